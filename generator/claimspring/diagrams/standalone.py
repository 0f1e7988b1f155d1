"""A claim's two pictures as one SVG file that stands alone: what `trace --format svg` prints. Pure."""

from markupsafe import Markup

from claimspring.diagrams.captions import captions
from claimspring.diagrams.layout import depth
from claimspring.diagrams.narrow import narrow
from claimspring.diagrams.remarks import article_headline, evidence_headline
from claimspring.diagrams.scene import Scene, article_scene, evidence_scene
from claimspring.diagrams.shapes import Drawing, num
from claimspring.diagrams.wide import wide
from claimspring.i18n.html import html, markup
from claimspring.i18n.multilingual import alone
from claimspring.i18n.translator import Words
from claimspring.trace.claim import ClaimTrace

WIDEST = 8
"""More layers than this are shown in rows."""

_MARGIN, _TITLE = 16.0, 30.0
_STYLE = Markup(
    "svg{color:#1a1a1a;background:#fff}text{fill:currentColor;font:11px system-ui,sans-serif}"
    ".n{font-size:13px;font-weight:600}.t{font-size:15px;font-weight:700}.q{font-size:15px;font-weight:700}"
    ".s{font-style:italic}.s,.q{paint-order:stroke;stroke:#fff;stroke-width:4px}"
    ".b rect{rx:5px;fill:#f3f3f3;stroke:#666}.o rect{stroke:#000;stroke-width:2.6}"
    ".l rect{fill:#fff;stroke-dasharray:.1 3.4;stroke-linecap:round;stroke-width:1.6}"
    ".l.o rect{stroke-width:3;stroke-dasharray:.1 5}.a path,.e{fill:none;stroke:#1a1a1a;stroke-width:1.4}"
    ".i path:first-child{stroke-dasharray:5 4}.c path:first-child{stroke-dasharray:1 3}"
    ".a .h{fill:#1a1a1a}.u .h{fill:#fff}.e{stroke-dasharray:2 3}"
)


def claim_svg(trace: ClaimTrace, words: Words) -> str:
    """The article's trail, and below it the evidence's where there is any."""
    parts = [(words.say("Where the sentence comes from"), article_headline(trace, words), article_scene(trace))]
    if trace.exhibits:
        headline = evidence_headline(trace.evidence, words)
        parts.append((words.say("Where the evidence comes from"), headline, evidence_scene(trace)))
    y, width = _MARGIN, 0.0
    shown = []
    for title, headline, scene in parts:
        drawing = _drawing(scene, words)
        heading = Markup('<text class="t" x="{0}" y="{1}">{2}</text><text x="{0}" y="{3}">{4}</text>')
        shown.append(heading.format(num(_MARGIN), num(y + 14), title, num(y + 30), headline))
        y += _TITLE + 10
        group = Markup('<g transform="translate({} {})">{}</g>')
        shown.append(group.format(num(_MARGIN), num(y), markup(html(drawing.inside))))
        y += drawing.height + 2 * _MARGIN
        width = max(width, drawing.width + 2 * _MARGIN, 6.5 * len(alone(headline)) + 2 * _MARGIN)
    return str(
        Markup(
            '<svg xmlns="http://www.w3.org/2000/svg" lang="{}" viewBox="0 0 {} {}" width="{}" height="{}">'
            "<title>{}</title><style>{}</style>{}</svg>\n"
        ).format(words.language, num(width), num(y), num(width), num(y), trace.key, _STYLE, Markup().join(shown))
    )


def _drawing(scene: Scene, words: Words) -> Drawing:
    shape, told = scene.shape(), captions(scene, words).values()
    return narrow(shape, told, words) if depth(shape) > WIDEST else wide(shape, told, words)
