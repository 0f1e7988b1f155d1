"""Redirects to pages that are made from claims, which MkDocs does not know of: `redirect_maps` in, small pages out."""

from collections.abc import Callable, Iterator, Mapping
from html import escape
from pathlib import PurePosixPath

_PAGE = """<!doctype html>
<meta charset="utf-8">
<title>Redirecting…</title>
<meta name="robots" content="noindex">
<link rel="canonical" href="{to}">
<meta http-equiv="refresh" content="0; url={to}">
<p><a href="{to}">{to}</a></p>
"""


def to_made_pages(redirects: Mapping[str, str], is_written: Callable[[str], bool]) -> dict[str, str]:
    """Those of the redirects that lead to no page which somebody wrote, and to no other site."""
    return {old: new for old, new in redirects.items() if "://" not in new and not is_written(new.partition("#")[0])}


def pages(redirects: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Of each redirect the file of its page, the file of that to which it leads, and the text of the first."""
    for old, new in redirects.items():
        target, _, anchor = new.partition("#")
        file, goal = _file(old), _file(target)
        address = "../" * file.count("/") + goal.removesuffix("index.html") + (f"#{anchor}" if anchor else "")
        yield file, goal, _PAGE.format(to=escape(address or "./"))


def _file(page: str) -> str:
    """The file of the site for a page named as MkDocs names it (`claims/index.md`) or by its address (`claims/`)."""
    path = PurePosixPath(page)
    if path.suffix == ".md":
        path = path.parent if path.stem in {"index", "README"} else path.with_suffix("")
    return (path / "index.html").as_posix() if path.suffix != ".html" else path.as_posix()
