"""Whatever people write into a file, it is shown as text: nothing runs, nothing loads, nothing breaks out."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from selectolax.lexbor import LexborHTMLParser

from tests.built_site.conftest import build_site

HOSTILE = (
    "</title><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "{{ 7*7 }}{% raw %}",
    "]]><svg/onload=alert(1)>",
    "<!--<script>alert(1)",
    "%(name)s %s %(num)d",
    "https://slot.invalid/content/",
    "javascript:alert(1)",
    "[x](javascript:alert(1))",
    "\u2028\u2029&lt;b&gt;&amp;",
)
EVERYTHING = " ".join(HOSTILE)
VISIBLE = " ".join(HOSTILE[:-1])
"""Without the characters that an article may not hold."""


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\u2028", "\\L").replace("\u2029", "\\P") + '"'


@pytest.fixture
def hostile_site(project: Path, tmp_path: Path) -> Path:
    """The small project with hostile text in every field that takes text."""
    words = quoted(EVERYTHING)
    (project / "mkdocs.yml").write_text((project / "mkdocs.yml").read_text().replace("Small", quoted(HOSTILE[0])))
    (project / "claims/publishers.yml").write_text(
        "\n".join(f"{name}: {{name: {words}, note: {words}}}" for name in ("agency", "council", "gazette", "holding"))
    )
    ratings = (project / "claims/ratings.yml").read_text()
    (project / "claims/ratings.yml").write_text(
        ratings.replace("{en: Refuted", f"{{en: {words}").replace(
            "{en: The evidence shows that it is wrong.", f"{{en: {words}"
        )
    )
    (project / "claims/sources/survey.yml").write_text(
        "url: 'https://council.example/?a=\"><script>alert(1)</script>'\npublisher: council\nkind: primary\n"
        f"title: {words}\nauthor: {words}\nlanguage: fr\nnote: {words}\n"
    )
    (project / "claims/sources/leaflet.yml").write_text(f"unlocated: {words}\npublisher: council\nkind: reference\n")
    (project / "claims/tower/height.yml").write_text(
        f"""\
statement: {{en: {words}, fr: {words}}}
appearances: [{{exact: {quoted(VISIBLE)}}}]
kind: number
speaker: {{words: {words}}}
credits: [{{source: survey, as: {words}, note: {words}}}]
review:
  {{status: published, verdict: refuted, summary: {words}, rationale: {words}, open_questions: [{words}],
  reviewed_by: [{words}], reviewed_on: 2024-03-06, contacted: {{on: 2024-03-05, how: {words}, response: {words}}}}}
evidence: [{{source: survey, stance: refutes, passage: {words}, note: {words}}}]
trail: [{{source: survey, distortion: {words}, note: {words}}}]
history: [{{on: 2024-03-06, change: correction, note: {words}}}]
"""
    )
    article = (project / "content/articles/tower.md").read_text()
    article = article.replace("title: La tour a douze mètres", f"title: {words}\nauthor: {words}")
    (project / "content/articles/tower.md").write_text(f"{article}\n\n{VISIBLE}\n")
    (project / "content/about.md").write_text(
        f"---\ntitle: {words}\ntemplate: no-such.html\n---\n\n{EVERYTHING}\n\n<script>alert(1)</script>\n"
    )
    (project / "content/contact.md").write_text(f"# {EVERYTHING}\n\n<iframe src=https://elsewhere.example/></iframe>\n")
    return build_site(project, tmp_path / "site")


def test_hostile_text_is_only_text(hostile_site: Path, page: Page, serve: Callable[[Path], str]) -> None:
    ran: list[str] = []
    page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: ran.append(str(error)))
    root = serve(hostile_site)
    for place in (
        "",
        "articles/tower/",
        "claims/",
        "claims/tower/height/",
        "sources/",
        "sources/survey/",
        "sources/leaflet/",
        "publishers/council/",
        "corrections/",
        "status/",
        "about/",
        "contact/",
        "fr/claims/tower/height/",
        "embed/tower/height/",
    ):
        page.goto(root + place)
        assert page.locator("[onerror], [onload], [onmouseover], iframe:not([src$='#card'])").count() == 0, place
        assert page.locator("a[href^='javascript' i]").count() == 0, place
        assert "49" not in page.title()
    assert ran == []


def test_hostile_text_is_shown_letter_by_letter(hostile_site: Path) -> None:
    for place in ("claims/tower/height/", "fr/claims/tower/height/", "sources/survey/"):
        html = (hostile_site / place / "index.html").read_text(encoding="utf-8")
        heading = LexborHTMLParser(html).css_first("h1")
        assert heading is not None
        assert " ".join(heading.text().split()) == " ".join(EVERYTHING.split())


def test_scripts_are_those_of_the_frame(hostile_site: Path, small: Path) -> None:
    def scripts(path: Path) -> list[str]:
        tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
        return [
            node.text(deep=True) for node in tree.css("script") if "json" not in (node.attributes.get("type") or "")
        ]

    for place in ("claims/tower/height/index.html", "about/index.html", "articles/tower/index.html"):
        assert scripts(hostile_site / place) == scripts(small / place)


def test_hostile_words_of_an_article_are_marked_and_shown(hostile_site: Path) -> None:
    html = (hostile_site / "articles/tower/index.html").read_text(encoding="utf-8")
    marked = "".join(node.text() for node in LexborHTMLParser(html).css("mark[data-c]"))
    assert "</title><script>alert(1)</script>" in marked
