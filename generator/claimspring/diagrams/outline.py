"""A trail as a nested list that can be read with a keyboard or aloud. `Scene` and words in, `Markup` out; pure.

Every document is unfolded once, where it first comes; later it is only named.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from markupsafe import Markup

from claimspring.diagrams.captions import Caption
from claimspring.diagrams.scene import Arrow, Box, Scene
from claimspring.i18n.direction import lang_attributes
from claimspring.i18n.html import escaped, html, markup
from claimspring.i18n.labels import STANCES
from claimspring.i18n.multilingual import Said
from claimspring.i18n.translator import Words
from claimspring.model.claim import Stance
from claimspring.model.step import Certainty
from claimspring.model.values import LocalizedText
from claimspring.trace.graph import NodeId
from claimspring.trace.node_names import relation, sort, title

Linker: TypeAlias = Callable[[NodeId], Said | None]
"""The address of the page about a node, relative to the page in hand; None where there is none."""


def outline(scene: Scene, told: Mapping[NodeId, Caption], words: Words, link: Linker) -> Markup:
    """The list, beginning with every document from which nothing in the scene was made."""
    heads = {arrow.head for arrow in scene.arrows if not arrow.closes}
    teller = _OutlineWriter(scene, told, words, link)
    for arrow in scene.arrows:
        teller.arrows.setdefault(arrow.tail, []).append(arrow)
    for box in scene.boxes:
        if box.node not in heads:
            teller.item(box.node)
    return markup(html(f'<ul class="trail-list">{"".join(teller.parts)}</ul>'))


@dataclass(slots=True)
class _OutlineWriter:
    scene: Scene
    told: Mapping[NodeId, Caption]
    words: Words
    link: Linker
    arrows: dict[NodeId, list[Arrow]] = field(default_factory=dict)
    parts: list[str] = field(default_factory=list)
    boxes: dict[NodeId, Box] = field(init=False)
    seen: set[NodeId] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.boxes = {box.node: box for box in self.scene.boxes}

    def item(self, node: NodeId, arrow: Arrow | None = None) -> None:
        """One document and, the first time, all that it was made from."""
        again = node in self.seen
        self.seen.add(node)
        self.parts.append("<li>")
        if arrow:
            self._step(arrow)
        self._named(node)
        onward = self.arrows.get(node, ())
        if not again:
            self._tags(self.boxes[node])
            self._below(onward)
        elif onward:
            above = self.words.say("see above")
            self.parts.append(f' <span class="t-again">{escaped(above)}</span>')
        self.parts.append("</li>")

    def _below(self, onward: Sequence[Arrow]) -> None:
        if onward:
            self.parts.append("<ul>")
            for step in onward:
                self.item(step.head, step)
            self.parts.append("</ul>")

    def _named(self, node: NodeId) -> None:
        address, head = self.link(node), title(self.scene.graph, node)
        name = escaped(self.told[node].name)
        self.parts.append(f'<a href="{escaped(address)}">{name}</a>' if address else f"<b>{name}</b>")
        if head and not address:  # else its own page says it
            language = lang_attributes(head.language)
            self.parts.append(f" <cite{language}>{escaped(head.words)}</cite>")

    def _tags(self, box: Box) -> None:
        graph = self.scene.graph
        signs = _Signs(box.stance, box.credited, box.wrongly, box.origin, box.open_end)
        self.parts.append(f" {_tags(self.words, sort(graph, box.node, self.words), signs)}")
        source = graph.source(box.node)
        if source and source.unlocated:
            label = self.words.say("not found:")
            short = escaped(self.words.say("not found"))
            self.parts.append(f" · {short}" if self.link(box.node) else f" {self._remark(label, source.unlocated)}")

    def _step(self, arrow: Arrow) -> None:
        link = arrow.link
        how = relation(link, self.words)
        self.parts.append(
            f"{_step(self.words, how, credited=link.credited, certainty=link.certainty, closes=arrow.closes)} "
        )
        if link.distortion:
            label = self.words.say("changed on the way:")
            self.parts.append(f"{self._remark(label, link.distortion)} ")

    def _remark(self, label: Said, text: LocalizedText) -> str:
        said = f"<span{self.words.tag(text)}>{escaped(self.words.plain(text))}</span>"
        return f'<span class="t-note">({escaped(label)} {said})</span>'


class _Signs(NamedTuple):
    """What there is to say of a document, as a box has it."""

    stance: Stance | None
    credited: bool | None
    wrongly: bool
    origin: bool
    open_end: bool


@lru_cache(maxsize=1 << 10)
def _tags(words: Words, kind: Said, signs: _Signs) -> str:
    say = words.say
    tags = [f'<span class="t-sort">{escaped(kind)}</span>']
    if signs.stance:
        tags.append(_strong(say(STANCES[signs.stance])))
    if signs.origin:
        tags.append(_strong(say("it began here")))
    if signs.wrongly:
        tags.append(_strong(say("wrongly credited by the article")))
    elif signs.credited is not None:
        tags.append(
            _strong(say("credited by the article") if signs.credited else say("not credited for this sentence"))
        )
    if signs.open_end:
        tags.append(_strong(say("source unknown")))
    return " · ".join(tags)


@lru_cache(maxsize=1 << 8)
def _step(words: Words, how: Said, *, credited: bool, certainty: Certainty, closes: bool) -> str:
    parts = [f'<span class="t-how">{escaped(how)}</span>']
    if not credited and certainty is not Certainty.UNKNOWN:
        said = words.say("not credited")
        parts.append(f"({escaped(said)})")
    if certainty.inferred:
        said = words.say("unknown") if certainty is Certainty.UNKNOWN else words.say("probably")
        parts.append(f'<em class="t-inferred">({escaped(said)})</em>')
    if closes:
        said = words.say("back to the start")
        parts.append(_strong(f"({said})"))
    return " ".join(parts)


def _strong(text: Said) -> str:
    return f"<strong>{escaped(text)}</strong>"
