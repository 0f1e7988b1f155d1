"""A trail as a nested list that can be read with a keyboard or aloud. `Scene` and words in, `Markup` out; pure.

Every document is unfolded once, where it first comes; later it is only named.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from markupsafe import Markup, escape

from generator.model.values import LocalizedText, Text
from generator.render.names import STANCES
from generator.render.trail.naming import name, relation, sort, title
from generator.render.trail.scene import Arrow, Box, Scene
from generator.render.words import Words
from generator.trace.graph import NodeId

Linker: TypeAlias = Callable[[NodeId], str | None]
"""The address of the page about a node, relative to the page in hand; None where there is none."""

Html: TypeAlias = str
"""A piece of HTML, escaped."""


def outline(scene: Scene, words: Words, link: Linker) -> Markup:
    """The list, beginning with every document from which nothing in the scene was made."""
    arrows: dict[NodeId, list[Arrow]] = {}
    for arrow in scene.arrows:
        arrows.setdefault(arrow.tail, []).append(arrow)
    heads = {arrow.head for arrow in scene.arrows if not arrow.closes}
    teller = _Teller(scene, words, link, {box.node: box for box in scene.boxes}, arrows)
    items = [teller.item(box.node) for box in scene.boxes if box.node not in heads]
    return Markup(f'<ul class="trail-list">{"".join(items)}</ul>')  # noqa: S704 -- every part is escaped


@dataclass(frozen=True, slots=True)
class _Teller:
    scene: Scene
    words: Words
    link: Linker
    boxes: Mapping[NodeId, Box]
    arrows: Mapping[NodeId, list[Arrow]]
    told: set[NodeId] = field(default_factory=set)

    def item(self, node: NodeId, arrow: Arrow | None = None) -> Html:
        """One document and, the first time, all that it was made from."""
        again = node in self.told
        self.told.add(node)
        parts = [self._named(node)]
        if not again:
            parts += [" · ".join(self._tags(self.boxes[node])), *self._notes(node)]
        elif self.arrows.get(node):
            above = self.words.say("see above")
            parts.append(f'<span class="t-again">{escape(above)}</span>')
        if arrow:
            parts = [*self._step(arrow), *parts]
        onward = [] if again else [self.item(step.head, step) for step in self.arrows.get(node, ())]
        below = f"<ul>{''.join(onward)}</ul>" if onward else ""
        return f"<li>{' '.join(filter(None, parts))}{below}</li>"

    def _named(self, node: NodeId) -> Html:
        short = escape(name(self.scene.graph, node, self.words))
        address = self.link(node)
        shown = f'<a href="{escape(address)}">{short}</a>' if address else f"<b>{short}</b>"
        head = title(self.scene.graph, node)
        if head is None:
            return shown
        return f"{shown} <cite{_language(head)}>{escape(head.words)}</cite>"

    def _tags(self, box: Box) -> Iterator[Html]:
        say = self.words.say
        yield f'<span class="t-sort">{escape(sort(self.scene.graph, box.node, self.words))}</span>'
        if box.stance:
            yield _strong(say(STANCES[box.stance]))
        if box.origin:
            yield _strong(say("the information began here"))
        if box.credited is not None:
            yield _strong(say("credited by the article") if box.credited else say("never credited by the article"))
        if box.open_end:
            yield _strong(say("where this comes from is not known"))

    def _notes(self, node: NodeId) -> Iterator[Html]:
        source = self.scene.graph.source(node)
        if source and source.unlocated:
            yield self._remark(self.words.say("not located:"), source.unlocated)

    def _step(self, arrow: Arrow) -> Iterator[Html]:
        say, link = self.words.say, arrow.link
        yield f'<span class="t-how">{escape(relation(link, self.words))}</span>'
        if link.inferred:
            inferred = say("inferred")
            yield f'<em class="t-inferred">({escape(inferred)})</em>'
        if arrow.closes:
            closes = say("closes a loop")
            yield _strong(f"({closes})")
        if link.distortion:
            yield self._remark(say("the meaning changed:"), link.distortion)

    def _remark(self, label: str, text: LocalizedText) -> Html:
        said = text.pick(self.words.language)
        words = f"<span{_language(said)}>{escape(said.words)}</span>"
        return f'<span class="t-note">({escape(label)} {words})</span>'


def _strong(text: str) -> Html:
    return f"<strong>{escape(text)}</strong>"


def _language(text: Text) -> Html:
    return f' lang="{escape(text.language)}"' if text.language else ""
