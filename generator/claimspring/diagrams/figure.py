"""A whole figure of a trail: picture, key, headline, remarks, nested list. `trace`'s findings in, `Markup` out; pure.

The texts come from the caller's `Words`; addresses from the caller's `Linker`; looks from the style sheet.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial

from markupsafe import Markup

from claimspring.diagrams.captions import Caption, captions
from claimspring.diagrams.layout import depth
from claimspring.diagrams.narrow import narrow
from claimspring.diagrams.outline import Linker, outline
from claimspring.diagrams.remarks import (
    Remark,
    article_headline,
    credit_remarks,
    evidence_headline,
    remarks,
    source_headline,
)
from claimspring.diagrams.scene import Scene, Shape, article_scene, evidence_scene
from claimspring.diagrams.shapes import KEPT
from claimspring.diagrams.wide import wide
from claimspring.i18n.html import escaped, html, markup
from claimspring.i18n.multilingual import Multilingual, Said, composed
from claimspring.i18n.translator import Words
from claimspring.trace.claim import ClaimTrace
from claimspring.trace.graph import NodeId
from claimspring.trace.lineage_summary import Descent

WIDEST = 6
"""A picture with more layers than this is shown in rows on wide pages too."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Everything that a page shows of a trail; each part can stand where the page wants it."""

    title: Said
    headline: Said
    """One sentence: "Five links, one origin."."""
    draw: Callable[[], Markup] = field(repr=False, compare=False)
    """Draws the picture, which pages that have another one, or a list alone, never ask for."""
    remarks: tuple[Remark, ...]
    """What a reader should notice, in sentences."""
    outline: Markup
    """The same as a nested list, with links."""

    @property
    def picture(self) -> Markup:
        """The inline SVG, in two forms of which the style sheet shows one, and the key to its signs."""
        return self.draw()


@dataclass(frozen=True, slots=True)
class _Telling:
    """What is said with a picture."""

    title: Said
    headline: Said
    remarks: tuple[Remark, ...]


def article_figure(trace: ClaimTrace, words: Words, link: Linker, ident: str = "trail") -> Figure:
    """How one sentence came to the article."""
    telling = _Telling(
        words.say("Where the sentence comes from"),
        article_headline(trace, words),
        (*credit_remarks(trace, words), *remarks(trace.article, words)),
    )
    return _figure(article_scene(trace), telling, words, link, ident)


def evidence_figure(trace: ClaimTrace, words: Words, link: Linker, ident: str = "evidence-trail") -> Figure:
    """Where the evidence of one claim comes from."""
    telling = _Telling(
        words.say("Where the evidence comes from"),
        evidence_headline(trace.evidence, words),
        tuple(remarks(trace.evidence, words)),
    )
    return _figure(evidence_scene(trace), telling, words, link, ident)


def source_figure(part: Descent, scene: Scene, words: Words, link: Linker, ident: str = "source-trail") -> Figure:
    """What one document was made from, and what was made from it; see `source_scene`."""
    telling = _Telling(
        words.say("Around this document"),
        source_headline(scene, words),
        tuple(remarks(part, words)),
    )
    return _figure(scene, telling, words, link, ident)


def _figure(scene: Scene, telling: _Telling, words: Words, link: Linker, ident: str) -> Figure:
    told = captions(scene, words)
    return Figure(
        telling.title,
        telling.headline,
        partial(_picture, scene, told, telling, words, ident),
        telling.remarks,
        outline(scene, told, words, link),
    )


def _picture(scene: Scene, told: Mapping[NodeId, Caption], telling: _Telling, words: Words, ident: str) -> Markup:
    description = composed(" ".join(map(str, [telling.headline, *(remark.text for remark in telling.remarks)])))
    shape = scene.shape()
    layers = depth(shape)
    form = _form("t-narrow", layers)
    forms = [narrow(shape, told.values(), words).svg(form, f"{ident}-n", telling.title, description)]
    if 1 < layers <= WIDEST:
        form = _form("t-wide", layers)
        forms.insert(0, wide(shape, told.values(), words).svg(form, f"{ident}-w", telling.title, description))
    return markup(html(f'<div class="trail-picture">{"".join(forms)}</div>{key(shape, scene.omitted, words)}'))


def _form(form: str, layers: int) -> str:
    """The class by which the style sheet knows how much room the layers need."""
    return f"{form} t-c{layers}" if 1 < layers <= WIDEST else form


@lru_cache(maxsize=KEPT)
def key(shape: Shape, omitted: int, words: Words) -> Markup:
    """What the signs in the picture mean; only those that it uses."""
    sentences = composed(" ".join(str(words.sentence(meaning)) for meaning in _meanings(shape, omitted, words)))
    return markup(html(f'<p class="trail-key">{escaped(sentences)}</p>'))


def _meanings(shape: Shape, omitted: int, words: Words) -> Iterator[Multilingual]:
    say = words.say
    if shape.arrows:
        yield say("The arrow follows the information, from its origin to the article.")
    if any(arrow.inferred and not arrow.unknown for arrow in shape.arrows):
        yield say("Dashed: probably; we did not see this step.")
    if any(arrow.unknown for arrow in shape.arrows):
        yield say("Dashed, “unknown”: we do not know whether it came this way.")
    if not all(arrow.credited for arrow in shape.arrows):
        yield say("Hollow arrowhead: the document does not name what it was made from.")
    if any(arrow.distorted for arrow in shape.arrows):
        yield say("≠: the meaning changed on this step.")
    if any(box.origin for box in shape.boxes):
        yield say("Heavy edge: the information began here.")
    if not all(box.located for box in shape.boxes):
        yield say("Dotted edge: we did not find the document.")
    if any(box.open_end for box in shape.boxes):
        yield say("Question mark: we do not know where it had it from.")
    if omitted:
        yield words.count(
            "One more document is in the list below.",
            "%(num)s more documents are in the list below.",
            omitted,
        )
