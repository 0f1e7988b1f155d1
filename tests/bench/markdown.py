"""The same text for others: every page of a built site as the Markdown file somebody would write.

Input: the folder of a site. Output: projects of MkDocs (Zensical reads them, too) and of Hugo. What is carried over is
the text that a page shows, as headings, paragraphs, quotations and items of lists; links, drawings, structured data,
menus and folded parts are not.
"""

from collections.abc import Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

MARKS = {"h1": "# ", "h2": "## ", "h3": "### ", "blockquote": "> ", "li": "- "}
BLOCKS = "h1, h2, h3, p, li, blockquote"
LEFT_OUT = "svg, script, style, nav, details"
BASE = "site_name: Benchmark\nsite_url: https://benchmark.example/\ntheme: {name: material, font: false}\n"
MKDOCS = f"{BASE}docs_dir: docs\nplugins: []\nnav: [index.md]\nvalidation: {{nav: {{omitted_files: ignore}}}}\n"
HUGO = {
    "hugo.toml": 'baseURL = "https://benchmark.example/"\ntitle = "Benchmark"\ndisableKinds = ["taxonomy", "term"]\n',
    "layouts/_default/baseof.html": (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }} · {{ site.Title }}</title>\n'
        '<meta name="description" content="{{ .Description }}"><link rel="canonical" href="{{ .Permalink }}"></head>\n'
        '<body><header><a href="{{ site.Home.RelPermalink }}">{{ site.Title }}</a></header>\n'
        '<main>{{ block "main" . }}{{ end }}</main><footer>{{ site.Title }}</footer></body></html>\n'
    ),
    "layouts/_default/single.html": '{{ define "main" }}{{ .Content }}{{ end }}\n',
    "layouts/_default/list.html": '{{ define "main" }}{{ .Content }}{{ end }}\n',
}


def markdown_of(html: str) -> str:
    """A page of ours as somebody would write it for another generator."""
    tree = LexborHTMLParser(html)
    named = tree.css_first("title")
    title = (named.text() if named else "").replace('"', "'")
    for drawn in tree.css(LEFT_OUT):
        drawn.decompose()
    main = tree.css_first("#content") or tree.css_first("main") or tree.body
    lines = [f'---\ntitle: "{title}"\n---\n']
    lines += [f"{MARKS.get(tag, '')}{_safe(text)}\n" for tag, text in _blocks(main)] if main else []
    return "\n".join(lines)


def _blocks(node: LexborNode) -> Iterator[tuple[str, str]]:
    """Every word once: what is a block, or holds none, is one line; else its parts are."""
    for child in node.iter(include_text=True):
        tag = child.tag or ""
        if tag in MARKS or tag in {"p", "-text"} or child.css_first(BLOCKS) is None:
            text = " ".join(child.text(deep=True).split())
            if text:
                yield tag, text
        else:
            yield from _blocks(child)


def _safe(text: str) -> str:
    return text.replace("<", "&lt;").replace("{{", "{ {")


def pages_of(site: Path) -> Iterator[Path]:
    """The pages that people read, without those at the former addresses of cards, which lead on."""
    for page in sorted(site.rglob("index.html")):
        if "embed" not in page.relative_to(site).parts:
            yield page


def write_markdown(site: Path, mkdocs: Path, hugo: Path) -> int:
    """Our pages as projects of MkDocs and Hugo; returns how many there are."""
    pages = list(pages_of(site))
    above = {folder for page in pages for folder in page.parent.relative_to(site).parents}
    for page in pages:
        text, place = markdown_of(page.read_text("utf-8")), page.parent.relative_to(site)
        # Hugo would take the index.md of a folder with pages below for all that lies in it.
        name = "_index.md" if place in above or place == Path() else "index.md"
        for target in (mkdocs / "docs" / place / "index.md", hugo / "content" / place / name):
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8")
    (mkdocs / "mkdocs.yml").write_text(MKDOCS, "utf-8")
    for name, text in HUGO.items():
        (hugo / name).parent.mkdir(parents=True, exist_ok=True)
        (hugo / name).write_text(text, "utf-8")
    return len(pages)
