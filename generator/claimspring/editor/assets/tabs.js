// On a phone an article and its claim do not fit beside each other: one is shown, the tabs change it.
const tabs = () => document.querySelectorAll("[data-tab]:not(body)");

export function turn(tab) {
  document.body.dataset.tab = tab;
  for (const one of tabs()) one.setAttribute("aria-pressed", String(one.dataset.tab === tab));
}

// The tab on which something stands.
export function turnTo(element) {
  if (tabs().length) turn(element.closest(".article-pane") ? "article" : "claim");
}

document.addEventListener("click", ({ target }) => {
  const tab = target.closest("[data-tab]:not(body)");
  if (!tab) return;
  turn(tab.dataset.tab);
  scrollTo(0, 0);
});

// Whoever goes through the sentences of an article beside a claim wants to see them.
document.addEventListener("screen", ({ detail }) => {
  const first = location.pathname.endsWith("/sentences") ? "article" : "claim";
  turn(detail.fresh ? first : document.body.dataset.tab || first);
});
