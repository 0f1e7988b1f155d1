"""The page of an article: its own text as the index of its claims, with the notes beside the words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from claimspring.exports.jsonld import document
from claimspring.exports.web_annotation import ClaimedWords, annotations
from claimspring.i18n.html import Html, escaped, html, markup
from claimspring.i18n.labels import mark
from claimspring.i18n.multilingual import Multilingual, alone, encoded
from claimspring.model.article import Article
from claimspring.model.claim import Claim
from claimspring.model.ids import ArticleId, ClaimKey, PublisherId
from claimspring.model.rating import Rating
from claimspring.reading.blocks import told
from claimspring.reading.sentence_ids import sentence_ids
from claimspring.reading.text import parse
from claimspring.routes.addresses import home_of
from claimspring.routes.pages import ANNOTATIONS, ARTICLE, HOME, PUBLISHER
from claimspring.site.alternate_links import JSONLD, alternate
from claimspring.site.annotated_text import ClaimSpan, SentenceSpan, blocks
from claimspring.site.coverage import Coverage, bar, coverage
from claimspring.site.evidence_age import age
from claimspring.site.icons import shape_class
from claimspring.site.page import Output, PageContent, PageKind
from claimspring.site.search_document import SearchDocument, byline, said
from claimspring.site.site import Site
from claimspring.site.trail_sections import article_sources
from claimspring.site.view import View


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside the words of a claim."""

    number: int
    key: ClaimKey
    claim: Claim
    rating: Rating | None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the article with the notes on what is said first in it."""

    html: Markup
    notes: tuple[Note, ...]


def article_content(view: View, article: ArticleId) -> PageContent:
    """The page of one article."""
    site = view.site
    value = site.corpus.articles[article].value
    found = coverage(site, article)
    notes = {
        number: Note(number, key, site.claim(key), site.rating(key))
        for number, key in enumerate(site.claims_of.get(article, ()), start=1)
    }
    credited = _credited(site, notes.values())
    paragraphs = _paragraphs(site, article, value, found, notes)
    placed = {note.number for paragraph in paragraphs for note in paragraph.notes}
    return PageContent(
        title=value.header.title,
        description=view.plain(value.header.summary) or _description(view, found),
        head=alternate(view, ARTICLE.place(article), ANNOTATIONS.place(article), JSONLD),
        values={
            "article": article,
            "header": value.header,
            "coverage": found,
            "bar": bar(found, site),
            "paragraphs": paragraphs,
            "unplaced": [note for number, note in notes.items() if number not in placed],
            "credited": _outlets(view, article, credited),
            "uncredited": _outlets(view, article, _used(site, notes.values()) - credited),
            "picture": article_sources(view, article),
            "age": age(view, article),
        },
    )


def _outlets(view: View, article: ArticleId, names: Iterable[PublisherId]) -> Markup:
    """The outlets by their names' order in each language, with links to their pages."""
    home = home_of(ARTICLE.place(article))
    return markup(
        html(
            view.in_each(lambda one: _named(one, home, sorted(names, key=lambda name: alone(one.publisher_name(name)))))
        )
    )


def _named(view: View, home: str, names: Iterable[PublisherId]) -> str:
    links = (f'<a href="{home}{PUBLISHER.place(name)}">{escaped(view.publisher_name(name))}</a>' for name in names)
    return ", ".join(links)


def _description(view: View, found: Coverage) -> Multilingual:
    parts = [f"{number} × {view.plain(rating.label)}" for _, rating, number in found.verdicts]
    checked = view.words.count("%(num)s statement checked", "%(num)s statements checked", found.claims)
    return checked + ": " + ", ".join(parts)


def _paragraphs(
    site: Site, article: ArticleId, value: Article, found: Coverage, notes: dict[int, Note]
) -> list[Paragraph]:
    numbers = {note.key: note for note in notes.values()}
    spans = [
        _span(numbers[mark.key], mark.start, mark.end) for mark in site.marks.get(article, ()) if mark.key in numbers
    ]
    parsed = parse(value.text)
    places = [(sentence.passage.start, sentence.passage.end) for sentence in found.sentences]
    names = sentence_ids(parsed.reading.text[start:end] for start, end in places)
    sentences = [
        SentenceSpan(*place, f"s-{sentence.state}", name)
        for sentence, place, name in zip(found.sentences, places, names, strict=True)
    ]
    return [
        Paragraph(block.html, tuple(notes[number] for number in block.claims))
        for block in blocks(parsed, spans, sentences)
    ]


def _span(note: Note, start: int, end: int) -> ClaimSpan:
    shape = note.rating.icon if note.rating else None
    return ClaimSpan(
        start=start,
        end=end,
        number=note.number,
        slug=note.key.claim,
        style=shape_class(shape),
    )


def _credited(site: Site, notes: Iterable[Note]) -> set[PublisherId]:
    """The outlets that the article names as its sources."""
    found = set()
    for note in notes:
        for credit in note.claim.credits:
            document = site.source(credit.source) if credit.source else None
            found |= {name for name in (credit.publisher, document and document.publisher) if name}
    return found


def _used(site: Site, notes: Iterable[Note]) -> set[PublisherId]:
    """The outlets from which its sentences really came, as far as is known."""
    documents = {step.source for note in notes for step in note.claim.trail}
    return {document.publisher for name in documents if (document := site.source(name))}


def _document(view: View, article: ArticleId) -> SearchDocument:
    value = view.site.corpus.articles[article].value
    header = value.header
    texts = [byline(view, header.publisher, header.author), said(view, header.summary), *_read(view, article)]
    return SearchDocument(mark("Articles"), header.title, texts)


def _read(view: View, article: ArticleId) -> Iterator[Html]:
    """Each block of the article's text."""
    reading = view.site.readings[article]
    return map(escaped, told(reading.text, reading.blocks))


def _files(view: View, article: ArticleId) -> Iterator[Output]:
    """The claims of the article as annotations."""
    site = view.site
    spans: dict[ClaimKey, list[tuple[int, int]]] = {}
    for found in site.marks.get(article, ()):
        if site.rating(found.key):
            spans.setdefault(found.key, []).append((found.start, found.end))
    claimed = ClaimedWords(article, site.readings[article].text, spans)
    node = annotations(claimed, site.corpus, site.settings, view.languages[0])
    yield Output(ANNOTATIONS.place(article), map(encoded, [document(node)]))


ARTICLE_KIND = PageKind(
    name="article",
    route=ARTICLE,
    subjects=lambda view: view.site.corpus.articles,
    content=article_content,
    search=_document,
    last_change=lambda site, article: site.last_change_of(site.claims_of.get(article, ())),
    section=HOME,
    files=_files,
    file_routes=(ANNOTATIONS,),
)
