"""A trail as a nested list that can be read with a keyboard or aloud. `Scene` and words in, `Markup` out; pure.

Every document is unfolded once, where it first comes; later it is only named.
"""

from collections.abc import Callable, Mapping, Sequence
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


class _Said(NamedTuple):
    """What the list is told in."""

    words: Words
    captions: Mapping[NodeId, Caption]


_Part: TypeAlias = Html | Callable[[_Said], Html]
"""A piece of the list: the same in all languages, or made for each."""


def outline(scene: Scene, words: Words, link: Linker) -> Markup:
    """The list, beginning with every document from which nothing in the scene was made."""
    said = _Said(words, captions(scene, words))
    parts = [part if isinstance(part, str) else part(said) for part in _skeleton(scene, link)]
    return Markup(f'<ul class="trail-list">{"".join(parts)}</ul>')  # noqa: S704 -- every part is escaped


@lru_cache(maxsize=8)
def _skeleton(scene: Scene, link: Linker) -> list[_Part]:
    """Kept for the other languages of the same page, which follow at once."""
    heads = {arrow.head for arrow in scene.arrows if not arrow.closes}
    teller = _Teller(scene, link)
    for arrow in scene.arrows:
        teller.arrows.setdefault(arrow.tail, []).append(arrow)
    for box in scene.boxes:
        if box.node not in heads:
            teller.item(box.node)
    return teller.parts


@dataclass(slots=True)
class _Teller:
    scene: Scene
    link: Linker
    arrows: dict[NodeId, list[Arrow]] = field(default_factory=dict)
    parts: list[_Part] = field(default_factory=list)
    boxes: dict[NodeId, Box] = field(init=False)
    told: set[NodeId] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.boxes = {box.node: box for box in self.scene.boxes}

    def item(self, node: NodeId, arrow: Arrow | None = None) -> None:
        """One document and, the first time, all that it was made from."""
        again = node in self.told
        self.told.add(node)
        self.parts.append("<li>")
        if arrow:
            self._step(arrow)
        self._named(node)
        onward = self.arrows.get(node, ())
        if again:
            self.parts += [_see_above] if onward else []
        else:
            self._tags(self.boxes[node])
            self._below(onward)
        self.parts.append("</li>")

    def _below(self, onward: Sequence[Arrow]) -> None:
        if onward:
            self.parts.append("<ul>")
            for step in onward:
                self.item(step.head, step)
            self.parts.append("</ul>")

    def _named(self, node: NodeId) -> None:
        address, head = self.link(node), title(self.scene.graph, node)
        cited = f" <cite{_language(head)}>{escaped(head.words)}</cite>" if head else ""
        start, end = (f'<a href="{escaped(address)}">', "</a>") if address else ("<b>", "</b>")
        self.parts += [start, lambda said: escaped(said.captions[node].name), f"{end}{cited}"]

    def _tags(self, box: Box) -> None:
        graph, signs = self.scene.graph, _Signs(box.stance, box.credited, box.origin, box.open_end)
        self.parts += [" ", lambda said: _tags(said.words, sort(graph, box.node, said.words), signs)]
        source = graph.source(box.node)
        if source and (unlocated := source.unlocated):
            self.parts += [" ", lambda said: _remark(said.words, said.words.say("not located:"), unlocated)]

    def _step(self, arrow: Arrow) -> None:
        link, closes = arrow.link, arrow.closes
        self.parts += [
            lambda said: _step(said.words, relation(link, said.words), inferred=link.inferred, closes=closes),
            " ",
        ]
        if distortion := link.distortion:
            self.parts += [
                lambda said: _remark(said.words, said.words.say("the meaning changed:"), distortion),
                " ",
            ]


def _see_above(said: _Said) -> Html:
    above = said.words.say("see above")
    return f' <span class="t-again">{escaped(above)}</span>'


def _remark(words: Words, label: str, text: LocalizedText) -> Html:
    said = text.pick(words.language)
    return f'<span class="t-note">({escaped(label)} <span{_language(said)}>{escaped(said.words)}</span>)</span>'


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
