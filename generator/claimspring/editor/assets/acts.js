// Buttons and forms that do something, and fields that are saved when nobody types for a moment.
import * as api from "/assets/api.js";
import { go, here, parsed, put, tell, text } from "/assets/page.js";

const REST = 600;
const DRAFT = "claimspring-typed:";

export async function act(name, form, { at = here() } = {}) {
  const answer = await api.act(name, form, at);
  if (!answer) {
    tell(text("closed"), true);
    return null;
  }
  if (answer.status === 401) tell(text("nokey"), true);
  else if (answer.conflict) ask(answer, name, form);
  else if (answer.told) tell(answer.told, answer.bad);
  if (answer.bad || answer.status >= 400) return null;
  if (answer.go) await go(answer.go);
  else if (answer.screen && at === here()) put(answer.screen);
  return answer;
}

// A field that two people changed: both wordings, and what is to stand.
function ask(answer, name, form) {
  const dialog = document.getElementById("question");
  dialog.replaceChildren(parsed(answer.conflict));
  dialog.onclose = () => {
    const keep = dialog.returnValue;
    if (keep) {
      const value = keep === "edit" ? dialog.querySelector("textarea").value : form.value;
      forget(form);
      act(name, { ...form, value, keep: keep === "edit" ? "mine" : keep });
    }
  };
  dialog.returnValue = "";
  dialog.showModal();
}

function forget(form) {
  const field = [...document.querySelectorAll("[data-route]")].find((one) => one.dataset.route === JSON.stringify(form.route));
  if (field) delete field.dataset.unsaved;
}

function values(form) {
  const found = {};
  for (const input of form.elements) {
    if (!input.name || input.disabled) continue;
    const [name, part] = input.name.split(".");
    let value = input.type === "checkbox" ? input.checked : input.value;
    if (input.type === "radio" && !input.checked) continue;
    if (input.dataset.list !== undefined) value = value.split(/\n|,/).map((one) => one.trim()).filter(Boolean);
    if (part) {
      if (value) (found[name] ||= {})[part] = value;
    } else found[name] = value;
  }
  return { ...JSON.parse(form.dataset.form || "{}"), ...found };
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.dataset.act) return;
  event.preventDefault();
  if (form.dataset.ask && !confirm(form.dataset.ask)) return;
  form.setAttribute("aria-busy", "true");
  const done = await act(form.dataset.act, { ...values(form), ...JSON.parse(event.submitter?.dataset.form || "{}") });
  form.removeAttribute("aria-busy");
  if (done) {
    if (!done.go && form.dataset.keep === undefined) form.reset();
    form.closest("dialog")?.close();
  }
});

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[href^='/']");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
    event.preventDefault();
    await flush();
    return go(link.getAttribute("href"));
  }
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.opens) {
    const dialog = document.getElementById(button.dataset.opens);
    dialog.showModal();
  }
  if (button.dataset.closes !== undefined) button.closest("dialog").close();
  if (button.dataset.language) {
    api.speak(button.dataset.language);
    go(here(), { push: false });
  }
  if (button.dataset.act && button.type !== "submit") {
    if (button.dataset.ask && !confirm(button.dataset.ask)) return;
    await flush();
    act(button.dataset.act, JSON.parse(button.dataset.form || "{}"));
  }
});

// --- fields -------------------------------------------------------------------------------------------------------

const waiting = new Map();

const typed = (field) =>
  field.type === "checkbox" ? field.checked : field.dataset.list !== undefined ? field.value.split(/\n|,/).map((one) => one.trim()).filter(Boolean) : field.value;

function place(field) {
  const file = field.closest("[data-file]");
  return { file: JSON.parse(file.dataset.file), route: JSON.parse(field.dataset.route) };
}

const slot = (field) => DRAFT + field.closest("[data-file]").dataset.name + field.dataset.route;

function changed(field) {
  if (field.dataset.unsaved === undefined) {
    field.dataset.unsaved = "";
    field.dataset.base = field.closest("[data-file]").dataset.file;
  }
  sessionStorage.setItem(slot(field), String(typed(field)));
  clearTimeout(waiting.get(field));
  waiting.set(field, setTimeout(() => save(field), REST));
}

async function save(field) {
  clearTimeout(waiting.get(field));
  waiting.delete(field);
  if (field.dataset.unsaved === undefined || field.dataset.saving !== undefined) return;
  field.dataset.saving = "";
  const sent = typed(field);
  const { file, route } = place(field);
  const base = JSON.parse(field.dataset.base || "null") || file;
  const done = await act("edit", { file: base, route, value: sent });
  delete field.dataset.saving;
  if (!done) {
    field.setAttribute("aria-invalid", "true");
    return;
  }
  field.removeAttribute("aria-invalid");
  if (String(typed(field)) === String(sent)) {
    delete field.dataset.unsaved;
    delete field.dataset.base;
    sessionStorage.removeItem(slot(field));
  } else {
    field.dataset.base = field.closest("[data-file]").dataset.file;
    changed(field);
  }
}

export async function flush() {
  for (const field of [...document.querySelectorAll("[data-unsaved]")]) await save(field);
}

document.addEventListener("input", ({ target }) => {
  if (target.dataset.route && target.dataset.at === undefined) changed(target);
});
document.addEventListener("change", ({ target }) => {
  if (!target.dataset.route) return;
  changed(target);
  save(target);
});
document.addEventListener("focusout", ({ target }) => {
  if (target.dataset?.route && target.dataset.unsaved !== undefined) save(target);
});
addEventListener("pagehide", () => [...document.querySelectorAll("[data-unsaved]")].forEach((field) => sessionStorage.setItem(slot(field), String(typed(field)))));

// What was typed when the desk was closed is put back, and saved as soon as it answers.
document.addEventListener("screen", ({ detail }) => {
  if (!detail.fresh) return;
  for (const field of document.querySelectorAll("textarea[data-route], input[type=text][data-route]")) {
    const kept = sessionStorage.getItem(slot(field));
    if (kept === null) continue;
    if (kept === field.value) sessionStorage.removeItem(slot(field));
    else {
      field.value = kept;
      changed(field);
      tell(text("restored"));
    }
  }
});
