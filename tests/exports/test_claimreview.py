from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from claimspring.exports.claimreview import claim_review, whole_review
from claimspring.exports.dataset import dataset
from claimspring.exports.licence import licence
from claimspring.i18n.translator import Words
from claimspring.model.claim import Claim
from claimspring.model.corpus import Corpus, Record
from claimspring.model.ids import ClaimKey
from claimspring.model.settings import Settings
from tests import vocabulary
from tests.exports.conftest import claim_data


def with_claim(corpus: Corpus, key: ClaimKey, **changes: object) -> Corpus:
    return replace(corpus, claims={key: Record("", "", Claim.model_validate(claim_data() | changes))})


def test_the_review_of_a_published_claim(corpus: Corpus, settings: Settings, key: ClaimKey) -> None:
    node = claim_review(key, corpus, settings, Words("fr"))

    assert node is not None
    assert node["@id"] == "https://example.org/desk/claims/visit/call/#review"
    assert node["url"] == "https://example.org/desk/fr/claims/visit/call/"
    assert node["claimReviewed"] == "fr The minister refused the call."
    assert node["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "réfuté",
        "ratingExplanation": "The minister refused the call.",
        "ratingValue": 1,
        "bestRating": 5,
        "worstRating": 1,
    }
    assert (node["datePublished"], node["dateModified"]) == ("2026-11-20", "2026-11-22")
    assert node["itemReviewed"]["author"]["@type"] == "Person"
    assert [work["url"] for work in node["citation"]] == ["https://example.org/statement"]
    assert [work["url"] for work in node["citation"][0]["isBasedOn"]] == ["https://example.org/wire"]


def test_the_whole_review_is_one_with_translations_questions_and_licence(
    corpus: Corpus, settings: Settings, key: ClaimKey
) -> None:
    asked = [{"id": "who", "ask": "Who refused?", "answer": "The minister."}, {"id": "why", "ask": "Why?"}]
    known = with_claim(corpus, key, questions=asked)

    node = whole_review(key, known, settings.model_copy(update={"licence": "CC BY 4.0"}), [Words("en"), Words("fr")])

    assert node is not None
    assert (node["@id"], node["inLanguage"]) == ("https://example.org/desk/claims/visit/call/#review", "en")
    assert node["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert node["workTranslation"] == [
        {
            "@type": "Review",
            "url": "https://example.org/desk/fr/claims/visit/call/",
            "inLanguage": "fr",
            "itemReviewed": {"@type": "Claim", "text": "fr The minister refused the call."},
            "abstract": "The minister refused the call.",
            "reviewRating": {"@type": "Rating", "alternateName": "réfuté"},
        }
    ]
    assert node["hasPart"] == [
        {
            "@type": "Question",
            "name": "Who refused?",
            "acceptedAnswer": {"@type": "Answer", "text": "The minister."},
        },
        {"@type": "Question", "name": "Why?"},
    ]
    assert list(vocabulary.faults(node)) == []


def test_a_language_that_the_statement_lacks_is_no_translation(
    corpus: Corpus, settings: Settings, key: ClaimKey
) -> None:
    node = whole_review(key, corpus, settings, [Words("en"), Words("es")])

    assert node is not None
    assert "workTranslation" not in node


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (None, None),
        ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC-BY-NC-SA-4.0", "https://creativecommons.org/licenses/by-nc-sa/4.0/"),
        ("CC0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("https://example.org/terms", "https://example.org/terms"),
        ("All rights reserved", {"@type": "CreativeWork", "name": "All rights reserved"}),
    ],
)
def test_a_licence_is_told_by_its_address_else_by_its_name(name: str | None, said: object) -> None:
    assert licence(name) == said


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(words=st.text(min_size=1).filter(str.strip))
def test_whatever_the_words_the_vocabulary_allows_it(
    words: str, corpus_saying: Callable[[str], Corpus], settings: Settings, key: ClaimKey
) -> None:
    node = claim_review(key, corpus_saying(words), settings, Words("en"))

    assert node is not None
    assert list(vocabulary.faults(node)) == []


def test_the_dataset_is_within_the_vocabulary(settings: Settings) -> None:
    node = dataset("Claims", "All claims of the desk.", settings, Words("fr"), "2026-11-23")

    assert list(vocabulary.faults(node)) == []
    assert node["url"] == "https://example.org/desk/fr/claims/"
    assert [item["contentUrl"].rsplit("/", 1)[1] for item in node["distribution"]] == [
        "claims.json",
        "claims.csv",
        "claims.xlsx",
        "claims.sqlite",
        "claimreviews.json",
        "provenance.jsonld",
    ]


@pytest.mark.parametrize(
    "review",
    [{"status": "draft"}, {"status": "in-review", "verdict": "refuted"}, {"status": "published", "verdict": "no-such"}],
)
def test_without_a_published_verdict_there_is_no_review(
    review: dict[str, str], corpus: Corpus, settings: Settings, key: ClaimKey
) -> None:
    assert claim_review(key, with_claim(corpus, key, review=review), settings, Words("en")) is None


def test_a_verdict_outside_the_scale_has_a_word_but_no_number(
    corpus: Corpus, settings: Settings, key: ClaimKey
) -> None:
    node = claim_review(
        key, with_claim(corpus, key, review={"status": "published", "verdict": "open"}), settings, Words("en")
    )

    assert node is not None
    assert "ratingValue" not in node["reviewRating"]
    assert node["reviewRating"]["alternateName"] == "open"


@pytest.mark.parametrize(
    ("speaker", "speaker_type", "author"),
    [
        (
            None,
            None,
            {"@type": "Organization", "name": "The minister refused the call.", "url": "https://example.org/"},
        ),
        ("The ministry", "organization", {"@type": "Organization", "name": "The ministry"}),
        ("Somebody", None, None),
    ],
)
def test_the_claimant_is_the_speaker_else_the_article_s_publisher(  # noqa: PLR0917
    speaker: str | None,
    speaker_type: str | None,
    author: dict[str, str] | None,
    corpus: Corpus,
    settings: Settings,
    key: ClaimKey,
) -> None:
    words = speaker and {"words": speaker}
    node = claim_review(key, with_claim(corpus, key, speaker=words, speaker_type=speaker_type), settings, Words("en"))

    assert node is not None
    assert node["itemReviewed"].get("author") == author


def test_the_checker_sees_what_is_wrong() -> None:
    node = {"@type": "ClaimReview", "claimReviewed": 3, "cooked": "x", "recipeYield": "1", "author": {"@type": "Claim"}}

    assert list(vocabulary.faults(node)) == [
        "claimReviewed: 3 is none of ['Text']",
        "cooked: no such property",
        "recipeYield: ClaimReview has no such property",
        "author: Claim where ['Organization', 'Person'] belongs",
    ]


def test_a_scale_without_numbers_is_words_alone(corpus: Corpus, settings: Settings, key: ClaimKey) -> None:
    words = {name: rating.model_copy(update={"value": None}) for name, rating in corpus.ratings.items()}
    node = claim_review(key, replace(corpus, ratings=words), settings, Words("en"))
    assert node is not None
    assert node["reviewRating"].keys() == {"@type", "alternateName", "ratingExplanation"}
