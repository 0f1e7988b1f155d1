"""Claims that stand elsewhere than in an article, and those not traced yet, in these very words.

To write the golden files again: `UPDATE_GOLDEN=1 pytest tests/site/test_elsewhere.py`.
"""

import csv
import datetime as dt
import io
import json
import os
from pathlib import Path

import pytest

from claimspring.exports.claimreview import claim_review
from claimspring.exports.feeds import reviews
from claimspring.exports.prov import prov_text
from claimspring.exports.subgraph import everything
from claimspring.i18n.translator import Words
from claimspring.model.ids import ArticleId, ClaimId, ClaimKey
from claimspring.model.settings import PagesIn, Settings
from claimspring.pipeline.project import Project
from claimspring.pipeline.site_assembly import site_of
from claimspring.read.settings import SettingsReading
from claimspring.site.page import Page
from claimspring.site.parts import every_part
from claimspring.site.search_documents import document_groups, documents_of
from claimspring.site.site import Site
from claimspring.site.view import View
from tests import vocabulary
from tests.exports.tables import claims_csv, claims_json
from tests.site.conftest import in_each
from tests.site.test_pages import GOLDEN, Pages, normal

ELSEWHERE = Path(__file__).parents[1] / "projects" / "elsewhere"
SHOWN = {
    "elsewhere-film-claim": ("claims/interview/never-closed/", "en"),
    "elsewhere-film": ("articles/interview/", "fr"),
    "elsewhere-post": ("articles/a-post/", "en"),
    "elsewhere-picture-claim": ("claims/a-picture/said/", "es"),
    "elsewhere-sound-claim": ("claims/a-sound/said/", "en"),
    "elsewhere-speech-claim": ("claims/a-speech/said/", "en"),
    "untraced-claim": ("claims/a-unknown/pier/", "en"),
    "untraced-claim-fr": ("claims/a-unknown/pier/", "fr"),
    "untraced-claim-es": ("claims/a-unknown/pier/", "es"),
    "untraced-article": ("articles/a-unknown/", "es"),
    "untraced-claims": ("claims/", "en"),
}
UNTRACED = ClaimKey(ArticleId("a-unknown"), ClaimId("pier"))


@pytest.fixture(scope="module")
def elsewhere() -> Site:
    settings = Settings(
        root=ELSEWHERE,
        site_name="Elsewhere",
        site_url="https://elsewhere.example.org/",
        languages=("en", "fr", "es"),
        pages=PagesIn.ALL,
    )
    return site_of(Project(SettingsReading(settings), dt.date(2026, 5, 20)), ())


@pytest.fixture(scope="module")
def shown(elsewhere: Site) -> Pages:
    items = (item for part in every_part(elsewhere) for item in part.make())
    return {(page.place, page.languages[0]): page for item in items if isinstance(item, Page) for page in in_each(item)}


@pytest.mark.parametrize("name", SHOWN)
def test_page_is_as_it_was_approved(name: str, shown: Pages) -> None:
    found = normal(str(shown[SHOWN[name]].body))
    path = GOLDEN / f"{name}.html"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("article", "kind"),
    [
        ("interview", "VideoObject"),
        ("a-post", "SocialMediaPosting"),
        ("a-sound", "AudioObject"),
        ("a-picture", "ImageObject"),
        ("a-speech", "CreativeWork"),
    ],
)
def test_a_claim_review_says_what_carries_the_claim(elsewhere: Site, article: str, kind: str) -> None:
    key = next(key for key in elsewhere.corpus.claims if key.article == article)
    node = claim_review(key, elsewhere.corpus, elsewhere.settings, Words("en"))
    assert node is not None
    assert [one["@type"] for one in node["itemReviewed"]["appearance"]] == [kind]
    assert list(vocabulary.faults(node)) == []


def test_a_claim_review_has_day_place_speakers_and_the_time_in_a_film(elsewhere: Site) -> None:
    key = ClaimKey(ArticleId("interview"), ClaimId("never-closed"))
    node = claim_review(key, elsewhere.corpus, elsewhere.settings, Words("en"))
    assert node is not None
    reviewed = json.loads(json.dumps(node["itemReviewed"]))
    assert [one["name"] for one in reviewed["author"]] == ["The harbour master", "The mayor"]
    assert (reviewed["datePublished"], reviewed["contentLocation"]["name"]) == ("2026-05-01", "the quay")
    assert reviewed["appearance"][0]["hasPart"] == [{"@type": "Clip", "startOffset": 83}]


def test_provenance_and_dumps_know_what_carries_a_claim_and_quote_nothing_that_nobody_read(elsewhere: Site) -> None:
    keys = sorted(elsewhere.published)
    graph = json.loads("".join(prov_text(everything(elsewhere.provenance, keys), elsewhere.addresses)))["@graph"]
    nodes = {node["@id"].removeprefix("https://elsewhere.example.org/"): node for node in graph}
    assert nodes["articles/interview/"]["@type"] == ["prov:Entity", "schema:VideoObject"]
    assert "wasQuotedFrom" in nodes["claims/interview/never-closed/"]
    assert "wasQuotedFrom" not in nodes["claims/a-unknown/pier/"]
    ((_, whole),) = claims_json(keys, elsewhere.corpus, elsewhere.settings)
    dump = json.loads(whole)["claims"]
    statuses = {claim["claim"]: claim["review"]["status"] for claim in dump}
    assert (statuses["pier"], statuses["never-closed"]) == ("untraced", "published")
    ((_, table),) = claims_csv(keys, elsewhere.corpus, elsewhere.settings, Words("en"))
    rows = list(csv.DictReader(io.StringIO(table.decode())))
    assert {row["speaker"] for row in rows} == {"", "A reader", "The harbour master; The mayor"}


def test_nothing_claims_a_verdict_on_what_was_not_traced(elsewhere: Site, shown: Pages) -> None:
    corpus, settings = elsewhere.corpus, elsewhere.settings
    assert claim_review(UNTRACED, corpus, settings, Words("en")) is None
    assert all("pier" not in entry.url for entry in reviews(corpus, settings, "en", corpus.claims))
    page = shown["claims/a-unknown/pier/", "en"]
    assert not page.listed
    assert "ld+json" not in page.head
    assert elsewhere.rating(UNTRACED) is None


def test_what_was_not_traced_is_found_by_the_search(elsewhere: Site) -> None:
    outputs = documents_of(document_groups(View(elsewhere, ("en",)), 1))
    texts = [b"".join(output.pieces).decode() for output in outputs]
    assert any("The pier fell into the sea." in text and "Not traced yet" in text for text in texts)
