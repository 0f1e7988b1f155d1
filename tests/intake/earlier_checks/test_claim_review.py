"""ClaimReviews in the forms in which they are met; texts and addresses are made up."""

import html
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimspring.intake.earlier_checks.claim_review import claim_reviews
from claimspring.intake.earlier_checks.forms import NoChecksError, read_checks

REVIEW: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://checks.example/pier",
    "datePublished": "2024-03-05 14:41",
    "inLanguage": "en",
    "claimReviewed": "The pier fell into the sea.",
    "author": {"@type": "Organization", "name": "Harbour Checks", "url": "https://checks.example/"},
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "Multiple sources"},
        "datePublished": "2024-03-01",
        "appearance": [{"@type": "CreativeWork", "url": "https://posts.example/1"}],
        "firstAppearance": {"@type": "CreativeWork", "url": "https://posts.example/0"},
    },
    "reviewRating": {
        "@type": "Rating",
        "ratingValue": "1",
        "bestRating": 5,
        "worstRating": "",
        "alternateName": "False",
    },
}
SCRIPT = f'<script type="application/ld+json">{json.dumps(REVIEW)}</script>'
PAGE = f"<!doctype html><html><head>{SCRIPT}</head><body><p>Text</p></body></html>"
MICRODATA = """
<div itemscope itemtype="https://schema.org/ClaimReview">
  <a itemprop="url" href="https://checks.example/pier">the check</a>
  <time itemprop="datePublished" datetime="2024-03-05">5 March</time>
  <span itemprop="author" itemscope itemtype="https://schema.org/Organization">
    <a itemprop="url" href="https://checks.example/"><b itemprop="name">Harbour Checks</b></a></span>
  <blockquote itemprop="claimReviewed">The pier fell
    into the sea.</blockquote>
  <div itemprop="itemReviewed" itemscope itemtype="https://schema.org/Claim">
    <span itemprop="author" itemscope itemtype="https://schema.org/Person">
      <i itemprop="name">Multiple sources</i></span>
  </div>
  <span itemprop="reviewRating" itemscope itemtype="https://schema.org/Rating">
    <meta itemprop="ratingValue" content="1"><b itemprop="alternateName">False</b></span>
</div>"""


def test_what_a_claim_review_says() -> None:
    (check,) = claim_reviews(json.dumps(REVIEW))
    assert check.claim == "The pier fell into the sea."
    assert (check.url, check.language, check.published) == ("https://checks.example/pier", "en", "2024-03-05 14:41")
    assert (check.publisher, check.publisher_url) == ("Harbour Checks", "https://checks.example/")
    assert (check.claimant, check.said_on) == ("Multiple sources", "2024-03-01")
    assert check.appearances == ("https://posts.example/0", "https://posts.example/1")
    assert (check.label, check.worst, check.value, check.best) == ("False", "", "1", "5")


@pytest.mark.parametrize(
    "text",
    [
        json.dumps([REVIEW]),
        json.dumps({"@graph": [{"@type": "WebPage"}, REVIEW]}),
        json.dumps({"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [REVIEW]}]}),
        json.dumps({"content": {"rendered": f"<p>x</p>{SCRIPT}"}}),
        json.dumps({"content": {"rendered": html.escape(SCRIPT)}}),
        json.dumps({"raw": json.dumps(REVIEW)}),
        f"{json.dumps(REVIEW)}\n{json.dumps({'@type': 'WebPage'})}\n",
        "\ufeff" + json.dumps(REVIEW),
        PAGE,
        PAGE.replace(json.dumps(REVIEW), html.escape(json.dumps(REVIEW))),
        json.dumps({**REVIEW, "@type": ["Article", "http://schema.org/ClaimReview"]}),
    ],
)
def test_one_claim_review_in_many_wrappings(text: str) -> None:
    (check,) = claim_reviews(text)
    assert (check.claim, check.label, check.publisher) == ("The pier fell into the sea.", "False", "Harbour Checks")


def test_microdata() -> None:
    (check,) = claim_reviews(f"<html><body>{MICRODATA}</body></html>")
    assert check.claim == "The pier fell into the sea."
    assert (check.publisher, check.publisher_url) == ("Harbour Checks", "https://checks.example/")
    assert (check.claimant, check.label, check.value) == ("Multiple sources", "False", "1")
    assert (check.published, check.url) == ("2024-03-05", "https://checks.example/pier")


def test_the_answers_of_the_fact_check_tools() -> None:
    review = {
        "publisher": {"name": "Harbour Checks", "site": "checks.example"},
        "url": "https://checks.example/pier",
        "title": "No, the pier stands",
        "reviewDate": "2024-03-05T00:00:00Z",
        "textualRating": "False",
        "languageCode": "en",
    }
    (check,) = claim_reviews(json.dumps({"claims": [{"text": "The pier fell.", "claimReview": [review]}]}))
    assert (check.claim, check.label, check.title) == ("The pier fell.", "False", "No, the pier stands")
    assert (check.publisher, check.publisher_url) == ("Harbour Checks", "https://checks.example/")


@pytest.mark.parametrize(
    ("change", "field", "value"),
    [
        ({"claimReviewed": ["", "Two piers fell."]}, "claim", "Two piers fell."),
        ({"claimReviewed": "", "itemReviewed": {"@type": "Claim", "name": "It fell."}}, "claim", "It fell."),
        ({"claimReviewed": "Piers &amp; quays fell."}, "claim", "Piers & quays fell."),
        ({"author": [{"name": {"name": "Inside"}}]}, "publisher", "Inside"),
        ({"author": "Plain name"}, "publisher", "Plain name"),
        ({"author": None, "publisher": {"name": "The house"}}, "publisher", "The house"),
        ({"itemReviewed": {"author": [{"name": "One"}, {"name": "Two"}]}}, "claimant", "One, Two"),
        ({"itemReviewed": {"creativeWork": {"url": "https://a.example/"}}}, "appearances", ("https://a.example/",)),
        ({"reviewRating": [{"ratingValue": 2}]}, "value", "2"),
        ({"reviewRating": "False"}, "label", ""),
    ],
)
def test_sloppy_ones(change: dict[str, Any], field: str, value: object) -> None:
    (check,) = claim_reviews(json.dumps({**REVIEW, **change}))
    assert getattr(check, field) == value


def test_the_same_one_twice_is_one() -> None:
    assert len(list(claim_reviews(f"{PAGE}{SCRIPT}"))) == 1


def test_a_nest_without_end_ends() -> None:
    nested: Any = REVIEW
    for _ in range(200):
        nested = [nested]
    assert list(claim_reviews(json.dumps(nested))) == []
    assert list(claim_reviews("[" * 100_000)) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("just words", "a page is added by: claimspring add"),
        ("<rss><channel></channel></rss>", "this feed has no entry that can be read"),
        ("{}", "no ClaimReview"),
    ],
)
def test_a_file_without_checks_is_told_what_to_do(text: str, told: str) -> None:
    with pytest.raises(NoChecksError, match=told):
        read_checks(text.encode(), "file.txt")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([*REVIEW, "name", "item", "claimReview", "text", "appearance"]), inner, max_size=5
        )
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(list(REVIEW)), JSON, max_size=8))
def test_whatever_it_holds_it_is_read(value: dict[str, Any]) -> None:
    checks = list(claim_reviews(json.dumps({**value, "@type": "ClaimReview"})))
    assert len(checks) == 1
    assert all(isinstance(text, str) for text in (checks[0].claim, checks[0].label, checks[0].publisher))


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    assert list(claim_reviews(text)) == [] or "claimreview" in text.lower()


def test_answered_questions_come_along() -> None:
    parts = [
        {"@type": "Question", "name": "Did it fall?", "acceptedAnswer": {"@type": "Answer", "text": "No."}},
        {"@type": "Question", "name": "When?"},
        {"@type": "WebPage", "name": "Part two"},
    ]

    (check,) = claim_reviews(json.dumps({**REVIEW, "hasPart": parts}))

    assert [(answer.question, answer.answer) for answer in check.answers] == [("Did it fall?", "No.")]


MEDIA: dict[str, Any] = {
    "@type": "MediaReview",
    "url": "https://checks.example/pier",
    "mediaAuthenticityCategory": "https://schema.org/DecontextualizedContent",
    "originalMediaLink": "https://pictures.example/1998",
    "itemReviewed": {"@type": "MediaObject", "contentUrl": "https://posts.example/pier.jpg"},
}


@pytest.mark.parametrize(
    "printed",
    [
        [REVIEW, MEDIA],
        [MEDIA, REVIEW],
        {**REVIEW, "associatedMediaReview": {name: MEDIA[name] for name in MEDIA if name != "url"}},
        {**MEDIA, "associatedClaimReview": REVIEW},
    ],
)
def test_a_media_review_goes_to_the_check_of_its_page(printed: object) -> None:
    (check,) = claim_reviews(json.dumps(printed))
    assert (check.claim, check.label) == ("The pier fell into the sea.", "False")
    assert check.media == ("https://posts.example/pier.jpg",)
    assert check.extra == {
        "mediaAuthenticityCategory": "DecontextualizedContent",
        "originalMediaLink": "https://pictures.example/1998",
    }


def test_a_media_review_alone_is_told_and_no_claim_is_made_of_it() -> None:
    page = f'<script type="application/ld+json">{json.dumps({**MEDIA, "headline": "An old picture"})}</script>'
    (check,) = claim_reviews(f"<html><head>{page}</head></html>")
    assert (check.claim, check.label, check.title) == ("", "", "An old picture")
    assert check.unread is not None
    assert "names no claim" in check.unread[0]
    other = {**MEDIA, "url": "https://checks.example/other"}
    first, second = claim_reviews(json.dumps([REVIEW, other]))
    assert (first.media, first.unread, second.url) == ((), None, "https://checks.example/other")
