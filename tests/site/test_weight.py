"""Pages stay light: for readers on a slow line, and however many claims an article has."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Response

from tests.site.conftest import build_site


def compressed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


def test_every_claim_page_is_at_most_20_kb_compressed(own: Path) -> None:
    heavy = {path.parent.name: compressed(path) for path in own.glob("claims/*/*/index.html")}
    assert len(heavy) >= 29
    assert {name: size for name, size in heavy.items() if size > 20_000} == {}


@pytest.mark.parametrize("place", ["", "articles/li-shangfu-moscow-2023-08/", "claims/"])
def test_a_first_visit_loads_at_most_250_kb(own: Path, place: str, page: Page, serve: Callable[[Path], str]) -> None:
    loaded: dict[str, int] = {}

    def weigh(response: Response) -> None:
        loaded[response.url] = len(gzip.compress(response.body(), 9))

    page.on("response", weigh)
    page.goto(serve(own) + place)
    page.wait_for_load_state("networkidle")
    assert sum(loaded.values()) <= 250_000, loaded


def test_an_article_with_200_claims_is_at_most_120_kb(project: Path, tmp_path: Path) -> None:
    """Statements, summaries and quotations as long as those of the first article."""
    sentences = [f"La phrase {number} de l’article dit une chose qui se laisse vérifier" for number in range(200)]
    article = project / "content/articles/tower.md"
    header = article.read_text().split("---\n")[1]
    paragraphs = [". ".join(sentences[start : start + 4]) for start in range(0, 200, 4)]
    article.write_text(f"---\n{header}---\n\n" + ".\n\n".join(paragraphs) + ".\n")
    for number, sentence in enumerate(sentences):
        (project / f"claims/tower/statement-{number}.yml").write_text(
            f"""\
statement: {{en: The sentence {number} of the article says something that can be checked by a reader with patience.}}
appearances: [{{exact: {sentence}}}]
kind: state
review:
  status: published
  verdict: refuted
  summary: {{en: It was found to be wrong in the survey of the council and in everything that was made from it.}}
  rationale: {{en: The council says so.}}
  reviewed_by: [desk]
  reviewed_on: 2024-03-06
evidence: [{{source: survey, stance: refutes, passage: La tour mesure environ dix mètres}}]
trail: [{{source: wire-report, credited: true}}]
"""
        )
    site = build_site(project, tmp_path / "site")
    page = site / "articles/tower/index.html"
    assert page.read_text(encoding="utf-8").count("<mark") == 200
    assert page.stat().st_size <= 120_000
