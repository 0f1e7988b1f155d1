"""A guest in any MkDocs site: each set-up is heeded, or refused or remarked on in one sentence; no page is broken."""

import logging
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError, PluginError

from .conftest import SMALL, build_site
from .test_build import broken_links

QUICK = {"languages": ["en", "fr"], "search": False, "social_pictures": False}
Settings = dict[str, Any]
BASE: Settings = {
    "site_name": "Guest",
    "site_url": "https://checks.example.org/small/",
    "docs_dir": "content",
    "theme": {"name": "material"},
}
FOREIGN = re.compile(r"""(?:src|href)=["']?(?:https?:)?//[^"'\s>]*\.(?:css|js|woff2?)\b|fonts\.g""")


def site_of(project: Path, folder: Path, more: Settings, caplog: pytest.LogCaptureFixture, *, name: str) -> list[str]:
    """Build it; the sentences said, without the theme's and MkDocs' own."""
    (project / "mkdocs.yml").unlink()
    settings = BASE | {"plugins": [{"claimspring": QUICK}]} | more
    (project / name).write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")
    with caplog.at_level(logging.WARNING, "mkdocs"):
        config = load_config(str(project / name), site_dir=str(folder))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    ours = "mkdocs.plugins.claimspring"
    return [r.getMessage() for r in caplog.records if r.name == ours and r.levelno == logging.WARNING]


def with_plugin(*plugins: Any) -> Settings:  # noqa: ANN401 -- as YAML has them
    return {"plugins": [*plugins, {"claimspring": QUICK}]}


def html(site: Path, page: str = "claims/tower/height/index.html") -> str:
    return (site / page).read_text("utf-8")


def holds(page: str, *parts: str) -> Callable[[Path], bool]:
    return lambda site: all(part in html(site, page) for part in parts)


def order(page: str, *parts: str) -> Callable[[Path], bool]:
    return lambda site: sorted(parts, key=html(site, page).index) == list(parts)


HEEDED: dict[str, tuple[Settings, Callable[[Path], bool]]] = {
    "nothing but Material": (
        {},
        holds("index.html", "data-md-color-scheme", 'name="__palette"', '<nav class="md-grid tabs"'),
    ),
    "Material's script on pages that people write": (
        {},
        holds("about/index.html", 'src="../assets/javascripts/bundle.'),
    ),
    "MkDocs' own search": (with_plugin("search"), holds("index.html", "Guest")),
    "a palette of one's own": (
        {"theme": {"name": "material", "palette": {"scheme": "slate"}}},
        holds("index.html", 'data-md-color-scheme="slate"'),
    ),
    "features of one's own": (
        {"theme": {"name": "material", "features": ["navigation.tabs", "navigation.top"]}},
        holds("index.html", '<nav class="md-grid tabs"', 'src="assets/javascripts/bundle.'),
    ),
    "a language of the theme": ({"theme": {"name": "material", "language": "fr"}}, holds("index.html", 'lang="en"')),
    "a style sheet of one's own": (
        {"extra_css": ["own.css"]},
        order("index.html", "assets/claimspring/claimspring.css", "own.css"),
    ),
    "a script of one's own": ({"extra_javascript": ["own.js"]}, order("claims/index.html", "/bundle.", "../own.js")),
    "an overriding partial": (
        {"theme": {"name": "material", "custom_dir": "overrides"}},
        holds("index.html", "<p>our own header</p>"),
    ),
    "a copyright": ({"copyright": "© The desk"}, holds("index.html", "© The desk")),
    "social links": (
        {"extra": {"social": [{"icon": "fontawesome/brands/mastodon", "link": "https://social.example/@desk"}]}},
        holds("claims/index.html", 'href="https://social.example/@desk"'),
    ),
    "sections and links in the navigation": (
        {"nav": ["index.md", {"Us": ["about.md", "contact.md"]}, {"Elsewhere": "https://elsewhere.example/"}]},
        holds("claims/index.html", 'href="https://elsewhere.example/"', 'href="../about/"', 'href="../contact/"'),
    ),
    "a description in the front matter": (
        {},
        holds("about/index.html", '<meta name="description" content="Who we are, and who pays.">'),
    ),
    "a redirect to a page of a claim": (
        with_plugin({"redirects": {"redirect_maps": {"old/claim.md": "claims/tower/height/index.md#trail"}}}),
        holds("old/claim/index.html", "url=../../claims/tower/height/#trail"),
    ),
    "a redirect to a written page": (
        with_plugin({"redirects": {"redirect_maps": {"old.md": "about.md"}}}),
        holds("old/index.html", "../about/"),
    ),
    "another folder for pages": ({"docs_dir": "written words"}, holds("articles/tower/index.html", "<mark")),
    "hooks": ({"hooks": ["hook.py"]}, holds("about/index.html", "said by a hook")),
}


@pytest.mark.parametrize("name", HEEDED)
def test_it_is_heeded(name: str, project: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    more, seen = HEEDED[name]
    for path, text in {
        "content/own.css": "p {}",
        "content/own.js": "",
        "overrides/partials/header.html": "<p>our own header</p>",
        "hook.py": "def on_page_markdown(markdown, **_):\n    return markdown + '\\n\\nsaid by a hook\\n'\n",
    }.items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(text)
    about = project / "content/about.md"
    head = "---\ndescription: Who we are, and who pays.\ntags: [us]\n---\n"
    about.write_text(head + about.read_text("utf-8"), "utf-8")
    if more.get("docs_dir"):
        (project / "content").rename(project / str(more["docs_dir"]))
    site = tmp_path / "site"
    assert site_of(project, site, more, caplog, name="mkdocs.yml") == []
    assert seen(site)
    assert broken_links(site) == []
    assert not [page for page in site.rglob("*.html") if FOREIGN.search(page.read_text("utf-8"))]


@pytest.mark.parametrize("name", ["mkdocs.yaml", "conf/mkdocs.yml", "properdocs.yml"])
def test_the_configuration_may_be_called_otherwise(
    name: str, project: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (project / "conf").mkdir()
    docs = "../content" if name.startswith("conf") else "content"
    site_of(project, tmp_path / "site", {"docs_dir": docs}, caplog, name=name)
    assert "Guest" in html(tmp_path / "site")


REMARKED: dict[str, tuple[Settings, str]] = {
    "fonts": ({"theme": {"name": "material", "font": {"text": "Inter"}}}, "theme.font: fonts come from another host"),
    "instant pages": (
        {"theme": {"name": "material", "features": ["navigation.instant", "navigation.tabs"]}},
        "theme.features: 'navigation.instant' is left out",
    ),
    "a style sheet elsewhere": ({"extra_css": ["https://cdn.example/x.css"]}, "'https://cdn.example/x.css' lies on"),
    "minify": (with_plugin({"minify": {"minify_html": True}}), "plugins: 'minify': pages of claims"),
    "tags": (with_plugin("tags"), "plugins: 'tags': pages of claims have topics"),
    "git dates": (with_plugin({"git-revision-date-localized": {"fallback_to_build_date": True}}), "days of pages"),
    "a redirect to nothing": (
        with_plugin({"redirects": {"redirect_maps": {"old.md": "claims/none/index.md"}}}),
        "plugins: 'redirects': 'old/index.html' leads to 'claims/none/index.html', which is no page",
    ),
}


@pytest.mark.parametrize("name", REMARKED)
def test_what_is_not_heeded_is_said_in_one_sentence(
    name: str, project: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    more, told = REMARKED[name]
    said = site_of(project, tmp_path / "site", more, caplog, name="mkdocs.yml")
    assert len(said) == 1
    assert told in said[0]
    assert broken_links(tmp_path / "site") == []


REFUSED: dict[str, tuple[Settings, str]] = {
    "readthedocs": ({"theme": {"name": "readthedocs"}}, "pages of claims need Material"),
    "MkDocs' theme": ({"theme": {"name": "mkdocs"}}, "pages of claims need Material"),
    "no theme named": ({"theme": None}, "pages of claims need Material"),
    "file addresses": ({"use_directory_urls": False}, "use_directory_urls: the addresses of claims end in '/'"),
    "another plugin for languages": (
        with_plugin({"i18n": {"languages": [{"locale": "en", "default": True, "name": "English", "build": True}]}}),
        "plugins: 'i18n' and 'claimspring' both make the languages of the site",
    ),
    "a frame of one's own": (
        {"theme": {"name": "material", "custom_dir": "overrides"}},
        "theme.custom_dir: its 'main.html' replaces the frame",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_is_refused_in_one_sentence(
    name: str, project: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    more, told = REFUSED[name]
    (project / "overrides").mkdir()
    (project / "overrides/main.html").write_text('{% extends "base.html" %}')
    with pytest.raises((PluginError, ConfigurationError, Abort)) as refused:
        site_of(project, tmp_path / "site", more, caplog, name="mkdocs.yml")
    assert told in f"{refused.value} {caplog.text}"
    assert not list((tmp_path / "site").glob("**/*.html")) if (tmp_path / "site").exists() else True


def test_the_small_project_itself_is_as_it_was(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        build_site(SMALL, tmp_path / "site")
    assert [r.getMessage() for r in caplog.records if "theme" in r.getMessage()] == []
