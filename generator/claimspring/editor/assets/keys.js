// The keyboard: every button with a key of its own, and the ways from one thing to the next.
import { act, flush, isSaving } from "/assets/acts.js";
import { reveal } from "/assets/page.js";

const inField = (target) => target.matches?.("input:not([type=checkbox]):not([type=radio]),textarea,select,[contenteditable]");
const off = () => localStorage.getItem("claimspring-keys") === "off";

// Who has just typed may type on although the field has lost the focus: no letter is taken for a button then.
const PAUSE = 1000;
let pause;
function types() {
  document.body.dataset.typing = "";
  clearTimeout(pause);
  pause = setTimeout(() => delete document.body.dataset.typing, PAUSE);
}
document.addEventListener("input", ({ target }) => inField(target) && types());

document.addEventListener("keydown", async (event) => {
  const { key, target } = event;
  const dialog = document.querySelector("dialog[open]");
  if ((event.ctrlKey || event.metaKey) && !event.altKey) {
    if (key.toLowerCase() === "z" && !inField(target)) {
      event.preventDefault();
      await flush();
      act(event.shiftKey ? "redo" : "undo", {});
    } else if (key === "Enter") {
      const form = target.form || dialog?.querySelector("form");
      if (form?.dataset.act) return form.requestSubmit();
      await flush();
      document.querySelector("[data-key='ctrl-enter']")?.click();
    }
    return;
  }
  if (event.altKey || event.ctrlKey || event.metaKey || inField(target) || event.defaultPrevented) return;
  if (key.length === 1 && (document.body.dataset.typing !== undefined || isSaving())) return types();
  if (key === "f" && !off()) {
    const all = [...document.querySelectorAll(".finding")].filter((one) => one.offsetParent);
    const next = all[(all.indexOf(document.activeElement.closest(".finding")) + 1) % all.length];
    return reveal(next);
  }
  if (off() || key.length !== 1) return;
  const scope = dialog || document;
  const button = [...scope.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].find((one) => one.offsetParent);
  if (button) {
    event.preventDefault();
    button.click();
  }
});
