"""What pages show of trails beside a claim's own: those of sources, and for editors.

A `View` in, `Markup` out (empty where there is nothing to tell); pure.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from claimspring.diagrams.figure import Figure, source_figure
from claimspring.diagrams.remarks import loss_headings
from claimspring.diagrams.scene import source_scene
from claimspring.i18n.html import escaped, html, markup
from claimspring.i18n.multilingual import Multilingual, Said
from claimspring.model.ids import SourceId
from claimspring.routes.pages import ARTICLE, CLAIM, PUBLISHER, SOURCE
from claimspring.site.templates import template
from claimspring.site.view import ClaimLine, View
from claimspring.trace.graph import NodeId, article_of, outlet_of
from claimspring.trace.impact import Impact, Loss
from claimspring.trace.node_names import name

_MANY = 2
"""As many claims must fall with a source for it to be there."""
HEAVIEST_SHOWN = 5
"""How many sources the page for editors shows."""

CLAIMS_SHOWN = 200
"""How many claims a source's page names for each degree of loss."""


def source_trail(view: View, source: SourceId) -> Markup:
    """What the document was made from and what was made from it, as a list, and which claims hang on it."""
    known = view.site.provenance
    place = SOURCE.place(source)
    part = known.tracer.source(known.graph.node(source))
    scene = source_scene(part, known.backlinks)
    shown = []
    if len(scene.boxes) > 1:
        figure = source_figure(part, scene, view.words, PageLinks(view, place))
        shown.append(_around(view, figure))
    if groups := list(_losses(view, known.impact(source))):
        shown.append(_impact(view, groups, place))
    return markup(html("\n".join(shown)))


def _around(view: View, figure: Figure) -> str:
    remarks = "".join(f"<li>{escaped(remark.text)}</li>" for remark in figure.remarks)
    listed = f'<ul class="trail-remarks">{remarks}</ul>' if remarks else ""
    label = escaped(view.words.say("The trail as a list"))
    folded = f"<summary>{label}</summary>\n{figure.outline}"
    return (
        f'<section aria-labelledby="around"><h2 id="around">{escaped(figure.title)}</h2>\n<p>{escaped(figure.headline)}'
        f'</p>{listed}<details class="more list">{folded}</details></section>'
    )


def _impact(view: View, groups: list[tuple[Multilingual, list[ClaimLine]]], place: str) -> Markup:
    title, shown = view.words.say("If this document turned out to be wrong"), []
    for heading, lines in groups:
        items = "".join(
            f'<li>{view.pieces.verdict(line.rating)} <a href="{view.way(place, CLAIM.place(line.key))}">'
            f"{view.localized(line.claim.statement)}</a></li>"
            for line in lines
        )
        shown.append(f"<dt>{escaped(heading)}</dt>\n<dd><ul>{items}</ul></dd>\n")
    return markup(
        html(
            f'<section aria-labelledby="impact"><h2 id="impact">{escaped(title)}</h2>\n'
            f'<dl class="losses">\n{"".join(shown)}</dl></section>'
        )
    )


def _losses(view: View, impact: Impact | None) -> Iterator[tuple[Multilingual, list[ClaimLine]]]:
    """The claims that hang on a document, by what they would lose."""
    for loss, heading in loss_headings(view.words).items():
        claims = [hit.claim for hit in impact.affected if hit.loss is loss and hit.published] if impact else []
        if claims:
            yield heading, [view.line(key) for key in claims[:CLAIMS_SHOWN]]


def heaviest_sources(view: View, place: str) -> Markup:
    """The sources that most hangs on, for the page at `place`."""
    link = PageLinks(view, place)
    known = view.site.provenance
    heavy: list[tuple[int, Said | None, Said, SourceId]] = []
    for source in known.heaviest:
        impact = known.impact(source)
        if len(heavy) == HEAVIEST_SHOWN or impact is None or impact.falls < _MANY:
            break
        falling = sum(hit.loss is Loss.FALLS and hit.published for hit in impact.affected)
        if falling >= _MANY:
            called = name(known.graph, NodeId(source), view.words)
            heavy.append((falling, link(NodeId(source)), called, source))
    return _render(view, "status", heavy=heavy)


@dataclass(frozen=True, slots=True)
class PageLinks:
    """Where the pages about documents, articles and outlets stand, seen from one page."""

    view: View
    place: str

    def __call__(self, node: NodeId) -> Said | None:
        """The address for the page of a node, where it has one."""
        if article := article_of(node):
            return self.view.way(self.place, ARTICLE.place(article))
        if outlet := outlet_of(node):
            listed = self.view.site.publisher(outlet)
            return self.view.way(self.place, PUBLISHER.place(outlet)) if listed else None
        known = self.view.site.source(SourceId(node))
        return self.view.way(self.place, SOURCE.place(SourceId(node))) if known else None


def _render(view: View, part: str, **context: object) -> Markup:
    shown = template(view.pieces, f"trail/{part}.html")
    return markup(html(shown.render(view=view, **context)))
