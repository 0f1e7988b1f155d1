// Words that somebody selects in an article or in the copy of a source. The desk gets places, never words.
import * as api from "/assets/api.js";
import { act } from "/assets/acts.js";
import { go, here, tell, text } from "/assets/page.js";
import { turnTo } from "/assets/tabs.js";

export const chosen = { start: 0, end: 0, field: null, named: {} };
const bar = () => document.getElementById("bar");
const signs = (words) => [...words].length;

// The place of a point of the document in the text, in code points.
function place(node, offset) {
  let piece = node.nodeType === Node.TEXT_NODE ? node.parentElement.closest("[data-at]") : null;
  if (!piece) {
    const next = node.childNodes?.[offset] || node;
    const inside = next.nodeType === Node.ELEMENT_NODE ? next.closest("[data-at]") || next.querySelector("[data-at]") : next.parentElement?.closest("[data-at]");
    return inside ? Number(inside.dataset.at) : null;
  }
  let before = 0;
  const walker = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT);
  while (walker.nextNode() && walker.currentNode !== node) {
    before += walker.currentNode.parentElement.matches(".hidden-sign") ? 1 : signs(walker.currentNode.data);
  }
  return Number(piece.dataset.at) + before + signs(node.data.slice(0, offset));
}

export function subject(field) {
  return field.dataset.article ? { article: field.dataset.article } : { source: field.dataset.source };
}

export async function choose(field, start, end) {
  const name = field.dataset.article ? "words.look" : "copy.look";
  const answer = await api.act(name, { ...subject(field), start, end }, here());
  if (!answer || answer.bad) return answer && tell(answer.told, true);
  if (!field.isConnected) return; // another screen came first
  const { reply } = answer;
  Object.assign(chosen, { start: reply.start, end: reply.end, field, named: reply.named || {} });
  show(reply);
  paint(field, reply.start, reply.end);
  return reply;
}

// Words between the quotation marks of the desk's language.
function quoted(line, words) {
  return line.dataset.quoted.replace("#", () => words);
}

function show(reply) {
  const line = document.getElementById("bar-words");
  document.getElementById("draft-bar")?.setAttribute("hidden", "");
  tell(""); // on a phone it would stand before the buttons
  bar().hidden = false;
  const { word, words: several, times, claim } = line.dataset;
  const often = reply.occurs > 1 ? [times.replace("#", reply.occurs)] : [];
  const met = (reply.claims || []).map((one) => claim.replace("#", one.number));
  const count = reply.count === 1 ? word : several.replace("#", reply.count);
  const said = reply.words.length > 90 ? `${reply.words.slice(0, 89)}…` : reply.words;
  line.textContent = [quoted(line, said), count, ...often, ...met].join(" · ");
}

// A document that the article is said to name: the words that are chosen next can be its credit.
let credited = null;

function seek(wanted) {
  const note = document.getElementById("marking");
  credited = note && wanted?.claim === document.getElementById("bar-mark").dataset.claim ? wanted : null;
  if (!note) return;
  note.hidden = document.getElementById("bar-mark").hidden = !credited;
  if (!credited) return;
  note.textContent = note.dataset.words.replace("#", credited.name);
  turnTo(note);
  (document.querySelector(".mark.chosen") || note).scrollIntoView({ block: "center" });
  if (!document.activeElement.checkVisibility()) note.focus({ preventScroll: true });
}

document.addEventListener("change", ({ target }) => {
  if (target.dataset.mark && target.checked) seek(JSON.parse(target.dataset.mark));
});

export function close() {
  seek(null);
  for (const one of document.querySelectorAll(".bar")) one.hidden = true;
  chosen.field = null;
  CSS.highlights?.delete("chosen");
}

// Show the words as they are taken: whole ones.
function paint(field, start, end) {
  if (!CSS.highlights || !field.matches("[data-text]")) return;
  const ranges = [];
  for (const piece of field.querySelectorAll("[data-at]")) {
    const at = Number(piece.dataset.at);
    const node = piece.firstChild;
    if (!node || node.nodeType !== Node.TEXT_NODE) continue;
    const letters = [...node.data];
    const from = Math.max(0, start - at), to = Math.min(letters.length, end - at);
    if (from >= to) continue;
    const range = new Range();
    range.setStart(node, letters.slice(0, from).join("").length);
    range.setEnd(node, letters.slice(0, to).join("").length);
    ranges.push(range);
  }
  CSS.highlights.set("chosen", new Highlight(...ranges));
}

let waits;
function selected({ target }) {
  clearTimeout(waits);
  if (target.closest?.(".bar")) return; // a button for the words that are chosen
  waits = setTimeout(() => {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || !selection.rangeCount) return;
    const range = selection.getRangeAt(0);
    const around = range.startContainer.nodeType === Node.TEXT_NODE ? range.startContainer.parentElement : range.startContainer;
    const field = around.closest("[data-text]");
    if (!field) return;
    const start = place(range.startContainer, range.startOffset);
    let end = place(range.endContainer, range.endOffset);
    if (!field.contains(range.endContainer)) end = null;
    if (start === null) return;
    if (end === null || end <= start) end = start + signs(String(selection).trimEnd());
    choose(field, start, end);
  }, 120);
}

document.addEventListener("pointerup", selected);
document.addEventListener("keyup", (event) => event.shiftKey || event.key === "Shift" ? selected(event) : null);
document.addEventListener("contextmenu", selected);

// Move the ends by a word: [ ] the start, { } the end.
document.addEventListener("keydown", (event) => {
  if (!chosen.field || event.target.matches("input,textarea,select") || event.ctrlKey || event.altKey || event.metaKey) return;
  const moves = { "[": [-1, 0], "]": [1, 0], "{": [0, -1], "}": [0, 1] };
  if (event.key === "Escape") close();
  if (moves[event.key]) {
    event.preventDefault();
    step(...moves[event.key]);
  }
});

export function whole(field) {
  return [...field.querySelectorAll("[data-at]")].map((piece) => ({ at: Number(piece.dataset.at), words: piece.textContent }));
}

function step(first, last) {
  const words = [];
  for (const { at, words: said } of whole(chosen.field)) {
    for (const match of said.matchAll(/\S+/g)) {
      const start = at + signs(said.slice(0, match.index));
      words.push([start, start + signs(match[0])]);
    }
  }
  let from = words.findIndex(([, end]) => end > chosen.start);
  let to = words.findLastIndex(([start]) => start < chosen.end);
  from = Math.max(0, Math.min(from + first, to));
  to = Math.min(words.length - 1, Math.max(to + last, from));
  choose(chosen.field, words[from][0], words[to][1]);
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.opens === "credit-dialog") {
    const form = document.querySelector("#credit-dialog form");
    form.reset();
    form.elements.source.value = "";
    for (const [name, value] of Object.entries(chosen.named)) form.elements[name].value = value;
    form.elements.new_publisher.dispatchEvent(new Event("input", { bubbles: true })); // a long name wants a short one
  }
  if (button.dataset.barClose !== undefined) return close();
  if (button.dataset.mark) return seek(JSON.parse(button.dataset.mark));
  if (!button.dataset.bar || !chosen.field) return;
  if (button.dataset.ask && !confirm(button.dataset.ask)) return;
  const form = { ...subject(chosen.field), start: chosen.start, end: chosen.end };
  if (button.dataset.claim) form.claim = button.dataset.claim;
  if (button.dataset.index) form.index = Number(button.dataset.index);
  if (button.dataset.bar === "claim.credit") form.source = credited.source;
  if (button.dataset.stance) form.stance = button.dataset.stance;
  if (await act(button.dataset.bar, form)) close();
});

document.addEventListener("done", ({ target }) => target.dataset.words !== undefined && close());

// A form that is about the selected words takes their places along.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.words === undefined) return;
  if (!chosen.field) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return tell(text("nowords"), true);
  }
  const known = JSON.parse(form.dataset.form);
  form.dataset.form = JSON.stringify({ ...known, ...subject(chosen.field), start: chosen.start, end: chosen.end });
}, true);

// --- drafts ---------------------------------------------------------------------------------------------------------

let at = null;

function drafts() {
  return [...document.querySelectorAll("[data-proposed]")];
}

function open(draft) {
  close();
  at = draft.dataset.proposed;
  looked();
  const words = [...document.querySelectorAll(".mark.looked")].map((one) => one.textContent).join("");
  document.getElementById("draft-bar").hidden = false;
  const line = document.getElementById("draft-words");
  line.textContent = quoted(line, words.length > 120 ? `${words.slice(0, 119)}…` : words);
  draft.scrollIntoView({ block: "center" });
}

document.addEventListener("click", async (event) => {
  const mark = event.target.closest("[data-at].mark.proposed");
  if (mark && (getSelection()?.isCollapsed ?? true)) {
    const here = Number(mark.dataset.at);
    const found = drafts().find((one) => {
      const [start, end] = one.dataset.proposed.split("-").map(Number);
      return start <= here && here < end;
    });
    if (found) open(found);
  }
  const claimed = event.target.closest("[data-text] [data-claim]:not(.chosen)");
  if (claimed && (getSelection()?.isCollapsed ?? true)) return go(`/claims/${claimed.dataset.claim}`);
  const button = event.target.closest("button");
  if (button?.dataset.next) {
    const all = drafts();
    if (!all.length) return;
    const index = all.findIndex((one) => one.dataset.proposed === at);
    const next = button.dataset.next === "back" ? index - 1 : index + 1;
    open(all[(next + all.length) % all.length]);
  }
  if (button?.dataset.draft && at) {
    const field = document.querySelector("[data-text]");
    const [start, end] = at.split("-").map(Number);
    const after = drafts().map((one) => one.dataset.proposed);
    const next = after[after.indexOf(at) + 1];
    const done = await act(button.dataset.draft, { article: field.dataset.article, start, end });
    if (!done) return;
    document.getElementById("draft-bar").hidden = true;
    const found = drafts().find((one) => one.dataset.proposed === next);
    if (found) open(found);
    else if (done.reply?.claim) await go(`/claims/${done.reply.claim}`);
  }
});

function looked() {
  for (const one of document.querySelectorAll(".mark.looked")) one.classList.remove("looked");
  if (!at) return;
  const [start, end] = at.split("-").map(Number);
  for (const piece of document.querySelectorAll("[data-text] .mark.proposed")) {
    const place = Number(piece.dataset.at);
    if (place >= start && place < end) piece.classList.add("looked");
  }
}

document.addEventListener("screen", ({ detail }) => {
  if (!detail.fresh) looked();
  else {
    document.querySelector(".mark.chosen")?.scrollIntoView({ block: "center" });
    if (!location.hash) scrollTo(0, 0);
    at = null;
    Object.assign(chosen, { field: null });
    seek(credited);
    CSS.highlights?.delete("chosen");
  }
});
