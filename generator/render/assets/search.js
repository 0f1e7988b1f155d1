// The search page: asks Pagefind's index of this language, in as many volumes as it has, made when the site was built.

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

let pagefind;
let found = [];
let shown = 0;
let asked = 0;

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

const chosen = () => {
  const filters = {};
  const ticks = facets.childElementCount ? new FormData(form) : new URLSearchParams(location.search);
  for (const [name, value] of ticks) if (name in labels) (filters[name] ??= { any: [] }).any.push(value);
  return filters;
};

const entry = (data) => {
  const link = element("a", { href: new URL(data.raw_url.replace(/^\//, ""), new URL("../..", index)), textContent: data.meta.title });
  const item = element("li", {}, link);
  const { verdict: [verdict] = [], article: [article] = [] } = data.filters;
  if (verdict) item.prepend(element("span", { className: `verdict v-${icons[verdict] ?? "open"}`, textContent: verdict }), " ");
  if (article) item.append(" ", element("cite", { textContent: article }));
  item.append(element("p", { className: "note-text" }, ...excerpt(data.excerpt)));
  return item;
};

const showMore = async () => {
  const wave = asked;
  const next = await Promise.all(found.slice(shown, shown + PAGE).map((result) => result.data()));
  if (wave !== asked) return;
  list.append(...next.map(entry));
  shown += next.length;
  more.hidden = shown >= found.length;
};

const offer = (counts) => {
  const ticked = new Set([...facets.querySelectorAll("input:checked")].map((box) => `${box.name}\n${box.value}`));
  const open = new Set([...facets.querySelectorAll("details[open]")].map((group) => group.dataset.name));
  const wanted = new URLSearchParams(facets.childElementCount ? "" : location.search);
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
    group.open = open.has(name) || name === "verdict" || boxes.some((label) => label.firstChild.checked);
    return group;
  }));
  facets.hidden = false;
};

const remember = (words, filters) => {
  const ticks = Object.entries(filters).flatMap(([name, { any }]) => any.map((value) => [name, value]));
  const held = new URLSearchParams(words ? [["q", words], ...ticks] : ticks);
  history.replaceState(null, "", held.size ? `?${held}` : "./");
};

const search = async () => {
  const wave = ++asked;
  const filters = chosen();
  const words = field.value.trim();
  remember(words, filters);
  const answer = await pagefind.search(words || (Object.keys(filters).length ? null : ""), { filters });
  if (wave !== asked) return;
  found = answer.results;
  shown = 0;
  list.replaceChildren();
  const idle = !words && !Object.keys(filters).length;
  status.textContent = idle ? "" : found.length ? `${status.dataset.found} ${found.length.toLocaleString(document.documentElement.lang)}` : status.dataset.none;
  more.hidden = true;
  await showMore();
  if (wave === asked) offer(await tally(idle, words, filters));
};

// The facets weigh as much as the words: they come after the first results.
const tally = async (idle, words, filters) => {
  const all = await pagefind.filters();
  return idle ? all : (await pagefind.search(words || null, { filters })).filters;
};

const start = async () => {
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  try {
    const [first, ...others] = Array.from({ length: form.dataset.volumes }, (_, number) => new URL(`${number + 1}/`, index));
    pagefind = await import(new URL("pagefind.js", first));
    await pagefind.options({ excerptLength: 28 });
    await pagefind.init();
    await Promise.all(others.map((volume) => pagefind.mergeIndex(volume.pathname)));
  } catch {
    status.textContent = status.dataset.failed;
    return;
  }
  let waiting;
  form.addEventListener("submit", (event) => { event.preventDefault(); search(); });
  form.addEventListener("change", search);
  field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(search, 200); });
  more.addEventListener("click", showMore);
  await search();
  field.focus();
};

start();
