"""`claimspring import` as it is typed."""

import csv
import io
import json
import sqlite3
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from claimspring.cli import claimspring
from claimspring.exports.dumps import ESCAPED, NAMES
from claimspring.model.settings import FORMAT
from claimspring.read.editing import changeset
from tests.harbour import Harbour
from tests.observe.projects import loopback
from tests.observe.servers import Peer, Server

TABLE = (
    "Claim,Rating,Report URL,Date,Team\n"
    "The pier fell into the sea.,False,https://checks.example/1,5-3-2024,North\n"
    ",True,https://checks.example/2,31-3-2024,South\n"
)
MAP = "columns:\n  Claim: claim\n  Rating: label\n  Report URL: url\n  Date: published\n"


@pytest.fixture
def project(harbour: Harbour, monkeypatch: pytest.MonkeyPatch) -> Harbour:
    monkeypatch.chdir(harbour.root)
    harbour.write("checks.csv", TABLE)
    harbour.write("map.yml", MAP)
    return harbour


def run(*arguments: str) -> Result:
    return CliRunner().invoke(claimspring, ["import", *arguments], catch_exceptions=False)


def checks(project: Harbour) -> list[Path]:
    return sorted(project.root.glob("claims/checks/*/*.yml"))


def test_a_table_without_a_map_gets_one_proposed_and_nothing_written(project: Harbour) -> None:
    result = run("checks.csv")
    assert result.exit_code == 2
    assert result.stdout.startswith("columns:\n  Claim: claim\n  Rating: label\n")
    assert "#  Team\n" in result.stdout
    assert "then: claimspring import checks.csv --map map.yml" in result.stderr
    assert checks(project) == []


def test_a_table_that_another_desk_published_needs_no_map(project: Harbour) -> None:
    header = ",".join([*NAMES, ESCAPED])
    cells = {
        "url": "https://desk.example/claims/a/b/",
        "statement": "'=1+1",
        "publisher": "Desk",
        "escaped": "statement",
    }
    project.write("claims.csv", f"{header}\n{','.join(cells.get(name, '') for name in header.split(','))}\n")
    result = run("claims.csv")
    listed = "new in claims/publishers.yml, with name and address alone: desk"
    assert (result.exit_code, result.stdout) == (0, f"imported: 1 new\n{listed}\n")
    assert "claim: =1+1\n" in checks(project)[0].read_text("utf-8")


def test_rows_that_fail_are_told_and_written_for_mending(project: Harbour) -> None:
    result = run("checks.csv", "--map", "map.yml")
    assert result.exit_code == 1
    assert "checks.csv:3: no claim is given; write what was checked, in one sentence" in result.stderr
    assert "imported: 1 new, 1 not taken in" in result.stdout
    assert "no verdict yet for 1 label: say in claims/checks/checks-example/labels.yml" in result.stdout
    (file,) = checks(project)
    assert "published: 2024-03-05" in file.read_text("utf-8")
    assert "  Team: North" in file.read_text("utf-8")
    with (project.root / "checks.rejected.csv").open(encoding="utf-8", newline="") as rejected:
        rows = list(csv.reader(rejected))
    assert rows[0] == ["Claim", "Rating", "Report URL", "Date", "Team", "reason"]
    assert rows[1][1:] == ["True", "https://checks.example/2", "31-3-2024", "South",
                           "no claim is given; write what was checked, in one sentence"]  # fmt: skip
    assert len(rows) == 2


def test_rows_that_were_mended_come_in_without_the_reason(project: Harbour) -> None:
    run("checks.csv", "--map", "map.yml")
    project.replace("checks.rejected.csv", ",True,", "The pier stands.,True,")
    result = run("checks.rejected.csv", "--map", "map.yml")
    assert (result.exit_code, result.stdout.splitlines()[0]) == (0, "imported: 1 new")
    assert not [file for file in checks(project) if "reason" in file.read_text("utf-8")]
    project.replace("checks.rejected.csv", "The pier stands.,", ",")
    assert "wrote checks.rejected.csv" in run("checks.rejected.csv", "--map", "map.yml").stderr


def test_an_import_that_was_killed_is_finished_by_the_next(project: Harbour, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(changeset, "_put_in_place", killed)
        run("checks.csv", "--map", "map.yml")
    assert checks(project) == []
    result = run("checks.csv", "--map", "map.yml")
    assert "imported: 1 unchanged, 1 not taken in" in result.stdout
    assert len(checks(project)) == 1


def test_a_disk_that_takes_nothing_leaves_nothing(project: Harbour, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(changeset, "_write_aside", full)
    result = run("checks.csv", "--map", "map.yml")
    assert (result.exit_code, "nothing was written: " in result.stderr) == (1, True)
    assert checks(project) == []


def test_checks_whose_publisher_is_not_named_are_their_host_s(project: Harbour) -> None:
    rows = "".join(f"The pier {number}.,https://www.checks.example/{number}\n" for number in range(3))
    project.write("hosts.csv", f"Claim,URL\n{rows}")
    project.write("hosts.yml", "columns:\n  Claim: claim\n  URL: url\n")
    assert "imported: 3 new" in run("hosts.csv", "--map", "hosts.yml").stdout
    assert "imported: 3 unchanged" in run("hosts.csv", "--map", "hosts.yml").stdout
    assert {file.parent.name for file in checks(project)} == {"checks-example"}
    assert "url: https://www.checks.example/" in project.read("claims/publishers.yml")


def test_a_feed_offline_gives_what_stands_in_it_and_tells_the_rest(project: Harbour) -> None:
    review = {"@type": "ClaimReview", "claimReviewed": "The pier fell.", "author": {"name": "North Desk"}}
    held = f'<script type="application/ld+json">{json.dumps(review)}</script>'
    items = "".join(
        f"<item><title>No</title><link>https://desk.example/{number}</link><description><![CDATA[{text}]]></description></item>"
        for number, text in enumerate([held, "False!"])
    )
    project.write("feed.xml", f'<rss version="2.0"><channel>{items}</channel></rss>')
    result = run("feed.xml", "--offline")
    assert (result.exit_code, result.stdout.splitlines()[0]) == (1, "imported: 1 new, 1 not taken in")
    told = "feed.xml: entry 2: https://desk.example/1 was not asked (--offline); save the page, and import that"
    assert told in result.stderr
    (file,) = checks(project)
    assert "url: https://desk.example/0" in file.read_text("utf-8")
    assert "label" not in file.read_text("utf-8")


def test_a_language_that_is_none_comes_in_nowhere(project: Harbour) -> None:
    assert "'qq' is no language" in run("checks.csv", "--map", "map.yml", "--language", "qq").stderr
    review = {
        "@type": "ClaimReview",
        "url": "https://other.example/1",
        "claimReviewed": "It opens.",
        "inLanguage": "qq",
    }
    project.write("review.json", json.dumps([{**review, "author": {"name": "Some Checker"}}]))
    assert "review.json: check 1: 'qq' is no language" in run("review.json").stderr
    assert checks(project) == []


def test_a_list_that_cannot_be_changed_is_named(project: Harbour) -> None:
    project.write("claims/publishers.yml", "a: [b\n")
    review = {"@type": "ClaimReview", "url": "https://other.example/1", "claimReviewed": "It opens.",
              "author": {"name": "Some Checker"}, "reviewRating": {"alternateName": "False"}}  # fmt: skip
    project.write("review.json", json.dumps([review]))
    result = CliRunner().invoke(claimspring, ["import", "review.json", "--offline"])
    assert result.exit_code == 2
    assert "claims/publishers.yml cannot be changed" in result.stderr


def test_strict_and_dry_write_nothing(project: Harbour) -> None:
    assert run("checks.csv", "--map", "map.yml", "--strict").exit_code == 1
    result = run("checks.csv", "--map", "map.yml", "--dry-run")
    assert "would be imported: 1 new" in result.stdout
    assert checks(project) == []


def test_a_claim_review_for_a_named_publisher(project: Harbour) -> None:
    review = {"@type": "ClaimReview", "claimReviewed": "The pier fell.", "reviewRating": {"alternateName": "False"}}
    project.write("review.json", json.dumps(review))
    assert run("review.json").exit_code == 1
    result = run("review.json", "--publisher", "port")
    assert (result.exit_code, result.stderr) == (0, "")
    assert [path.parent.name for path in checks(project)] == ["port"]
    project.write("claims/checks/port/labels.yml", 'labels:\n  "False": refuted\n')
    assert CliRunner().invoke(claimspring, ["check"]).exit_code == 0


def test_an_averitec_set(project: Harbour) -> None:
    answer = {"answer": "It stands.", "answer_type": "Extractive", "source_url": "https://port.example/log"}
    entry = {
        "claim": "The pier fell.",
        "label": "Refuted",
        "claim_date": "31-10-2020",
        "speaker": None,
        "questions": [{"question": "Does it stand?", "answers": [answer, {"answer": ""}]}],
    }
    project.write("set.json", json.dumps([entry]))
    assert run("set.json").exit_code == 0
    (file,) = checks(project)
    text = file.read_text("utf-8")
    assert file.parent.name == "averitec"
    assert "said_on: 2020-10-31" in text
    assert "verbatim: true" in text


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["claims.json"], "import claimreviews.json, which lies beside it"),
        (["empty.txt"], "no ClaimReview, no table and no AVeriTeC set is in it"),
        (["checks.csv", "--publisher", "nobody"], "there is no publisher 'nobody'"),
        (["checks.csv", "--map", "bad.yml"], "'rubbish' is no field of a check"),
        (["checks.csv", "--map", "other.yml"], "the table has no column 'Nowhere'"),
        (["checks.csv", "--map", "broken.yml"], "broken.yml: "),
    ],
)
def test_wrong_calls(project: Harbour, arguments: list[str], told: str) -> None:
    project.write("claims.json", '{"version": 1, "claims": [\n\n]}\n')
    project.write("empty.txt", "nothing\n")
    project.write("bad.yml", "columns:\n  Claim: rubbish\n")
    project.write("other.yml", "columns:\n  Nowhere: claim\n")
    project.write("broken.yml", "columns: [\n")
    result = run(*arguments)
    assert (result.exit_code, told in result.stderr) == (2, True)


def test_many_that_fail_are_told_in_short(project: Harbour) -> None:
    project.write("many.csv", "Claim,Rating\n" + ",False\n" * 30)
    project.write("few.yml", "columns:\n  Claim: claim\n")
    assert "… and 10 more; --all tells them all" in run("many.csv", "--map", "few.yml").stderr
    assert "… and" not in run("many.csv", "--map", "few.yml", "--all").stderr


def test_labels_that_nobody_mapped_are_told_once_each(project: Harbour) -> None:
    run("checks.csv", "--map", "map.yml", "--publisher", "port")
    told = CliRunner().invoke(claimspring, ["check", "--format", "json"]).stdout
    (finding,) = [one for one in json.loads(told) if one["rule"] == "unmapped-label"]
    assert finding["message"] == "1 check: nobody said what 'False' means here"
    project.write("claims/checks/port/labels.yml", 'labels:\n  "False": nowhere\n')
    told = CliRunner().invoke(claimspring, ["check", "--format", "json"]).stdout
    assert {one["rule"] for one in json.loads(told)} == {"unknown-verdict"}


@pytest.mark.parametrize("sign", ["\\ud800", "\\u0000", "\\u001b[2J"])
def test_signs_that_no_text_holds_come_in_as_one_that_says_so(project: Harbour, sign: str) -> None:
    review = {"@type": "ClaimReview", "claimReviewed": "The @ fell.", "url": "https://checks.example/1"}
    text = json.dumps({**review, "author": {"name": "Che@cks"}}).replace("@", sign).replace(f'"{sign}type', '"@type')
    project.write("r.json", text)
    assert run("r.json").exit_code == 0
    (file,) = checks(project)
    assert "The \ufffd" in file.read_text("utf-8")
    assert run("r.json").stdout.startswith("imported: 1 unchanged")


def test_a_set_with_rubbish_in_the_place_of_answers(project: Harbour) -> None:
    claim = {"claim": "The pier fell.", "label": "Refuted"}
    rubbish = [7, [7], [{"answers": 7}], [{"answers": [7, None]}], None]
    entries = [claim | {"claim": f"{number} fell.", "questions": one} for number, one in enumerate(rubbish)]
    project.write("set.json", json.dumps(entries))
    assert run("set.json").stdout.startswith("imported: 5 new")


class TestAddress:
    REVIEW = json.dumps(
        {
            "@type": "ClaimReview",
            "claimReviewed": "The pier fell.",
            "url": "https://checks.example/pier",
            "author": {"name": "Checks", "url": "https://checks.example/"},
            "reviewRating": {"alternateName": "False"},
        }
    )

    @pytest.fixture
    def server(self, project: Harbour) -> Iterator[Server]:
        feed = f"<rss><channel><item><title>x</title><description><![CDATA[{self.REVIEW}]]></description></item>"
        book = io.BytesIO()
        openpyxl.Workbook().save(book)
        broken = io.BytesIO()
        with zipfile.ZipFile(book) as whole, zipfile.ZipFile(broken, "w") as parts:
            for name in whole.namelist():
                parts.writestr(name, whole.read(name).replace(b"<sheetView ", b"<sheetView none='1' "))
        base = sqlite3.connect(":memory:")
        base.executescript("CREATE TABLE claims (x TEXT, [" + chr(0xF6) + "] TEXT)")
        answers = {
            "/feed": (f"{feed}</channel></rss>".encode(), "application/rss+xml"),
            "/checks.json": (self.REVIEW.encode(), "application/json"),
            "/export?of=all": (TABLE.encode(), "text/csv; charset=utf-8"),
            "/book.xlsx": (book.getvalue(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            "/broken.xlsx": (broken.getvalue(), "application/octet-stream"),
            "/broken.sqlite": (base.serialize(), "application/octet-stream"),
            "/nothing.xml": (b"\xff\xfe\x00rubbish", "application/xml"),
        }

        def answer(peer: Peer) -> None:
            body, kind = answers.get(peer.path, (b"", ""))
            peer.answer(body, kind=kind) if kind else peer.answer(status="404 Not Found")

        with Server(answer) as server:
            plugin = {"format": FORMAT, "observe": loopback(server.port)}
            project.write("mkdocs.yml", f"site_name: x\nplugins:\n  - claimspring: {json.dumps(plugin)}\n")
            yield server

    def test_what_lies_on_the_web_is_asked_for_once_and_known_again(self, project: Harbour, server: Server) -> None:
        address = server.url("/feed")
        assert run(address).stdout.startswith("imported: 1 new\n")
        (check,) = checks(project)
        assert f"file: {address}\n" in check.read_text("utf-8")
        assert [peer.path for peer in server.requests] == ["/robots.txt", "/feed"]
        assert run(address).stdout.startswith("imported: 1 unchanged\n")
        assert run(server.url("/checks.json")).stdout.startswith("imported: 1 unchanged\n")

    def test_a_table_is_one_by_its_content_type(self, project: Harbour, server: Server) -> None:
        address = server.url("/export?of=all")
        proposed = run(address)
        assert proposed.exit_code == 2
        assert f"then: claimspring import {address} --map map.yml" in proposed.stderr
        assert run(address, "--map", "map.yml").exit_code == 1
        assert len(checks(project)) == 1
        assert (project.root / "export.rejected.csv").is_file()

    @pytest.mark.parametrize(
        ("path", "arguments", "told"),
        [
            (
                "/gone",
                (),
                "/gone is no page any more (the server answers 404 Not Found); look for a copy in an archive",
            ),
            ("/feed", ("--offline",), "/feed is not asked (--offline): save it, and import the file"),
            ("/book.xlsx", (), "the table has no row below its header"),
            ("/book.xlsx", ("--sheet", "none"), "there is no sheet 'none', only Sheet"),
            ("/broken.xlsx", (), "this workbook cannot be read"),
            ("/broken.sqlite", (), "only the databases that claimspring publishes are read"),
            ("/nothing.xml", (), "no ClaimReview, no table and no AVeriTeC set is in it"),
        ],
    )
    def test_what_does_not_come_is_told(self, server: Server, path: str, arguments: tuple[str, ...], told: str) -> None:
        result = run(server.url(path), *arguments)
        assert (result.exit_code, told in result.stderr) == (2, True), result.stderr

    @pytest.mark.usefixtures("project")
    def test_what_is_neither_a_file_nor_an_address(self) -> None:
        assert "there is no file 'none.csv'; an address begins with https://" in run("none.csv").stderr
        assert "'claims' cannot be read: is a directory" in run("claims").stderr
        assert run("http://localhost:1/feed").exit_code == 2
