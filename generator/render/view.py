"""From a site and a language to a page: what every page's maker needs, and nothing of its own to say."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

from markupsafe import Markup

from generator.anchor.fragment import link_to
from generator.model.claim import Attribution, Change, ChangeKind, Claim
from generator.model.ids import ClaimKey, PublisherId, RatingId, SourceId
from generator.model.rating import Rating
from generator.model.values import LocalizedText
from generator.render.addresses import claim_place, relative
from generator.render.names import CHANGES
from generator.render.narrative import Narrative, clean
from generator.render.page import Kind, Page
from generator.render.pieces import Pieces, in_language, pieces
from generator.render.robust import Version, version_of
from generator.render.site import Site
from generator.render.templates import template
from generator.render.words import Words

DESCRIPTION_LENGTH = 200


@dataclass(frozen=True)
class View:
    """The site as readers of one language see it."""

    site: Site
    language: str

    @cached_property
    def words(self) -> Words:
        """This language's words."""
        return Words(self.language)

    @cached_property
    def pieces(self) -> Pieces:
        """This language's pieces."""
        return pieces(self.language)

    def localized(self, text: LocalizedText) -> Markup:
        """The words of a localized text, marked with their language where it is another one."""
        return in_language(text, self.language)

    def plain(self, text: LocalizedText | None) -> str:
        """The words of a localized text, without their language."""
        return text.pick(self.language).words if text else ""

    def page(  # noqa: PLR0913 -- a page's parts, each named where it is called
        self,
        kind: Kind,
        place: str,
        *,
        title: str,
        description: str,
        section: str = "",
        head: str = "",
        listed: bool = True,
        **context: object,
    ) -> Page:
        """Render the kind's own template into a page.

        In it, `home` leads from the page to this language's root and `root` to the site's.
        """
        shown = template(self.language, f"{kind.value}.html")
        home = home_of(place)
        root = "../" * self.site.addresses.localized(place, self.language).count("/") or "./"
        body = Markup(shown.render(view=self, site=self.site, home=home, root=root, place=place, **context))  # noqa: S704 -- autoescaped
        return Page(
            kind=kind,
            place=place,
            language=self.language,
            title=title,
            description=shortened(description),
            body=body,
            section=section,
            head=head,
            listed=listed,
        )

    def written(self, narrative: Narrative) -> Markup:
        """A written page's HTML, cleaned; pictures lie beside the pages of the site's first language."""
        return clean(narrative.html, up="" if self.language == self.site.settings.languages[0] else "../")

    def introduction(self, place: str) -> Markup | None:
        """What people wrote for a page that is otherwise made: content/corrections.md stands above the corrections."""
        narrative = self.site.narrative(place, self.language)
        if narrative is None:
            return None
        body = self.written(narrative)
        return (
            body
            if narrative.language == self.language
            else Markup('<div lang="{}">{}</div>').format(narrative.language, body)
        )

    def line(self, key: ClaimKey) -> "ClaimLine":
        """What a list shows of a claim."""
        claim = self.site.claim(key)
        return ClaimLine(key, claim, self.site.rating(key), claim_place(key))

    def publisher_name(self, publisher: PublisherId) -> str:
        """The name of a publisher; its id where it is not listed."""
        listed = self.site.publisher(publisher)
        return self.plain(listed.name) if listed else publisher

    def publisher_of(self, source: SourceId) -> str:
        """The name of the publisher of a document; empty where the document could not be read."""
        document = self.site.source(source)
        return self.publisher_name(document.publisher) if document else ""

    def source_title(self, source: SourceId) -> str:
        """What to call a document: its title, else whose it is and of which day."""
        document = self.site.source(source)
        if document is None:
            return source
        if document.title:
            return document.title
        name = self.publisher_name(document.publisher)
        if document.published:
            return self.words.say("%(name)s, %(date)s", name=name, date=self.words.partial_date(document.published))
        return self.words.say("%(name)s, title not recorded", name=name)

    def credited(self, credit: Attribution) -> str:
        """Whom the article credits: the outlet's name, or the name of the document's publisher."""
        if credit.publisher:
            return self.publisher_name(credit.publisher)
        document = self.site.source(credit.source) if credit.source else None
        return self.publisher_name(document.publisher) if document else str(credit.source)

    def copy_of(self, source: SourceId) -> Version | None:
        """The copy of a document that the site links to."""
        document = self.site.source(source)
        return version_of(document, self.site.corpus.ledgers.get(source)) if document else None

    def jump(self, url: str, passage: str | None) -> str:
        """The address that opens a page at the words, where browsers can."""
        return url if passage is None else _link_to(url, passage)

    def change_words(self, change: Change) -> str:
        """What an entry of the history says, in words."""
        said = self.words.say(CHANGES[change.change])
        if change.change is ChangeKind.VERDICT_CHANGE:
            return f"{said}: {self._label(change.was)} → {self._label(change.now)}"
        return said

    def _label(self, rating: RatingId | None) -> str:
        listed = self.site.corpus.ratings.get(rating) if rating else None
        return self.plain(listed.label) if listed else str(rating or "?")

    def link(self, place: str, seen_from: str) -> str:
        """The link between two places in this language."""
        return relative(place, seen_from)


def home_of(place: str) -> str:
    """The way from a page to the root of its language."""
    return "../" * place.count("/") or "./"


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim as one line of a list."""

    key: ClaimKey
    claim: Claim
    rating: Rating | None
    place: str


@lru_cache(maxsize=256)
def _link_to(url: str, passage: str) -> str:
    """Kept for the other languages of the same page, which follow at once."""
    return link_to(url, passage)


def shortened(text: str, limit: int = DESCRIPTION_LENGTH) -> str:
    """The text on one line, cut at a word where it is long."""
    text = " ".join(text.split())
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0] + "…"
