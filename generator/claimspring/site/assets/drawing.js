// "Save this drawing": the picture that the page shows as a file that stands alone, with title, source and type.

const SPACE = "http://www.w3.org/2000/svg";
const DRAWN = [
  "fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linecap", "paint-order",
  "font-size", "font-weight", "font-style", "text-anchor", "unicode-bidi",
];
const MARGIN = 24, LINE = 20;

// The file as a data address, for a file that stands alone asks for nothing.
const inlined = async (place) => {
  const file = await (await fetch(new URL(place, import.meta.url))).blob();
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(reader.result));
    reader.readAsDataURL(file);
  });
};

// The faces that a text needs: letters beyond those of Western Europe are in files of their own.
const faces = async (text) => {
  const all = [["Label", "sans-400", 400], ["Label", "sans-600", 600], ["Story", "serif-400", 400], ["Story", "serif-600", 600]];
  const parts = /[\u0100-\u024f]/.test(text) ? [["", ""], ["-ext", "unicode-range:U+100-130,U+132-151,U+154-177,U+179-24F;"]] : [["", ""]];
  const rules = all.flatMap(([family, file, weight]) => parts.map(async ([part, range]) =>
    `@font-face{font-family:${family};font-weight:${weight};${range}src:url(${await inlined(`fonts/${file}${part}.woff2`)})}`));
  return (await Promise.all(rules)).join("");
};

// Every look that the page's style gives, written into the copy.
const dress = (from, to) => {
  const look = getComputedStyle(from);
  for (const name of DRAWN) to.style.setProperty(name, look.getPropertyValue(name));
  if (from.localName === "text") to.style.fontFamily = /^"?Story/.test(look.fontFamily) ? "Story, serif" : "Label, sans-serif";
  to.removeAttribute("class");
  [...from.children].forEach((child, at) => dress(child, to.children[at]));
};

const element = (name, attributes, text = "") => {
  const made = document.createElementNS(SPACE, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = text;
  return made;
};

// The lines of a text, broken where they are as long as there is room for.
const lines = (text, size, width) => {
  const found = [""];
  for (const word of text.split(/\s+/)) {
    if ((found.at(-1).length + word.length) * size * 0.5 > width && found.at(-1)) found.push("");
    found.push(`${found.pop()} ${word}`.trim());
  }
  return found;
};

export const drawingOf = async (svg, title, source) => {
  const [x, y, width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  const ink = getComputedStyle(document.body).color, paper = getComputedStyle(document.body).backgroundColor;
  const copy = svg.cloneNode(true);
  dress(svg, copy);
  for (const name of ["style", "role", "aria-labelledby"]) copy.removeAttribute(name);
  const heads = lines(title, 22, width), feet = lines(source, 13, width);
  const top = MARGIN + heads.length * 28 + 12, whole = top + height + MARGIN + feet.length * LINE + MARGIN / 2;
  const made = element("svg", { xmlns: SPACE, viewBox: `0 0 ${width + 2 * MARGIN} ${whole}`, width: width + 2 * MARGIN, height: whole });
  made.setAttribute("lang", document.documentElement.lang);
  made.append(element("title", {}, title), element("desc", {}, source), element("style", {}, await faces(`${title} ${source} ${svg.textContent}`)));
  made.append(element("rect", { width: "100%", height: "100%", fill: paper === "rgba(0, 0, 0, 0)" ? "Canvas" : paper }));
  heads.forEach((line, at) => made.append(
    element("text", { x: MARGIN, y: MARGIN + 22 + at * 28, fill: ink, "font-family": "Story, serif", "font-size": 22, "font-weight": 600 }, line)));
  Object.entries({ x: MARGIN - x, y: top - y, width, height, overflow: "visible" }).forEach(([key, value]) => copy.setAttribute(key, value));
  copy.setAttribute("viewBox", `0 0 ${width} ${height}`);
  made.append(copy);
  feet.forEach((line, at) => made.append(
    element("text", { x: MARGIN, y: top + height + MARGIN + at * LINE, fill: ink, "font-family": "Label, sans-serif", "font-size": 13 }, line)));
  return new XMLSerializer().serializeToString(made);
};

// The same as pixels, twice as many as it is wide, for screens that are sharp.
export const pixelsOf = async (drawing) => {
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawing)}`;
  await picture.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [2 * picture.naturalWidth, 2 * picture.naturalHeight];
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
};
