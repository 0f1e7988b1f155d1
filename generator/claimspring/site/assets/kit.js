// "Check it yourself": the kit of the claim on this page, made in the browser of what is published. `claimspring kit` makes
// the same with what is not: the claim's file, and the words around each passage.

const VERSION = 1;
const root = new URL("../../", import.meta.url);
const bytes = (text) => new TextEncoder().encode(text);

const sha256 = async (raw) =>
  Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", raw)), (byte) => byte.toString(16).padStart(2, "0")).join("");

// Null where there is none; whatever else goes wrong is the caller's to tell.
const fetched = async (place) => {
  const answer = await fetch(new URL(place, root));
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`${place}: ${answer.status}`);
  return answer.text();
};

// The newest look that could read the page, with its number from 1.
const newest = (ledger, exact) => {
  const entries = ledger?.entries ?? [];
  for (let at = entries.length - 1; at >= 0; at -= 1) {
    const seen = (entries[at].seen.quotations ?? []).find((one) => one.exact === exact && one.state !== "unreadable");
    if (seen) return { number: at + 1, entry: entries[at], seen };
  }
  return null;
};

const passage = (exact, source, ledger) => {
  const found = newest(ledger, exact);
  if (!found) return { source, exact, why: "nobody has looked at this page yet" };
  const { asked, redirects, body, text } = found.entry.seen;
  const stands = found.seen.state === "verbatim" || found.seen.state === "split";
  return {
    source,
    exact,
    url: redirects?.at(-1) ?? asked,
    seen: found.entry.first_seen,
    state: found.seen.state,
    ledger: `ledger-${source}.json`,
    entry: found.number,
    body_sha256: body ?? null,
    text_sha256: text ?? null,
    why: stands
      ? "the words were found on the page; what stands around them is not published, and the desk can hand out a kit that holds it"
      : `the words were ${found.seen.state} on the page`,
  };
};

// A zip in which one content has one form: every member stored, sorted, and dated 1980.
const crc32 = (raw) => {
  let crc = -1;
  for (const byte of raw) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ -1) >>> 0;
};

const record = (...fields) => {
  const view = new DataView(new ArrayBuffer(fields.reduce((sum, [size]) => sum + size, 0)));
  let at = 0;
  for (const [size, value] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return new Uint8Array(view.buffer);
};

const pack = (files) => {
  const order = ([one], [other]) => Number(other === "kit.json") - Number(one === "kit.json") || (one < other ? -1 : 1);
  const members = [], central = [];
  let offset = 0;
  for (const [name, raw] of [...files].sort(order)) {
    const called = bytes(name);
    const common = [[2, 20], [2, 0], [2, 0], [2, 0], [2, 33], [4, crc32(raw)], [4, raw.length], [4, raw.length], [2, called.length], [2, 0]];
    members.push(record([4, 0x04034b50], ...common), called, raw);
    central.push(record([4, 0x02014b50], [2, (3 << 8) | 20], ...common, [2, 0], [2, 0], [2, 0], [4, 0o100644 * 0x10000], [4, offset]), called);
    offset += 30 + called.length + raw.length;
  }
  const size = central.reduce((sum, part) => sum + part.length, 0);
  const end = record([4, 0x06054b50], [2, 0], [2, 0], [2, files.size], [2, files.size], [4, size], [4, offset], [2, 0]);
  return new Blob([...members, ...central, end], { type: "application/zip" });
};

const inPage = (value) =>
  JSON.stringify(value).replaceAll("<", "\\u003c").replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");

// The kit as a file, and the name it should have.
export const makeKit = async (page = document) => {
  const place = new URL(page.querySelector('link[rel~="alternate"][type="application/ld+json"]').href);
  const [article, claim] = place.pathname.replace(/\.jsonld$/, "").split("/").slice(-2);
  const review = await (await fetch(place)).text();
  const files = new Map([["claim.jsonld", bytes(review)]]);
  const ledgers = new Map(), passages = [];
  for (const shown of page.querySelectorAll(".ev:has(blockquote)")) {
    const source = new URL(shown.querySelector(".by a").href).pathname.split("/").filter((part) => part !== "index.html" && part).at(-1);
    if (!ledgers.has(source)) {
      const text = await fetched(`data/observations/${source}.json`);
      ledgers.set(source, text === null ? null : JSON.parse(text));
      if (text !== null) files.set(`ledger-${source}.json`, bytes(text));
    }
    const exact = shown.querySelector("blockquote").textContent;
    if (!passages.some((one) => one.source === source && one.exact === exact)) passages.push(passage(exact, source, ledgers.get(source)));
  }
  const checkpoint = await fetched("log/checkpoint");
  if (checkpoint !== null) files.set("checkpoint", bytes(checkpoint)).set("proof.json", bytes("[]"));
  const told = JSON.parse(review);
  const said = {
    version: VERSION,
    claim: `${article}/${claim}`,
    statement: told.claimReviewed,
    verdict: told.reviewRating?.alternateName ?? null,
    summary: told.abstract ?? null,
    passages,
  };
  const template = await fetched("assets/claimspring/kit-page.txt");
  files.set("index.html", bytes(template.replace("{{ DATA }}", () => inPage(said))));
  const named = {};
  for (const name of [...files.keys()].sort()) named[name] = { bytes: files.get(name).length, sha256: await sha256(files.get(name)) };
  const manifest = bytes(JSON.stringify({ ...said, files: named }, null, 1));
  files.set("kit.json", manifest).set("kit.sha256", bytes(`${await sha256(manifest)}  kit.json\n`));
  return new File([pack(files)], `${article}-${claim}.kit.zip`, { type: "application/zip" });
};
