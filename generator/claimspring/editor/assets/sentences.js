// Sentence by sentence: a list that arrows go through, for keyboards and screen readers; no selection of the browser's.
import { choose, close } from "/assets/selection.js";

const list = () => document.querySelector("[data-sentences]");
const options = () => [...list().querySelectorAll(":scope > [role=option]")];
let anchor = null;
let words = null; // the words of one sentence, while its ends are moved

function focus(option) {
  for (const one of options()) one.tabIndex = one === option ? 0 : -1;
  option.focus();
}

function select(from, to) {
  const all = options();
  const [first, last] = [all.indexOf(from), all.indexOf(to)].sort((a, b) => a - b);
  all.forEach((one, index) => one.setAttribute("aria-selected", String(index >= first && index <= last)));
  choose(list(), Number(all[first].dataset.start), Number(all[last].dataset.end));
}

function openWords(option) {
  const start = Number(option.dataset.start);
  const said = [...option.childNodes].filter((node) => !node.classList?.contains("unseen")).map((node) => node.textContent).join("");
  words = { option, first: 0, last: 0, places: [] };
  for (const match of said.matchAll(/\S+/g)) {
    const at = start + [...said.slice(0, match.index)].length;
    words.places.push([at, at + [...match[0]].length, match[0]]);
  }
  words.last = words.places.length - 1;
  option.classList.add("words");
  pick();
}

async function pick() {
  const { places, first, last } = words;
  await choose(list(), places[first][0], places[last][1]);
}

function closeWords() {
  words?.option.classList.remove("words");
  words = null;
}

document.addEventListener("keydown", (event) => {
  const option = event.target.closest?.("[data-sentences] > [role=option]");
  if (!option || event.ctrlKey || event.altKey || event.metaKey) return;
  const all = options();
  const index = all.indexOf(option);
  const { key, shiftKey } = event;
  if (words) {
    if (key === "ArrowLeft" || key === "ArrowRight") {
      event.preventDefault();
      const by = key === "ArrowRight" ? 1 : -1;
      if (shiftKey) words.last = Math.min(words.places.length - 1, Math.max(words.last + by, words.first));
      else words.first = Math.max(0, Math.min(words.first + by, words.last));
      return pick();
    }
    if (key === "Escape" || key === "ArrowUp" || key === "ArrowDown") closeWords();
    if (key === "Escape") return event.preventDefault();
  }
  const moves = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: all.length - 1 };
  if (key in moves) {
    event.preventDefault();
    const next = all[Math.max(0, Math.min(all.length - 1, moves[key]))];
    focus(next);
    if (shiftKey) select((anchor ||= option), next);
    else anchor = null;
  } else if (key === "Enter") {
    event.preventDefault();
    anchor = null;
    select(option, option);
    openWords(option);
  } else if (key === " ") {
    event.preventDefault();
    anchor = option;
    select(option, option);
  } else if (key === "Escape") {
    all.forEach((one) => one.setAttribute("aria-selected", "false"));
    close();
  }
});

document.addEventListener("click", (event) => {
  const option = event.target.closest("[data-sentences] > [role=option]");
  if (!option) return;
  focus(option);
  if (event.shiftKey && anchor) select(anchor, option);
  else {
    anchor = option;
    select(option, option);
  }
});
