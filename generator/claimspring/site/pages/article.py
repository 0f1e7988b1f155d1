"""The page of an article: its own text, sentence by sentence, with what was found beside the words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from claimspring.exports.feeds import Feed, atom, reviews
from claimspring.exports.jsonld import document
from claimspring.exports.web_annotation import ClaimedWords, annotations
from claimspring.i18n.html import Html, escaped, markup
from claimspring.i18n.labels import mark
from claimspring.i18n.multilingual import Said, alone, encoded
from claimspring.model.claim import Claim
from claimspring.model.ids import ArticleId, ClaimKey, DeskId
from claimspring.model.passage import Zone
from claimspring.model.rating import Rating
from claimspring.model.translation import Translation
from claimspring.model.values import LocalizedText
from claimspring.reading.blocks import BlockKind, told
from claimspring.reading.labels import Label
from claimspring.reading.sentence_ids import sentence_ids
from claimspring.reading.text import parse
from claimspring.routes.pages import ANNOTATIONS, ARTICLE, ARTICLE_FEED, ARTICLES
from claimspring.site.alternate_links import JSONLD, alternate
from claimspring.site.article_threads import article_threads
from claimspring.site.article_translation import claimed_words, translated_sentences, translation_of
from claimspring.site.change_notices import article_notices
from claimspring.site.coverage import Coverage, coverage
from claimspring.site.evidence_age import age
from claimspring.site.icons import shape_class
from claimspring.site.matches import match_line, match_of
from claimspring.site.page import Languages, Output, PageContent, PageKind
from claimspring.site.search_document import SearchDocument, byline, said
from claimspring.site.sentence_rows import ClaimSpan, NamedSentence, SentenceRow, marked, rows
from claimspring.site.tallies import tally
from claimspring.site.view import View

_FINDING = 160
"""So many characters of the summary stand above the text; all of it stands below."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside the words of a claim."""

    number: int
    key: ClaimKey
    claim: Claim
    rating: Rating | None
    match: Said
    """Whose words they are."""
    is_uncredited: bool
    """These words are somebody's whom the article does not credit for them."""

    @property
    def fact(self) -> LocalizedText | None:
        """What is the case, in a sentence; nothing while there is no verdict."""
        return (self.claim.review.fact or self.claim.review.summary) if self.rating else None

    @property
    def style(self) -> str:
        """The class that gives the verdict's colour."""
        return shape_class(self.rating.icon if self.rating else None)


@dataclass(frozen=True, slots=True)
class ShownSentence:
    """A row of the text as the page shows it."""

    name: str
    """The id of its sentence; empty where it is none."""
    number: int
    """Which sentence it is, from 1; 0 where it is none."""
    style: str
    """What it is on the page: `cap`, `h`, `standfirst`, `quote`, `item`."""
    words: Markup
    language: str
    translation: Markup | None
    """The words in the reader's language."""
    is_grave: bool
    """A statement in it does not stand as it is."""
    marker: str
    credit: str
    notes: tuple[Note, ...]
    """Of the claims that are met here first."""
    again: tuple[Note, ...]
    """Of the claims whose note stands further up."""
    state: str
    """Where nobody checked it, whether that can be done: `open` or `uncheckable`."""
    others: tuple[str, ...]
    """Ids of more sentences, where a row holds several."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of the map: a statement, or a sentence without one."""

    name: str
    style: str
    label: Said


def article_content(view: View, article: ArticleId) -> PageContent:
    """The page of one article."""
    site = view.site
    value = site.corpus.articles[article].value
    found = coverage(site, article)
    notes = {number: _note(view, number, key) for number, key in enumerate(site.claims_of.get(article, ()), start=1)}
    text = _Text(view, article, found, notes)
    paragraphs = text.paragraphs()
    placed = {note.number for lines in paragraphs for line in lines for note in line.notes}
    translation = translation_of(site, article, view.language)
    return PageContent(
        title=translation.title if translation else value.header.title,
        description=view.plain(value.header.summary) or _description(view, found),
        head=alternate(view, ARTICLE.place(article), ANNOTATIONS.place(article), JSONLD),
        values={
            "article": article,
            "notices": article_notices(view, article),
            "header": value.header,
            "translation": translation,
            "finding": _first_sentences(view, value.header.summary),
            "translators": [view.plain(site.corpus.desk[name].name) for name in _signed(view, translation)],
            "coverage": found,
            "tally": tally(view, found),
            "bars": list(_map(view, paragraphs)),
            "paragraphs": paragraphs,
            "hidden": text.hidden,
            "unplaced": [note for number, note in notes.items() if number not in placed],
            "is_carrier": not value.can_be_searched,
            "picture": article_threads(view, article, ARTICLE.place(article)),
            "age": age(view, article),
            "root": site.addresses.root(ARTICLE.place(article), view.languages),
            "annotations": ANNOTATIONS.place(article),
            "feed": ARTICLE_FEED.place(article),
        },
    )


def _first_sentences(view: View, summary: LocalizedText | None) -> str:
    """As much of what was found as fits into a line or two, in whole sentences, at least one."""
    first, *others = _SENTENCE.split(alone(view.plain(summary)))
    for sentence in others:
        if len(first) + len(sentence) >= _FINDING:
            break
        first = f"{first} {sentence}"
    return first


def _signed(view: View, translation: Translation | None) -> list[DeskId]:
    return [name for name in (translation.translated_by if translation else ()) if name in view.site.corpus.desk]


def _description(view: View, found: Coverage) -> Said:
    parts = [f"{number} × {view.plain(rating.label)}" for _, rating, number in found.verdicts]
    checked = view.words.count("%(num)s statement checked", "%(num)s statements checked", found.claims)
    return checked + ": " + ", ".join(parts)


def _note(view: View, number: int, key: ClaimKey) -> Note:
    site, match = view.site, match_of(view.site, key)
    uncredited = match is not None and match.is_uncredited
    return Note(number, key, site.claim(key), site.rating(key), match_line(view, key), uncredited)


class _Text:
    """Makes the lines of one article, in order."""

    def __init__(self, view: View, article: ArticleId, found: Coverage, notes: Mapping[int, Note]) -> None:
        translation = translation_of(view.site, article, view.language)
        value = view.site.corpus.articles[article].value
        self._language = value.header.language
        self._parsed = parse(value.text)
        self._notes = notes
        passages = [sentence.passage for sentence in found.sentences]
        text = self._parsed.reading.text
        names = list(sentence_ids(text[passage.start : passage.end] for passage in passages))
        self._sentences = [NamedSentence(*pair) for pair in zip(passages, names, strict=True)]
        self._states = {name: sentence.state for name, sentence in zip(names, found.sentences, strict=True)}
        numbers = {note.key: note for note in notes.values()}
        self._spans = [
            ClaimSpan(place.start, place.end, numbers[place.key].number, numbers[place.key].style)
            for place in view.site.marks.get(article, ())
            if place.key in numbers
        ]
        self._view = view
        self._translations: Mapping[str, str] = {}
        if translation:
            said = [(name, text[one.start : one.end]) for name, one in zip(names, passages, strict=True)]
            self._translations = translated_sentences(translation, said)
        self._met: set[int] = set()
        self._number = 0
        self.hidden = 0
        """How many rows were left out for being furniture of the page."""

    def paragraphs(self) -> list[list[ShownSentence]]:
        """The lines of each block."""
        found: list[list[ShownSentence]] = []
        for row in rows(self._parsed, self._spans, self._sentences):
            if _is_furniture(row):
                self.hidden += 1
                continue
            if row.starts_block or not found:
                found.append([])
            found[-1].append(self._line(row))
        return found

    def _line(self, row: SentenceRow) -> ShownSentence:
        names = [sentence.name for sentence in row.sentences]
        self._number += len(names)
        claims = [self._notes[claim] for claim in row.claims]
        fresh = tuple(note for note in claims if note.number not in self._met)
        again = tuple(note for note in claims if note.number in self._met)
        self._met.update(row.claims)
        return ShownSentence(
            name=names[0] if names else "",
            number=self._number if names else 0,
            style=_style(row),
            words=markup(row.html),
            language=_language(row, self._language),
            translation=self._translated(row, claims),
            is_grave=any(_is_grave(self._view, note) for note in claims),
            marker=row.marker,
            credit=row.credit,
            notes=fresh,
            again=again,
            state=self._states[names[0]] if names and not claims else "",
            others=tuple(names[1:]),
        )

    def _translated(self, row: SentenceRow, notes: Sequence[Note]) -> Markup | None:
        if len(row.sentences) != 1 or row.block is None:
            return None
        text = self._translations.get(row.sentences[0].name)
        if text is None:
            return None
        claims = [(note.number, note.style, note.claim) for note in notes]
        return markup(marked(text, list(claimed_words(text, self._view.language, claims))))


def _is_grave(view: View, note: Note) -> bool:
    return note.rating is not None and note.rating.decided and note.rating.value != view.site.best


def _is_furniture(row: SentenceRow) -> bool:
    """Whether it is a part of the page and none of the article; what holds a statement never is."""
    labelled = row.block is not None and row.block.label is not None and row.block.label.label is Label.FURNITURE
    boilerplate = any(sentence.passage.zone is Zone.BOILERPLATE for sentence in row.sentences)
    return (labelled or boilerplate) and not row.claims


def _style(row: SentenceRow) -> str:
    label = row.block.label.label if row.block and row.block.label else None
    zone = row.sentences[0].passage.zone if row.sentences else None
    if label in {Label.CAPTION, Label.CREDIT} or zone is Zone.CAPTION:
        return "cap"
    if row.block and row.block.kind is BlockKind.HEADING:
        return "h"
    if label is Label.STANDFIRST or zone is Zone.STANDFIRST:
        return "standfirst"
    if row.block and "blockquote" in row.block.around:
        return "quote"
    return "item" if row.block and "list_item" in row.block.around else ""


def _language(row: SentenceRow, language: str) -> str:
    """The language of a row's words: the article's, unless it is a caption in another one."""
    if row.block and row.block.label and row.block.label.language:
        return row.block.label.language
    if row.sentences and row.sentences[0].passage.zone is Zone.CAPTION:
        return row.sentences[0].passage.language
    return language


def _map(view: View, paragraphs: Sequence[Sequence[ShownSentence]]) -> Iterator[Bar]:
    """A bar for each statement where it stands, and one for each sentence without."""
    say = view.words.say
    for line in (line for lines in paragraphs for line in lines if line.name):
        notes = sorted((*line.notes, *line.again), key=lambda note: note.number)
        for note in notes:
            number = view.words.number(note.number)
            label = say("Statement %(number)s: %(verdict)s", number=number, verdict=view.verdict(note.key))
            yield Bar(line.name, note.style, label)
        if not notes and line.style not in {"h", "cap"}:
            yield Bar(line.name, "none", say("Sentence %(number)s: not checked", number=view.words.number(line.number)))


def _document(view: View, article: ArticleId) -> SearchDocument:
    value = view.site.corpus.articles[article].value
    header = value.header
    names = byline(view, header.publisher, header.author) if header.publisher else escaped(header.author or "")
    texts = [names, said(view, header.summary), said(view, header.description), *_read(view, article)]
    return SearchDocument(mark("Articles"), header.title, texts)


def _read(view: View, article: ArticleId) -> Iterator[Html]:
    """Each block of the article's text."""
    reading = view.site.readings[article]
    return map(escaped, told(reading.text, reading.blocks))


def _files(view: View, article: ArticleId) -> Iterator[Output]:
    """A feed in this language; the claims of the article as annotations, once for all of them."""
    site = view.site
    yield _feed(view, article)
    if view.language != site.settings.languages[0]:
        return
    spans: dict[ClaimKey, list[tuple[int, int]]] = {}
    for found in site.marks.get(article, ()):
        if site.rating(found.key):
            spans.setdefault(found.key, []).append((found.start, found.end))
    claimed = ClaimedWords(article, site.readings[article].text, spans)
    node = annotations(claimed, site.corpus, site.settings, view.language)
    yield Output(ANNOTATIONS.place(article), map(encoded, [document(node)]))


def _feed(view: View, article: ArticleId) -> Output:
    site, place = view.site, ARTICLE_FEED.place(article)
    feed = Feed(
        title=f"{site.settings.site_name}: {view.article_title(article)[0]}",
        language=view.language,
        home=site.addresses.page_in(view.language, ARTICLE.place(article)),
        url=site.addresses.page_in(view.language, place),
        author=site.settings.site_name,
        entries=reviews(site.corpus, site.settings, view.language, site.claims_of.get(article, ())),
        checkpoint=site.checkpoint,
    )
    return Output(site.addresses.place_in(view.language, place), [encoded(atom(feed))])


ARTICLE_KIND = PageKind(
    name="article",
    route=ARTICLE,
    subjects=lambda view: view.site.corpus.articles,
    content=article_content,
    search=_document,
    last_change=lambda site, article: site.last_change_of(site.claims_of.get(article, ())),
    section=ARTICLES,
    languages=Languages.EACH,
    files=_files,
    file_routes=(ANNOTATIONS, ARTICLE_FEED),
    typeset=False,
)
