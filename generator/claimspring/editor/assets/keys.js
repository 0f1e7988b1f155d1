// The keyboard: every button with a key of its own, and the ways from one thing to the next.
import { act, flush } from "/assets/acts.js";
import { reveal } from "/assets/page.js";

const inField = (target) => target.matches?.("input:not([type=checkbox]):not([type=radio]),textarea,select,[contenteditable]");
const off = () => localStorage.getItem("claimspring-keys") === "off";

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
