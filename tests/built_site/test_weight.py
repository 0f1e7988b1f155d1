"""Pages stay light: for readers on a slow line, and however many claims an article has."""

import gzip
from pathlib import Path

from tests.built_site.conftest import build_site


def test_an_article_with_200_claims_is_at_most_25_kb_compressed(project: Path, tmp_path: Path) -> None:
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
    assert len(gzip.compress(page.read_bytes(), 9, mtime=0)) <= 25_000
