"""What readers are told of the changes of a published claim: on top, in a line, in a card."""

import datetime as dt
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from claimspring.exports.feeds import ATOM
from claimspring.i18n.multilingual import apart
from claimspring.model.ids import ArticleId, ClaimId, ClaimKey
from claimspring.model.published import Edition, PublishedRecord
from claimspring.model.settings import Settings
from claimspring.pipeline.project import Project
from claimspring.pipeline.site_assembly import site_of
from claimspring.read.settings import SettingsReading
from claimspring.routes.files import CORRECTIONS_ATOM
from claimspring.routes.pages import ARTICLE
from claimspring.site.change_notices import article_notices, lines, notice_in_brief, notices
from claimspring.site.corrected import Correctness, pieces_between
from claimspring.site.data_files import feed_files
from claimspring.site.pages.article import ARTICLE_KIND
from claimspring.site.pages.claims import CLAIMS_KIND
from claimspring.site.pages.corrections import CORRECTIONS_KIND
from claimspring.site.pages.home import HOME_KIND
from claimspring.site.pages.topic import TOPIC_KIND
from claimspring.site.parts import page_of
from claimspring.site.view import View
from tests.site.conftest import SMALL

ViewOf = Callable[..., View]
KEY = ClaimKey(ArticleId("tower"), ClaimId("height"))
FIRST = "  - {on: 2024-03-01, change: first-publication}\n"
UPDATE = "  - {on: 2024-03-03, change: update}\n"
CORRECTION = (
    "  - on: 2024-03-02\n    change: correction\n    text_from: {en: 2 percent}\n    text_to: {en: 3 <percent>}\n"
    "    note: {en: The page was misread.}\n"
)


@pytest.fixture
def view_of(tmp_path: Path) -> ViewOf:
    """A view of the small site whose claim has a history of its own, and its article a record."""

    def view(
        history: str, review: str = "", record: PublishedRecord | None = None, of_claim: PublishedRecord | None = None
    ) -> View:
        root = tmp_path / "project"
        shutil.copytree(SMALL, root, ignore=shutil.ignore_patterns(".cache"))
        file = root / f"claims/{KEY}.yml"
        before, _, _ = file.read_text("utf-8").partition("history:\n")
        before = before.replace("review:\n", f"review:\n  {review}\n") if review else before
        file.write_text(f"{before}history:\n{history}", encoding="utf-8")
        if of_claim:
            (root / f"claims/published/{KEY}.json").write_text(of_claim.model_dump_json(), encoding="utf-8")
        if record:
            (root / "claims/published/tower.json").write_text(record.model_dump_json(), encoding="utf-8")
        project = Project(SettingsReading(Settings(root=root, languages=("en", "fr"))), dt.date(2024, 3, 20))
        return View(site_of(project, ()), ("en", "fr"))

    return view


def test_a_correction_stands_on_top_with_the_words_before_and_after(view_of: ViewOf) -> None:
    view = view_of(FIRST + CORRECTION + UPDATE)
    notice, line = (LexborHTMLParser(apart(str(of(view, KEY)), 2)[0]).css_first(".changed") for of in (notices, lines))
    assert (notice.tag, line.tag) == ("aside", "p")
    assert [one.text() for one in notice.css("del, ins")] == ["wrong: 2 percent", "right: 3 <percent>"]
    assert "The page was misread." in notice.text()
    assert line.text() == "Update · 3 March 2024"
    assert apart(notice_in_brief(view, KEY) or "", 2)[0] == "Correction · 2 March 2024"


def test_a_correction_without_words_says_what_was_wrong(view_of: ViewOf) -> None:
    view = view_of(FIRST + "  - {on: 2024-03-02, change: correction, note: {en: The page was misread.}}\n")
    assert "The page was misread." in notices(view, KEY)


def test_an_update_alone_is_a_line(view_of: ViewOf) -> None:
    view = view_of(FIRST + UPDATE)
    assert notices(view, KEY) == ""
    assert [one.tag for one in LexborHTMLParser(apart(str(lines(view, KEY)), 2)[0]).css(".changed")] == ["p"]
    assert apart(notice_in_brief(view, KEY) or "", 2)[1].startswith("Mise à jour")


def test_that_a_claim_is_looked_at_again_is_told_first(view_of: ViewOf) -> None:
    view = view_of(f"{FIRST}{CORRECTION}", "under_review: {since: 2024-03-05, why: {en: The page <changed>.}}")
    told = LexborHTMLParser(apart(str(notices(view, KEY)), 2)[0])
    first = told.css_first("aside.notice")
    assert first is not None
    assert first.text(strip=True).startswith("Under review since 5 March 2024")
    assert "The page <changed>." in first.text()
    assert len(told.css("aside.notice")) == 2
    assert apart(str(notice_in_brief(view, KEY)), 2)[0] == "Under review since 5 March 2024"


def test_of_a_claim_that_never_changed_nothing_is_said(view_of: ViewOf) -> None:
    view = view_of(FIRST)
    assert notices(view, KEY) == lines(view, KEY) == ""
    assert notice_in_brief(view, KEY) is None


@pytest.mark.parametrize(
    ("before", "after", "struck", "marked"),
    [
        (
            "Two ships of the Russian Navy visited Shanghai in July 2023.",
            "Two ships of the Russian Navy visited China in July 2023.",
            ["Shanghai"],
            ["China"],
        ),
        (
            "The fare will double next spring, they say in the town.",
            "The fare of the ferry will double next spring, they say in the town.",
            ["will"],
            ["of the ferry will"],
        ),
        (
            "It was seen by nine of them in the town",
            "It was seen by nine of them in the town hall",
            ["town"],
            ["town hall"],
        ),
        ("from 5 to 11 July", "on 5 July", ["from 5 to 11 July"], ["on 5 July"]),
        ("a b c d e f g h", "i j k l m n o p", ["a b c d e f g h"], ["i j k l m n o p"]),
    ],
)
def test_of_a_sentence_the_words_that_changed_are_struck(
    before: str, after: str, struck: list[str], marked: list[str]
) -> None:
    pieces = pieces_between(before, after)
    assert [words for standing, words in pieces if standing is Correctness.WRONG] == struck
    assert [words for standing, words in pieces if standing is Correctness.RIGHT] == marked
    assert " ".join(words for standing, words in pieces if standing is not Correctness.RIGHT) == before
    assert " ".join(words for standing, words in pieces if standing is not Correctness.WRONG) == after


def test_an_article_without_corrections_has_no_notice(view_of: ViewOf) -> None:
    assert article_notices(view_of(FIRST), KEY.article) == ""


def test_the_article_s_page_tells_what_was_corrected_last(view_of: ViewOf) -> None:
    view = view_of(FIRST + CORRECTION)
    notice = LexborHTMLParser(apart(str(article_notices(view, KEY.article)), 2)[0]).css_first("aside")
    assert notice.css_first("a").attributes["href"] == "../../claims/tower/height/"
    assert notice.text() == "Correction · 2 March 2024 · Statement 1 wrong: 2 percent right: 3 <percent>"


def test_a_correction_of_the_article_s_own_text_is_told(view_of: ViewOf) -> None:
    first = Edition.model_validate({"on": "2024-03-01", "change": "first-publication", "statement": {"en": "Tower"}})
    changed = {"on": "2024-03-04", "change": "correction", "note": {"en": "A line <fell>."}}
    second = Edition.model_validate(first.model_dump(mode="json") | changed)
    view = view_of(FIRST, record=PublishedRecord(editions=(first.sealed(),)).with_edition(second))
    told = LexborHTMLParser(apart(str(article_notices(view, KEY.article)), 2)[0]).css_first("aside").text()
    assert told == "Text of the article corrected · 4 March 2024 A line <fell>."
    listed = LexborHTMLParser(page_of(CORRECTIONS_KIND, View(view.site, ("en",)), 1).body)
    assert listed.css_first("#texts + ol a").attributes["href"] == "../articles/tower/"
    assert "A line <fell>." in listed.text()
    files = {file.place: b"".join(file.pieces).decode() for file in feed_files(View(view.site, ("fr",)))}
    entries = [
        {name: entry.findtext(f"{{{ATOM}}}{name}") or "" for name in ("title", "summary", "id")}
        for entry in ET.fromstring(files[f"fr/{CORRECTIONS_ATOM}"]).iter(f"{{{ATOM}}}entry")
    ]
    (entry,) = (entry for entry in entries if "#text-" in entry["id"])
    assert entry["title"] == "Texte de l’article corrigé · La tour a douze mètres"
    assert entry["summary"] == "A line <fell>."
    assert f"fr/{ARTICLE.place(KEY.article)}#" in entry["id"]


def test_that_a_claim_is_looked_at_again_stands_beside_its_verdict_in_every_list(view_of: ViewOf) -> None:
    view = View(view_of(FIRST, "under_review: {since: 2024-03-05}").site, ("en",))
    of_topic = view.site.claim(KEY).topics[0]
    shown = {
        "home": page_of(HOME_KIND, view, 1),
        "statements": page_of(CLAIMS_KIND, view, 1),
        "article": page_of(ARTICLE_KIND, view, KEY.article),
        "topic": page_of(TOPIC_KIND, view, of_topic),
    }
    told = {name: [one.text() for one in LexborHTMLParser(page.body).css(".again")] for name, page in shown.items()}
    assert told == {name: ["Under review since 5 March 2024"] for name in shown}


def test_a_statement_that_was_corrected_itself_stands_on_the_page_of_corrections_once(view_of: ViewOf) -> None:
    now = "The tower is twelve metres high."
    words = f"text_from: {{en: The tower was ten metres high.}}\n    text_to: {{en: {now}}}\n"
    view = view_of(f"{FIRST}  - on: 2024-03-02\n    change: correction\n    {words}")
    page = LexborHTMLParser(page_of(CORRECTIONS_KIND, View(view.site, ("en",)), 1).body)
    assert page.css_first(".line").text().count("metres high") == 2  # as it was, struck, and as it is
    assert page.css_first(".st a del").text() == "wrong: The tower was ten metres high."


def test_that_a_claim_was_taken_down_and_restored_stands_on_the_page_and_in_the_feed(view_of: ViewOf) -> None:
    first = {"on": "2024-03-01", "change": "first-publication", "statement": {"en": "Tower"}}
    record = PublishedRecord(editions=(Edition.model_validate(first).sealed(),))
    for day, change, note in (("04", "retired", "It is no <statement>."), ("06", "restored", "It is one.")):
        later = {"on": f"2024-03-{day}", "change": change, "note": {"en": note}}
        record = record.with_edition(Edition.model_validate(first | later))
    restored = "  - {on: 2024-03-06, change: restored, note: {en: It is one.}}\n"
    site = view_of(FIRST + restored, of_claim=record).site
    page = LexborHTMLParser(page_of(CORRECTIONS_KIND, View(site, ("en",)), 1).body)
    assert "1 change so far" in page.css_first(".deck").text()
    told = page.css_first(".line .why").text()
    assert told.startswith("Taken down on 4 March 2024: It is no <statement>. Restored: It is one.")
    files = {file.place: b"".join(file.pieces).decode() for file in feed_files(View(site, ("en",)))}
    entries = ET.fromstring(files[CORRECTIONS_ATOM]).iter(f"{{{ATOM}}}entry")
    found = [(entry.findtext(f"{{{ATOM}}}summary"), entry.findtext(f"{{{ATOM}}}id") or "") for entry in entries]
    of_claim = [(summary, address.partition("claims/")[2]) for summary, address in found if f"{KEY}" in address]
    assert of_claim == [("It is one.", f"{KEY}/#change-2"), ("It is no <statement>.", f"{KEY}/")]
