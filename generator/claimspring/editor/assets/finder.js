// Finding a source while typing, words in a copy, and files that somebody brings.
import * as api from "/assets/api.js";
import { act } from "/assets/acts.js";
import { go, here, put, reveal, tell, text } from "/assets/page.js";

let waits;
const isAddress = (words) => /^https?:\/\//i.test(words.trim());

async function find(input) {
  const finder = input.closest("[data-finder]"); // before the answer, when a new screen may have taken the field away
  const answer = await api.act(input.dataset.of || "source.find", { words: input.value }, here());
  const hits = finder.querySelector("[data-hits]");
  hits.replaceChildren();
  const found = answer?.reply?.found || [];
  for (const one of found) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = [one.publisher, one.title, one.published].filter(Boolean).join(" · ");
    button.onclick = () => use(input, finder, { id: one.id, title: button.textContent });
    item.append(button);
    hits.append(item);
  }
  const link = finder.querySelector("[data-new-source]");
  if (link) {
    const claim = finder.dataset.claim || "";
    const address = isAddress(input.value) && !found.length ? `&url=${encodeURIComponent(input.value.trim())}` : "";
    link.setAttribute("href", `/new-source?claim=${claim}&use=${input.dataset.find}${address}`);
  }
  return finder;
}

// What is not here yet can be added under what was typed.
function offer(finder, link, title) {
  const item = document.createElement("li");
  const way = document.createElement("a");
  way.className = "button";
  way.href = `${link.getAttribute("href")}&title=${encodeURIComponent(title)}`;
  way.textContent = text("nosource").replace("#", title);
  item.append(way);
  finder.querySelector("[data-hits]").replaceChildren(item);
  way.focus();
}

function use(input, finder, { id, title }) {
  const fills = input.dataset.find === "fill";
  input.value = fills ? title : "";
  if (fills) finder.querySelector("input[type=hidden]").value = id;
  finder.querySelector("[data-hits]").replaceChildren();
  const { claim, source } = finder.dataset;
  switch (input.dataset.find) {
    case "evidence":
      return go(`/pick/${claim}/${id}`);
    case "fill":
      return input.focus();
    case "trail":
      return act("trail.add", { claim, source: id });
    case "entry":
      return act("entry.add", { ...JSON.parse(finder.dataset.form), value: id });
    case "origin":
      return act("source.origin", { source, origin: id });
    default:
      return go(`/sources/${id}`);
  }
}

document.addEventListener("input", ({ target }) => {
  if (target.dataset.find === "fill") target.closest("[data-finder]").querySelector("input[type=hidden]").value = "";
  if (target.dataset.find) {
    clearTimeout(waits);
    waits = setTimeout(() => find(target), 150);
  }
  if (target.dataset.findIn !== undefined) mark(target.value.trim());
});

// Enter takes the first that is found; an address that is not here yet is looked at.
document.addEventListener("keydown", async (event) => {
  const { target, key } = event;
  if (!target.dataset?.find || key !== "Enter") return;
  event.preventDefault();
  clearTimeout(waits);
  const address = target.value.trim();
  const finder = await find(target);
  const first = finder.querySelector("[data-hits] button");
  const link = finder.querySelector("[data-new-source]");
  if (first) first.click();
  else if (isAddress(address) && link) {
    const form = { address, role: "source", claim: finder.dataset.claim, use: target.dataset.find };
    if (!(await act("intake.look", form))) await go(link.getAttribute("href"));
  } else if (address && link) {
    offer(finder, link, address);
  }
});

// The words looked for in a copy: how often they stand there, and the first in sight.
function mark(words) {
  const count = document.getElementById("find-in-count");
  CSS.highlights?.delete("found");
  count.textContent = "";
  if (words.length < 2) return;
  const ranges = [];
  for (const node of document.querySelectorAll("[data-text] [data-at], [data-sentences] [role=option]")) {
    const inner = node.firstChild;
    if (inner?.nodeType !== Node.TEXT_NODE) continue;
    const low = inner.data.toLowerCase();
    for (let at = low.indexOf(words.toLowerCase()); at >= 0; at = low.indexOf(words.toLowerCase(), at + 1)) {
      const range = new Range();
      range.setStart(inner, at);
      range.setEnd(inner, at + words.length);
      ranges.push(range);
    }
  }
  count.textContent = String(ranges.length);
  if (CSS.highlights) CSS.highlights.set("found", new Highlight(...ranges));
  ranges[0]?.startContainer.parentElement.scrollIntoView({ block: "center" });
}

document.addEventListener("change", async ({ target }) => {
  if (target.type !== "file" || !target.files.length) return;
  const file = target.files[0];
  const { bring, bringNew } = target.dataset;
  const about = bring ? `copy:${bring}` : bringNew ? `source:${bringNew}` : "article";
  const answer = await api.upload(about, file.name, file, here());
  target.value = "";
  if (!answer) return tell(text("closed"), true);
  tell(answer.told, answer.bad);
  if (answer.go) await go(answer.go);
  else if (answer.screen) put(answer.screen);
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-reveal]");
  if (!link) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  reveal(document.getElementById(link.dataset.reveal));
}, true);
