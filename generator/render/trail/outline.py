"""A trail as a nested list that can be read with a keyboard or aloud. `Scene` and words in, `Markup` out; pure.

Every document is unfolded once, where it first comes; later it is only named.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from markupsafe import Markup

from generator.model.claim import Stance
from generator.model.values import LocalizedText, Text
from generator.render.escape import escaped
from generator.render.names import STANCES
from generator.render.trail.captions import Caption, captions
from generator.render.trail.naming import relation, sort, title
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
    teller = _Teller(scene, words, link, captions(scene, words), {box.node: box for box in scene.boxes}, arrows)
    items = [teller.item(box.node) for box in scene.boxes if box.node not in heads]
    return Markup(f'<ul class="trail-list">{"".join(items)}</ul>')  # noqa: S704 -- every part is escaped


@dataclass(frozen=True, slots=True)
class _Teller:
    scene: Scene
    words: Words
    link: Linker
    captions: Mapping[NodeId, Caption]
    boxes: Mapping[NodeId, Box]
    arrows: Mapping[NodeId, list[Arrow]]
    told: set[NodeId] = field(default_factory=set)

    def item(self, node: NodeId, arrow: Arrow | None = None) -> Html:
        """One document and, the first time, all that it was made from."""
        again = node in self.told
        self.told.add(node)
        parts = [self._named(node)]
        if not again:
            parts += [self._tags(self.boxes[node]), *self._notes(node)]
        elif self.arrows.get(node):
            above = self.words.say("see above")
            parts.append(f'<span class="t-again">{escaped(above)}</span>')
        if arrow:
            parts = [*self._step(arrow), *parts]
        onward = [] if again else [self.item(step.head, step) for step in self.arrows.get(node, ())]
        below = f"<ul>{''.join(onward)}</ul>" if onward else ""
        return f"<li>{' '.join(filter(None, parts))}{below}</li>"

    def _named(self, node: NodeId) -> Html:
        short, cited = _called(self.captions[node].name, title(self.scene.graph, node))
        address = self.link(node)
        return f'<a href="{escaped(address)}">{short}</a>{cited}' if address else f"<b>{short}</b>{cited}"

    def _tags(self, box: Box) -> Html:
        signs = _Signs(box.stance, box.credited, box.origin, box.open_end)
        return _tags(self.words, sort(self.scene.graph, box.node, self.words), signs)

    def _notes(self, node: NodeId) -> Iterator[Html]:
        source = self.scene.graph.source(node)
        if source and source.unlocated:
            yield self._remark(self.words.say("not located:"), source.unlocated)

    def _step(self, arrow: Arrow) -> Iterator[Html]:
        link = arrow.link
        yield _step(self.words, relation(link, self.words), inferred=link.inferred, closes=arrow.closes)
        if link.distortion:
            yield self._remark(self.words.say("the meaning changed:"), link.distortion)

    def _remark(self, label: str, text: LocalizedText) -> Html:
        said = text.pick(self.words.language)
        words = f"<span{_language(said)}>{escaped(said.words)}</span>"
        return f'<span class="t-note">({escaped(label)} {words})</span>'


@lru_cache(maxsize=1 << 14)
def _called(short: str, head: Text | None) -> tuple[Html, Html]:
    """What to call a document, and its title; kept, for the same document stands in the lists of many claims."""
    cited = f" <cite{_language(head)}>{escaped(head.words)}</cite>" if head else ""
    return escaped(short), cited


class _Signs(NamedTuple):
    """What there is to say of a document, as a box has it."""

    stance: Stance | None
    credited: bool | None
    origin: bool
    open_end: bool


@lru_cache(maxsize=1 << 10)
def _tags(words: Words, kind: str, signs: _Signs) -> Html:
    say = words.say
    tags = [f'<span class="t-sort">{escaped(kind)}</span>']
    if signs.stance:
        tags.append(_strong(say(STANCES[signs.stance])))
    if signs.origin:
        tags.append(_strong(say("the information began here")))
    if signs.credited is not None:
        tags.append(_strong(say("credited by the article") if signs.credited else say("never credited by the article")))
    if signs.open_end:
        tags.append(_strong(say("where this comes from is not known")))
    return " · ".join(tags)


@lru_cache(maxsize=1 << 8)
def _step(words: Words, how: str, *, inferred: bool, closes: bool) -> Html:
    parts = [f'<span class="t-how">{escaped(how)}</span>']
    if inferred:
        said = words.say("inferred")
        parts.append(f'<em class="t-inferred">({escaped(said)})</em>')
    if closes:
        said = words.say("closes a loop")
        parts.append(_strong(f"({said})"))
    return " ".join(parts)


def _strong(text: str) -> Html:
    return f"<strong>{escaped(text)}</strong>"


def _language(text: Text) -> Html:
    return f' lang="{escaped(text.language)}"' if text.language else ""
