import datetime as dt
from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser

from claimspring.model.claim import Evidence, Fix, Stance
from claimspring.model.ids import ArticleId, ClaimId, ClaimKey, SourceId
from claimspring.model.observation import (
    Ledger,
    LedgerEntry,
    Observation,
    PageState,
    QuotationSeen,
    QuotationState,
)
from claimspring.model.observation_summary import page_standing, quotation_standing
from claimspring.model.values import LocalizedText
from claimspring.site.corrected import corrected
from claimspring.site.evidence_html import looked_at
from claimspring.site.evidence_view import Exhibit
from claimspring.site.pages.claim import CLAIM_KIND, claim_content
from claimspring.site.pages.status import STATUS_KIND
from claimspring.site.parts import page_of
from claimspring.site.site import Site
from claimspring.site.view import View

KEY = ClaimKey(ArticleId("tower"), ClaimId("height"))
WORDS = "the quoted words"


def seen_on(*days: int, state: PageState, words: QuotationState | None = None) -> Ledger:
    quotations = (QuotationSeen(exact=WORDS, state=words),) if words else ()
    entries = [
        LedgerEntry(
            first_seen=dt.datetime(2024, 3, day, tzinfo=dt.UTC),
            last_seen=dt.datetime(2024, 3, day, tzinfo=dt.UTC),
            seen=Observation(asked="https://council.example/", state=state, quotations=quotations),
        )
        for day in days
    ]
    return Ledger(entries=tuple(entries))


def exhibit(ledger: Ledger | None, passage: str | None = WORDS) -> Exhibit:
    return Exhibit(
        Evidence(source=SourceId("survey"), stance=Stance.SUPPORTS, passage=passage),
        None,
        page_standing(ledger) if ledger else None,
        quotation_standing(ledger, WORDS) if ledger else None,
    )


STOOD_THERE = Ledger(
    entries=(
        *seen_on(1, state=PageState.ALIVE, words=QuotationState.VERBATIM).entries,
        *seen_on(2, 3, state=PageState.ALIVE, words=QuotationState.ABSENT).entries,
    )
)


@pytest.mark.parametrize(
    ("ledger", "state"),
    [
        (None, "unseen"),
        (seen_on(1, state=PageState.ALIVE), "unseen"),
        (seen_on(1, state=PageState.ALIVE, words=QuotationState.VERBATIM), "verbatim"),
        (seen_on(1, state=PageState.ALIVE, words=QuotationState.ABSENT), "absent"),
        (seen_on(1, 2, 3, state=PageState.ALIVE, words=QuotationState.ABSENT), "absent"),
        (STOOD_THERE, "vanished"),
        (seen_on(1, state=PageState.BLOCKED), "page-blocked"),
        (seen_on(1, state=PageState.MISSING), "page-missing"),
        (seen_on(1, 2, 3, state=PageState.MISSING), "page-gone"),
        (seen_on(1, state=PageState.UNREADABLE, words=QuotationState.UNREADABLE), "page-unreadable"),
    ],
)
def test_what_is_said_of_a_passage_is_what_was_seen(ledger: Ledger | None, state: str) -> None:
    assert exhibit(ledger).state == state


def test_nothing_is_said_of_words_that_were_not_quoted() -> None:
    assert exhibit(None, passage=None).state == "none"


@pytest.mark.parametrize(
    ("contact", "address"),
    [
        ("https://desk.example/errors", "https://desk.example/errors"),
        (
            "desk@desk.example",
            (
                "mailto:desk@desk.example?subject=Error%20in%20the%20review%20of%20tower/height"
                "&body=https%3A//checks.example.org/small/claims/tower/height/"
            ),
        ),
    ],
)
def test_errors_are_reported_where_the_desk_wants_them(site: Site, contact: str, address: str) -> None:
    changed = replace(site, settings=site.settings.model_copy(update={"contact": contact}))
    tree = LexborHTMLParser(page_of(CLAIM_KIND, View(changed, ("en",)), KEY).body)
    (link,) = [node for node in tree.css(".acts a") if node.text() == "Report an error"]
    assert link.attributes["href"] == address


def test_without_contact_nobody_is_sent_anywhere(site: Site) -> None:
    changed = replace(site, narratives=())
    assert "Report an error" not in page_of(CLAIM_KIND, View(changed, ("en",)), KEY).body


def test_what_is_the_case_and_the_verdict_s_reason_stand_on_the_page(site: Site) -> None:
    claim = site.claim(KEY)
    fact, reason = LocalizedText({"en": "It is ten metres high."}), LocalizedText({"en": "The council measured it."})
    summary = LocalizedText({"en": "The agency doubled it."})
    review = claim.review.model_copy(update={"fact": fact, "reasons": (reason,), "summary": summary})
    changed = claim.model_copy(update={"review": review})
    claims = {**site.corpus.claims, KEY: replace(site.corpus.claims[KEY], value=changed)}
    page = LexborHTMLParser(
        page_of(CLAIM_KIND, View(replace(site, corpus=replace(site.corpus, claims=claims)), ("en",)), KEY).body
    )
    assert [one.text() for one in page.css(".reasons li, #card > .fact")] == [reason.root["en"], fact.root["en"]]
    assert page.css_first("#rationale + .prose p").text() == summary.root["en"]


def test_no_reason_stands_twice_on_the_page(site: Site) -> None:
    claim, reason = site.claim(KEY), LocalizedText({"en": "The council measured it."})
    review = claim.review.model_copy(update={"reasons": (reason,), "summary": reason})
    claims = {
        **site.corpus.claims,
        KEY: replace(site.corpus.claims[KEY], value=claim.model_copy(update={"review": review})),
    }
    page = LexborHTMLParser(
        page_of(CLAIM_KIND, View(replace(site, corpus=replace(site.corpus, claims=claims)), ("en",)), KEY).body
    )
    said = [one.text() for one in page.css("p:not(.on-card), li") if reason.root["en"] in one.text()]
    assert said == [reason.root["en"]]


@pytest.mark.parametrize(
    ("language", "before"), [("fr", ["faux : ", "juste : "]), ("es", ["incorrecto: ", "correcto: "])]
)
def test_corrected_words_are_announced_in_the_language_of_the_page(
    site: Site, language: str, before: list[str]
) -> None:
    claim = site.claim(KEY)
    fix = Fix(wrong=LocalizedText({language: "vingt"}), right=LocalizedText({language: "dix"}))
    review = claim.review.model_copy(update={"fix": (fix,)})
    changed = claim.model_copy(update={"statement": LocalizedText({language: "vingt metros"}), "review": review})
    shown = LexborHTMLParser(corrected(View(site, (language,)), changed))
    assert [node.text().replace("\xa0", " ").replace("\u202f", " ") for node in shown.css("del .vh, ins .vh")] == before


def test_that_no_public_archive_has_a_copy_says_nothing_of_the_desk_s_own(site: Site) -> None:
    claim = site.claim(KEY)
    alone = claim.model_copy(update={"evidence": tuple(one for one in claim.evidence if one.source == "wire-report")})
    record = site.corpus.claims[KEY]
    claims = {**site.corpus.claims, KEY: replace(record, value=alone)}
    view = View(replace(site, corpus=replace(site.corpus, claims=claims)), ("en",))
    assert str(looked_at(view, KEY)).endswith("none has a copy in a public archive.")


def test_the_page_of_open_work_speaks_of_what_it_looks_at(site: Site) -> None:
    view = View(replace(site, tasks=()), ("en",))
    shown = LexborHTMLParser(page_of(STATUS_KIND, view, 1).body)
    assert shown.css_first(".notice").text() == "No statement, source or article needs a hand just now."


def test_a_description_has_the_colon_of_its_language(site: Site) -> None:
    assert str(claim_content(View(site, ("fr",)), KEY).description).startswith("Réfuté\u00a0: ")
