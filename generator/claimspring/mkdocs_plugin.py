"""A thin adapter to MkDocs, the only module that knows it: settings in, the frame and the written pages out."""

import logging
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader
from markupsafe import escape
from mkdocs.commands.build import get_context
from mkdocs.config.base import ConfigErrors, ConfigWarnings, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Link, Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from pydantic import ValidationError as Misfit

from claimspring.i18n.translator import is_spoken
from claimspring.model.blanks import filled
from claimspring.model.settings import Settings
from claimspring.pipeline.build_lock import BuildLock
from claimspring.pipeline.build_mode import EXECUTOR, PACKS, ClusterBuildError, Once, Way, way
from claimspring.pipeline.compatibility import features, is_scripted, palette, refusals, remarks, site_config
from claimspring.pipeline.former_site import FormerSite
from claimspring.pipeline.mkdocs_config import read_settings
from claimspring.pipeline.project import today
from claimspring.pipeline.redirects import pages as redirect_pages
from claimspring.pipeline.redirects import to_made_pages
from claimspring.read.files import is_text
from claimspring.read.settings import RENAMED
from claimspring.site.frame import slot
from claimspring.site.menu import FrameParts, MenuEntry
from claimspring.site.narrative import Narrative, original_of
from claimspring.site.static import ICON, PAGES_STYLE, PRELOADED, SCRIPT, STYLE
from claimspring.site.templates import FRAME

log = logging.getLogger("mkdocs.plugins.claimspring")

_BY_THEMSELVES = frozenset({"claimspring", "search", "material/search", "redirects"})
"""Plugins that look at nothing but the pages that people write."""
_MATERIAL_S_SEARCH = ("assets/javascripts/lunr/", "assets/javascripts/workers/search.")


class ClaimspringPlugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call] # MkDocs' own class is untyped
    """The site of claims, inside MkDocs' own build."""

    way: Way = Once(log)
    live: bool = False

    def __init__(self) -> None:
        super().__init__()
        self.lock = BuildLock()
        self.former: FormerSite | None = None

    def on_startup(self, *, command: str, **_: object) -> None:
        """Note whether somebody writes and looks; where pages are not to be reloaded, MkDocs calls no `on_serve`."""
        asked = click.get_current_context(silent=True)
        self.live = command == "serve"
        live = command == "serve" and (asked is None or asked.params.get("livereload") is not False)
        self.way = way(log, live=live, executor=os.environ.get(EXECUTOR), packs=os.environ.get(PACKS))

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, **_: object) -> None:
        """Have pages made when browsers ask for them."""
        watched = [*filter(None, (config.docs_dir, config.config_file_path)), *config.theme.dirs]
        alone = not config.strict and not config.hooks and _BY_THEMSELVES.issuperset(config.plugins)
        self.way.serve(server, watched, alone=alone)

    def on_shutdown(self) -> None:
        """Leave nothing running."""
        self.way.stop()

    def load_config(
        self,
        options: dict[str, Any],
        config_file_path: str | None = None,  # noqa: ARG002 -- MkDocs passes it by name
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Take the plugin's section of mkdocs.yml; what is wrong in it is told in MkDocs' own way."""
        self.options = options
        try:
            Settings.model_validate(options)
        except Misfit as misfit:
            return [(".".join(map(str, error["loc"])), ValidationError(error["msg"])) for error in misfit.errors()], []
        return [], []

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the project, and make Material use our frame and our style, and write no page of its own."""
        read = read_settings(config=Path(config.config_file_path or "mkdocs.yml"))
        if not read.is_known:
            raise PluginError("; ".join(f"{one.path}:{one.line}: {one.message}" for one in read.findings))
        known = {"root": read.settings.root, "docs_dir": read.settings.docs_dir}
        site = {"site_name": config.site_name, "site_url": config.site_url or None}
        self.settings = Settings.model_validate({**site, **self.options, **known})
        self._adapt(config)
        if (file := self.settings.changes) and (read.settings.root / file).is_relative_to(config.site_dir):
            raise PluginError(
                f"changes: '{file}' lies in the site's folder and would be published; name one outside of it"
            )
        if not self.live:
            _require_writable(Path(config.site_dir))
            self.lock.acquire(read.settings.root, log)  # before MkDocs empties the site's folder
        self.project = self.way.begin(replace(read, settings=self.settings, address=read.settings.site_url), today())
        self.written: dict[str, Narrative] = {}
        config.watch.append(str(self.settings.root / "claims"))
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(FRAME))  # what the desk overrides comes first
        config.theme.static_templates.clear()
        config.theme["favicon"] = ICON
        config.extra_css[:0] = [STYLE, PAGES_STYLE]
        config.extra_javascript.insert(0, SCRIPT)
        return config

    def _adapt(self, config: MkDocsConfig) -> None:
        """Bring what the site does not choose itself; raises `PluginError` for what no page of claims can heed."""
        site = site_config(config)
        for refusal in refusals(site):
            raise PluginError(f"{Path(config.config_file_path or 'mkdocs.yml').name}: {refusal}")
        for remark in remarks(site):
            log.warning(remark)
        for language in self.settings.languages:
            if not is_spoken(language):
                log.info("languages: no words of the program's own are in '%s'; pages have them in English", language)
        if "attr_list" not in config.markdown_extensions:  # pages of claims link to headings by the names given there
            config.markdown_extensions.append("attr_list")
        config.theme["font"] = False  # no request to another host
        config.theme["features"] = features(site)
        self.scripted = is_scripted(site)
        config.theme["palette"] = config.theme.get("palette") or palette()
        self.redirects: dict[str, str] = {}
        if (other := config.plugins.get("redirects")) is not None:
            docs, maps = Path(config.docs_dir), other.config["redirect_maps"]
            self.redirects = to_made_pages(maps, lambda page: (docs / page).is_file())
            other.config["redirect_maps"] = {old: new for old, new in maps.items() if old not in self.redirects}

    def on_pre_build(self, config: MkDocsConfig, **_: object) -> None:
        """Keep the site of the last build from being deleted file by file: most of it is wanted again."""
        if not self.live:
            self.former = FormerSite(Path(config.site_dir))
            self.former.put_aside()

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Keep articles, and links that lead out of the folder, from being published as they lie there."""
        docs = Path(config.docs_dir)
        for file in [file for file in files if file.src_dir == config.docs_dir]:
            is_odd = not (is_text(file.src_uri) and (docs / file.src_uri).is_file())  # told with the findings
            leads_out = not is_odd and not (docs / file.src_uri).resolve().is_relative_to(docs.resolve())
            if leads_out:
                log.error("%s leads out of %s and is left out", file.src_uri, docs.name)
            if is_odd or leads_out or (file.is_documentation_page() and file.src_uri.startswith("articles/")):
                files.remove(file)
            elif file.is_documentation_page():
                name, _ = original_of(file.src_uri, self.settings.languages)
                original = File(name, None, config.site_dir, use_directory_urls=True)
                file.dest_uri, file.url = original.dest_uri, original.url
        self.files = files
        return files

    def on_nav(self, nav: Navigation, **_: object) -> None:
        """Keep the order in which mkdocs.yml names the written pages."""
        self.order = [page.file.src_uri for page in nav.pages]
        self.elsewhere = [*_external(nav.items)]

    def on_page_markdown(self, markdown: str, page: Page, **_: object) -> str:
        """Drop the front matter but for the title: Material would not escape it, and a page chooses no template.

        A page whose front matter says `rules: trail` is made of the rules of that family, `rules: index` lists them.
        """
        wanted = page.meta.get("rules")
        page.meta = {name: str(page.meta[name]) for name in ("title", "description") if page.meta.get(name)}
        return filled(markdown, self.settings) if wanted is None else _rules_page(str(wanted), page.file.src_uri)

    def on_page_content(self, html: str, page: Page, **_: object) -> str:
        """Keep the page; it is written later, cleaned, in every language."""
        name, language = original_of(page.file.src_uri, self.settings.languages)
        place = page.file.url.removeprefix("./")
        self.written[page.file.src_uri] = Narrative(
            place, language, page.title or name, html, page.meta.get("description"), name in self.order
        )
        return ""

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Keep what the frame is rendered with, and out of the site what only Material's own search would load.

        Nor are Material's source maps there: a megabyte for those who develop Material.
        """
        env.globals["slot"], env.bytecode_cache = slot, self.way.compiled
        replaced = PrefixLoader({"theme": FileSystemLoader([one for one in config.theme.dirs if one != str(FRAME)])})
        env.loader = ChoiceLoader([*filter(None, [env.loader]), replaced])
        self.env, self.mkdocs = env, config
        if not config.theme.custom_dir:  # where the desk overrides the header, it may hold that search
            for file in [file for file in files if file.src_uri.startswith(_MATERIAL_S_SEARCH)]:
                files.remove(file)
        own = (config.docs_dir, config.theme.custom_dir)
        for file in [file for file in files if file.src_uri.endswith(".map") and file.src_dir not in own]:
            files.remove(file)
        palette = config.theme.get("palette")
        self.toggles = [one["toggle"] for one in palette if "toggle" in one] if isinstance(palette, list) else []

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Have every page made in each language, in place of those that MkDocs wrote."""
        names = [*(name for name in self.order if name in self.written), *sorted(self.written)]
        written = [self.written[name] for name in dict.fromkeys(names)]
        try:
            self.way.show(self.project, written, self.frame, Path(config.site_dir))
        except ClusterBuildError as error:
            raise PluginError(str(error)) from None
        if config.strict:
            self.way.wait()  # MkDocs counts what is told until now
        if not self.live:
            self._redirect(Path(config.site_dir))
        self.lock.release()

    def _redirect(self, site: Path) -> None:
        """Lead old addresses on to pages of claims."""
        for file, goal, text in redirect_pages(self.redirects):
            if not (site / goal).is_file():
                log.warning("plugins: 'redirects': '%s' leads to '%s', which is no page", file, goal)
                continue
            (site / file).parent.mkdir(parents=True, exist_ok=True)
            (site / file).write_text(text, encoding="utf-8", newline="\n")

    def on_build_error(self, **_: object) -> None:
        """Leave nothing of the last build, and let the next one begin."""
        if self.former:
            self.former.remove()
        self.lock.release()

    def frame(self, parts: FrameParts) -> str:
        """Material's frame around nothing, in one language, for pages of one depth."""
        config = self.mkdocs
        config.theme["language"] = parts.language
        config.site_name = slot("site")  # Material does not escape it
        config.extra |= {"homepage": parts.home, "alternate": parts.alternates}
        for option, name in zip(self.toggles, parts.palette, strict=False):
            option["name"] = name
        nav = Navigation([*(_link(entry) for entry in parts.menu), *self.elsewhere], [])
        base = urlsplit(config.site_url or "/").path
        context = get_context(nav, self.files, config, _blank(config, parts.depth), base)
        menus = {
            "preloaded": PRELOADED,
            "scripted": parts.is_written or self.scripted,
            "foot": [_link(entry) for entry in parts.foot],
            "imprint": parts.imprint,
            "search": _link(parts.search) if parts.search else None,
        }
        return self.env.get_template("main.html").render(context | menus)


def _require_writable(folder: Path) -> None:
    """Stop where the site cannot be written, before MkDocs fails on it; raises `PluginError`."""
    place = next(place for place in (folder, *folder.parents) if place.exists())
    if not (place.is_dir() and os.access(place, os.W_OK)):
        raise PluginError(f"the site cannot be written into {folder}: {place} is read-only, or no folder")


def _rules_page(name: str, path: str) -> str:
    from claimspring.rules.handbook import handbook  # noqa: PLC0415 -- with all the rules, which few pages need

    pages = handbook()
    if name not in pages:
        log.error("%s: there is no page of rules '%s'; there are %s", path, name, ", ".join(pages))
    return pages.get(name, "")


class RenamedPlugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call] # MkDocs' own class is untyped
    """What a desk gets that still names the plugin as it was called until now: one sentence, and no site."""

    def load_config(self, *_: object, **__: object) -> tuple[ConfigErrors, ConfigWarnings]:
        """Stop, and say what to write; raises `PluginError`."""
        raise PluginError(f"mkdocs.yml: {RENAMED}")


def _external(items: Iterable[StructureItem]) -> Iterator[Link]:
    """The links to other sites, at whatever depth of the navigation."""
    for item in items:
        if isinstance(item, Link):
            yield Link(escape(item.title), item.url)
        yield from _external(getattr(item, "children", None) or ())


def _link(entry: MenuEntry) -> Link:
    link = Link(escape(entry.title), entry.place)
    link.active = entry.active
    return link


def _blank(config: MkDocsConfig, depth: int | None) -> Page | None:
    """A page that lies `depth` folders deep and holds nothing; none where the address is not known before (404)."""
    if depth is None:
        return None
    page = Page(slot("topic"), File.generated(config, "x/" * depth + "index.md", content=""), config)
    page.meta, page.toc = {"hide": ["navigation", "toc"]}, TableOfContents([AnchorLink("", "content", 1)])
    return page
