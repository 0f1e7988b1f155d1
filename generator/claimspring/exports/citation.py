"""How to cite a review: as plain words, as BibTeX, and as CSL-JSON for reference managers."""

import datetime as dt
import json
import re
from dataclasses import dataclass

from claimspring.i18n.multilingual import Said

_TEX = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"} | {
    sign: f"\\{sign}" for sign in "#$%&_"
}
_SPECIAL = re.compile("[" + re.escape("".join(_TEX)) + "]")


@dataclass(frozen=True, slots=True)
class Citation:
    """What a citation names."""

    id: str
    """A short key, such as the claim's id."""
    title: Said
    author: str
    """The desk."""
    url: Said
    language: Said
    date: dt.date | None
    """The day of the review as it stands."""


def plain(citation: Citation, quoted: Said) -> str:
    """One line for a text: the desk, the title as it is `quoted`, the day, the address."""
    day = f", {citation.date.isoformat()}" if citation.date else ""
    return f"{citation.author}, {quoted}{day}, {citation.url}"


def bibtex(citation: Citation) -> str:
    """A BibTeX entry of type `@online` (biblatex), every field escaped for TeX."""
    fields = {
        "author": "{" + _tex(citation.author) + "}",
        "title": "{" + _tex(citation.title) + "}",
        "date": citation.date.isoformat() if citation.date else "",
        "url": re.sub(r"[{}\\]", lambda match: f"%{ord(match[0]):02X}", str(citation.url)),
        "langid": _tex(citation.language),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@online{{{citation.id},", *lines, "}"])


def csl_json(citation: Citation) -> str:
    """A CSL-JSON list of one item of type `webpage`."""
    item: dict[str, object] = {
        "id": citation.id,
        "type": "webpage",
        "title": citation.title,
        "author": [{"literal": citation.author}],
        "URL": citation.url,
        "language": citation.language,
    }
    if citation.date:
        item["issued"] = {"date-parts": [[citation.date.year, citation.date.month, citation.date.day]]}
    return json.dumps([item], ensure_ascii=False, separators=(",", ":"))


def _tex(text: Said) -> str:
    return _SPECIAL.sub(lambda sign: _TEX[sign[0]], str(text))
