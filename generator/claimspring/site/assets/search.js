// The search page: what is typed and ticked goes to search-worker.js, and what it finds in this language's index is shown.

const PAGE = 10;
const form = document.querySelector("[data-search]");
const field = form.elements.q;
const status = form.querySelector("[data-count]");
const list = form.querySelector("[data-results]");
const more = form.querySelector("[data-more]");
const facets = form.querySelector("[data-choices]");
const labels = JSON.parse(form.dataset.labels);
const icons = JSON.parse(form.dataset.icons);
const index = new URL(form.dataset.index, location.href);

const roomy = matchMedia("(min-width: 60em)").matches;
let found = 0;
let shown = 0;
let asked = 0;

// The worker's answer to a task; refused where it has none or does not run.
const waiting = new Map();
const worker = new Worker(new URL("search-worker.js", import.meta.url), { type: "module" });
worker.addEventListener("message", ({ data: { id, answer, failure } }) => {
  const [resolve, reject] = waiting.get(id);
  waiting.delete(id);
  if (failure) reject(new Error(failure)); else resolve(answer);
});
worker.addEventListener("error", () => {
  waiting.forEach(([, reject]) => reject(new Error("no worker")));
  waiting.clear();
});
let tasks = 0;
const ask = (task, given) => new Promise((resolve, reject) => {
  waiting.set(++tasks, [resolve, reject]);
  worker.postMessage({ id: tasks, task, given });
});

const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

// Pagefind's excerpts are escaped HTML with <mark>: read them as text, so that nothing of a page is ever markup here.
const excerpt = (html) => html.split(/<\/?mark>/).map((part, number) => {
  const text = part.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, "&");
  return number % 2 ? element("mark", { textContent: text }) : text;
});

let offered = false; // whether the facets hold what can be ticked; until then the address tells what is

const chosen = () => {
  const filters = {};
  const ticks = offered ? new FormData(form) : new URLSearchParams(location.search);
  for (const [name, value] of ticks) if (name in labels) (filters[name] ??= { any: [] }).any.push(value);
  return filters;
};

let named; // the article of the hit before: a list does not say it on every line
const entry = (data) => {
  const link = element("a", { href: new URL(data.raw_url.replace(/^\//, ""), new URL("../..", index)), textContent: data.meta.title });
  const item = element("li", {}, link);
  const { verdict: [verdict] = [], article: [article] = [], section: [section] = [] } = data.filters;
  if (verdict) item.prepend(element("span", { className: `verdict v-${icons[verdict] ?? "open"}`, textContent: verdict }), " ");
  else if (section) item.prepend(element("span", { className: "section", textContent: section }), " ");
  if (article && article !== named) item.append(" ", element("cite", { textContent: article }));
  named = article;
  item.append(element("p", { className: "note-text" }, ...excerpt(data.excerpt)));
  return item;
};

const showMore = async () => {
  const wave = asked;
  more.disabled = true;
  const next = await ask("show", [shown, shown + PAGE]);
  more.disabled = false;
  if (wave !== asked) return;
  list.append(...next.map(entry));
  shown += next.length;
  more.hidden = shown >= found;
};

// The facets take their room before anything is known, so that nothing moves when it is.
const announce = () => {
  facets.replaceChildren(...Object.values(labels).map((label) => element("details", {}, element("summary", { textContent: label }))));
  facets.hidden = false;
};

const offer = (counts) => {
  const ticked = new Set([...facets.querySelectorAll("input:checked")].map((box) => `${box.name}\n${box.value}`));
  const open = new Set([...facets.querySelectorAll("details[open]")].map((group) => group.dataset.name));
  const wanted = new URLSearchParams(offered ? "" : location.search);
  offered = true;
  facets.replaceChildren(...Object.keys(labels).filter((name) => counts[name]).map((name) => {
    const boxes = Object.entries(counts[name])
      .filter(([value, count]) => count || ticked.has(`${name}\n${value}`))
      .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
      .map(([value, count]) => {
        const box = element("input", { type: "checkbox", name, value });
        box.checked = ticked.has(`${name}\n${value}`) || wanted.getAll(name).includes(value);
        return element("label", {}, box, ` ${value} `, element("b", { textContent: count.toLocaleString(document.documentElement.lang) }));
      });
    const group = element("details", {}, element("summary", { textContent: labels[name] }), ...boxes);
    group.dataset.name = name;
    group.open = open.has(name) || (name === "verdict" && roomy) || boxes.some((label) => label.firstChild.checked);
    return group;
  }));
};

const remember = (words, filters) => {
  const ticks = Object.entries(filters).flatMap(([name, { any }]) => any.map((value) => [name, value]));
  const held = new URLSearchParams(words ? [["q", words], ...ticks] : ticks);
  history.replaceState(null, "", held.size ? `?${held}` : "./");
};

// What goes wrong on the way (no network, no worker) is told, and nothing of before is left standing.
const told = (task) => async () => {
  try {
    await task();
  } catch {
    list.replaceChildren();
    more.hidden = true;
    status.textContent = status.dataset.failed;
  }
};

// Nothing found: the nearest word of the site (Damerau's distance, at most a third of the word), with what holds it.
const nearest = form.querySelector("[data-nearest]");
const nothing = form.querySelector("[data-nothing]");
const folded = (word) => word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const distance = (one, other) => {
  const rows = [[...Array(other.length + 1).keys()]];
  for (let i = 1; i <= one.length; i++) {
    rows[i] = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + same);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
    }
  }
  return rows[one.length][other.length];
};
let known;
const suggest = async (words, wave) => {
  known ??= fetch("words.json").then((response) => response.json());
  const { words: all, pages } = await known;
  let best;
  for (const typed of words.split(/\s+/).map(folded)) {
    for (const [word, [written, held]] of Object.entries(all)) {
      const plain = folded(word);
      if (Math.abs(plain.length - typed.length) > typed.length / 3) continue;
      const far = distance(typed, plain);
      if (far <= typed.length / 3 && (!best || far < best.far)) best = { far, written, held };
    }
  }
  if (!best || wave !== asked) return;
  const link = element("a", { href: `?${new URLSearchParams([["q", best.written]])}` }, element("b", { textContent: best.written }));
  const lines = best.held.map((number) => {
    const [title, verdict, place] = pages[number];
    const item = element("li", {}, element("p", { className: "d" }), element("p", { className: "st" }, element("a", { href: place, textContent: title })));
    if (verdict) item.firstChild.append(element("span", { className: `verdict v-${icons[verdict] ?? "open"}`, textContent: verdict }));
    return item;
  });
  nearest.replaceChildren(element("p", { className: "deck" }, `${nearest.dataset.mean} `, link, "?"), element("ol", { className: "line" }, ...lines));
  nearest.hidden = false;
};

const search = told(async () => {
  const wave = ++asked;
  const filters = chosen();
  const words = field.value.trim();
  remember(words, filters);
  const idle = !words && !Object.keys(filters).length;
  const query = idle ? null : { words: words || null, filters };
  const number = idle ? 0 : await ask("search", query);
  if (wave !== asked) return;
  found = number;
  shown = 0;
  named = undefined;
  list.replaceChildren();
  status.textContent = idle ? "" : found ? `${status.dataset.found} ${found.toLocaleString(document.documentElement.lang)}` : status.dataset.none;
  more.hidden = true;
  nearest.hidden = true;
  nothing.hidden = idle || found > 0;
  if (!idle && !found && words) suggest(words, wave).catch(() => {});
  if (found) await showMore();
  if (wave !== asked) return;
  const counts = await ask("tally", query); // the facets weigh as much as the words: they come after the first results
  if (wave === asked) offer(counts);
});

const start = async () => {
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  announce();
  try {
    await ask("open", Array.from({ length: form.dataset.volumes }, (_, number) => new URL(`${number + 1}/`, index).href));
  } catch {
    facets.hidden = true;
    status.textContent = status.dataset.failed;
    return;
  }
  let pause;
  form.addEventListener("submit", (event) => { event.preventDefault(); search(); });
  form.addEventListener("change", search);
  field.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(search, 200); });
  more.addEventListener("click", told(showMore));
  await search();
  field.focus();
};

start();
