import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimspring.cli import claimspring
from tests.document.article.pages import SENTENCES, article, page
from tests.intake.desks import files, lay_out
from tests.observe.projects import loopback
from tests.observe.servers import Handler, Peer, Server

DATA = article(author={"name": "Ada Lind"}, datePublished="2024-03-04")
PAGE = page(data=DATA, head='<link rel="canonical" href="https://echo.example/a">').encode()
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `add` in a desk that holds one publisher."""
    lay_out(tmp_path, {})
    (tmp_path / "saved.html").write_bytes(PAGE)
    monkeypatch.chdir(tmp_path)
    return lambda *arguments, **more: CliRunner().invoke(claimspring, ["add", *map(str, arguments)], **more)


@pytest.fixture
def serve() -> Iterator[Callable[[Handler], Server]]:
    with ExitStack() as stack:
        yield lambda handler: stack.enter_context(Server(handler))


def test_a_file_comes_in_and_what_is_next_is_told(run: Run, tmp_path: Path) -> None:
    result = run("saved.html", "--yes")
    assert result.exit_code == 0, result.output
    assert "Pier closed until May" in result.stdout
    assert "(headline)" in result.stdout
    assert "7 paragraphs, 0 repaired, 0 left out" in result.stdout
    assert "+ content/articles/pier-closed-until-may.md" in result.stdout
    assert "next: claimspring extract content/articles/pier-closed-until-may.md" in result.stderr
    assert (tmp_path / "content/articles/pier-closed-until-may.md").is_file()


def test_an_address_comes_in_and_is_drafted(run: Run, serve: Callable[[Handler], Server], tmp_path: Path) -> None:
    def answer(peer: Peer) -> None:
        peer.answer(page(data=DATA).encode())

    server = serve(answer)
    lay_out(tmp_path, {"observe": loopback(server.port)})
    assert run(server.url("/pier"), "--yes").exit_code == 0
    drafted = CliRunner().invoke(claimspring, ["extract", "content/articles/pier-closed-until-may.md"])
    assert drafted.exit_code == 0, drafted.output
    assert list((tmp_path / "claims/pier-closed-until-may").glob("*.yml"))


def test_what_is_in_doubt_is_asked_and_answered(run: Run, tmp_path: Path) -> None:
    result = run("saved.html", input="https://echo.example/b\n-\n\ny\n")
    assert result.exit_code == 0, result.output
    assert "was it published here?" in result.stderr
    text = (tmp_path / "content/articles/pier-closed-until-may.md").read_text("utf-8")
    assert "url: https://echo.example/b\n" in text
    assert "author" not in text.partition("\n---\n")[0]


def test_an_address_without_its_scheme_is_asked_again_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(f"Pier closed\nBy Ada Lind\n4 March 2024\n\n{SENTENCES[0]}\n\n{SENTENCES[1]}\n")
    result = run(
        "story.txt", input="\nThe Harbour Tribune\necho.example/a\n\n2024-03-05\n\nhttps://echo.example/a\ny\n"
    )
    assert result.exit_code == 0, result.output
    assert "did you mean 'https://echo.example/a'?" in result.stderr
    head = (tmp_path / "content/articles/pier-closed.md").read_text("utf-8").partition("\n---\n")[0]
    assert "url: https://echo.example/a" in head
    assert "published: 2024-03-05" in head


def test_an_answer_that_is_none_is_asked_again_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(f"Pier closed\nBy Ada Lind\n4 March 2024\n\n{SENTENCES[0]}\n\n{SENTENCES[1]}\n")
    result = run("story.txt", input="\nThe Harbour Tribune\n\n\n5 March\n\n2024-03-05\ny\n")
    assert result.exit_code == 0, result.output
    assert "! published: " in result.stderr
    head = (tmp_path / "content/articles/pier-closed.md").read_text("utf-8").partition("\n---\n")[0]
    for line in ("title: Pier closed", "publisher: the-harbour-tribune", "author: Ada Lind", "published: 2024-03-05"):
        assert line in head
    assert "the-harbour-tribune:\n  name: The Harbour Tribune\n" in (tmp_path / "claims/publishers.yml").read_text(
        "utf-8"
    )


def test_what_nobody_said_is_told_with_its_flag(run: Run, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(f"Pier closed\n\n{SENTENCES[0]}\n")
    assert "say it with --publisher ('claimspring new publisher NAME' lists one)" in run("story.txt", "--yes").stderr
    assert "claimspring new publisher NAME --id tribune" in run("story.txt", "--publisher", "tribune").stderr


def test_the_outlet_is_not_taken_for_the_author(run: Run, tmp_path: Path) -> None:
    document = page(data=article(author={"name": "The Echo"}, publisher={"name": "The Echo"})).encode()
    (tmp_path / "saved.html").write_bytes(document)
    assert run("saved.html", "--yes").exit_code == 0
    assert "author:" not in (tmp_path / "content/articles/pier-closed-until-may.md").read_text("utf-8")


def test_of_several_values_the_number_chooses_one(run: Run, tmp_path: Path) -> None:
    document = PAGE.replace(b"</head>", b'<meta name="date" content="2024-03-09"></head>')
    (tmp_path / "saved.html").write_bytes(document)
    result = run("saved.html", "--author", "Ada Lind", "--url", "https://echo.example/a", input="2\ny\n")
    assert result.exit_code == 0, result.output
    assert "published: 2024-03-09\n" in (tmp_path / "content/articles/pier-closed-until-may.md").read_text("utf-8")


@pytest.mark.parametrize("typed", ["", "\n\nn\n", "\n\n"])
def test_nothing_is_written_before_somebody_says_yes(run: Run, tmp_path: Path, typed: str) -> None:
    before = files(tmp_path)
    result = run("saved.html", input=typed)
    assert result.exit_code == 2
    assert "--yes" in result.stderr
    assert files(tmp_path) == before


def test_a_dry_run_writes_nothing(run: Run, tmp_path: Path) -> None:
    before = files(tmp_path)
    result = run("saved.html", "--dry-run")
    assert result.exit_code == 0
    assert "nothing was written" in result.stderr
    assert files(tmp_path) == before


def test_json_is_one_value_on_standard_output(run: Run) -> None:
    result = run("saved.html", "--format", "json", "--dry-run")
    data = json.loads(result.stdout)
    assert data["id"] == "pier-closed-until-may"
    assert data["questions"][0]["key"] == "address"


def test_words_come_through_a_pipe(run: Run, tmp_path: Path) -> None:
    words = "Pier closed\n\n" + "\n\n".join(SENTENCES)
    result = run("-", "--publisher", "echo", "--published", "2024-03-04", "--yes", "--id", "pier", input=words)
    assert result.exit_code == 0, result.output
    assert (tmp_path / "content/articles/pier.md").is_file()
    assert not (tmp_path / "snapshots").exists()


def test_a_source_comes_in_with_its_flags(run: Run, tmp_path: Path) -> None:
    result = run("saved.html", "--source", "--kind", "agency", "--id", "echo-pier", "--yes")
    assert result.exit_code == 0, result.output
    assert "kind: agency\n" in (tmp_path / "claims/sources/echo-pier.yml").read_text("utf-8")
    assert "next: claimspring check claims/sources/echo-pier.yml" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "cause"),
    [
        (["nowhere.html"], "there is no file 'nowhere.html'"),
        (["echo.example/a"], "https://echo.example/a"),
        (["."], "cannot be read"),
        (["https://echo.example/a", "--offline"], "save the page"),
        (["saved.html", "--publisher", "nobody", "--yes"], "there is no publisher 'nobody'"),
        (["ours.md"], "put the file into the folder of articles"),
        (["saved.html", "--id", "No Id", "--yes"], "makes no name of a file"),
    ],
)
def test_what_cannot_be_is_said_on_one_line(run: Run, tmp_path: Path, arguments: list[str], cause: str) -> None:
    (tmp_path / "ours.md").write_text("---\ntitle: Pier closed\nlanguage: en\n---\n\nThe pier is closed.\n")
    before = files(tmp_path)
    result = run(*arguments)
    assert result.exit_code == 2
    assert cause in result.stderr
    assert files(tmp_path) == before


def test_a_file_that_is_there_is_never_written_over(run: Run, tmp_path: Path) -> None:
    (tmp_path / "content/articles/pier.md").write_text("---\ntitle: x\n", "utf-8")
    result = run("saved.html", "--id", "pier", "--yes")
    assert result.exit_code == 2
    assert "exists already" in result.stderr


def test_extract_refuses_a_page_and_names_the_line_to_type(run: Run, tmp_path: Path) -> None:
    assert run is not None
    (tmp_path / "my page.html").write_bytes(PAGE)
    result = CliRunner().invoke(claimspring, ["extract", "my page.html"])
    assert result.exit_code == 2
    assert "claimspring add 'my page.html'" in result.stderr
    assert not (tmp_path / "claims/my-page").exists()


@pytest.mark.parametrize(
    ("name", "body"), [("a.json", '{"a": 1}'), ("a.csv", "Claim,Verdict,Day,Url\na,b,c,d\ne,f,g,h\n")]
)
def test_extract_refuses_data(run: Run, tmp_path: Path, name: str, body: str) -> None:
    assert run is not None
    (tmp_path / name).write_text(body, "utf-8")
    result = CliRunner().invoke(claimspring, ["extract", name])
    assert result.exit_code == 2
    assert "no article" in result.stderr
