"""A trail for the terminal: trees of plain lines. `trace`'s findings and words in, lines out; pure."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from claimspring.diagrams.remarks import (
    Remark,
    article_headline,
    credit_remarks,
    evidence_headline,
    loss_headings,
    remarks,
)
from claimspring.diagrams.scene import Arrow, Box, Scene, article_scene, evidence_scene, source_scene
from claimspring.i18n.labels import STANCES
from claimspring.i18n.multilingual import Said
from claimspring.i18n.translator import Words
from claimspring.model.ids import SourceId
from claimspring.trace.claim import ClaimTrace
from claimspring.trace.graph import NodeId
from claimspring.trace.node_names import name, relation, sort
from claimspring.trace.provenance import Provenance

Paint = Callable[[Said, str], Said]
"""Gives a text a look: `heading`, `origin`, `doubt` or `aside`. Where there is no colour it returns the text alone."""


def claim_lines(trace: ClaimTrace, words: Words, paint: Paint) -> Iterator[Said]:
    """Both trails of a claim."""
    claim = trace.article.graph.corpus.claims[trace.key].value
    yield paint(str(trace.key), "heading")
    yield words.plain(claim.statement)
    yield ""
    yield paint(words.say("Where the sentence comes from"), "heading")
    yield article_headline(trace, words)
    yield from tree(article_scene(trace), words, paint)
    yield from _noticed((*credit_remarks(trace, words), *remarks(trace.article, words)), paint)
    yield ""
    yield paint(words.say("Where the evidence comes from"), "heading")
    if trace.exhibits:
        yield evidence_headline(trace.evidence, words)
        yield from tree(evidence_scene(trace), words, paint)
        yield from _noticed(remarks(trace.evidence, words), paint)
    else:
        yield words.say("No evidence yet.")


def source_lines(provenance: Provenance, source: SourceId, words: Words, paint: Paint) -> Iterator[Said]:
    """What lies behind one source, what was made from it, and which claims hang on it."""
    part = provenance.tracer.source(provenance.graph.node(source))
    scene = source_scene(part, provenance.backlinks)
    yield paint(source, "heading")
    yield from tree(scene, words, paint)
    yield from _noticed(remarks(part, words), paint)
    impact = provenance.impact(source)
    for loss, heading in loss_headings(words).items():
        claims = [hit.claim for hit in impact.affected if hit.loss is loss] if impact else []
        if claims:
            yield ""
            yield paint(heading, "heading")
            yield from (f"  {claim}" for claim in claims)


def summary_lines(traces: Iterable[ClaimTrace], words: Words) -> Iterator[Said]:
    """One line for each claim."""
    for trace in traces:
        yield f"{trace.key}: {evidence_headline(trace.evidence, words)} {article_headline(trace, words)}"


def tree(scene: Scene, words: Words, paint: Paint) -> Iterator[Said]:
    """The scene as a tree; what comes again is only named."""
    arrows: dict[NodeId, list[Arrow]] = {}
    for arrow in scene.arrows:
        arrows.setdefault(arrow.tail, []).append(arrow)
    heads = {arrow.head for arrow in scene.arrows if not arrow.closes}
    teller = _TreeWriter(scene, words, paint, {box.node: box for box in scene.boxes}, arrows)
    for box in scene.boxes:
        if box.node not in heads:
            yield from teller.lines(box.node)


@dataclass(frozen=True, slots=True)
class _TreeWriter:
    scene: Scene
    words: Words
    paint: Paint
    boxes: dict[NodeId, Box]
    arrows: dict[NodeId, list[Arrow]]
    told: set[NodeId] = field(default_factory=set)

    def lines(self, node: NodeId, before: str = "", arrow: Arrow | None = None, rest: str = "") -> Iterator[Said]:
        """One document and, the first time, all that it was made from, each on a line of its own."""
        again = node in self.told
        self.told.add(node)
        step = f"{' '.join(map(str, self._step(arrow)))} " if arrow else ""
        onward = self.arrows.get(node, [])
        if again:
            above = f" ({self.words.say('see above')})" if onward else ""
            yield f"{before}{step}{name(self.scene.graph, node, self.words)}{above}"
            return
        yield f"{before}{step}{' · '.join(map(str, self._described(self.boxes[node])))}"
        for number, following in enumerate(onward, 1):
            last = number == len(onward)
            yield from self.lines(
                following.head, rest + ("└─ " if last else "├─ "), following, rest + ("   " if last else "│  ")
            )

    def _described(self, box: Box) -> Iterator[Said]:
        say, paint = self.words.say, self.paint
        yield paint(name(self.scene.graph, box.node, self.words), "origin" if box.origin else "")
        yield paint(sort(self.scene.graph, box.node, self.words), "aside")
        if box.stance:
            yield say(STANCES[box.stance])
        if box.origin:
            yield paint(say("it began here"), "origin")
        if box.wrongly:
            yield paint(say("wrongly credited by the article"), "doubt")
        elif box.credited is not None:
            never = paint(say("not credited for this sentence"), "doubt")
            yield say("credited by the article") if box.credited else never
        if not box.located:
            yield paint(say("not found"), "aside")
        if box.open_end:
            yield paint(say("source unknown"), "doubt")

    def _step(self, arrow: Arrow) -> Iterator[Said]:
        say, link = self.words.say, arrow.link
        yield self.paint(relation(link, self.words), "aside")
        if link.inferred:
            said = say("unknown") if link.unknown else say("probably")
            yield f"({said})"
        if arrow.closes:
            yield self.paint(f"({say('back to the start')})", "doubt")
        if link.distortion:
            yield self.paint(f"≠ {self.words.plain(link.distortion)}:", "doubt")


def _noticed(found: Iterable[Remark], paint: Paint) -> Iterator[Said]:
    for remark in found:
        yield f"{paint('!', 'doubt')} {remark.text}"
