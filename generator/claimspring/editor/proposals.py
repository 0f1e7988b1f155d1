"""What an article says that is worth checking and that nobody has looked at yet: drafts that lie in no file."""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimspring.extract.as_read import TextAsRead
from claimspring.extract.drafts import LEAST, SHOWN, ArticleText, Drafter, DraftOutcome, Result, Wish
from claimspring.extract.lock import anchored
from claimspring.extract.plugins import OURS, find_extractor
from claimspring.extract.reading import UnreadableArticleError, read_source
from claimspring.extract.statement import Statement
from claimspring.lexicon.load import load_lexicons
from claimspring.model.ids import ArticleId

if TYPE_CHECKING:
    from claimspring.editor.desk import OpenDesk

_KEPT = 40


@dataclass
class Proposals:
    """Finds drafts; an article that did not change is read once."""

    _found: OrderedDict[str, list[Statement]] = field(default_factory=OrderedDict)

    def statements(self, desk: "OpenDesk", article: ArticleId) -> list[Statement]:
        """Every statement that the extractor sees in an article, in the text as it is read."""
        record = desk.corpus.articles[article]
        if record.digest not in self._found:
            self._found[record.digest] = _statements(desk, record.path)
            if len(self._found) > _KEPT:
                self._found.popitem(last=False)
        return self._found[record.digest]

    def open(self, desk: "OpenDesk", article: ArticleId, taken: Iterable[tuple[int, int]]) -> list[Statement]:
        """The best of those that are neither claims (`taken` are their places) nor put aside, in the text's order."""
        places = list(taken)
        free = [
            one
            for one in self.statements(desk, article)
            if one.score >= LEAST and not any(_meet(one, start, end) for start, end in places)
        ]
        best = sorted(free, key=lambda one: -one.score)[:SHOWN]
        return sorted(best, key=lambda one: (one.start, one.end))

    def near(self, desk: "OpenDesk", article: ArticleId, start: int, end: int) -> Statement | None:
        """What the extractor says of the words at a place: speaker, credit, kind."""
        shared = [(min(end, one.end) - max(start, one.start), one) for one in self.statements(desk, article)]
        return max((pair for pair in shared if pair[0] > 0), key=lambda pair: pair[0], default=(0, None))[1]


def drafted(desk: "OpenDesk", article: ArticleId, statement: Statement) -> Result:
    """A draft's claim file, as `claimspring extract` would write it."""
    drafter = Drafter(desk.corpus, load_lexicons(), {}, desk.project.reading.unread, desk.known.index())
    text = ArticleText(article, desk.project.context.quotable(article))
    return next(
        one
        for one in drafter.draft(text, [statement], Wish(0.0, None, again=True))
        if one.outcome is not DraftOutcome.VANISHED
    )


def _statements(desk: "OpenDesk", path: str) -> list[Statement]:
    raw = desk.bytes_of(path) or b""
    try:
        source = read_source(raw, path)
    except UnreadableArticleError:
        return []
    text = TextAsRead(source)
    found = anchored(source, find_extractor(OURS).statements(source), load_lexicons(), by="").statements
    return [text.statement(one) for one in found]


def _meet(one: Statement, start: int, end: int) -> bool:
    """Whether two places share most of the shorter of them."""
    shared = min(one.end, end) - max(one.start, start)
    return shared > 0.5 * min(one.end - one.start, end - start)
