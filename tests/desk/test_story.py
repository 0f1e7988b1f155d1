"""What the first article's claims tell first: facts, corrections, questions, dates, translations, people."""

from collections import Counter
from collections.abc import Iterator

import pytest

from claimspring.extract.passages import passages
from claimspring.model.claim import Claim, ReviewStatus
from claimspring.model.corpus import Corpus
from claimspring.model.ids import ClaimId, ClaimKey, SourceId
from claimspring.model.passage import Uncheckable
from claimspring.model.step import Certainty, ChangedAt
from claimspring.pipeline.project import Project

from .conftest import ARTICLE

LANGUAGES = ("en", "fr", "es")
GRAVEST = ("austin-call-refused", "first-official-military-talks", "no-contact-in-singapore", "yahoo-analysis")


@pytest.fixture(scope="module")
def whole(project: Project) -> Corpus:
    return project.reading.corpus


def _published(corpus: Corpus) -> Iterator[tuple[ClaimKey, Claim]]:
    return ((key, record.value) for key, record in corpus.claims.items())


def test_every_claim_says_what_is_the_case_and_why_in_few_words(corpus: Corpus) -> None:
    labels = {word.casefold() for rating in corpus.ratings.values() for word in rating.label.root.values()}
    for key, claim in _published(corpus):
        fact, reasons = claim.review.fact, claim.review.reasons
        assert fact is not None, key
        assert all(len(fact.root[language]) <= 120 for language in LANGUAGES), key
        assert not any(fact.root[tag].casefold().startswith(tuple(labels)) for tag in LANGUAGES), key
        assert 1 <= len(reasons) <= 3, key
        assert all(len(reason.root[language]) <= 160 for reason in reasons for language in LANGUAGES), key


@pytest.mark.parametrize("name", GRAVEST)
@pytest.mark.parametrize("language", LANGUAGES)
def test_wrong_words_stand_once_in_the_statement_and_the_right_ones_in_an_answer(
    corpus: Corpus, name: str, language: str
) -> None:
    claim = corpus.claims[ClaimKey(ARTICLE, ClaimId(name))].value
    answers = " ".join(question.answer.root[language] for question in claim.questions if question.answer)
    assert len(claim.review.fix) == 1
    fix = claim.review.fix[0]
    assert claim.statement.root[language].count(fix.wrong.root[language]) == 1
    assert fix.right.root[language].casefold() in answers.casefold()


def test_only_the_gravest_are_corrected(corpus: Corpus) -> None:
    assert {key.claim for key, claim in _published(corpus) if claim.review.fix} == set(GRAVEST)


def test_every_passage_that_counts_answers_a_question_with_words_of_its_own(corpus: Corpus) -> None:
    for key, claim in _published(corpus):
        asked = {question.id for question in claim.questions}
        answered = {piece.answers for piece in claim.evidence} - {None}
        assert asked == answered, key
        for piece in claim.evidence:
            assert piece.answers or piece.stance == "context", (key, piece.source)
            assert piece.key, (key, piece.source)
            assert (piece.passage or "").count(piece.key) == 1, (key, piece.source)


def test_every_authority_is_a_publisher_or_a_source(corpus: Corpus, whole: Corpus) -> None:
    given = {question.authority for _, claim in _published(corpus) for question in claim.questions} - {None}
    assert given <= {*whole.publishers, *whole.sources}


def test_dates_are_in_order_and_have_their_passages(corpus: Corpus) -> None:
    for key, claim in _published(corpus):
        days = [str(date.on) for date in claim.review.dates]
        assert days == sorted(days), key
        assert {date.evidence for date in claim.review.dates} <= {piece.id for piece in claim.evidence}, key


def test_nine_match_a_text_of_an_agency_that_was_read_and_nine_are_probable(corpus: Corpus) -> None:
    seen: Counter[str] = Counter()
    probable: Counter[str] = Counter()
    for _, claim in _published(corpus):
        for step in claim.trail:
            publisher = corpus.sources[step.source].value.publisher  # type: ignore[index]
            if step.certainty is Certainty.MATCH:
                assert step.compared_with is not None
                assert corpus.sources[SourceId(step.compared_with)].value.url
                seen[publisher] += 1
            elif step.source == "ap-li-visit-2023-08-14-end":
                assert step.certainty is Certainty.PROBABLE
                probable[publisher] += 1
    assert {name: seen[name] for name in ("ap", "afp", "reuters")} == {"ap": 4, "afp": 5, "reuters": 1}
    assert probable == {"ap": 9}


def test_where_the_subject_changed_is_said_to_be_unknown(corpus: Corpus) -> None:
    trail = corpus.claims[ClaimKey(ARTICLE, ClaimId("austin-call-refused"))].value.trail
    changed = [step.changed for step in trail if step.changed]
    assert [(words.from_.root["en"], words.to.root["en"], words.where) for words in changed] == [
        ("the ministry", "Li Shangfu", ChangedAt.UNKNOWN)
    ]


def test_words_on_an_arrow_have_room(corpus: Corpus) -> None:
    for key, claim in _published(corpus):
        for words in (step.changed for step in claim.trail if step.changed):
            assert all(len(text) <= 24 for one in (words.from_, words.to) for text in one.root.values()), key


def test_every_sentence_is_translated_and_every_claim_found_in_the_translation(corpus: Corpus, whole: Corpus) -> None:
    text = corpus.articles[ARTICLE].value.text
    sentences = [
        text[one.start : one.end]
        for one in passages(text, language="fr")
        if one.uncheckable is not Uncheckable.BOILERPLATE
    ]
    translations = {key.language: record.value for key, record in whole.translations.items() if key.article == ARTICLE}
    assert set(translations) == {"en", "es"}
    for language, translation in translations.items():
        assert [sentence.original for sentence in translation.sentences] == sentences
        for key, claim in _published(corpus):
            for appearance in claim.appearances:
                assert appearance.in_ is not None, key
                words = appearance.in_.root[language]
                assert sum(sentence.text.count(words) for sentence in translation.sentences) == 1, (key, words)


def test_people_topics_and_reviewers_are_known(corpus: Corpus, whole: Corpus) -> None:
    actors = {*whole.people, *whole.publishers}
    assert not set(whole.people) & set(whole.publishers)
    for key, claim in _published(corpus):
        assert set(claim.about) <= actors, key
        assert claim.speaker is None or claim.speaker.words or claim.speaker.id in actors, key
        assert set(claim.topics) <= set(whole.topics), key
        assert set(claim.review.reviewed_by) <= set(whole.desk), key
    for person in whole.people.values():
        assert all(role.source in whole.sources for role in person.roles)


def test_the_desk_is_one_body_and_invents_nobody(whole: Corpus) -> None:
    assert [(name, member.kind) for name, member in whole.desk.items()] == [("desk", "body")]


def test_publishers_on_trails_have_a_name_that_fits(corpus: Corpus) -> None:
    on_trails = {
        corpus.sources[step.source].value.publisher  # type: ignore[index]
        for _, claim in _published(corpus)
        for step in claim.trail
    }
    for name in on_trails:
        short = corpus.publishers[name].short  # type: ignore[index]
        assert short is not None, name
        assert all(len(text) <= 22 for text in short.root.values()), name


def test_what_is_still_being_checked_has_no_finding(whole: Corpus) -> None:
    waiting = [
        key
        for key, record in whole.claims.items()
        if key.article == ARTICLE and record.value.review.status is not ReviewStatus.PUBLISHED
    ]
    assert [key.claim for key in waiting] == ["belarus-close-ally"]
    assert all(whole.claims[key].value.review.verdict is None for key in waiting)
