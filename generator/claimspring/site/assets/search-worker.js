// The search page's other half: asks Pagefind where that holds up no page, and hands over only what is shown.
// Pagefind has a worker too, but it is the whole program once more, and hands over every result.

// What Pagefind asks for as a file for each document lies in packs: the first line of one tells what stands where.
const packs = new Map();
const fetchFile = self.fetch;
self.fetch = async (asked, ...options) => {
  const [, folder, name, pack] = /^(.*\/fragment\/)((\w+_..)\w*)\.pf_fragment(?:\?.*)?$/.exec(asked.url ?? asked) ?? [];
  if (!pack) return fetchFile(asked, ...options);
  const { places, bytes } = await unpacked(`${folder}${pack}.pf_fragments`);
  const [start, length] = places[name];
  return new Response(bytes.subarray(start, start + length));
};

function unpacked(address) {
  if (!packs.has(address)) {
    const found = unpack(address);
    packs.set(address, found);
    found.catch(() => packs.delete(address));
  }
  return packs.get(address);
}

async function unpack(address) {
  const response = await fetchFile(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const end = bytes.indexOf(10);
  return { places: JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))), bytes: bytes.subarray(end + 1) };
}

let pagefind;
let found = [];
let asked = 0;

const wordsOf = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const begin = (one, other) => {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
};

// For a word that it does not hold, Pagefind looks for the longest one with which that begins: "to" for "tower".
async function isMeant(words, [best]) {
  if (!words || !best) return true;
  const { content, locations, meta } = await best.data();
  const all = content.split(content.includes("\u200B") ? "\u200B" : /\s+/);
  const hit = wordsOf([meta.title, ...locations.map((place) => all[place])].join(" "));
  return wordsOf(words).every((typed) => hit.some((word) => {
    const same = begin(typed, word);
    return same === typed.length || (same > 2 && 2 * same >= typed.length);
  }));
}

const tasks = {
  // An index of one language, in volumes that are searched as one.
  async open([first, ...others]) {
    pagefind = await import(new URL("pagefind.js", first));
    await pagefind.options({ excerptLength: 28, noWorker: true });
    await pagefind.init();
    // Settled: under `mkdocs serve` there may be claims for a volume more than the last whole build made.
    await Promise.allSettled(others.map((volume) => pagefind.mergeIndex(new URL(volume).pathname)));
  },
  // How many pages there are; they stay here.
  async search({ words, filters }) {
    const wave = ++asked;
    let { results } = await pagefind.search(words, { filters });
    if (!(await isMeant(words, results))) results = [];
    if (wave === asked) found = results;
    return results.length;
  },
  show: ([from, to]) => Promise.all(found.slice(from, to).map((result) => result.data())),
  // The facets' values with their numbers: of all pages, or of those found; none where nothing is.
  async tally(query) {
    const all = await pagefind.filters();
    if (!query) return all;
    return found.length ? (await pagefind.search(query.words, { filters: query.filters })).filters : {};
  },
};

self.addEventListener("message", async ({ data: { id, task, given } }) => {
  try {
    postMessage({ id, answer: await tasks[task](given) });
  } catch (failure) {
    postMessage({ id, failure: String(failure) });
  }
});
