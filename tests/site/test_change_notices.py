"""What readers are told of the changes of a published claim: on top, in a line, in a card."""

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from claimspring.i18n.multilingual import apart
from claimspring.model.ids import ArticleId, ClaimId, ClaimKey
from claimspring.model.settings import Settings
from claimspring.pipeline.project import Project
from claimspring.pipeline.site_assembly import site_of
from claimspring.read.settings import SettingsReading
from claimspring.site.change_notices import lines, notice_in_brief, notices
from claimspring.site.view import View
from tests.site.conftest import SMALL

KEY = ClaimKey(ArticleId("tower"), ClaimId("height"))
FIRST = "  - {on: 2024-03-01, change: first-publication}\n"
UPDATE = "  - {on: 2024-03-03, change: update}\n"
CORRECTION = (
    "  - on: 2024-03-02\n    change: correction\n    text_from: {en: 2 percent}\n    text_to: {en: 3 <percent>}\n"
    "    note: {en: The page was misread.}\n"
)


@pytest.fixture
def view_of(tmp_path: Path) -> Callable[..., View]:
    """A view of the small site whose claim has a history of its own."""

    def view(history: str, review: str = "") -> View:
        root = tmp_path / "project"
        shutil.copytree(SMALL, root, ignore=shutil.ignore_patterns(".cache"))
        file = root / f"claims/{KEY}.yml"
        before, _, _ = file.read_text("utf-8").partition("history:\n")
        before = before.replace("review:\n", f"review:\n  {review}\n") if review else before
        file.write_text(f"{before}history:\n{history}", encoding="utf-8")
        project = Project(SettingsReading(Settings(root=root, languages=("en", "fr"))), dt.date(2024, 3, 20))
        return View(site_of(project, ()), ("en", "fr"))

    return view


def test_a_correction_stands_on_top_with_the_words_before_and_after(view_of: Callable[..., View]) -> None:
    view = view_of(FIRST + CORRECTION + UPDATE)
    notice, line = (LexborHTMLParser(apart(str(of(view, KEY)), 2)[0]).css_first(".changed") for of in (notices, lines))
    assert (notice.tag, line.tag) == ("aside", "p")
    assert [one.text() for one in notice.css("del, ins")] == ["2 percent", "3 <percent>"]
    assert "The page was misread." not in notice.text()
    assert line.text() == "Update · 3 March 2024"
    assert apart(notice_in_brief(view, KEY) or "", 2)[0] == "Correction · 2 March 2024"


def test_a_correction_without_words_says_what_was_wrong(view_of: Callable[..., View]) -> None:
    view = view_of(FIRST + "  - {on: 2024-03-02, change: correction, note: {en: The page was misread.}}\n")
    assert "The page was misread." in notices(view, KEY)


def test_an_update_alone_is_a_line(view_of: Callable[..., View]) -> None:
    view = view_of(FIRST + UPDATE)
    assert notices(view, KEY) == ""
    assert [one.tag for one in LexborHTMLParser(apart(str(lines(view, KEY)), 2)[0]).css(".changed")] == ["p"]
    assert apart(notice_in_brief(view, KEY) or "", 2)[1].startswith("Mise à jour")


def test_that_a_claim_is_looked_at_again_is_told_first(view_of: Callable[..., View]) -> None:
    view = view_of(f"{FIRST}{CORRECTION}", "under_review: {since: 2024-03-05, why: {en: The page <changed>.}}")
    told = LexborHTMLParser(apart(str(notices(view, KEY)), 2)[0])
    first = told.css_first("aside.notice")
    assert first is not None
    assert first.text(strip=True).startswith("Under review since 5 March 2024")
    assert "The page <changed>." in first.text()
    assert len(told.css("aside.notice")) == 2
    assert apart(str(notice_in_brief(view, KEY)), 2)[0] == "Under review since 5 March 2024"


def test_of_a_claim_that_never_changed_nothing_is_said(view_of: Callable[..., View]) -> None:
    view = view_of(FIRST)
    assert notices(view, KEY) == lines(view, KEY) == ""
    assert notice_in_brief(view, KEY) is None
