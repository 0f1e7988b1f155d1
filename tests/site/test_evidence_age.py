import datetime as dt
import re
import shutil
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from claimspring.model.ids import ArticleId
from claimspring.model.settings import Settings
from claimspring.pipeline.project import Project
from claimspring.pipeline.site_assembly import site_of
from claimspring.read.settings import SettingsReading
from claimspring.site.evidence_age import PERIODS, Knowable, _period, _was_public, age, knowable
from claimspring.site.site import Site
from claimspring.site.view import View

SMALL = Path(__file__).parents[1] / "projects" / "small"
TOWER = ArticleId("tower")


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small project, with an article that is dated to the day."""
    folder = tmp_path_factory.mktemp("dated") / "project"
    shutil.copytree(SMALL, folder, ignore=shutil.ignore_patterns(".cache"))
    article = folder / "content/articles/tower.md"
    article.write_text(article.read_text("utf-8").replace("published: 2024-03", "published: 2024-03-01"), "utf-8")
    return site_of(Project(SettingsReading(Settings(root=folder)), dt.date(2024, 3, 20)), ())


def rows(site: Site, language: str) -> list[str]:
    tree = LexborHTMLParser(age(View(site, (language,)), TOWER))
    return [
        " ".join(
            [
                row.css_first("th").text(),
                *(f"{cell.attributes['data-l']} {cell.text()}" for cell in row.css("td") if cell.text()),
            ]
        )
        for row in tree.css("tbody tr")
    ]


def test_documents_are_counted_by_period_and_by_the_gravest_thing_they_do(dated: Site) -> None:
    assert rows(dated, "en") == [
        "In the month before Refute 1 Support 1",
        "Not dated to the day, or not at all Qualify 1",
    ]
    assert rows(dated, "fr")[0] == "Dans le mois qui précède Réfutent 1 Étayent 1"


def test_what_was_public_before_is_said_in_a_sentence(dated: Site) -> None:
    words = re.sub(r"\s+", " ", age(View(dated, ("en",)), TOWER).striptags())
    assert words.startswith("At least 1 of 2 objections was public that day ")
    assert "Of the 2 documents that contradict or qualify the article, 1 was public by the day it appeared." in words
    assert "For 1 the day is not known (grey)." in words


def test_what_was_public_later_or_on_an_unknown_day_is_told_apart(dated: Site) -> None:
    found = knowable(dated, TOWER)
    assert (found.known, found.later, found.unknown) == (1, 0, 1)
    assert re.findall(r'class="(\w+)" cx', Knowable(2, 1, 1).dots()) == ["in", "in", "unk", "out"]


@pytest.mark.parametrize(
    ("document", "article", "period"),
    [
        ("2022", "2024-03-10", 0),
        ("2023-03-10", "2024-03-10", 0),
        ("2023-03-12", "2024-03-10", 1),
        ("2024-02-08", "2024-03-10", 2),
        ("2024-03-03", "2024-03-10", 3),
        ("2024-03-09", "2024-03-10", 3),
        ("2024-03-10", "2024-03-10", 4),
        ("2024-03-11", "2024-03-10", 5),
        ("2024-03-17", "2024-03-10", 5),
        ("2024-03-18", "2024-03-10", 6),
        ("2024-03", "2024-03-10", None),
        (None, "2024-03-10", None),
        ("2024-03-10", None, None),
    ],
)
def test_a_date_that_leaves_the_period_open_is_in_none(document: str | None, article: str, period: int | None) -> None:
    assert _period(document, article) == period
    assert period is None or PERIODS[period]


def test_an_article_that_is_not_dated_to_the_day_has_no_such_section(site: Site) -> None:
    assert age(View(site, ("en",)), TOWER) == ""


@pytest.mark.parametrize(
    ("document", "article", "public"),
    [
        ("2023-02-07", "2023-02-07", True),
        ("2023-02-08", "2023-02-07", False),
        ("2023-02", "2023-02-07", None),
        ("2023-01", "2023-02-07", True),
        ("2023-03", "2023-02-07", False),
        ("2023-02-07", "2023-02", None),
        (None, "2023-02-07", None),
    ],
)
def test_what_is_not_known_is_no_no(document: str | None, article: str, public: bool | None) -> None:  # noqa: FBT001
    assert _was_public(document, article) is public
