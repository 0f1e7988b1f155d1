"""What follows from a run: ledgers before and after in, what needs an editor's hand out. Pure.

Only what is new is told: what an earlier run found already has had its pull request. A status is suggested, never set:
that a claim is looked at again is for an editor to say.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from claimspring.model.corpus import Corpus
from claimspring.model.ids import SourceId
from claimspring.model.observation import READABLE, Ledger, PageState, QuotationState
from claimspring.model.observation_summary import QuotationStanding, page_standing, quotation_standing, timeline
from claimspring.trace.provenance import Provenance


class Kind(StrEnum):
    """What happened, the gravest first."""

    VANISHED = "vanished"
    ALTERED = "altered"
    NEVER_SEEN = "never-seen"
    GONE = "gone"
    ABSENT = "absent"
    MISSING = "missing"
    NOT_THE_PAGE = "not-the-page"
    CHANGED = "changed"
    MOVED = "moved"


SUGGESTED: Mapping[Kind, str] = {
    Kind.VANISHED: "say so in 'under_review' of the claims; compare the page with its copy",
    Kind.ALTERED: "say so in 'under_review' where the difference changes the meaning; else quote the new words",
    Kind.NEVER_SEEN: "copy the words as they stand on the page, or name the page on which they stand",
    Kind.GONE: "put a copy into 'archived', and see whether the verdict holds",
    Kind.ABSENT: "wait: one look without the words is no disappearance",
    Kind.MISSING: "wait: one look proves little",
    Kind.NOT_THE_PAGE: "open the page yourself",
    Kind.CHANGED: "read the page again, and set 'reviewed_on' anew",
    Kind.MOVED: "put the new address into 'url'",
}
"""What an editor may do."""


_PAGES: Mapping[PageState, Kind] = {
    PageState.GONE: Kind.GONE,
    PageState.NOT_THE_PAGE: Kind.NOT_THE_PAGE,
    PageState.MOVED: Kind.MOVED,
}


@dataclass(frozen=True, slots=True)
class Consequence:
    """One thing that happened to one document."""

    kind: Kind
    target: str
    """The document's ledger: a source's id, or `article-` and an article's."""
    address: str
    exact: str = ""
    """The quoted words concerned; empty where it is the page."""
    found: str = ""
    """What stands there instead."""
    concerns: tuple[str, ...] = ()
    """Whether numbers, negations or names are touched."""
    reason: str = ""
    claims: tuple[str, ...] = ()
    """The claims that rest on it, the most shaken first."""


def consequences(before: Mapping[str, Ledger], after: Mapping[str, Ledger], corpus: Corpus) -> tuple[Consequence, ...]:
    """What is so after a run and was not before, the gravest first."""
    known = Provenance(corpus)
    found = [
        one
        for target, ledger in after.items()
        for one in _named(_new(target, before.get(target, Ledger()), ledger), corpus, known)
    ]
    order = list(Kind)
    return tuple(sorted(found, key=lambda one: (order.index(one.kind), one.target, one.exact)))


def _new(target: str, before: Ledger, after: Ledger) -> Iterator[Consequence]:
    earlier = set(_of(target, before))
    standing = [one for one in _of(target, after) if one not in earlier]
    if len(after.entries) > len(before.entries) and timeline(after)[-1].text_changed:
        last = after.entries[-1].seen
        if not any(one.exact for one in standing):
            standing.append(Consequence(Kind.CHANGED, target, last.asked, reason="its text is another one"))
    yield from standing


def _of(target: str, ledger: Ledger) -> Iterator[Consequence]:
    """Everything that is wrong with a document by its ledger."""
    page, last = page_standing(ledger), ledger.last
    if page is None or last is None:
        return
    address = last.seen.asked
    state = Kind.MISSING if last.seen.is_missing and page.state is not PageState.GONE else _PAGES.get(page.state)
    if state:
        yield Consequence(state, target, address, reason=page.reason)
    for quotation in last.seen.quotations if page.state in READABLE else ():
        standing = quotation_standing(ledger, quotation.exact)
        kind = _of_words(standing) if standing else None
        if standing and kind:
            found, concerns = standing.seen.found or "", tuple(map(str, standing.seen.concerns))
            yield Consequence(kind, target, address, quotation.exact, found, concerns)


def _of_words(standing: QuotationStanding) -> Kind | None:
    """What is wrong with quoted words; words that nobody ever saw are told when they were sought twice."""
    if standing.state is QuotationState.ALTERED:
        return Kind.ALTERED
    if standing.vanished:
        return Kind.VANISHED
    if standing.never_seen:
        return Kind.NEVER_SEEN
    return Kind.ABSENT if standing.state is QuotationState.ABSENT and standing.stood_on else None


def _named(found: Iterable[Consequence], corpus: Corpus, known: Provenance) -> Iterator[Consequence]:
    """Each with the claims that rest on it: on those words, or on the document."""
    for one in found:
        quoting = _quoting(one, corpus) if one.exact else ()
        impact = None if quoting else known.impact(SourceId(one.target))
        affected = sorted(impact.affected, key=lambda claim: (-claim.loss, claim.claim)) if impact else []
        claims = quoting or tuple(str(claim.claim) for claim in affected)
        yield Consequence(one.kind, one.target, one.address, one.exact, one.found, one.concerns, one.reason, claims)


def _quoting(one: Consequence, corpus: Corpus) -> tuple[str, ...]:
    article = one.target.removeprefix("article-") if one.target.startswith("article-") else None
    return tuple(
        str(key)
        for key, record in corpus.claims.items()
        if any(evidence.source == one.target and evidence.passage == one.exact for evidence in record.value.evidence)
        or (article and any(words.exact == one.exact for words in record.value.appearances))
    )
