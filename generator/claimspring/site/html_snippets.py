"""Pieces that stand on many pages, many times on each: days, verdicts, links, what a machine last saw of a passage.

Model and words in, safe HTML out. Templates call them as `p.day(…)`. They are functions, not macros of the templates,
which take three times as long, and what comes again and again is kept by its value.
"""

import datetime as dt
from functools import cache, lru_cache
from urllib.parse import urlsplit

from markupsafe import Markup

from claimspring.i18n.direction import lang_attributes
from claimspring.i18n.html import Html, escaped, html, html_in_each, markup
from claimspring.i18n.labels import UNRATED, mark
from claimspring.i18n.multilingual import Said
from claimspring.i18n.translator import Words
from claimspring.model.claim import Review, UnderReview
from claimspring.model.rating import Rating
from claimspring.model.values import LocalizedText
from claimspring.site.evidence_view import Exhibit
from claimspring.site.icons import shape_class

_KEPT = 4096

_SEEN = {
    "verbatim": mark("Last seen on %(day)s: the words stand there."),
    "split": mark("Last seen on %(day)s: the words stand there, with others between them."),
    "altered": mark("Altered: on %(day)s the page read differently:"),
    "absent": mark("Not found on the page on %(day)s."),
    "vanished": mark("Vanished: the words no longer stand on the page (last look %(day)s)."),
    "page-gone": mark("The page is gone (last look %(day)s)."),
    "page-blocked": mark("The page blocks automated checks (last tried %(day)s)."),
}
_UNREAD = mark("The page could not be read on %(day)s.")


class Pieces:
    """The pieces in the languages of some words."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.day = lru_cache(maxsize=_KEPT)(self._day)
        """A day in full."""
        self.partial = lru_cache(maxsize=_KEPT)(self._partial)
        """As much of a date as is known."""
        self._last_seen = lru_cache(maxsize=_KEPT)(self._seen_on)
        self._rated = lru_cache(maxsize=_KEPT)(self._rated_as)
        self._unrated = lru_cache(maxsize=_KEPT)(self._unrated_as)

    def verdict(self, rating: Rating | None, *, untraced: bool = False) -> Markup:
        """What a review concludes, as a word in its own look; else that there is none, and why."""
        return self._rated(rating.icon, rating.label) if rating else self._unrated(untraced=untraced)

    def under_review(self, again: UnderReview) -> Said:
        """That the desk looks at a published claim again, and since when."""
        return self.words.say("Under review since %(day)s", day=self.words.date(again.since))

    def again(self, review: Review) -> Markup:
        """The same beside the verdict, in lists, cards and notes; nothing where it does not."""
        if not review.under_review:
            return Markup()
        return markup(html(f'<span class="why again">{escaped(self.under_review(review.under_review))}</span>'))

    def speaker(self, name: LocalizedText | None) -> Markup:
        """Who says it in the article, by name."""
        if name:
            return self.words.shown(name)
        return markup(escaped(self.words.say("the article, in its own voice")))

    def outside(self, url: str, text: Said, ties: str | None = "") -> Markup:
        """A link to another site, of which paper shows the host; `ties` are attributes, safe already."""
        attributes = f'class="tail" data-short="{escaped(host_of(url))}" href="{escaped(url)}"{ties or ""}'
        return markup(html(f'<a {attributes} rel="external">{escaped(text)}</a>'))

    def seen(self, exhibit: Exhibit) -> Markup:
        """What a machine last saw of a passage; nothing where evidence quotes none."""
        state = exhibit.state
        if state == "none":
            return Markup()
        standing = exhibit.page if state.startswith("page-") else exhibit.words
        day = standing.last_look.date() if standing and state != "unseen" else None
        said = self._last_seen(state, day)
        if state == "altered" and exhibit.words:
            language = lang_attributes(exhibit.language)
            said = html(f"{said} <q{language}>{escaped(exhibit.words.seen.found or '')}</q>")
        return markup(html(f'<p class="seen seen-{state}">{said}</p>'))

    def lang_unless(self, language: str) -> Markup:
        """The `lang` attribute of words of ours in a text of that language; nothing where both are the same."""
        tags = [lang_attributes(None if own == language else own) for own in self.words.languages]
        return markup(html_in_each(tags))

    def _day(self, day: dt.date) -> Markup:
        return markup(html(f'<time datetime="{day.isoformat()}">{escaped(self.words.date(day))}</time>'))

    def _partial(self, date: str) -> Markup:
        said = self.words.partial_date(date)
        return markup(html(f'<time datetime="{escaped(date)}">{escaped(said)}</time>'))

    def _rated_as(self, icon: str, label: LocalizedText) -> Markup:
        return markup(html(f'<span class="verdict {shape_class(icon)}">{self.words.shown(label)}</span>'))

    def _unrated_as(self, *, untraced: bool) -> Markup:
        said = self.words.say(UNRATED[untraced])
        return markup(html(f'<span class="verdict v-open">{escaped(said)}</span>'))

    def _seen_on(self, state: str, day: dt.date | None) -> Html:
        say = self.words.say
        if day is None:
            return escaped(say("Read and copied by an editor; not yet rechecked automatically."))
        return escaped(say(_SEEN.get(state, _UNREAD), day=self.words.date(day)))


@cache
def pieces(*languages: str) -> Pieces:
    """The pieces in some languages, the same for templates and functions."""
    return Pieces(Words(*languages))


@lru_cache(maxsize=1 << 14)
def host_of(url: str) -> str:
    """The host of an address, without the name that says nothing; kept, for what is cited is cited again."""
    return (urlsplit(url).hostname or "").removeprefix("www.")
