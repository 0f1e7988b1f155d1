import datetime as dt
from collections.abc import Callable

import pytest

from claimspring.model.article import Article, ArticleHeader
from claimspring.model.claim import Claim
from claimspring.model.corpus import Corpus, Record
from claimspring.model.ids import ArticleId, ClaimId, ClaimKey, PublisherId, RatingId, SourceId
from claimspring.model.publisher import Publisher
from claimspring.model.rating import Rating
from claimspring.model.settings import Settings
from claimspring.model.source import Source

KEY = ClaimKey(ArticleId("visit"), ClaimId("call"))
TEXT = "The minister refused the call. He never said why."


def claim_data(words: str = "The minister refused the call.") -> dict[str, object]:
    return {
        "statement": {"en": words, "fr": f"fr {words}"},
        "appearances": [{"exact": "refused the call"}],
        "kind": "event",
        "speaker": {"words": words},
        "speaker_type": "person",
        "topics": ["calls"],
        "review": {
            "status": "published",
            "verdict": "refuted",
            "summary": {"en": words},
            "rationale": {"en": words},
            "reviewed_by": ["desk"],
            "reviewed_on": dt.date(2026, 11, 20),
        },
        "evidence": [
            {"source": "statement", "stance": "refutes", "passage": words},
            {"source": "missing", "stance": "supports"},
            {"source": "background", "stance": "context"},
        ],
        "history": [
            {"on": dt.date(2026, 11, 20), "change": "first-publication"},
            {"on": dt.date(2026, 11, 22), "change": "correction", "note": {"en": words}},
        ],
    }


def make_corpus(words: str = "The minister refused the call.") -> Corpus:
    sources = {
        "wire": Source(url="https://example.org/wire", title=words, publisher=PublisherId("agency"), kind="agency"),
        "background": Source(url="https://example.org/b", publisher=PublisherId("agency"), kind="reference"),
        "statement": Source(
            url="https://example.org/statement",
            title=words,
            publisher=PublisherId("agency"),
            kind="primary",
            published="2023-02",
            language="en",
            archived="https://archive.example.org/statement",
            derived_from=({"source": "wire"}, {"source": "lost"}),
        ),
    }
    header = ArticleHeader(
        title=words, url="https://example.org/article", publisher="agency", published="2023-08-14", language="fr"
    )
    return Corpus(
        articles={ArticleId("visit"): Record("content/articles/visit.md", "", Article(header, TEXT, 0))},
        claims={KEY: Record("claims/visit/call.yml", "", Claim.model_validate(claim_data(words)))},
        sources={SourceId(name): Record(f"claims/sources/{name}.yml", "", source) for name, source in sources.items()},
        publishers={PublisherId("agency"): Publisher(name=words, url="https://example.org/")},
        ratings={
            RatingId("supported"): Rating(label="supported", definition="It holds.", value=5, icon="check"),
            RatingId("refuted"): Rating(label={"en": "refuted", "fr": "réfuté"}, definition=words, value=1, icon="x"),
            RatingId("open"): Rating(label="open", definition="Not known.", icon="question", decided=False),
        },
    )


@pytest.fixture
def corpus_saying() -> Callable[[str], Corpus]:
    return make_corpus


@pytest.fixture
def corpus() -> Corpus:
    return make_corpus()


@pytest.fixture
def settings() -> Settings:
    return Settings(site_name="The desk", site_url="https://example.org/desk/", languages=("en", "fr"))


@pytest.fixture
def key() -> ClaimKey:
    return KEY
