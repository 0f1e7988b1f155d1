"""What `claimspring observe` prints: what would be looked at, and what was seen. Values in, rich tables out."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from claimspring.anchor.diff import TextChange, difference
from claimspring.model.corpus import Corpus
from claimspring.model.ids import ClaimKey, SourceId
from claimspring.model.observation import FOUND, PageState, QuotationSeen, QuotationState
from claimspring.observe.http.politeness import host_of
from claimspring.observe.plan import Target
from claimspring.observe.run import TargetResult
from claimspring.observe.visit import VisitOutcome
from claimspring.trace.impact import Affected, Loss
from claimspring.trace.provenance import Provenance

_STYLES = {TextChange.REMOVED: "red strike", TextChange.ADDED: "green bold", TextChange.EQUAL: ""}
_LOSSES = {
    Loss.FALLS: "would lose all its evidence",
    Loss.WEAKENED: "would lose some of its evidence",
    Loss.TOUCHED: "its trail passes here",
}
_WORST_FIRST = (
    PageState.MISSING,
    PageState.SOFT_404,
    PageState.NOT_THE_PAGE,
    PageState.REFUSED,
    PageState.UNREADABLE,
    PageState.TRANSIENT,
    PageState.BLOCKED,
    PageState.MOVED,
    PageState.ALIVE,
)


def dry_run_table(wanted: Sequence[Target]) -> RenderableType:
    """The addresses by host, with how many quotations are looked for on each."""
    table = Table("host", "source", "address", "quotations", box=None, pad_edge=False)
    for target in sorted(wanted, key=lambda target: (host_of(target.address), target.id)):
        table.add_row(host_of(target.address), target.id, Text(target.address), str(len(target.quotations)))
    return table


def summary(results: Sequence[TargetResult], corpus: Corpus) -> RenderableType:
    """What was seen: what needs a hand first, worst first, then the claims concerned, then the counts."""
    return Group(*_troubles(results), *_consequences(results, corpus), _counts(results))


def _consequences(results: Sequence[TargetResult], corpus: Corpus) -> Iterator[RenderableType]:
    """The claims that need another look because a document changed or lost words, worst first."""
    shaken = [SourceId(one.target) for one in results if _is_shaken(one)]
    known = Provenance(corpus)
    worst: dict[ClaimKey, tuple[Affected, SourceId]] = {}
    for source in shaken:
        impact = known.impact(source)
        for affected in impact.affected if impact else ():
            if affected.claim not in worst or worst[affected.claim][0].loss < affected.loss:
                worst[affected.claim] = (affected, source)
    if not worst:
        return
    table = Table("claims that need another look", "because", "", box=None, pad_edge=False)
    for affected, source in sorted(
        worst.values(), key=lambda pair: (-pair[0].loss, not pair[0].published, pair[0].claim)
    ):
        table.add_row(str(affected.claim), str(source), _LOSSES[affected.loss])
    yield table


def _is_shaken(one: TargetResult) -> bool:
    """Whether what hangs on this document needs another look."""
    if one.outcome is VisitOutcome.POSTPONED or one.entry is None:
        return False
    lost = any(quotation.state in {QuotationState.ALTERED, QuotationState.ABSENT} for quotation in _quotations(one))
    return one.changed or lost or one.entry.seen.is_missing


def _counts(results: Sequence[TargetResult]) -> Table:
    pages = Counter(one.entry.seen.state for one in results if one.entry and one.outcome is not VisitOutcome.POSTPONED)
    words = Counter(seen.state for one in results for seen in _quotations(one))
    postponed = sum(one.outcome is VisitOutcome.POSTPONED for one in results)
    table = Table("pages", "", "quotations", "", box=None, pad_edge=False)
    left = [(str(state), str(pages[state])) for state in reversed(_WORST_FIRST) if pages[state]]
    left += [("postponed", str(postponed))] if postponed else []
    right = [(str(state), str(words[state])) for state in QuotationState if words[state]]
    for row in range(max(len(left), len(right))):
        table.add_row(*(left[row] if row < len(left) else ("", "")), *(right[row] if row < len(right) else ("", "")))
    return table


def _troubles(results: Sequence[TargetResult]) -> Iterator[Text]:
    for one in sorted(results, key=_rank):
        if one.outcome is VisitOutcome.POSTPONED:
            yield Text.assemble((one.target, "bold"), f"  postponed: {one.reason}")
        elif one.entry and one.entry.seen.state is not PageState.ALIVE:
            seen = one.entry.seen
            state = f"{seen.state} ({seen.kind})" if seen.kind else str(seen.state)
            yield Text.assemble((one.target, "bold"), f"  {state}: {seen.reason}")
        for quotation in _quotations(one):
            if quotation.state is QuotationState.ABSENT:
                yield Text.assemble((one.target, "bold"), "  absent: ", quotation.exact)
            elif quotation.state is QuotationState.ALTERED:
                yield _altered(one.target, quotation)


def _altered(target: str, quotation: QuotationSeen) -> Text:
    concerns = f" ({', '.join(quotation.concerns)})" if quotation.concerns else ""
    line = Text.assemble((target, "bold"), f"  altered{concerns}: ")
    for piece in difference(quotation.exact, quotation.found or "").pieces:
        line.append(piece.text, _STYLES[piece.change])
    return line


def _quotations(one: TargetResult) -> tuple[QuotationSeen, ...]:
    return one.entry.seen.quotations if one.entry and one.outcome is not VisitOutcome.POSTPONED else ()


def _rank(one: TargetResult) -> tuple[int, bool, str]:
    state = one.entry.seen.state if one.entry else PageState.TRANSIENT
    sound = all(quotation.state in FOUND for quotation in _quotations(one))
    return _WORST_FIRST.index(state), sound, one.target
