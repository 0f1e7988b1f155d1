"""The pages that the desk wrote for its readers, as an editor knows them: by title and language, never by file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimspring.editor.desk import OpenDesk
from claimspring.editor.files import FileName, FileType, name_of
from claimspring.editor.titles import HEADING, page_title
from claimspring.i18n.labels import mark
from claimspring.model.blanks import FROM_SETTINGS, Blank, blanks, unfilled
from claimspring.read.editing.paragraphs import paragraphs
from claimspring.site.narrative import original_of

GAP = "____"
"""What stands for a blank where its sentence is shown."""
FILLED_IN = mark("blanks of the desk’s pages filled in")
_BREAK = re.compile(r"(?<=[.!?])\s+|\n\s*(?=(?:[-*+]|\d+[.)])\s)")
"""Between two sentences, or two items of a list."""
_WORD = re.compile(r"\w")
_MARKUP = re.compile(r"^(?:[-*+>]|\d+[.)])\s+|[*`]")


@dataclass(frozen=True)
class SitePage:
    """One page in one language."""

    path: str
    """Relative to the folder of what people write."""
    name: FileName
    language: str
    title: str
    text: str

    def heading_above(self, place: int) -> str:
        """The words of the heading under which a place of the text stands; empty where that is the title."""
        above = list(HEADING.finditer(self.text, 0, place))
        return above[-1]["words"] if len(above) > 1 else ""

    def sentence_around(self, blank: Blank) -> str:
        """The sentence that an answer completes, with a gap in its place; empty where the blank is all there is."""
        paragraph = next(one for one in paragraphs(self.text) if one.start <= blank.start < one.end)
        before = _BREAK.split(self.text[paragraph.start : blank.start])[-1]
        after = _BREAK.split(self.text[blank.end : paragraph.end])[0]
        if not (_WORD.search(before) or _WORD.search(after)):
            return ""
        whole = f"{_others_cut(before)}{GAP}{_others_cut(after)}"
        return " ".join(_MARKUP.sub("", whole).split())


@dataclass(frozen=True)
class AskedBlank:
    """A blank to be filled in, wherever it stands in the pages of one language."""

    name: str
    language: str
    places: tuple[tuple[SitePage, Blank], ...]

    @property
    def wanted(self) -> str:
        """What belongs there."""
        return self.places[0][1].wanted

    @property
    def sentences(self) -> list[str]:
        """The sentences that its answer completes, each once."""
        found = [page.sentence_around(blank) for page, blank in self.places]
        return [sentence for sentence in dict.fromkeys(found) if sentence]

    def files(self, docs_dir: str) -> list[str]:
        """The paths of the pages that it stands in."""
        return list(dict.fromkeys(page.name.path(docs_dir) for page, _ in self.places))


def site_pages(desk: OpenDesk) -> Iterator[SitePage]:
    """All that can be changed at the desk: the main language first, then by path."""
    languages, docs_dir = desk.settings.languages, desk.settings.docs_dir
    for path in sorted(desk.project.pages, key=lambda path: (original_of(path, languages)[0], path.count("."), path)):
        if (name := name_of(f"{docs_dir}/{path}", docs_dir)) and name.type is FileType.PAGE:
            text = desk.project.pages[path]
            yield SitePage(path, name, original_of(path, languages)[1], page_title(text) or name.id, text)


def asked_blanks(desk: OpenDesk) -> list[AskedBlank]:
    """What the pages leave open and no setting fills, by language, then in the order of the pages."""
    pages = {page.path: page for page in site_pages(desk)}
    found: dict[tuple[str, str], list[tuple[SitePage, Blank]]] = {}
    for name, places in unfilled(desk.project.pages, desk.settings).items():
        for path, blank in places if name not in FROM_SETTINGS else ():
            if path in pages:
                found.setdefault((name, pages[path].language), []).append((pages[path], blank))
    return [AskedBlank(name, language, tuple(places)) for (name, language), places in found.items()]


def _others_cut(words: str) -> str:
    """Words with the other blanks in them left out."""
    for blank in reversed(list(blanks(words))):
        words = f"{words[: blank.start]}…{words[blank.end :]}"
    return words
