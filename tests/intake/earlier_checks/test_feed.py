"""Feeds of desks that check; texts and addresses are made up."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimspring.intake.earlier_checks.feed import feed_entries, is_feed
from claimspring.intake.earlier_checks.forms import read_checks
from claimspring.intake.earlier_checks.pages import checks_of_entries
from tests.intake.desks import desk_at
from tests.observe.servers import Handler, Peer, Server

REVIEW = {
    "@type": "ClaimReview",
    "claimReviewed": "The pier fell.",
    "reviewRating": {"@type": "Rating", "alternateName": "False"},
}
SCRIPT = f'<script type="application/ld+json">{json.dumps(REVIEW)}</script>'
RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Desk</title>
<link>https://desk.example/</link>
<item><title>No, the  pier\nstands</title><link>{first}</link><description>False!</description></item>
<item><title>Whole</title><link>https://desk.example/2</link><content:encoded><![CDATA[<p>x</p>{script}]]></content:encoded>
</item>
<item><title>By guid</title><guid>{second}</guid></item>
<item><title>Nowhere</title><guid isPermaLink="false">tag:1</guid></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://desk.example/"><title>Desk</title>
<entry><title>One</title><link rel="self" href="/feed/1"/><link rel="alternate" href="/1"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Words</p></div></content></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="https://desk.example/"/>
<item rdf:about="x"><title>One</title><link> https://desk.example/1 </link></item>
</rdf:RDF>"""


@pytest.fixture
def serve() -> Iterator[Callable[[Handler], Server]]:
    with ExitStack() as stack:
        yield lambda handler: stack.enter_context(Server(handler))


@pytest.mark.parametrize("text", [ATOM, RDF, "\ufeff" + ATOM, f"<!-- made -->\n{RDF}"])
def test_each_sort_of_feed_names_its_pages(text: str) -> None:
    assert is_feed(text)
    (entry,) = feed_entries(text)
    assert (entry.row, entry.title, entry.address) == (1, "One", "https://desk.example/1")


def test_no_entity_is_resolved_and_what_is_cut_off_is_read_so_far() -> None:
    bomb = f'<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>{RDF.replace("One", "&a;")}'
    (entry,) = feed_entries(bomb)
    assert "root" not in entry.title
    assert len(list(feed_entries(RSS[: RSS.index("<item><title>Nowhere")]))) == 3


@given(st.text(alphabet='<>/ itemrsentrylink="&;x', max_size=80))
def test_whatever_stands_there_is_no_error(text: str) -> None:
    list(feed_entries(f"<rss>{text}"))


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (
            "<rss><channel><item><litps:link xmlns:litps='x'/><link>https://[x</link></item></channel></rss>",
            "https://[x",
        ),
        ("<feed><entry><link href='/1' xml:base='http://[x'/></entry></feed>", "/1"),
        ("<rss><channel><item><li:nk>x</li:nk><guid>http://a.example/1</guid></item>", "http://a.example/1"),
    ],
)
def test_rubbish_is_taken_for_what_it_is(text: str, address: str) -> None:
    assert [entry.address for entry in feed_entries(text)] == [address]


def test_its_pages_are_asked_and_nothing_is_made_of_a_headline(
    serve: Callable[[Handler], Server], tmp_path: Path
) -> None:
    def answer(peer: Peer) -> None:
        words = "<p>" + "The pier was looked at by the harbour office on Monday. " * 12 + "</p>"
        held = SCRIPT if peer.path == "/1" else ""
        peer.answer(f"<html><head><title>x</title>{held}</head><body>{words}</body></html>".encode())

    server = serve(answer)
    text = RSS.format(first=server.url("/1"), second=server.url("/3"), script=SCRIPT)
    found = read_checks(text.encode(), "feed.xml")

    checks = list(checks_of_entries(found.entries, desk_at(tmp_path, server.port)))

    assert [(check.row, check.claim, check.label) for check in checks] == [
        (1, "The pier fell.", "False"),
        (2, "The pier fell.", "False"),
        (3, "", ""),
        (4, "", ""),
    ]
    assert [check.url for check in checks] == [server.url("/1"), "https://desk.example/2", server.url("/3"), ""]
    told = [check.unread[0] for check in checks if check.unread]
    assert told == [
        f"{server.url('/3')} holds no ClaimReview, and a headline is no verdict",
        "the feed names no page for it",
    ]
    assert checks[2].title == "By guid"


def test_offline_none_is_asked_and_a_page_that_is_gone_is_told(
    serve: Callable[[Handler], Server], tmp_path: Path
) -> None:
    server = serve(lambda peer: peer.answer(b"gone", status="404 Not Found"))
    entries = read_checks(RSS.format(first=server.url("/1"), second="x", script=SCRIPT).encode(), "feed").entries
    offline, *_ = checks_of_entries(entries, None)
    assert offline.unread == (f"{server.url('/1')} was not asked (--offline)", "save the page, and import that")
    gone, *_ = checks_of_entries(entries, desk_at(tmp_path, server.port))
    assert gone.unread is not None
    assert "is no page any more" in gone.unread[0]
    assert gone.unread[1].startswith("look for a copy")
