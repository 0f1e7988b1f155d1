"""What a run leads to: told once, with the claims concerned, in words that nothing on a page can turn into markup."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from claimspring.cli.observe import command
from claimspring.observe.consequences import Consequence, Kind
from claimspring.observe.run_report import as_json, as_markdown
from tests.observe.projects import loopback, project
from tests.observe.servers import Server, page

Serve = Callable[..., Server]
WORDS = "The delegation would stay for six days"
REST = [f"The museum at number {number} keeps its doors open until nine on every other day." for number in range(9)]
GOOD = page(f"{WORDS}, the minister said in the capital on Monday.", *REST)


class Desk:
    """One source on loopback, looked at again and again."""

    def __init__(self, root: Path, serve: Serve) -> None:
        self.body, self.status = GOOD, "200 OK"
        self.server = serve(lambda peer: peer.answer(self.body, status=self.status))
        self.root = project(root, {"s": (self.server.url("/news/a.html"), (WORDS,))}, loopback(self.server.port))

    def look(self, *arguments: str) -> list[dict[str, object]]:
        result = self.run("--report", "report.json", *arguments)
        assert result.exit_code in {0, 1}, result.output
        return list(json.loads((self.root / "report.json").read_text())["consequences"])

    def run(self, *arguments: str) -> Result:
        return CliRunner().invoke(command, arguments)


@pytest.fixture
def desk(tmp_path: Path, serve: Serve, monkeypatch: pytest.MonkeyPatch) -> Desk:
    desk = Desk(tmp_path / "p", serve)
    monkeypatch.chdir(desk.root)
    return desk


def test_what_is_as_it_was_is_not_told(desk: Desk) -> None:
    assert desk.look() == []
    assert desk.look() == []
    assert desk.run("--exit-code").exit_code == 0


def test_an_altered_number_is_told_once_with_its_claim(desk: Desk) -> None:
    desk.look()
    desk.body = GOOD.replace(b"six", b"nine")
    (told,) = desk.look()
    assert told == {
        "kind": "altered",
        "target": "s",
        "address": desk.server.url("/news/a.html"),
        "exact": WORDS,
        "found": WORDS.replace("six", "nine"),
        "concerns": ["number"],
        "reason": "",
        "claims": ["a/c"],
        "suggested": "say so in 'under_review' where the difference changes the meaning; else quote the new words",
    }
    assert desk.look() == []


@pytest.mark.parametrize(
    ("body", "status", "kind"),
    [
        (page(*REST), "200 OK", "absent"),
        (page("no"), "404 Not Found", "missing"),
        (page("Sign up with us today and read everything that the paper has to say."), "200 OK", "not-the-page"),
        (GOOD.replace(b"nine on", b"ten on"), "200 OK", "changed"),
    ],
)
def test_each_kind(desk: Desk, body: bytes, status: str, kind: str) -> None:
    desk.look()
    desk.body, desk.status = body, status
    assert desk.run("--exit-code", "--report", "report.md").exit_code == 1
    assert "a/c" in (desk.root / "report.md").read_text()
    desk.body, desk.status = GOOD, "200 OK"
    desk.look()
    desk.body, desk.status = body, status
    assert [one["kind"] for one in desk.look()] == [kind]


def test_words_that_nobody_saw_are_not_told_as_lost(desk: Desk) -> None:
    desk.body = page(*REST)
    assert desk.look() == []


HOSTILE = Consequence(
    Kind.ALTERED,
    "s",
    "http://x.example/[a](b)",
    "The <b>mayor</b> said `no` to @everyone in #1",
    "The <script>mayor</script> said `yes` ![x](y) to @everyone in #1\n\n# Heading\n\n- item",
    ("negation",),
    "**because**",
    ("a/c",),
)


def test_a_report_for_people() -> None:
    text = as_markdown([HOSTILE], 7)
    assert text.startswith("7 pages were looked at.\n\n## Words that read differently now\n\nSuggested: say so in")
    assert "<del>" in text
    assert "<ins>" in text
    assert as_markdown([], 7) == "7 pages were looked at.\n\nNothing needs a hand.\n"
    assert json.loads(as_json([HOSTILE], 7))["consequences"][0]["concerns"] == ["negation"]


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_nothing_from_a_page_is_markup(exact: str, found: str, reason: str) -> None:
    one = Consequence(Kind.ALTERED, "s", "http://x.example/", exact, found, (), reason, ("a/c",))
    html = MarkdownIt("commonmark").render(as_markdown([one], 1))
    for tag in ("<script", "<img", "<a ", "<code", "<em>", "<h1"):
        assert tag not in html
    assert html.count("<h2>") == 1
    assert html.count("<li>") == 1


def test_markup_of_a_page_is_shown_as_it_is() -> None:
    html = MarkdownIt("commonmark").render(as_markdown([HOSTILE], 1))
    assert "![x](y)" in html
    assert "<script" not in html
    assert html.count("<li>") == 1
    assert "**because**" in html
