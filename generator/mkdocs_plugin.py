"""A thin adapter to MkDocs, and the only module that knows it: settings in, the frame and the written pages out.

MkDocs renders the narrative pages; everything else is made by `generator.build` and written after MkDocs is done.
"""

import logging
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment
from markupsafe import escape
from mkdocs.commands.build import get_context
from mkdocs.config.base import ConfigErrors, ConfigWarnings, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Link, Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_build_datetime
from pydantic import ValidationError as Misfit

from generator.build.project import load, site_of
from generator.build.publish import publish
from generator.model.finding import Finding, Severity
from generator.model.settings import Settings
from generator.render.frame import slot
from generator.render.menu import FrameParts, MenuEntry
from generator.render.narrative import Narrative
from generator.render.static import ICON, SCRIPT, STYLE
from generator.render.templates import FRAME

log = logging.getLogger("mkdocs.plugins.claimtrail")


class ClaimtrailPlugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call] # MkDocs' own class is untyped
    """The site of claims, inside MkDocs' own build."""

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Take the plugin's section of mkdocs.yml; what is wrong in it is told in MkDocs' own way."""
        self.options = {**options, "root": Path(config_file_path or "mkdocs.yml").absolute().parent}
        try:
            Settings.model_validate(self.options)
        except Misfit as misfit:
            return [(".".join(map(str, error["loc"])), ValidationError(error["msg"])) for error in misfit.errors()], []
        return [], []

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the project, and make Material use our frame and our style, and write no page of its own."""
        known = {"site_name": config.site_name, "site_url": config.site_url or None}
        self.settings = Settings.model_validate(known | self.options)
        self.project = load(self.settings, get_build_datetime().date())
        self.written: dict[str, Narrative] = {}
        config.watch.append(str(self.settings.root / "claims"))
        config.theme.dirs.insert(0, str(FRAME))
        config.theme.static_templates.clear()
        config.theme["favicon"] = ICON
        config.extra_css.insert(0, STYLE)
        config.extra_javascript.insert(0, SCRIPT)
        _report(self.project.findings)
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Keep articles, and links that lead out of the folder, from being published as they lie there."""
        docs = Path(config.docs_dir)
        for file in [file for file in files if file.src_dir == config.docs_dir]:
            if not (docs / file.src_uri).resolve().is_relative_to(docs.resolve()):
                log.error("%s leads out of %s and is left out", file.src_uri, docs.name)
                files.remove(file)
            elif file.is_documentation_page() and file.src_uri.startswith("articles/"):
                files.remove(file)
            elif file.is_documentation_page():
                original = File(self._original(file)[0], None, config.site_dir, use_directory_urls=True)
                file.dest_uri, file.url = original.dest_uri, original.url
        self.files = files
        return files

    def on_nav(self, nav: Navigation, **_: object) -> Navigation:
        """Keep the order in which mkdocs.yml names the written pages."""
        self.order = [page.file.src_uri for page in nav.pages]
        return nav

    def on_page_markdown(self, markdown: str, page: Page, **_: object) -> str:
        """Drop the front matter but for the title: Material would not escape it, and a page chooses no template."""
        page.meta = {"title": str(page.meta["title"])} if "title" in page.meta else {}
        return markdown

    def on_page_content(self, html: str, page: Page, **_: object) -> str:
        """Keep the page; it is written later, cleaned, in every language."""
        original, language = self._original(page.file)
        place = page.file.url.removeprefix("./")
        self.written[page.file.src_uri] = Narrative(place, language, str(page.title or original), html)
        return ""

    def on_env(self, env: Environment, config: MkDocsConfig, **_: object) -> Environment:
        """Keep what the frame is rendered with."""
        env.globals["slot"] = slot
        self.env, self.mkdocs = env, config
        return env

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write every page in each language, over the pages that MkDocs wrote."""
        rank = {name: number for number, name in enumerate(self.order)}
        names = sorted(self.written, key=lambda name: (rank.get(name, len(rank)), name))
        written = [self.written[name] for name in names]
        number = publish(site_of(self.project, written), self.frame, Path(config.site_dir))
        log.info("Claimtrail wrote %s pages", number)

    def frame(self, parts: FrameParts) -> str:
        """Material's frame around nothing, in one language, for pages of one depth."""
        config = self.mkdocs
        config.theme["language"] = parts.language
        config.site_name = slot("site")  # Material does not escape it
        config.extra |= {"homepage": parts.home, "alternate": parts.alternates}
        for option, name in zip(config.theme.get("palette", []), parts.palette, strict=False):
            option["toggle"]["name"] = name
        nav = Navigation([_link(entry) for entry in parts.menu], [])
        base_url = urlsplit(config.site_url or "/").path
        context = get_context(nav, self.files, config, _blank(config, parts.depth), base_url)
        menus = {"foot": [_link(entry) for entry in parts.foot], "search": _link(parts.search)}
        return self.env.get_template("main.html").render(context | menus)

    def _original(self, file: File) -> tuple[str, str]:
        """The page of which a file is the translation (itself, if it is none), and its language."""
        found = re.fullmatch(r"(.*)\.([A-Za-z-]+)\.md", file.src_uri)
        if found and found[2] in self.settings.languages:
            return f"{found[1]}.md", found[2]
        return file.src_uri, self.settings.languages[0]


def _link(entry: MenuEntry) -> Link:
    link = Link(escape(entry.title), entry.place)
    link.active = entry.active
    return link


def _blank(config: MkDocsConfig, depth: int | None) -> Page | None:
    """A page that lies `depth` folders deep and holds nothing; none where the address is not known before (404)."""
    if depth is None:
        return None
    page = Page(slot("topic"), File.generated(config, "x/" * depth + "index.md", content=""), config)
    page.meta = {"hide": ["navigation", "toc"]}
    page.toc = TableOfContents([AnchorLink("", "content", 1)])
    return page


def _report(findings: Iterable[Finding]) -> None:
    """Errors fail a strict build, and MkDocs says how many there were; the rest only informs."""
    rest = 0
    for finding in findings:
        if finding.severity is Severity.ERROR:
            log.error("%s:%s:%s: %s [%s]", finding.path, finding.line, finding.column, finding.message, finding.rule)
        else:
            rest += 1
    if rest:
        log.info("%s more findings, none of them an error: see `claimtrail check`", rest)
