// Buttons and forms that do something, and fields that are saved when nobody types for a moment.
import * as api from "/assets/api.js";
import { go, here, parsed, put, tell, text } from "/assets/page.js";

const REST = 600;
const DRAFT = "claimspring-typed:";

// Edits on their way: what is done next waits for them.
const edits = new Set();

export function act(name, form, how) {
  const done = perform(name, form, how);
  if (name === "edit") edits.add(done);
  return done.finally(() => edits.delete(done));
}

// `asked` is the form that was filled in: what is refused is said beside its field.
async function perform(name, form, { at = here(), asked = null } = {}) {
  const answer = await api.act(name, form, at);
  if (!answer) {
    tell(text("closed"), true);
    return null;
  }
  if (answer.status === 401) tell(text("nokey"), true);
  else if (answer.conflict) ask(answer, name, form);
  else if (answer.bad && asked) refuse(asked, answer);
  else if (answer.told) tell(answer.told, answer.bad);
  if (answer.bad || answer.status >= 400) return null;
  if (answer.go) await go(answer.go);
  else if (answer.screen && at === here()) put(answer.screen);
  return answer;
}

const REFUSED = "[data-refused]";

function settle(form) {
  for (const line of form.querySelectorAll(REFUSED)) line.remove();
  for (const input of form.querySelectorAll("[aria-invalid][aria-errormessage]")) {
    input.removeAttribute("aria-invalid");
    input.removeAttribute("aria-errormessage");
  }
}

function refuse(form, { told, fields = [{ told }] }) {
  for (const one of fields.toReversed()) refuseField(form, one); // the first gets the focus
}

function refuseField(form, { told, field }) {
  const input = field && [...form.elements].find((one) => one.name === field && one.type !== "hidden");
  const line = document.createElement("p");
  Object.assign(line, { id: `refused-${field || "form"}`, className: "finding error", textContent: told });
  line.dataset.refused = "";
  line.setAttribute("role", "alert");
  const place = input?.closest(".field, fieldset") || [...form.querySelectorAll(".buttons, button")].pop();
  if (input) place.append(line);
  else place.before(line);
  input?.setAttribute("aria-invalid", "true");
  input?.setAttribute("aria-errormessage", line.id);
  for (let around = line; around; around = around.parentElement) if (around.nodeName === "DETAILS") around.open = true;
  line.scrollIntoView({ block: "nearest" });
  input?.focus({ preventScroll: true });
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

function values(form) {
  const found = {};
  for (const input of form.elements) {
    if (!input.name || input.disabled) continue;
    const way = input.name.split("."); // what lies deeper is left out where nothing is typed
    let value = input.type === "checkbox" ? input.checked : input.value;
    if (input.type === "radio" && !input.checked) continue;
    if (input.dataset.list !== undefined) value = value.split(/\n|,/).map((one) => one.trim()).filter(Boolean);
    if (way.length > 1 && !value) continue;
    const last = way.pop();
    way.reduce((around, part) => (around[part] ||= {}), found)[last] = value;
  }
  return { ...JSON.parse(form.dataset.form || "{}"), ...found };
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.dataset.act) return;
  event.preventDefault();
  const question = form.dataset.ask || form.querySelector("option:checked[data-ask]")?.dataset.ask;
  if (question && !confirm(question)) return;
  form.setAttribute("aria-busy", "true");
  settle(form);
  const sent = { ...values(form), ...JSON.parse(event.submitter?.dataset.form || "{}") };
  const done = await act(form.dataset.act, sent, { asked: form });
  form.removeAttribute("aria-busy");
  if (done) {
    if (form.isConnected && form.dataset.keep === undefined) form.reset();
    form.closest("dialog")?.close();
    form.dispatchEvent(new CustomEvent("done", { bubbles: true }));
  }
});

// A long name wants a short one beside it.
document.addEventListener("input", ({ target }) => {
  if (target.dataset.long) document.getElementById(target.dataset.long).hidden = [...target.value.trim()].length <= 22;
});

// A day that is picked goes into the text beside it, which may as well say a month or a year.
document.addEventListener("change", ({ target }) => {
  const text = target.dataset.dayOf && document.getElementById(target.dataset.dayOf);
  if (!text || !target.value) return;
  text.value = target.value;
  text.dispatchEvent(new Event("input", { bubbles: true }));
});

// Of several ways to answer, the one that is taken empties the others.
document.addEventListener("input", ({ target }) => {
  if (target.dataset.either === undefined || !target.value) return;
  for (const other of target.form.querySelectorAll("[data-either]")) if (other !== target) other.value = "";
});

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[href^='/']");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
    event.preventDefault();
    tell(""); // what was said of the screen that is left
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
    await act("desk.speak", { language: button.dataset.language });
    go(here(), { push: false });
  }
  if (button.dataset.act && button.type !== "submit") {
    if (button.dataset.ask && !confirm(button.dataset.ask)) return;
    await flush();
    act(button.dataset.act, JSON.parse(button.dataset.form || "{}"));
  }
});

// --- fields -------------------------------------------------------------------------------------------------------

// What is typed and not yet saved: one draft for each value of a file, whichever field it was typed into last. It
// outlives its field, which a new screen may take away meanwhile.
const drafts = new Map();

const typed = (field) =>
  field.type === "checkbox" ? field.checked : field.dataset.list !== undefined ? field.value.split(/\n|,/).map((one) => one.trim()).filter(Boolean) : field.value;

const slot = (field) => DRAFT + field.closest("[data-file]").dataset.name + field.dataset.route;

// The file as the screen shows it now, with the digest of what was read.
const shown = (name) => {
  const now = [...document.querySelectorAll("[data-file]")].find((one) => one.dataset.name === name);
  return now && JSON.parse(now.dataset.file);
};

// All choices of a question are one value.
const choices = (field) => (field.type === "radio" ? [...document.getElementsByName(field.name)] : [field]);

function changed(field) {
  const key = slot(field);
  const { name } = field.closest("[data-file]").dataset;
  const draft = drafts.get(key) || { key, name, field, file: shown(name), route: JSON.parse(field.dataset.route), timer: 0, saving: null };
  if (!draft.field.isConnected) draft.file = shown(name); // typed anew, on a new screen
  draft.field = field;
  draft.value = typed(field);
  drafts.set(key, draft);
  for (const one of choices(field)) one.dataset.unsaved = "";
  sessionStorage.setItem(key, String(draft.value));
  rest(draft);
}

function rest(draft) {
  still(draft);
  draft.timer = setTimeout(() => save(draft), REST);
}

function still(draft) {
  clearTimeout(draft.timer);
  draft.timer = 0;
}

function close(draft) {
  still(draft);
  drafts.delete(draft.key);
  for (const one of choices(draft.field)) delete one.dataset.unsaved;
  sessionStorage.removeItem(draft.key);
}

// One at a time; who asks while it is being saved waits for that.
function save(draft) {
  if (!draft || drafts.get(draft.key) !== draft) return undefined;
  draft.saving ||= sent(draft).finally(() => {
    draft.saving = null;
  });
  return draft.saving;
}

async function sent(draft) {
  still(draft);
  const { field, value } = draft;
  const { top } = field.getBoundingClientRect();
  const done = await act("edit", { file: draft.file, route: draft.route, value });
  if (field.isConnected) scrollBy(0, field.getBoundingClientRect().top - top); // what opens above moves nothing away
  if (!done) {
    draft.field.setAttribute("aria-invalid", "true");
    if (!draft.field.isConnected) drafts.delete(draft.key); // its screen is left; what was typed is kept for when it is opened again
    return;
  }
  draft.field.removeAttribute("aria-invalid");
  if (String(draft.value) === String(value)) close(draft);
  else {
    draft.file = shown(draft.name) || draft.file; // what came after it is typed on what was saved
    rest(draft);
  }
}

// The answer to which of two wordings is to stand decides the field.
function forget({ file, route }) {
  for (const draft of drafts.values()) {
    if (JSON.stringify([draft.file, draft.route]) === JSON.stringify([file, route])) close(draft);
  }
}

export const isSaving = () => edits.size > 0 || [...drafts.values()].some((draft) => draft.timer || draft.saving);

export async function flush() {
  for (const draft of [...drafts.values()]) {
    await draft.saving;
    await save(draft); // what was typed meanwhile
  }
  await Promise.allSettled(edits);
}

document.addEventListener("input", ({ target }) => {
  if (target.dataset.route && target.dataset.at === undefined) changed(target);
});
document.addEventListener("change", ({ target }) => {
  if (!target.dataset.route) return;
  changed(target);
  if (target.type !== "date") save(drafts.get(slot(target))); // a year is four keys, and a day with each of them
});
document.addEventListener("focusout", ({ target }) => save([...drafts.values()].find((draft) => draft.field === target)));

// What was typed when the desk was closed is put back, and saved as soon as it answers.
document.addEventListener("screen", () => {
  for (const field of document.querySelectorAll("textarea[data-route], input[data-route]:not([type=checkbox], [type=radio])")) {
    if (drafts.get(slot(field))?.field === field) continue;
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
