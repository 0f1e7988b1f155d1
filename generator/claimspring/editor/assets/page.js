// Puts screens in place: what did not change stays, and so do focus, scrolling, open sections and words half typed.
import * as api from "/assets/api.js";
import { turnTo } from "/assets/tabs.js";

const policy = window.trustedTypes
  ? trustedTypes.createPolicy("desk", { createHTML: (text) => text })
  : { createHTML: (text) => text };
const desk = () => document.getElementById("desk");
export const here = () => location.pathname + location.search;
export const text = (name) => document.body.dataset[name] || "";
let number = 0;

export function parsed(html) {
  const template = document.createElement("template");
  template.innerHTML = policy.createHTML(html);
  return template.content;
}

export function tell(words, bad = false) {
  const line = document.getElementById(bad ? "alarm" : "told");
  const other = document.getElementById(bad ? "told" : "alarm");
  other.textContent = "";
  line.textContent = words;
}

function alike(one, other) {
  return one.nodeType === other.nodeType && one.nodeName === other.nodeName && (one.id || "") === (other.id || "");
}

// Whoever types has not finished: what is wrong with a field is said when it is left.
let held = false;
function hold(old, now) {
  const found = now.querySelector(".findings");
  if (!found || old.querySelector(".findings") || !document.activeElement.matches("textarea, input[type=text]")) return;
  found.remove();
  now.querySelector("[aria-invalid]")?.removeAttribute("aria-invalid");
  held = true;
}
document.addEventListener("focusout", () => {
  if (held && !document.querySelector("[data-unsaved]")) refresh(); // else it comes when that is saved
  held = false;
});

// Make `old` what `now` is, keeping every node that can stay.
function morph(old, now) {
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.nodeValue !== now.nodeValue) old.nodeValue = now.nodeValue;
    return;
  }
  if (old.dataset.client !== undefined) return;
  if (old.matches(".field") && old.contains(document.activeElement)) hold(old, now);
  if (now.dataset.opened !== undefined && old.dataset.opened === undefined) old.open = true;
  const kept = old.getAttribute("role") === "option" ? ["tabindex", "aria-selected"] : [];
  const typing = old === document.activeElement || old.dataset.unsaved !== undefined;
  for (const { name } of [...old.attributes]) {
    if (!now.hasAttribute(name) && name !== "open" && name !== "data-unsaved") old.removeAttribute(name);
  }
  for (const { name, value } of now.attributes) {
    if (kept.includes(name) || old.getAttribute(name) === value || (name === "open" && old.nodeName === "DETAILS")) continue;
    old.setAttribute(name, value);
  }
  if (old.nodeName === "TEXTAREA") {
    if (old.defaultValue !== now.defaultValue && !typing) old.value = old.defaultValue = now.defaultValue;
    return;
  }
  if (old.nodeName === "INPUT" && !typing) {
    if (old.type === "checkbox" || old.type === "radio") old.checked = now.hasAttribute("checked");
    else if (old.type !== "file" && now.hasAttribute("value")) old.value = now.getAttribute("value");
  }
  children(old, now);
  if (old.nodeName === "SELECT" && !typing) old.value = [...now.options].find((o) => o.hasAttribute("selected"))?.value ?? old.value;
}

function children(old, now) {
  const ids = new Map([...old.children].filter((child) => child.id).map((child) => [child.id, child]));
  const wanted = new Set([...now.children].map((child) => child.id).filter(Boolean));
  let at = old.firstChild;
  for (const next of [...now.childNodes]) {
    let same = next.id ? ids.get(next.id) : null;
    ids.delete(next.id);
    if (!same && at && alike(at, next)) same = at;
    if (same && same.nodeName === next.nodeName) {
      while (at !== same && !wanted.has(at.id)) {
        // what goes makes room: were the other moved instead, a field in it would lose the focus
        const gone = at;
        at = at.nextSibling;
        gone.remove();
      }
      if (same !== at) old.insertBefore(same, at);
      else at = at.nextSibling;
      morph(same, next);
    } else {
      old.insertBefore(next, at);
    }
  }
  while (at) {
    const gone = at;
    at = at.nextSibling;
    gone.remove();
  }
}

export function put(screen, fresh = false) {
  if (screen.number !== undefined) number = screen.number;
  document.title = screen.title;
  document.documentElement.lang = screen.lang;
  const now = parsed(screen.html);
  if (fresh) desk().replaceChildren(now);
  else {
    const held = document.activeElement;
    children(desk(), now);
    if (held !== document.activeElement && desk().contains(held)) held.focus({ preventScroll: true }); // moved, so it lost it
  }
  document.dispatchEvent(new CustomEvent("screen", { detail: { fresh } }));
}

export async function go(path, { push = true, focus = true } = {}) {
  const before = location.pathname;
  const screen = await api.screen(path);
  if (!screen) return tell(text("closed"), true);
  if (screen.status === 401) return tell(text("nokey"), true);
  if (push) history.pushState(null, "", path);
  const [way, part] = path.split("#");
  put(screen, way.split("?")[0] !== before || !push);
  if (part) reveal(document.getElementById(part));
  else if (focus) {
    scrollTo(0, 0);
    document.querySelector("main h1, #desk h1")?.focus({ preventScroll: true });
  }
}

export function reveal(element) {
  if (!element) return;
  turnTo(element);
  for (let around = element; around; around = around.parentElement) if (around.nodeName === "DETAILS") around.open = true;
  element.scrollIntoView({ block: element.offsetHeight > innerHeight / 2 ? "start" : "center" });
  const controls = "input,textarea,select,button,summary";
  const target = element.matches(`${controls},a`) ? element : [...element.querySelectorAll(controls)].find((one) => one.checkVisibility());
  (target || element).focus({ preventScroll: true });
}

export async function refresh() {
  const asked = here();
  const screen = await api.screen(asked);
  if (screen && screen.html && asked === here()) put(screen); // else somebody has gone on meanwhile
}

// What takes long comes when it is known; it stands in this very screen then.
let coming = false;
document.addEventListener("screen", async () => {
  const later = document.querySelector("[data-later]");
  if (!later || coming) return;
  coming = true;
  const known = await api.screen(later.dataset.later);
  coming = false;
  if (known && known.html) await refresh();
});

// Once a second, while somebody looks: did others change anything?
export function watch() {
  setInterval(async () => {
    if (document.visibilityState !== "visible" || document.querySelector("dialog[open]")) return;
    const now = await api.changes();
    if (!now) return tell(text("closed"), true);
    if (now.number !== undefined && (now.number !== number || document.querySelector("[data-waiting]"))) {
      number = now.number;
      await refresh();
    }
  }, 1000);
}
