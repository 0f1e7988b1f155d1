// What the pages gain from a script; every page reads without it.
"use strict";

(() => {
  const root = new URL("../..", document.currentScript.src).pathname;
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // From a folder, a browser shows a list of files for "claims/": name the page itself.
  if (location.protocol === "file:") {
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[href]");
      if (link && link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
    }, true);
    for (const form of all("form[action$='/']")) form.action += "index.html";
    for (const told of all("[data-failed]")) told.textContent = told.dataset.failed;
  }

  // Another language shows the same: the search, the filters, the sentence.
  for (const link of all(".langs a")) {
    link.addEventListener("click", () => {
      link.search = location.search;
      link.hash = location.hash;
    });
  }

  // Where a page is not there in a language, it is there in the site's first one.
  const lost = document.querySelector("[data-languages]");
  if (lost) {
    const { base, languages } = lost.dataset;
    const [language, ...place] = location.pathname.slice(base.length).split("/");
    const there = base + place.join("/");
    if (languages.split(" ").includes(language)) {
      fetch(there, { method: "HEAD" }).then((answer) => {
        if (answer.ok) location.replace(there + location.search + location.hash);
      }, () => {});
    }
  }

  if (globalThis.document$) {
    // Material fetches a sitemap for every link whose relation is written just so; HTML ignores the space.
    for (const link of all("link[rel=alternate]", document.head)) link.rel = "alternate ";
  } else {
    withoutMaterial();
  }

  // What Material's script does on pages that need no more of it: the switch of colours, kept under Material's own name,
  // and folded parts that are linked to or printed.
  function withoutMaterial() {
    document.documentElement.classList.replace("no-js", "js");
    const options = all(".md-option");
    const system = matchMedia("(prefers-color-scheme: light)");
    const theme = document.head.appendChild(document.createElement("meta"));
    theme.name = "theme-color";
    const kept = `${root}.__palette`;
    let chosen = options.findIndex((one) => matchMedia(one.dataset.mdColorMedia).matches);
    try {
      chosen = JSON.parse(localStorage.getItem(kept))?.index ?? chosen;
    } catch { /* the reader lets nothing be kept */ }
    const paint = () => {
      const { mdColorMedia: media } = options[chosen].dataset;
      const own = `(prefers-color-scheme: ${system.matches ? "light" : "dark"})`;
      const shown = media === "(prefers-color-scheme)" && options.find((one) => one.dataset.mdColorMedia === own) || options[chosen];
      const { mdColorScheme: scheme, mdColorPrimary: primary, mdColorAccent: accent } = shown.dataset;
      const color = { media, scheme, primary, accent };
      for (const [name, value] of Object.entries(color)) document.body.setAttribute(`data-md-color-${name}`, value);
      for (const [index, one] of options.entries()) {
        if (one.nextElementSibling?.matches("label")) one.nextElementSibling.hidden = index !== chosen;
      }
      theme.content = getComputedStyle(document.querySelector("header")).backgroundColor;
      return color;
    };
    const choose = (index) => {
      chosen = index;
      const color = paint();
      try {
        localStorage.setItem(kept, JSON.stringify({ index, color }));
      } catch { /* as above */ }
    };
    if (options.length) {
      chosen = Math.max(0, Math.min(chosen, options.length - 1));
      paint();
      system.addEventListener("change", paint);
      options.forEach((one, index) => one.addEventListener("change", () => choose(index)));
      options[0].form.addEventListener("keydown", (event) => {
        if (event.key !== "Enter") return;
        const next = options[(chosen + 1) % options.length];
        next.click();
        next.focus();
      });
    }

    const reveal = () => {
      const folded = document.querySelector(":target")?.closest("details:not([open])");
      if (folded) {
        folded.open = true;
        folded.scrollIntoView();
      }
    };
    addEventListener("hashchange", reveal);
    reveal();
    let opened = [];
    addEventListener("beforeprint", () => {
      opened = all("details.more:not(.list):not([open])");
      for (const one of opened) one.open = true;
    });
    addEventListener("afterprint", () => {
      for (const one of opened) one.open = false;
    });
  }

  const save = (file) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = file.name;
    link.click();
    URL.revokeObjectURL(link.href);
  };

  // Each drawing as a file that stands alone, in the form, language and colours that the page shows.
  for (const drawing of location.protocol === "file:" ? [] : all("[data-source]")) {
    const tools = document.createElement("p");
    tools.className = "acts save";
    tools.append(drawing.dataset.save);
    for (const form of ["SVG", "PNG"]) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(form);
      button.setAttribute("aria-label", `${drawing.dataset.save} ${form}`);
      button.addEventListener("click", async () => {
        const { drawingOf, pixelsOf } = await import("./drawing.js");
        const shown = all("svg", drawing).find((svg) => svg.getClientRects().length);
        const heading = drawing.closest("section").querySelector("h2");
        const address = location.href.split(/[?#]/)[0];
        const made = await drawingOf(shown, heading.textContent, `${drawing.dataset.source} · ${address}`);
        const name = `${new URL(address).pathname.split("/").filter(Boolean).at(-1) ?? "home"}-${heading.id}`;
        save(form === "SVG"
          ? new File([made], `${name}.svg`, { type: "image/svg+xml" })
          : new File([await pixelsOf(made)], `${name}.png`, { type: "image/png" }));
      });
      tools.append(" ", button);
    }
    drawing.after(tools);
  }

  const copy = document.querySelector("[data-copy]");
  if (copy && navigator.clipboard) {
    copy.addEventListener("click", (event) => {
      event.preventDefault();
      navigator.clipboard.writeText(location.href.split("#")[0]).then(() => copy.classList.add("copied"));
    });
  }

  // The claim's kit is made of what is published, here, when somebody asks for it.
  const kit = document.querySelector("[data-kit]");
  if (kit && globalThis.crypto?.subtle && location.protocol !== "file:") {
    kit.closest("li").hidden = false;
    kit.addEventListener("click", async (event) => {
      event.preventDefault();
      const { makeKit } = await import("./kit.js");
      save(await makeKit());
    });
  }

  // The article: words and notes light up together; Alt + arrows go from note to note; a sentence's number copies its link.
  const text = document.querySelector(".piece .text");
  if (text) {
    const numbers = (element) => element.dataset.c.split(" ");
    const light = (wanted, on) => {
      for (const element of all("mark, .note", text)) {
        if (numbers(element).some((number) => wanted.includes(number))) element.classList.toggle("lit", on);
      }
    };
    for (const [type, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
      text.addEventListener(type, (event) => {
        const element = event.target.closest("mark, .note");
        if (element) light(numbers(element), on);
      });
    }
    text.addEventListener("click", (event) => {
      const link = event.target.closest(".no a");
      if (link) {
        navigator.clipboard?.writeText(link.href).then(() => {
          link.dataset.copied = text.dataset.copied;
          setTimeout(() => link.removeAttribute("data-copied"), 2000);
        }, () => {});
        return;
      }
      const mark = event.target.closest("mark");
      if (!mark || String(getSelection())) return;
      const note = text.querySelector(`.note[id][data-c="${numbers(mark).at(-1)}"]`);
      if (note) location.hash = note.id;
    });
    document.addEventListener("keydown", (event) => {
      if (!event.altKey || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
      const stops = all(".note[id] a", text).filter((link) => link.offsetParent);
      const at = stops.indexOf(document.activeElement);
      const next = stops[at + (event.key === "ArrowDown" ? 1 : at < 0 ? stops.length : -1)];
      if (!next) return;
      event.preventDefault();
      next.focus();
      next.scrollIntoView({ block: "center" });
    });
  }

  // The table of claims: the address holds the filter.
  const form = document.querySelector("[data-facets]");
  if (form) {
    const rows = all("table.claims tbody tr");
    const boxes = all("input[type=checkbox]", form);
    const shown = form.querySelector("[data-shown]");
    const verdicts = all("[data-verdicts] input");
    const apply = () => {
      const wanted = {};
      for (const box of boxes) if (box.checked) (wanted[box.name] ??= []).push(box.value);
      const verdict = verdicts.find((radio) => radio.checked && radio !== verdicts[0]);
      let count = 0;
      for (const row of rows) {
        const fits = Object.entries(wanted).every(([name, values]) => {
          const own = row.dataset[name].split(" ");
          return values.some((value) => own.includes(value));
        });
        row.hidden = !fits;
        count += fits && (!verdict || row.classList.contains(verdict.value));
      }
      shown.value = `${count} / ${rows.length}`;
      return wanted;
    };
    const read = () => {
      const query = new URLSearchParams(location.search);
      for (const box of boxes) box.checked = query.getAll(box.name).includes(box.value);
      const wanted = verdicts.find((radio) => radio.value === query.get("verdict")) || verdicts[0];
      if (wanted) wanted.checked = true;
      apply();
    };
    const write = () => {
      const query = new URLSearchParams();
      const verdict = verdicts.find((radio) => radio.checked);
      if (verdict && verdict !== verdicts[0]) query.append("verdict", verdict.value);
      for (const [name, values] of Object.entries(apply())) for (const value of values) query.append(name, value);
      history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
    };
    form.addEventListener("change", write);
    for (const radio of verdicts) radio.addEventListener("change", write);
    form.addEventListener("reset", () => setTimeout(() => {
      verdicts[0].checked = true;
      write();
    }));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.hidden = false;
    read();
  }
})();
