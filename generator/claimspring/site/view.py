"""From a site and its languages to a page: what every page's maker needs, and nothing of its own to say."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from claimspring.anchor.fragment import link_to
from claimspring.i18n.direction import lang_attributes
from claimspring.i18n.html import escaped, html, markup
from claimspring.i18n.labels import ARTICLE_KINDS, CHANGES, UNRATED
from claimspring.i18n.multilingual import Multilingual, Said, alone, apart, composed, multilingual
from claimspring.i18n.translator import Words
from claimspring.model.actors import Speaker, speaker_name
from claimspring.model.article import ArticleKind
from claimspring.model.claim import Change, ChangeKind, Claim, GivenCredit
from claimspring.model.ids import ArticleId, ClaimKey, PublisherId, RatingId, SourceId
from claimspring.model.rating import Rating
from claimspring.model.translation import TranslationKey
from claimspring.model.values import LocalizedText
from claimspring.routes.addresses import home_of, relative
from claimspring.site.html_snippets import Pieces, pieces
from claimspring.site.narrative import Narrative, clean
from claimspring.site.robust_links import Version, version_of
from claimspring.site.site import Site

DESCRIPTION_LENGTH = 200


@dataclass(frozen=True)
class View:
    """The site as readers of one language see it, or of several at once: see `i18n.multilingual`."""

    site: Site
    languages: tuple[str, ...]

    @cached_property
    def alone(self) -> tuple["View", ...]:
        """The same in one language each."""
        return tuple(View(self.site, (language,)) for language in self.languages)

    @property
    def language(self) -> str:
        """The one language, for what is not made in several at once."""
        (language,) = self.languages
        return language

    @cached_property
    def words(self) -> Words:
        """These languages' words."""
        return self.pieces.words

    @cached_property
    def pieces(self) -> Pieces:
        """These languages' pieces."""
        return pieces(*self.languages)

    def localized(self, text: LocalizedText) -> Markup:
        """The words of a localized text, marked with their language where it is another one."""
        return self.words.shown(text)

    def plain(self, text: LocalizedText | None) -> Multilingual:
        """The words of a localized text, without their language."""
        return self.words.plain(text)

    def in_each(self, make: Callable[["View"], str]) -> Multilingual:
        """What is made in each language by itself, as one multilingual text."""
        return multilingual([make(view) for view in self.alone])

    def address(self, place: str) -> Multilingual:
        """The full address of a page."""
        return self.site.addresses.page(place, self.languages)

    def narrowed(self, place: str) -> "View | None":
        """The same in those of its languages in which the page at a place is there; None where it is in none."""
        if self.languages == self.site.settings.languages[:1]:
            return self  # where every page is
        languages = self.site.languages_of(place)
        if set(self.languages) <= set(languages):
            return self
        kept = tuple(language for language in self.languages if language in languages)
        return View(self.site, kept) if kept else None

    def link(self, home: str, place: str) -> Said:
        """The link to a page, from one whose way to the root of its language is `home`.

        Where the page is not there in a language, the link leads to the site's first one.
        """
        return self._there(place, home + place, home)

    def way(self, here: str, place: str) -> Said:
        """The same from the page at `here`, as short as it can be."""
        return self._there(place, relative(place, here), home_of(here))

    def _there(self, place: str, link: str, home: str) -> Said:
        if self.languages == self.site.settings.languages[:1]:
            return link  # where every page is
        languages = self.site.languages_of(place)
        if all(language in languages for language in self.languages):
            return link
        elsewhere = f"{'' if home == './' else home}../{place}"
        return multilingual([link if language in languages else elsewhere for language in self.languages])

    def written(self, narrative: Narrative) -> Markup:
        """A written page's HTML, cleaned; pictures lie beside the pages of the site's first language."""
        return clean(narrative.html, up="" if self.language == self.site.settings.languages[0] else "../")

    def introduced(self, place: str, heading: Markup) -> Markup:
        """What people wrote for a page that is otherwise made, else a heading for it.

        content/corrections.md stands above the corrections.
        """
        headings = zip(self.alone, apart(heading, len(self.languages)), strict=True)
        return markup(html(multilingual([_introduction(view, place) or plain for view, plain in headings])))

    def line(self, key: ClaimKey) -> "ClaimLine":
        """What a list shows of a claim."""
        claim = self.site.claim(key)
        return ClaimLine(key, claim, self.site.rating(key))

    def publisher_name(self, publisher: PublisherId) -> Said:
        """The name of a publisher; its id where it is not listed."""
        listed = self.site.publisher(publisher)
        return self.plain(listed.name) if listed else publisher

    def short_name(self, publisher: PublisherId) -> Said:
        """The name by which a publisher is known in a line: its shortest one."""
        listed = self.site.publisher(publisher)
        if listed is None:
            return publisher
        name = self.plain(listed.name)
        if listed.short:
            return self.plain(listed.short)
        if len(listed.name.root) > 1:
            return name
        return min((alone(name), *listed.aliases), key=len)

    def article_name(self, article: ArticleId) -> Said:
        """What to call an article in a line: whose it is and of which day."""
        header = self.site.corpus.articles[article].value.header
        name: Said = self.short_name(header.publisher) if header.publisher else self.kind_of(header.kind)
        if header.published is None:
            return name
        return self.words.say("%(name)s, %(date)s", name=name, date=self.words.partial_date(header.published))

    def kind_of(self, kind: ArticleKind) -> Multilingual:
        """What carries claims, as the beginning of a line: "Post", "Film"."""
        return self.words.say(ARTICLE_KINDS[kind])

    def verdict(self, key: ClaimKey) -> Multilingual:
        """The verdict on a claim in words; of one that has none, why."""
        rating = self.site.rating(key)
        if rating:
            return self.plain(rating.label)
        return self.words.say(UNRATED[self.site.claim(key).is_untraced])

    def article_title(self, article: ArticleId) -> tuple[str, str]:
        """The title of an article in the one language, where it was translated, else its own; and its language."""
        header = self.site.corpus.articles[article].value.header
        translated = self.site.corpus.translations.get(TranslationKey(article, self.language))
        if translated and header.language != self.language:
            return translated.value.title, self.language
        return header.title, header.language

    def publisher_of(self, source: SourceId) -> Said:
        """The name of the publisher of a document; empty where the document could not be read."""
        document = self.site.source(source)
        return self.publisher_name(document.publisher) if document else ""

    def short_name_of(self, source: SourceId) -> Said:
        """The same as it is known in a line."""
        document = self.site.source(source)
        return self.short_name(document.publisher) if document else ""

    def source_title(self, source: SourceId) -> Said:
        """What to call a document: its title, else whose it is and of which day."""
        document = self.site.source(source)
        if document is None:
            return source
        if document.title:
            return document.title
        name = self.publisher_name(document.publisher)
        if document.published:
            return self.words.say("%(name)s, %(date)s", name=name, date=self.words.partial_date(document.published))
        return self.words.say("%(name)s, title not seen", name=name)

    def speaker(self, claim: Claim) -> LocalizedText | None:
        """The name of who says it; None for the article itself."""
        return self.speaker_name(claim.speaker) if claim.speaker else None

    def speaker_name(self, speaker: Speaker) -> LocalizedText:
        """The name of one who says something."""
        return speaker_name(speaker, self.site.corpus.people, self.site.corpus.publishers)

    def credited(self, credit: GivenCredit) -> Said:
        """Whom the article credits: the outlet's name, or the name of the document's publisher."""
        if credit.publisher:
            return self.publisher_name(credit.publisher)
        document = self.site.source(credit.source) if credit.source else None
        return self.publisher_name(document.publisher) if document else str(credit.source)

    @property
    def drawing_ties(self) -> Markup:
        """The attributes of a drawing that readers may save: what the offer says, and whose drawing it is."""
        settings, say = self.site.settings, self.words.say
        source = say("Source: %(name)s", name=settings.site_name)
        whose = composed(f"{source} · {settings.licence}") if settings.licence else source
        saving = escaped(say("Save this drawing:"))
        return markup(html(f' data-save="{saving}" data-source="{escaped(whose)}"'))

    def copy_of(self, source: SourceId) -> Version | None:
        """The copy of a document that the site links to."""
        document = self.site.source(source)
        return version_of(document, self.site.corpus.ledgers.get(source)) if document else None

    def jump(self, url: str, passage: str | None) -> str:
        """The address that opens a page at the words, where browsers can."""
        return url if passage is None else link_to(url, passage)

    def change_words(self, change: Change) -> Multilingual:
        """What an entry of the history says, in words."""
        said = self.words.say(CHANGES[change.change])
        if change.change is ChangeKind.VERDICT_CHANGE:
            became = composed(f"{self._label(change.was)} → {self._label(change.now)}")
            return self.words.say("%(name)s: %(what)s", name=said, what=became)
        return said

    def _label(self, rating: RatingId | None) -> Said:
        listed = self.site.corpus.ratings.get(rating) if rating else None
        return self.plain(listed.label) if listed else str(rating or "?")


def _introduction(view: View, place: str) -> str:
    narrative = view.site.narrative(place, view.language)
    if narrative is None:
        return ""
    body = view.written(narrative)
    return body if narrative.language == view.language else f"<div{lang_attributes(narrative.language)}>{body}</div>"


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim as one line of a list."""

    key: ClaimKey
    claim: Claim
    rating: Rating | None

    @property
    def fact(self) -> LocalizedText | None:
        """What is the case, in a sentence."""
        return self.claim.review.fact or self.claim.review.summary


def shortened(text: str, limit: int = DESCRIPTION_LENGTH) -> str:
    """The text on one line, cut at a word where it is long."""
    text = " ".join(text.split())
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0] + "…"
