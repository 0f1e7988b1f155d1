"""The two trails of a claim: how its sentence came to the article, and what its evidence rests on.

`Graph` and the claim's id in, `ClaimTrace` out; pure. What several claims share is walked once.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from claimspring.model.claim import Claim, CreditKind, Evidence, GivenCredit, Stance, are_wrong
from claimspring.model.ids import ArticleId, ClaimKey, QuestionId
from claimspring.model.recorder import Latest, Remembered
from claimspring.trace.graph import Graph, Link, LinkKind, NodeId, article_node, first_to_each, outlet_node
from claimspring.trace.lineage_summary import Descent, descent
from claimspring.trace.walk import NO_LINKS, Links, Walk, walk

SHARED = 64
"""Walks up to this many documents are kept for other claims; longer ones would fill the memory."""
_WALKS = 16_000
"""So many of them are kept."""


class Basis(StrEnum):
    """What the article's own trail rests on."""

    TRAIL = "trail"
    """The way an editor found the sentence to have come."""
    CREDIT = "credit"
    """Only what the article says."""
    ARTICLE = "article"
    """Only what is known of the article as a whole."""
    NOTHING = "nothing"
    """Nothing is known."""


@dataclass(frozen=True, slots=True)
class Credit:
    """Whom the article names, beside where the sentence really came from."""

    named: tuple[NodeId, ...]
    """Documents and outlets that the article names for its words, not for pictures, in its order; an outlet only where
    no document is known."""
    never_named: tuple[NodeId, ...]
    """Documents on the way whose publisher the article does not name for this claim; none beyond an unknown step."""
    beside: tuple[NodeId, ...]
    """What the article names although the sentence did not come that way."""
    differs: bool
    """The article names somebody, but nobody from whom the information really came first."""
    wrong: tuple[NodeId, ...]
    """What the article names at the end of a way, and did not say it."""


@dataclass(frozen=True, slots=True)
class TracedEvidence:
    """A piece of evidence and the walk back from it."""

    evidence: Evidence
    walk: Walk
    own_source: bool
    """It supports the statement, and goes back to the first step of the claim's own trail: the text that the sentence
    comes from is no support for it, unless an editor says why it is (`independent_because`)."""


@dataclass(frozen=True, eq=False)
class ClaimTrace:
    """All that is known of where a claim and its evidence come from; each is itself alone, so it can be a key."""

    key: ClaimKey
    basis: Basis
    article: Descent
    """Behind the article's sentence; the walk starts at the article."""
    credit: Credit
    exhibits: tuple[TracedEvidence, ...]
    """The evidence in the order of the file."""

    @cached_property
    def evidence(self) -> Descent:
        """Behind the evidence that counts: all but mere context and the text that the sentence itself comes from.

        Where only that text is left, behind it: one document still is one origin.
        """
        return self._behind(self._witnesses)

    @cached_property
    def by_question(self) -> Mapping[QuestionId, Descent]:
        """The same for each question that such evidence answers."""
        answers = [(shown.evidence.answers, shown) for shown in self._witnesses]
        asked = dict.fromkeys(question for question, _ in answers if question)
        return {name: self._behind(shown for question, shown in answers if question == name) for name in asked}

    @cached_property
    def by_stance(self) -> Mapping[Stance, Descent]:
        """The same for each stance that the evidence has, context included."""
        present = {exhibit.evidence.stance for exhibit in self.exhibits}
        return {stance: self._behind(self._with(stance)) for stance in Stance if stance in present}

    @cached_property
    def decisive(self) -> Descent:
        """Behind the stance that most of the evidence has, which is the one that the verdict rests on."""
        parts = [self._behind(one for one in self._witnesses if one.evidence.stance is stance) for stance in Stance]
        return max(parts, key=lambda part: len(part.starts))

    @cached_property
    def _witnesses(self) -> Sequence[TracedEvidence]:
        bearing = [shown for shown in self.exhibits if shown.evidence.stance is not Stance.CONTEXT]
        return [shown for shown in bearing if not shown.own_source] or bearing

    def _with(self, stance: Stance) -> Iterator[TracedEvidence]:
        return (shown for shown in self.exhibits if shown.evidence.stance is stance)

    def _behind(self, exhibits: Iterable[TracedEvidence]) -> Descent:
        return descent(self.article.graph, (shown.walk for shown in exhibits))


@dataclass(frozen=True, slots=True)
class Tracer:
    """Traces claims of one graph."""

    graph: Graph
    _walks: Latest[tuple[NodeId, frozenset[NodeId]], Remembered[Walk]] = field(default_factory=lambda: Latest(_WALKS))

    def claim(self, key: ClaimKey) -> ClaimTrace:
        """Trace one claim of the corpus; KeyError where there is none of that name."""
        claim = self.graph.corpus.claims[key].value
        basis, way = _way(self.graph, key.article, claim)
        article = descent(self.graph, [walk(self.graph, article_node(key.article), way)])
        first = self.graph.node(claim.trail[0].source) if claim.trail else None
        exhibits = tuple(self._exhibit(evidence, first) for evidence in claim.evidence)
        return ClaimTrace(key, basis, article, credit(article, claim), exhibits)

    def source(self, node: NodeId) -> Descent:
        """What lies behind one document."""
        return descent(self.graph, [self._from(node, frozenset())])

    def _exhibit(self, evidence: Evidence, first: NodeId | None) -> TracedEvidence:
        back = self._walk(evidence)
        own = evidence.stance is Stance.SUPPORTS and first in back.links and not evidence.independent_because
        return TracedEvidence(evidence, back, own)

    def _walk(self, evidence: Evidence) -> Walk:
        begins_at = frozenset(self.graph.node(source) for source in evidence.begins_at)
        return self._from(self.graph.node(evidence.source), begins_at)

    def _from(self, node: NodeId, begins_at: frozenset[NodeId]) -> Walk:
        recorder = self.graph.recorder
        found = self._walks.get((node, begins_at))
        if found is None:
            found = recorder.recorded(lambda: walk(self.graph, node, begins_at=sorted(begins_at)))
            if len(found.value.links) <= SHARED:
                self._walks[node, begins_at] = found
        return recorder.again(found)


def credit(article: Descent, claim: Claim) -> Credit:
    """Compare whom the article names with the documents on the way."""
    graph = article.graph
    on_the_way = [node for node in article.documents if node not in article.starts]
    by_step = {graph.node(step.source) for step in claim.trail if step.credited}
    credited = {_credited(graph, given): given for given in claim.credits}
    named = [node for node, given in credited.items() if given.kind is not CreditKind.PHOTO]
    outlets = {graph.publisher_of(node) for node in (*named, *by_step)} - {None}
    is_named = {node: node in by_step or node in credited or graph.publisher_of(node) in outlets for node in on_the_way}
    ways = {graph.publisher_of(node) for node in on_the_way}
    ends = dict.fromkeys((*on_the_way, *named))
    for step in article.steps:
        ends.pop(step.document, None)
    return Credit(
        named=tuple(dict.fromkeys((*named, *(node for node in on_the_way if node in by_step)))),
        never_named=tuple(node for node in on_the_way if not is_named[node] and node not in article.beyond_unknown),
        beside=tuple(node for node in named if node not in is_named and graph.publisher_of(node) not in ways),
        differs=bool(named or by_step) and bool(article.origins) and not any(is_named.get(o) for o in article.origins),
        wrong=tuple(node for node in ends if _is_wrong(graph, node, claim)),
    )


def _is_wrong(graph: Graph, node: NodeId, claim: Claim) -> bool:
    """Whether the article credits a document, or its publisher, for words and none of these credits is right."""
    given = [
        credit
        for credit in claim.word_credits
        if _credited(graph, credit) == node or (credit.publisher and credit.publisher == graph.publisher_of(node))
    ]
    return are_wrong(given)


def _way(graph: Graph, article: ArticleId, claim: Claim) -> tuple[Basis, Links]:
    """The links by which the sentence came to the article, as far as the claim's own file tells."""
    start = article_node(article)
    if claim.trail:
        return Basis.TRAIL, _along(graph, start, claim)
    if claim.credits:
        credits_ = (Link(_credited(graph, given), LinkKind.CREDIT, credited=True) for given in claim.credits)
        return Basis.CREDIT, {start: first_to_each(credits_)}
    return (Basis.ARTICLE if start in graph.links else Basis.NOTHING), NO_LINKS


def _along(graph: Graph, start: NodeId, claim: Claim) -> Links:
    """The claim's trail: each document but the last goes on to the next one only, the last by its own derivations."""
    way: dict[NodeId, list[Link]] = {}
    before = start
    for step in claim.trail:
        node = graph.node(step.source)
        known = next((link for link in graph.links.get(before, ()) if link.target == node), None)
        link = Link(
            target=node,
            kind=known.kind if known else LinkKind.TRAIL,
            how=known.how if known else None,
            credited=step.credited if before == start else bool(known and known.credited),
            certainty=step.certainty,
            distortion=step.distortion or (known.distortion if known else None),
            note=step.note or (known.note if known else None),
            changed=step.changed or (known.changed if known else None),
        )
        way.setdefault(before, []).append(link)
        before = node
    return {node: first_to_each(links) for node, links in way.items()}


def _credited(graph: Graph, given: GivenCredit) -> NodeId:
    if given.source:
        return graph.node(given.source)
    if given.publisher:
        return outlet_node(given.publisher)
    raise AssertionError("a credit names a source or a publisher")
