"""Whose words an article has: its threads under a heading that tells what they show, and the same as a list.

Input: a view in one language and an article. Output: a section of a page, safe HTML; empty where nothing was checked.
Every number and name is counted from the statements' trails and credits. What was not seen is "probably", in its own
count; nobody is called uncredited whom the article credits for the same statement.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from claimspring.diagrams.threads import LaneText, Legend, Stroke, Thread, threads_svg
from claimspring.i18n.html import html, markup
from claimspring.i18n.multilingual import Said, alone, composed
from claimspring.model.ids import ArticleId, ClaimKey, PublisherId
from claimspring.model.rating import Rating
from claimspring.model.step import ChangedWords
from claimspring.routes.pages import ARTICLE
from claimspring.site.matches import NearestText, credited_for, is_wrongly_credited, match_of
from claimspring.site.templates import template
from claimspring.site.view import ClaimLine, View

_PHOTO = "photo:"
_NAMED = 2
"""So many publishers stand in the heading."""


@dataclass(frozen=True, slots=True)
class _Statement:
    number: int
    line: ClaimLine
    match: NearestText | None
    credited: tuple[PublisherId, ...]
    photographs: tuple[PublisherId, ...]
    wrongly: bool
    """Nobody whom the article credits for the words said them."""
    changed: ChangedWords | None

    @property
    def left(self) -> str:
        """The key of the first one credited, those of photographs apart."""
        if self.credited:
            return self.credited[0]
        return f"{_PHOTO}{self.photographs[0]}" if self.photographs else ""

    @property
    def lane(self) -> str:
        if self.match:
            return self.match.publisher
        return next(iter((*self.credited, *self.photographs)), "")

    @property
    def stroke(self) -> Stroke:
        if self.match.wrongly if self.match else self.wrongly:
            return Stroke.WRONG
        if self.match is None:
            return Stroke.CREDITED if self.credited or self.photographs else Stroke.UNKNOWN
        return Stroke.CREDITED if self.match.credited else Stroke.UNCREDITED

    @property
    def probable(self) -> bool:
        return self.match is not None and self.match.probable


@dataclass(frozen=True, slots=True)
class LaneCount:
    """The statements whose words are one publisher's, by what is known of them."""

    publisher: PublisherId
    seen: int
    """NearestText a text that was read and are not credited to it."""
    probable: int
    """The same, concluded from likeness."""
    credited: int
    wrong: int
    """The publisher is credited for them, and did not say them."""

    @property
    def total(self) -> int:
        """All whose line leads to it."""
        return self.uncredited + self.credited + self.wrong

    @property
    def uncredited(self) -> int:
        """All that are not credited."""
        return self.seen + self.probable


def article_threads(view: View, article: ArticleId, place: str) -> Markup:
    """The section; `place` is the page it stands on."""
    statements = _statements(view, article)
    if not statements:
        return Markup()
    lanes = lane_counts(view, article)
    ordered = [lane for lane, _ in Counter(one.lane for one in statements).most_common()]
    legend = Legend(
        left_head=alone(view.words.say("The article credits")),
        right_head=alone(view.words.say("Nearest source")),
        lefts={key: alone(_left(view, key)) for key in {one.left for one in statements}},
        lanes={key: _lane(view, key, lanes, statements) for key in ordered},
    )
    drawing = threads_svg([_thread(view, one) for one in statements], legend, "threads")
    shown = template(view.pieces, "threads.html")
    rendered = shown.render(
        view=view,
        title=_title(view, lanes, statements),
        deck=_deck(view, lanes),
        drawing=markup(drawing),
        strokes=_strokes(statements),
        lists=list(_lists(view, article, place, legend, statements)),
    )
    return markup(html(rendered))


def lane_counts(view: View, article: ArticleId) -> list[LaneCount]:
    """The publishers whose texts the statements match, those with most of them first."""
    statements = _statements(view, article)
    found: dict[PublisherId, Counter[str]] = {}
    for one in statements:
        if one.match:
            found.setdefault(one.match.publisher, Counter())[_state(one.match)] += 1
    counts = [
        LaneCount(name, states["seen"], states["probable"], states["credited"], states["wrong"])
        for name, states in found.items()
    ]
    return sorted(counts, key=lambda lane: -lane.total)


def _state(match: NearestText) -> str:
    if match.wrongly:
        return "wrong"
    return "credited" if match.credited else "probable" if match.probable else "seen"


def _statements(view: View, article: ArticleId) -> list[_Statement]:
    site = view.site
    return [
        _statement(view, number, key)
        for number, key in enumerate(site.claims_of.get(article, ()), start=1)
        if site.rating(key)
    ]


def _statement(view: View, number: int, key: ClaimKey) -> _Statement:
    site, claim = view.site, view.site.claim(key)
    match = match_of(site, key)
    return _Statement(
        number,
        view.line(key),
        match,
        credited_for(site, claim),
        credited_for(site, claim, photographs=True),
        is_wrongly_credited(claim),
        next((step.changed for step in claim.trail if step.changed), None) if match else None,
    )


def _lists(
    view: View, article: ArticleId, place: str, legend: Legend, statements: Sequence[_Statement]
) -> Iterator[tuple[LaneText, list[tuple[Said, str]], list[tuple[Said, str]]]]:
    """Each lane with the numbers of its statements and the links to their notes, the probable ones apart."""
    up = "" if place == ARTICLE.place(article) else view.way(place, ARTICLE.place(article))
    for key in sorted(legend.lanes, key=lambda lane: not lane):
        found: dict[bool, list[tuple[Said, str]]] = {False: [], True: []}
        for one in statements:
            if one.lane == key:
                found[one.probable].append((view.words.number(one.number), f"{up}#r-{one.line.key.claim}"))
        yield legend.lanes[key], found[False], found[True]


def _thread(view: View, one: _Statement) -> Thread:
    changed = ""
    if one.changed:
        words = {"before": view.plain(one.changed.from_), "after": view.plain(one.changed.to)}
        changed = alone(view.words.say("“%(before)s” → “%(after)s”", **words))
    return Thread(one.left, one.lane, one.stroke, one.probable, _icon(view, one.line.rating), changed)


def _icon(view: View, rating: Rating | None) -> str:
    """Of a verdict that readers should find in the picture: one that was decided, and not for the statement."""
    if rating is None or not rating.decided or rating.value == view.site.best:
        return ""
    return rating.icon


def _left(view: View, key: str) -> Said:
    if key.startswith(_PHOTO):
        return view.words.say("%(name)s (photo)", name=view.short_name(PublisherId(key.removeprefix(_PHOTO))))
    return view.short_name(PublisherId(key)) if key else view.words.say("No one")


def _lane(view: View, key: str, lanes: Iterable[LaneCount], statements: Sequence[_Statement]) -> LaneText:
    say, number, count = view.words.say, view.words.number, view.words.count
    if not key:
        return LaneText(alone(say("Unknown")), alone(say("no source could be found")))
    name = alone(view.publisher_name(PublisherId(key)))
    found = next((lane for lane in lanes if lane.publisher == key), None)
    if found is None:
        if all(one.wrongly for one in statements if one.lane == key):
            return LaneText(name, alone(say("wrongly credited")))
        return LaneText(name, alone(say("credited; text not compared")))
    notes: list[Said] = []
    if found.credited:
        notes.append(say("%(number)s credited", number=number(found.credited)))
    if found.seen:
        matching = count("%(num)s matches text we read", "%(num)s match text we read", found.seen)
        notes.append(say("%(number)s not credited", number=number(found.seen)) if found.credited else matching)
    if found.probable:
        notes.append(say("%(number)s probable", number=number(found.probable)))
    if found.wrong:
        notes.append(count("%(num)s wrongly credited", "%(num)s wrongly credited", found.wrong))
    return LaneText(name, alone(composed(", ".join(map(str, notes)))))


def _never_credited(lanes: Iterable[LaneCount]) -> list[LaneCount]:
    return [lane for lane in lanes if not lane.credited and lane.uncredited]


def _title(view: View, lanes: list[LaneCount], statements: Sequence[_Statement]) -> Said:
    words, total = view.words, view.words.number(len(statements))
    never = _never_credited(lanes)
    seen = sorted((lane for lane in never if lane.seen), key=lambda lane: -lane.seen)[:_NAMED]
    if seen:
        names = words.listing([view.short_name(lane.publisher) for lane in seen])
        return words.count(
            "%(num)s of %(total)s statements matches the text of %(names)s, not credited for it",
            "%(num)s of %(total)s statements match the text of %(names)s, not credited for it",
            sum(lane.seen for lane in seen),
            total=total,
            names=names,
        )
    probable = sorted(never, key=lambda lane: -lane.probable)[:_NAMED]
    if probable:
        return words.count(
            "%(num)s of %(total)s statements is probably from %(names)s, not credited for it",
            "%(num)s of %(total)s statements are probably from %(names)s, not credited for them",
            sum(lane.probable for lane in probable),
            total=total,
            names=words.listing([view.short_name(lane.publisher) for lane in probable]),
        )
    if wrong := sum(one.stroke is Stroke.WRONG for one in statements):
        return words.count(
            "%(num)s of %(total)s statements is wrongly credited",
            "%(num)s of %(total)s statements are wrongly credited",
            wrong,
            total=total,
        )
    if any(one.stroke is Stroke.CREDITED for one in statements):
        return words.say("Whose words they are")
    return words.say("Nobody knows whose words they are")


def _deck(view: View, lanes: list[LaneCount]) -> Said:
    """What is probable of those in the heading, and what a line is."""
    say = view.words.say
    never = _never_credited(lanes)
    named = sorted((lane for lane in never if lane.seen), key=lambda lane: -lane.seen)[:_NAMED]
    more = [
        view.words.count(
            "%(num)s more is probably from %(name)s: its text was not seen.",
            "%(num)s more are probably from %(name)s: their text was not seen.",
            lane.probable,
            name=view.short_name(lane.publisher),
        )
        for lane in named
        if lane.probable
    ]
    return composed(" ".join(map(str, [*more, say("Each line is one statement of the article.")])))


def _strokes(statements: Sequence[_Statement]) -> list[str]:
    """The classes of the lines that are there, for the key."""
    found = {one.stroke + (" p" if one.probable else "") for one in statements}
    return [style for style in ("u", "u p", "w", "k", "k p", "q") if style in found]
