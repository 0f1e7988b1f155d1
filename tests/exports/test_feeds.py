import json
from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree as ET

from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from claimspring.exports import feeds
from claimspring.model.claim import UnderReview
from claimspring.model.corpus import Corpus
from claimspring.model.ids import ClaimId, ClaimKey
from claimspring.model.settings import Settings

NS = {"a": feeds.ATOM}


def feed_of(entries: tuple[feeds.FeedEntry, ...]) -> feeds.Feed:
    return feeds.Feed(
        title="The desk",
        language="en",
        home="https://example.org/desk/",
        url="https://example.org/desk/feed.xml",
        author="The desk",
        entries=entries,
    )


def test_a_review_is_an_entry_headed_by_its_verdict(corpus: Corpus, settings: Settings) -> None:
    (entry,) = feeds.reviews(corpus, settings, "fr", corpus.claims)

    assert entry.title == "réfuté: fr The minister refused the call."
    assert entry.id == entry.url == "https://example.org/desk/fr/claims/visit/call/"
    assert (entry.published.day, entry.updated.day) == (20, 22)


def test_a_correction_is_an_entry_of_its_own_feed(corpus: Corpus, settings: Settings) -> None:
    (entry,) = feeds.corrections(corpus, settings, "en", feeds.latest_changes(corpus))

    assert entry.url == "https://example.org/desk/claims/visit/call/#change-2"
    assert entry.tags == ("correction",)


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(words=st.text(min_size=1).filter(str.strip) | st.sampled_from(["]]>", "<script>", "\x00\x0b", "\ufffe"]))
def test_atom_stays_well_formed_and_complete(
    words: str, corpus_saying: Callable[[str], Corpus], settings: Settings
) -> None:
    said = corpus_saying(words)
    root = ET.fromstring(feeds.atom(feed_of(feeds.reviews(said, settings, "en", said.claims))))

    for node in (root, *root.findall("a:entry", NS)):
        for name in ("id", "title", "updated"):
            assert node.findtext(f"a:{name}", namespaces=NS)
    assert root.find("a:link[@rel='self']", NS) is not None
    assert [element.tag for element in root.iter() if not element.tag.startswith(f"{{{feeds.ATOM}}}")] == []


def test_json_feed_has_what_version_1_1_asks_for(corpus: Corpus, settings: Settings) -> None:
    value = json.loads(
        feeds.json_feed(feed_of(feeds.corrections(corpus, settings, "en", feeds.latest_changes(corpus))))
    )

    assert value["version"] == "https://jsonfeed.org/version/1.1"
    assert value["items"][0]["content_text"] == "The minister refused the call."
    assert value["items"][0]["date_published"] == "2026-11-22T00:00:00Z"


def test_that_a_claim_is_looked_at_again_is_an_entry_until_it_is_decided(
    corpus: Corpus, settings: Settings, key: ClaimKey
) -> None:
    record = corpus.claims[key]
    again = UnderReview.model_validate({"since": "2026-12-01", "why": {"en": "The page changed."}})
    review = record.value.review.model_copy(update={"under_review": again})
    reopened = replace(record, value=record.value.model_copy(update={"review": review}))
    grown = replace(corpus, claims={**corpus.claims, key: reopened})
    first = feeds.corrections(grown, settings, "en", feeds.latest_changes(grown))[0]
    assert first.id == "https://example.org/desk/claims/visit/call/#under-review-2026-12-01"
    assert (first.summary, first.tags) == ("The page changed.", ("under-review",))
    assert "under-review" not in {
        tag for one in feeds.corrections(corpus, settings, "en", feeds.latest_changes(corpus)) for tag in one.tags
    }


def test_a_feed_names_the_head_of_the_log_where_there_is_one() -> None:
    head = "https://example.org/desk/log/checkpoint"
    named = replace(feed_of(()), checkpoint=head)
    link = ET.fromstring(feeds.atom(named)).find("a:link[@rel='related']", NS)
    assert link is not None
    assert link.get("href") == head
    assert json.loads(feeds.json_feed(named))["_log"] == {"checkpoint": head}
    assert "_log" not in json.loads(feeds.json_feed(feed_of(())))
    assert ET.fromstring(feeds.atom(feed_of(()))).find("a:link[@rel='related']", NS) is None


def test_a_feed_holds_the_newest_only(corpus: Corpus, settings: Settings, key: ClaimKey) -> None:
    many = {ClaimKey(key.article, ClaimId(f"call-{n:03}")): corpus.claims[key] for n in range(feeds.NEWEST + 9)}
    grown = replace(corpus, claims=many)

    newest = feeds.reviews(grown, settings, "en", grown.claims)

    assert len(newest) == feeds.NEWEST
    assert newest[0].url.endswith(f"call-{feeds.NEWEST + 8:03}/")


def test_a_feed_without_entries_is_still_a_feed() -> None:
    root = ET.fromstring(feeds.atom(feed_of(())))

    assert root.findtext("a:updated", namespaces=NS) is None
