"""A trail as a nested list that can be read with a keyboard or aloud. `Scene` and words in, `Markup` out; pure.

Every document is unfolded once, where it first comes; later it is only named.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from markupsafe import Markup

from generator.model.values import LocalizedText
from generator.render.names import STANCES
from generator.render.trail.naming import name, relation, sort, title
from generator.render.trail.scene import Arrow, Box, Scene
from generator.render.words import Words
from generator.trace.graph import NodeId

Linker: TypeAlias = Callable[[NodeId], str | None]
"""The address of the page about a node, relative to the page in hand; None where there is none."""


def outline(scene: Scene, words: Words, link: Linker) -> Markup:
    """The list, beginning with every document from which nothing in the scene was made."""
    arrows: dict[NodeId, list[Arrow]] = {}
    for arrow in scene.arrows:
        arrows.setdefault(arrow.tail, []).append(arrow)
    heads = {arrow.head for arrow in scene.arrows if not arrow.closes}
    teller = _Teller(scene, words, link, {box.node: box for box in scene.boxes}, arrows)
    items = [teller.item(box.node) for box in scene.boxes if box.node not in heads]
    return Markup('<ul class="trail-list">{}</ul>').format(Markup().join(items))


@dataclass(frozen=True, slots=True)
class _Teller:
    scene: Scene
    words: Words
    link: Linker
    boxes: Mapping[NodeId, Box]
    arrows: Mapping[NodeId, list[Arrow]]
    told: set[NodeId] = field(default_factory=set)

    def item(self, node: NodeId, arrow: Arrow | None = None) -> Markup:
        """One document and, the first time, all that it was made from."""
        again = node in self.told
        self.told.add(node)
        parts = [self._named(node)]
        if not again:
            parts += [Markup(" · ").join(self._tags(self.boxes[node])), *self._notes(node)]
        elif self.arrows.get(node):
            parts.append(Markup('<span class="t-again">{}</span>').format(self.words.say("see above")))
        if arrow:
            parts = [*self._step(arrow), *parts]
        onward = [] if again else [self.item(step.head, step) for step in self.arrows.get(node, ())]
        below = Markup("<ul>{}</ul>").format(Markup().join(onward)) if onward else ""
        return Markup("<li>{}{}</li>").format(Markup(" ").join(filter(None, parts)), below)

    def _named(self, node: NodeId) -> Markup:
        short = name(self.scene.graph, node, self.words)
        address = self.link(node)
        shown = Markup('<a href="{}">{}</a>').format(address, short) if address else Markup("<b>{}</b>").format(short)
        head = title(self.scene.graph, node)
        if head is None:
            return shown
        language = Markup(' lang="{}"').format(head.language) if head.language else ""
        return Markup("{} <cite{}>{}</cite>").format(shown, language, head.words)

    def _tags(self, box: Box) -> Iterator[Markup]:
        say = self.words.say
        yield Markup('<span class="t-sort">{}</span>').format(sort(self.scene.graph, box.node, self.words))
        said = [
            (box.stance is not None, say(STANCES[box.stance]) if box.stance else ""),
            (box.origin, say("the information began here")),
            (box.credited is True, say("credited by the article")),
            (box.credited is False, say("never credited by the article")),
            (box.open_end, say("where this comes from is not known")),
        ]
        yield from (Markup("<strong>{}</strong>").format(text) for holds, text in said if holds)

    def _notes(self, node: NodeId) -> Iterator[Markup]:
        source = self.scene.graph.source(node)
        if source and source.unlocated:
            yield self._remark(self.words.say("not located:"), source.unlocated)

    def _step(self, arrow: Arrow) -> Iterator[Markup]:
        say, link = self.words.say, arrow.link
        yield Markup('<span class="t-how">{}</span>').format(relation(link, self.words))
        if link.inferred:
            yield Markup('<em class="t-inferred">({})</em>').format(say("inferred"))
        if arrow.closes:
            yield Markup("<strong>({})</strong>").format(say("closes a loop"))
        if link.distortion:
            yield self._remark(say("the meaning changed:"), link.distortion)

    def _remark(self, label: str, text: LocalizedText) -> Markup:
        said = text.pick(self.words.language)
        language = Markup(' lang="{}"').format(said.language) if said.language else ""
        return Markup('<span class="t-note">({} <span{}>{}</span>)</span>').format(label, language, said.words)
