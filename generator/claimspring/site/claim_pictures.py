"""The pictures of a claim's page: how its sentence came to the article, and the days that decide its verdict.

A `View` and a claim in, sections of the page out (empty where there is nothing to tell); pure. The heading of each is
what was found; the list below it says the same as the picture.
"""

import datetime as dt
from collections.abc import Iterator

from markupsafe import Markup

from claimspring.diagrams import date_strip
from claimspring.diagrams.date_strip import DayMark, OfficeSpan, Strip
from claimspring.diagrams.figure import Figure, article_figure, evidence_figure
from claimspring.diagrams.lanes import Event, TrailWords, wide
from claimspring.diagrams.lanes_narrow import narrow
from claimspring.diagrams.plan import Plan, plan
from claimspring.diagrams.scene import Scene, article_scene
from claimspring.i18n.html import escaped, html, markup
from claimspring.i18n.multilingual import Multilingual, Said
from claimspring.model.claim import Claim, DatedFact
from claimspring.model.ids import ClaimKey, PersonId
from claimspring.model.step import ChangedWords
from claimspring.model.values import earliest, latest
from claimspring.routes.pages import CLAIM
from claimspring.site.icons import drawn_sign
from claimspring.site.trail_sections import PageLinks
from claimspring.site.view import View
from claimspring.trace.claim import Basis, ClaimTrace
from claimspring.trace.graph import NodeId, article_of

_FEWEST_DATES = 2
_QUOTED = 90


def claim_trails(view: View, key: ClaimKey) -> Markup:
    """How the sentence came to the article, and folded what the evidence rests on."""
    trace = view.site.provenance.trace(key)
    link = PageLinks(view, CLAIM.place(key))
    parts = []
    evidence = evidence_figure(trace, view.words, link) if trace.exhibits else None
    if trace.basis is not Basis.NOTHING:
        figure = article_figure(trace, view.words, link)
        scene = _on_the_way(trace)
        known = plan(scene) if trace.basis is not Basis.ARTICLE else None
        if known:
            heading, picture = _finding(view, trace, known, figure), _lanes(view, trace, known)
        else:
            heading = view.words.each(_bare, figure.headline)
            picture = f"<div{view.drawing_ties}>{figure.picture}</div>"
        parts.append(_section(view, figure, heading, picture, evidence))
    elif evidence:
        parts.append(_folded(view.words.say("Where the evidence comes from"), evidence))
    return markup(html("\n".join(parts)))


def _on_the_way(trace: ClaimTrace) -> Scene:
    """The picture's documents, without those that the article names although the sentence did not come from them."""
    scene, beside = article_scene(trace), set(trace.credit.beside)
    return Scene(
        scene.graph,
        tuple(box for box in scene.boxes if box.node not in beside),
        tuple(arrow for arrow in scene.arrows if arrow.head not in beside),
        scene.omitted,
    )


def _finding(view: View, trace: ClaimTrace, known: Plan, figure: Figure) -> Said:
    """What the picture tells: the words that changed, else how far back the origin lies; never more than is sure."""
    if any(arrow.link.unknown for arrow in known.arrows):
        return view.words.each(_bare, figure.headline)
    is_sure = not any(arrow.link.inferred for arrow in known.arrows)
    for arrow in known.arrows:
        if changed := arrow.link.changed:
            return _became(view, changed, is_sure=is_sure)
    if is_sure or trace.article.origins:
        return view.words.each(_bare, figure.headline)
    nearest = next(arrow.head for arrow in known.arrows if article_of(arrow.tail))
    return view.words.say("Probably from %(name)s; its origin is unknown", name=_short(view, trace, nearest))


def _bare(sentence: str) -> str:
    return sentence.removesuffix(".")


def _became(view: View, changed: ChangedWords, *, is_sure: bool) -> Multilingual:
    before, after = view.plain(changed.from_), view.plain(changed.to)
    if is_sure:
        return view.words.say("On the way “%(before)s” became “%(after)s”", before=before, after=after)
    return view.words.say("On the way “%(before)s” probably became “%(after)s”", before=before, after=after)


def _lanes(view: View, trace: ClaimTrace, known: Plan) -> str:
    claim, words = view.site.claim(trace.key), view.words
    rating = view.site.rating(trace.key)
    nodes = [dot.box.node for dot in known.dots]
    told = TrailWords(
        names={node: _short(view, trace, node) for node in nodes},
        days={dot.box.node: words.partial_date(dot.box.published) for dot in known.dots if dot.box.published},
        quoted=dict(_quoted(view, claim, trace, nodes)),
        sign=drawn_sign(rating.icon if rating else None),
        event=_event(view, claim),
    )
    forms = "".join(form(known, told, words, "trail") for form in (wide, narrow))
    return f'<div class="pic lanes"{view.drawing_ties}>{forms}</div>'


def _short(view: View, trace: ClaimTrace, node: NodeId) -> Said:
    publisher = trace.article.graph.publisher_of(node)
    return view.short_name(publisher) if publisher else str(node)


def _quoted(view: View, claim: Claim, trace: ClaimTrace, nodes: list[NodeId]) -> Iterator[tuple[NodeId, Multilingual]]:
    """The words that documents use, as far as this claim quotes them: the article's own, and those that decide."""
    graph = trace.article.graph
    for node in nodes:
        if article_of(node):
            exact = next((one.exact for one in claim.appearances if one.article is None), None)
        else:
            exact = next((one.key for one in claim.evidence if one.key and graph.node(one.source) == node), None)
        if exact:
            shown = exact if len(exact) <= _QUOTED else exact[:_QUOTED].rsplit(" ", 1)[0] + "…"
            yield node, view.words.say("“%(words)s”", words=shown)


def _event(view: View, claim: Claim) -> Event | None:
    """The day that decides: the last of those on which the verdict rests."""
    if not claim.review.dates:
        return None
    decisive = claim.review.dates[-1]
    day, what = view.words.partial_date(decisive.on), view.plain(decisive.what)
    return Event(decisive.on, view.words.say("%(day)s: %(what)s", day=day, what=what))


def _section(view: View, figure: Figure, heading: Said, picture: str, evidence: Figure | None) -> str:
    folded = [_list(view.words.say("The trail as a list"), figure)]
    if evidence:
        folded.append(_folded(view.words.say("Where the evidence comes from"), evidence))
    return (
        f'<section class="trail" aria-labelledby="trail"><h2 id="trail">{escaped(heading)}</h2>\n{picture}\n'
        f"{_listed(figure)}{''.join(folded)}</section>"
    )


def _listed(figure: Figure) -> str:
    """What a reader should notice, in sentences."""
    remarks = "".join(f"<li>{escaped(remark.text)}</li>" for remark in figure.remarks)
    return f'<ul class="trail-remarks">{remarks}</ul>\n' if remarks else ""


def _list(title: Said, figure: Figure) -> str:
    return f'<details class="more list"><summary>{escaped(title)}</summary>\n{figure.outline}</details>\n'


def _folded(title: Said, figure: Figure) -> str:
    """The list alone: the picture of what evidence rests on says less than its list."""
    told = f'<p class="meta">{escaped(figure.headline)}</p>\n{_listed(figure)}'
    return f'<details class="more list"><summary>{escaped(title)}</summary>\n{told}{figure.outline}</details>\n'


def claim_dates(view: View, key: ClaimKey) -> Markup:
    """The days that decide the verdict, where there are two or somebody's office began or ended between them."""
    claim = view.site.claim(key)
    moments = [*(_moment(view, fact) for fact in claim.review.dates), *_article_day(view, key)]
    if not claim.review.dates or len(moments) < _FEWEST_DATES:
        return Markup()
    moments.sort(key=lambda moment: moment.on)
    spans = list(_spans(view, claim, moments[0].on, moments[-1].on))
    if len(claim.review.dates) < _FEWEST_DATES and not spans:
        return Markup()
    strip, words = Strip(spans, moments), view.words
    heading = view.localized(claim.review.fact) if claim.review.fact else escaped(words.say("The days that decide"))
    items = "".join(f"<li>{escaped(moment.day)}: {escaped(moment.what)}</li>" for moment in moments)
    return markup(
        html(
            f'<section aria-labelledby="dates"><h2 id="dates">{heading}</h2>\n'
            f'<div class="pic proof"{view.drawing_ties}>'
            f"{date_strip.wide(strip, words, 'dates')}{date_strip.narrow(strip, words, 'dates')}</div>\n"
            f'<ol class="vh">{items}</ol></section>'
        )
    )


def _moment(view: View, fact: DatedFact) -> DayMark:
    return DayMark(earliest(fact.on), view.words.partial_date(fact.on), view.plain(fact.what))


def _article_day(view: View, key: ClaimKey) -> Iterator[DayMark]:
    article = view.site.article(key.article)
    if article and article.header.published:
        published = article.header.published
        yield DayMark(earliest(published), view.words.partial_date(published), view.words.say("The article appears"))


def _spans(view: View, claim: Claim, first: dt.date, last: dt.date) -> Iterator[OfficeSpan]:
    """The offices of those concerned that began or ended between the days, the earlier one first."""
    concerned = dict.fromkeys([*claim.about, *(speaker.id for speaker in claim.speakers if speaker.id)])
    found = []
    for name in concerned:
        person = view.site.corpus.people.get(PersonId(name))
        for role in person.roles if person else ():
            start = earliest(role.from_) if role.from_ else None
            end = latest(role.to) if role.to else None
            if any(day and first < day < last for day in (start, end)) and person:
                who, what = view.plain(person.name), view.plain(role.what)
                told = view.words.say("%(name)s: %(what)s", name=who, what=what)
                found.append(OfficeSpan(told, who, start, end))
    found.sort(key=lambda span: span.start or dt.date.min)
    free = dt.date.min
    for span in found:  # one line holds no two at once
        if (span.start or dt.date.min) >= free:
            yield span
            free = span.end or dt.date.max
