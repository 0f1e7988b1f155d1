"""A site's MkDocs configuration -> what in it the pages of claims cannot heed, one sentence each.

Pure, but for a look at the theme's folders. Everything else that MkDocs and Material allow is heeded.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import urlsplit

_UNHEEDED: Mapping[str, str] = MappingProxyType(
    {
        "minify": "pages of claims are written as small as they are, and not minified",
        "tags": "pages of claims have topics; tags of written pages are not shown",
        "git-revision-date-localized": "days of pages are not shown; a claim's page has its history",
        "git-revision-date": "days of pages are not shown; a claim's page has its history",
        "git-authors": "authors of pages are not shown; a claim names its reviewers",
        "blog": "posts are shown as written pages, without the blog's lists",
        "social": "pages of claims have share pictures of their own; written pages have none",
    }
)
"""Plugin -> what becomes of it."""
_INSTANT = "navigation.instant"
_WITHOUT_SCRIPT = frozenset({"navigation.tabs", "navigation.sections", "navigation.indexes"})
"""Features that are templates alone, and change nothing on pages of claims."""
_WITH_SCRIPT = ("analytics", "annotate", "consent", "scope", "version")
"""What `extra` may hold that Material's script makes work."""
_MATERIAL_S_FONTS = {"text": "Roboto", "code": "Roboto Mono"}
"""What `theme.font` is where nothing is said."""


class SiteConfig(NamedTuple):
    """As much of a configuration as matters here."""

    theme: str | None
    theme_folders: tuple[str, ...]
    """Where the theme's templates lie, the nearest first."""
    custom_folder: str | None
    """`theme.custom_dir`."""
    features: tuple[str, ...]
    has_fonts: bool
    """Whether the configuration names fonts; Material's own default does not count."""
    plugins: tuple[str, ...]
    has_folders_as_addresses: bool
    """`use_directory_urls`."""
    assets: tuple[str, ...]
    """`extra_css` and `extra_javascript`."""
    has_scripts: bool
    """Whether there is any `extra_javascript`."""
    extra: tuple[str, ...]
    """The names under `extra` that have a value."""


def site_config(config: Mapping[str, Any]) -> SiteConfig:
    """What MkDocs' configuration holds."""
    theme = config["theme"]
    return SiteConfig(
        theme=theme.name,
        theme_folders=tuple(theme.dirs),
        custom_folder=theme.custom_dir,
        features=tuple(theme.get("features") or ()),
        has_fonts=theme.get("font") not in (None, False, _MATERIAL_S_FONTS),
        plugins=tuple(name.removeprefix("material/") for name in config["plugins"]),
        has_folders_as_addresses=config["use_directory_urls"],
        assets=(*config["extra_css"], *(str(script) for script in config["extra_javascript"])),
        has_scripts=bool(config["extra_javascript"]),
        extra=tuple(name for name, value in config["extra"].items() if value),
    )


def refusals(site: SiteConfig) -> Iterator[str]:
    """What makes a site impossible: an error by name."""
    if not any(Path(folder, "partials", "nav.html").is_file() for folder in site.theme_folders):
        yield f"theme: pages of claims need Material ('theme: {{name: material}}'), not '{site.theme}'"
    if site.custom_folder and Path(site.custom_folder, "main.html").is_file():
        yield "theme.custom_dir: its 'main.html' replaces the frame of every page; override partials only"
    if not site.has_folders_as_addresses:
        yield "use_directory_urls: the addresses of claims end in '/'; leave out 'use_directory_urls: false'"
    if "i18n" in site.plugins:
        yield "plugins: 'i18n' and 'claimspring' both make the languages of the site; leave 'i18n' out"


def remarks(site: SiteConfig) -> Iterator[str]:
    """What is not heeded: a warning by name."""
    if site.has_fonts:
        yield "theme.font: fonts come from another host and are left out; bring your own with 'extra_css'"
    if _INSTANT in site.features:
        yield f"theme.features: '{_INSTANT}' is left out; every page is a whole document"
    for asset in site.assets:
        if urlsplit(asset).netloc:
            yield f"'{asset}' lies on another host, which pages do not ask; put the file into the site"
    for plugin in site.plugins:
        if plugin in _UNHEEDED:
            yield f"plugins: '{plugin}': {_UNHEEDED[plugin]}"


def features(site: SiteConfig) -> list[str]:
    """The theme's features that are used: those of the configuration, or tabs where it has none."""
    return [one for one in site.features if not one.startswith(_INSTANT)] or ["navigation.tabs"]


def is_scripted(site: SiteConfig) -> bool:
    """Whether the site asks for something that Material's script does on every page, or builds on that script."""
    asked = {*features(site)} - _WITHOUT_SCRIPT, {*site.extra} & {*_WITH_SCRIPT}
    return bool(site.has_scripts or site.custom_folder or any(asked))


def palette() -> list[dict[str, Any]]:
    """The three states of colour, for a site that chooses none."""
    own = {"primary": "custom", "accent": "custom"}
    states: tuple[tuple[str, dict[str, str], str], ...] = (
        ("(prefers-color-scheme)", {}, "material/brightness-auto"),
        ("(prefers-color-scheme: light)", {"scheme": "default"}, "material/brightness-7"),
        ("(prefers-color-scheme: dark)", {"scheme": "slate"}, "material/brightness-4"),
    )
    return [{"media": media} | own | scheme | {"toggle": {"icon": icon, "name": ""}} for media, scheme, icon in states]
