"""What the first article's claims and sources say, and how they say it."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest

from claimspring.anchor.match import Haystack, MatchMethod
from claimspring.model.base import Model
from claimspring.model.claim import Claim, CreditCheck
from claimspring.model.corpus import Corpus
from claimspring.model.finding import Severity
from claimspring.model.ids import ClaimId, ClaimKey, PublisherId
from claimspring.model.values import LocalizedText
from claimspring.pipeline.project import Project
from claimspring.read.articles import split
from claimspring.read.schema import schemas
from claimspring.read.yaml import parse
from claimspring.trace.claim import Tracer
from claimspring.trace.graph import NodeId
from tests.read.test_schema import as_editors_see_it, schema_of

from .conftest import ARTICLE

ANNOUNCEMENT = NodeId("mnd-announcement-2023-08-14")
AP_STORY = NodeId("ap-li-visit-2023-08-14")
BAD_FRENCH_SPACE = re.compile(r" [;:!?»]|« |['\"]")


def _key(claim: str) -> ClaimKey:
    return ClaimKey(ARTICLE, ClaimId(claim))


def _texts(value: object) -> Iterator[LocalizedText]:
    """Every localized text inside a model, at any depth."""
    if isinstance(value, LocalizedText):
        yield value
    elif isinstance(value, Model):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)


def _all_texts(corpus: Corpus) -> Iterator[LocalizedText]:
    for articles in corpus.articles.values():
        yield from _texts(articles.value.header)
    for records in (corpus.claims, corpus.sources):
        for record in records.values():
            yield from _texts(record.value)
    for value in (*corpus.publishers.values(), *corpus.ratings.values()):
        yield from _texts(value)


def test_what_is_wrong_in_the_article(corpus: Corpus) -> None:
    wrong = {
        key.claim: record.value.review.verdict
        for key, record in corpus.claims.items()
        if record.value.review.verdict in {"misleading", "refuted"}
    }
    assert wrong == {
        "austin-call-refused": "refuted",
        "first-official-military-talks": "misleading",
        "no-contact-in-singapore": "misleading",
        "yahoo-analysis": "misleading",
    }


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("sanctions-over-russian-arms", "en raison de l'acquisition de technologies militaires russes."),
        ("belarus-refuge-for-wagner", "territoire d’asile pour le groupe paramilitaire russe Wagner"),
        ("russian-ships-in-china", "deux navires de la Marine russe ont visité la Chine le mois dernier."),
    ],
)
def test_statements_inside_a_sentence_are_claims_of_their_own(corpus: Corpus, claim: str, words: str) -> None:
    assert words in corpus.claims[_key(claim)].value.appearances[0].exact


def test_all_quoted_words_stand_in_the_article_letter_for_letter(corpus: Corpus) -> None:
    text = corpus.articles[ARTICLE].value.text
    haystack = Haystack(text)
    for key, record in corpus.claims.items():
        for appearance in record.value.appearances:
            assert text.count(appearance.exact) == 1, (key, appearance.exact)
            match = haystack.locate(appearance.exact)
            assert match is not None
            assert match.how is MatchMethod.EXACT
            assert text[match.start : match.end] == appearance.exact
        for given in record.value.credits:
            assert given.as_ in text, (key, given.as_)


def test_the_content_has_no_errors(project: Project, corpus: Corpus) -> None:
    mine = {record.path for records in (corpus.articles, corpus.claims, corpus.sources) for record in records.values()}
    errors = [finding for finding in project.findings if finding.severity is Severity.ERROR]
    assert [finding for finding in errors if finding.path in mine] == []


def test_everything_is_said_in_english_and_french(corpus: Corpus) -> None:
    translated = {id(one.in_) for record in corpus.claims.values() for one in record.value.appearances}
    for text in _all_texts(corpus):
        assert id(text) in translated or set(text) == {"und"} or {"en", "fr"} <= set(text), text


def test_claims_are_said_in_spanish_too(corpus: Corpus) -> None:
    for key, record in corpus.claims.items():
        for text in _texts(record.value):
            assert "es" in set(text), (key, text)


def test_french_typography(corpus: Corpus) -> None:
    french = [text.root["fr"] for text in _all_texts(corpus) if "fr" in text.root]
    assert [words for words in french if BAD_FRENCH_SPACE.search(words)] == []


def test_what_was_not_located_has_no_address_and_a_reason(corpus: Corpus) -> None:
    sources = [record.value for record in corpus.sources.values()]
    assert all(source.unlocated for source in sources if source.url is None)


def _evidence(claim: Claim) -> list[tuple[str, str]]:
    return [(piece.source, piece.passage or "") for piece in claim.evidence]


def test_text_editors_find_no_fault_with_the_files(root: Path, corpus: Corpus) -> None:
    validators = {name: jsonschema.Draft7Validator(schema) for name, schema in schemas().items()}
    for records in (corpus.articles, corpus.claims, corpus.sources):
        for record in records.values():
            text = (root / record.path).read_text(encoding="utf-8")
            document = split(text)[0] if record.path.endswith(".md") else parse(text)
            validators[schema_of(root / record.path)].validate(as_editors_see_it(document.data))


def test_every_piece_of_evidence_quotes_its_source(corpus: Corpus) -> None:
    pieces = [piece for record in corpus.claims.values() for piece in _evidence(record.value)]
    assert len(pieces) == len(set(pieces)) > 0
    assert all(0 < len(passage) <= 300 for _, passage in pieces)
    assert all(corpus.sources[source].value.url for source, _ in pieces)  # type: ignore[index]


def test_afp_is_credited_for_a_photograph_and_for_no_text_and_ap_for_nothing(corpus: Corpus, tracer: Tracer) -> None:
    named: set[PublisherId | None] = set()
    silent: Counter[PublisherId | None] = Counter()
    for key in corpus.claims:
        credit = tracer.claim(key).credit
        named.update(tracer.graph.publisher_of(node) for node in credit.named)
        silent.update({tracer.graph.publisher_of(node) for node in credit.never_named})
    assert not {"afp", "ap"} & named
    assert {"rte", "tass", "yahoo-news"} <= named
    assert [publisher for publisher, _ in silent.most_common(2)] == ["ap", "afp"]
    photographs = [
        given for record in corpus.claims.values() for given in record.value.credits if given.kind == "photo"
    ]
    assert [given.publisher for given in photographs] == ["kremlin", "reuters", "sputnik", "afp"]


def test_one_announcement_stands_behind_all_reports_of_the_visit(tracer: Tracer) -> None:
    visit = tracer.claim(_key("visit-announced")).evidence
    assert len(visit.starts) == 4
    assert visit.origins == (ANNOUNCEMENT,)
    assert visit.single_points_of_failure == (ANNOUNCEMENT,)
    quotation = tracer.claim(_key("wu-qian-quotation")).evidence
    assert quotation.origins == (ANNOUNCEMENT,)
    assert quotation.independent_origins == 1


def test_the_analysis_credited_to_yahoo_is_ap_s(corpus: Corpus, tracer: Tracer) -> None:
    trace = tracer.claim(_key("yahoo-analysis"))
    assert corpus.claims[trace.key].value.credits[0].check is CreditCheck.MISATTRIBUTED
    assert trace.article.origins == trace.evidence.origins == (AP_STORY,)
    assert trace.credit.differs
    assert {step.document for step in trace.evidence.distortions} == {"al-jazeera-2023-08-14"}


def test_the_methodology_gives_the_definitions_of_the_scale(root: Path, corpus: Corpus) -> None:
    for language, page in (("en", "methodology.md"), ("fr", "methodology.fr.md"), ("es", "methodology.es.md")):
        text = (root / "content" / page).read_text("utf-8")
        rows = [f"| **{r.label.root[language]}** | {r.definition.root[language]} |" for r in corpus.ratings.values()]
        assert "\n".join(rows) in text
