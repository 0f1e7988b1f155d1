// Texts wanted in several languages: where there are more than two, one is shown at a time, until all are asked for.
// What is being typed, and what has something wrong with it, is shown in any case.
const MANY = 3;
let tongue = null;
const buttons = () => [...document.querySelectorAll("[data-tongue-of]")];

function show() {
  const tongues = buttons().map((one) => one.dataset.tongueOf).filter(Boolean);
  if (!tongues.length) return;
  const own = tongues.find((one) => one === document.documentElement.lang) || tongues[0];
  tongue ??= tongues.length < MANY ? "" : own;
  for (const one of buttons()) one.setAttribute("aria-pressed", String(one.dataset.tongueOf === tongue));
  for (const one of document.querySelectorAll("[data-tongue]")) {
    one.hidden = tongue && one.dataset.tongue !== tongue && !one.querySelector(".finding, [aria-invalid], [data-unsaved], :focus");
  }
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-tongue-of]");
  if (!button) return;
  tongue = button.dataset.tongueOf;
  show();
});
document.addEventListener("screen", show);
