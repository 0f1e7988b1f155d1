"""New texts of the interface into the catalogues, to be translated there: `python -m tests.catalogues`.

Texts that no code or template says any more are dropped. The order is that of the alphabet, the head stays as it is.
"""

import io
import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from claimspring.editor.finding_words import summary_of
from claimspring.i18n.translator import CATALOGUES
from claimspring.rules.registry import RULES

PACKAGES = ("editor", "i18n", "trace", "diagrams", "exports", "site", "intake")
"""What speaks to readers, or writes what they will read."""

KEYWORDS = {"say": None, "mark": None, "count": (1, 2), "_": None, "ngettext": (1, 2)}
"""The functions to which texts are given; the numbers are those of their arguments that are texts."""


@cache
def texts() -> Sequence[str | tuple[str, str]]:
    """Every text of code and templates; with its plural where it has one."""
    return tuple(_texts())


def _texts() -> Iterator[str | tuple[str, str]]:
    mappings = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))["tool"]["babel"]["mappings"]
    methods = [(mapping["pattern"], mapping["method"]) for mapping in mappings]
    for package in PACKAGES:
        for _, _, message, _, _ in extract_from_dir(CATALOGUES.parents[1] / package, methods, keywords=KEYWORDS):
            yield message if isinstance(message, str) else (message[0], message[1])
    yield from map(summary_of, RULES)  # what findings are called at the desk


def updated(catalogue: str) -> str:
    """The text of a catalogue with the texts that there are now, and with the spaces that its language wants."""
    known, wanted, written = read_po(io.BytesIO(catalogue.encode())), Catalog(), io.BytesIO()
    for text in texts():
        wanted.add(text)
    known.update(wanted, no_fuzzy_matching=True)
    if str(known.locale) == "fr":
        for message in known:
            if said := message.string:
                message.string = spaced(said) if isinstance(said, str) else tuple(map(spaced, said))
    write_po(written, known, width=0, omit_header=True, sort_output=True, ignore_obsolete=True)
    head, body = catalogue.partition("\n\n")[0], written.getvalue().decode().strip()
    return f"{head}\n\n{body}\n"


def spaced(said: str) -> str:
    """French with spaces at which no line breaks: narrow ones, but before a colon."""
    said = re.sub("«[ \u00a0]", "«\u202f", re.sub("[ \u00a0](?=[;?!»])", "\u202f", said))
    return said.replace(" :", "\u00a0:")


def main() -> None:
    """Bring every catalogue up to date."""
    for file in sorted(CATALOGUES.glob("*/LC_MESSAGES/*.po")):
        file.write_text(updated(file.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
