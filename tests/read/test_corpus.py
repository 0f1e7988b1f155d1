"""A whole project: everything that can be read, a finding for everything that cannot."""

import gc
import io
import pickle
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from claimspring.model.corpus import Record
from claimspring.model.finding import Position, Problem, Severity
from claimspring.model.ids import ArticleId, ClaimId, ClaimKey, SourceId
from claimspring.read import ahead, corpus, disk, records
from claimspring.read.corpus import Reading, read_corpus
from claimspring.read.locate import Locator
from claimspring.read.records import Records

from .conftest import ARTICLE, CLAIM, PROJECT, SOURCE

Make = Callable[..., Path]
KEY = ClaimKey(ArticleId("bridge"), ClaimId("closed"))


def told(reading: Reading) -> list[tuple[str, str, int, int]]:
    return [(finding.path, finding.rule, finding.line, finding.column) for finding in reading.findings]


def test_a_good_project_is_read_whole(project: Make) -> None:
    reading = read_corpus(project())
    read = reading.corpus
    assert reading.findings == ()
    assert [*read.claims] == [KEY]
    assert [*read.sources] == [SourceId("operator-notice")]
    assert [*read.publishers] == ["operator", "paper"]
    assert [*read.ratings] == ["supported"]
    assert [*read.ledgers] == ["operator-notice"]
    record = read.claims[KEY]
    assert record.path == "claims/bridge/closed.yml"
    assert len(record.digest) == 64
    assert record.value.review.reviewed_on is not None
    article = read.articles[ArticleId("bridge")].value
    assert article.text == "\nHier, le pont a été fermé.\n"
    assert ARTICLE[article.text_start :] == article.text


def test_one_bad_file_never_hides_another(project: Make) -> None:
    root = project(
        {
            "claims/bridge/a.yml": "a: [\n",
            "claims/bridge/b.yml": CLAIM.replace("event", "evnt"),
            "claims/bridge/c.yml": b"\xff",
            "claims/sources/d.yml": SOURCE + "title: again\n",
            "content/articles/e.md": ARTICLE.replace("language: fr\n", ""),
            "content/articles/f.md": "no front matter\n",
            "content/articles/g.md": "---\ntitle: a\n",
            "content/articles/h.md": "---\ntitle: a: b\n---\n",
            "claims/publishers.yml": "operator: {name: O}\nPaper: {name: P}\nother: {nam: Q}\n",
            "claims/ratings.yml": "",
            "claims/observations/i.json": '{"entries": [{"count": 0}]}',
            "claims/observations/j.json": "{",
        }
    )
    reading = read_corpus(root)
    assert told(reading) == [
        ("claims/bridge/a.yml", "yaml-syntax", 1, 4),
        ("claims/bridge/b.yml", "unknown-value", 7, 7),
        ("claims/bridge/c.yml", "not-utf-8", 1, 1),
        ("claims/observations/i.json", "broken-ledger", 1, 1),
        ("claims/observations/j.json", "broken-ledger", 1, 1),
        ("claims/publishers.yml", "not-an-id", 2, 1),
        ("claims/publishers.yml", "unknown-key", 3, 9),
        ("claims/ratings.yml", "empty-file", 1, 1),
        ("claims/sources/d.yml", "duplicate-key", 6, 1),
        ("content/articles/e.md", "missing-key", 2, 1),
        ("content/articles/f.md", "missing-front-matter", 1, 1),
        ("content/articles/g.md", "missing-front-matter", 1, 1),
        ("content/articles/h.md", "missing-key", 2, 1),
        ("content/articles/h.md", "missing-key", 2, 1),
        ("content/articles/h.md", "unquoted-colon", 2, 8),
    ]
    assert [*reading.corpus.claims] == [KEY]
    assert [*reading.corpus.publishers] == ["operator"]


def test_what_is_there_but_broken_is_known_to_be_there(project: Make) -> None:
    reading = read_corpus(project({"claims/sources/a.yml": "", "claims/publishers.yml": "x: {nam: y}\n"}))
    assert reading.unread == {"claims/sources/a.yml", "claims/publishers.yml#x"}


def test_a_file_that_is_too_large_is_not_even_opened(project: Make) -> None:
    root = project()
    with (root / "claims/bridge/huge.yml").open("wb") as file:
        file.truncate(10**12)
    assert told(read_corpus(root)) == [("claims/bridge/huge.yml", "file-too-large", 1, 1)]


def test_a_file_that_cannot_be_read_is_told(project: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str, _: int) -> bytes:
        raise PermissionError(13, "Permission denied", path)

    root = project()
    monkeypatch.setattr(disk, "read_regular", refuse)
    assert {finding.rule for finding in read_corpus(root, cached=False).findings} == {"unreadable-file"}


def test_reading_leaves_the_collector_as_it_was(project: Make) -> None:
    root = project()
    read_corpus(root)
    assert gc.isenabled()
    gc.disable()
    try:
        read_corpus(root)
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_many_files_are_read_by_several_processes(project: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    good = {f"claims/bridge/c{n}.yml": CLAIM for n in range(4)}
    root = project({**good, "claims/bridge/bad.yml": "a: [", "claims/bridge/large.yml": "#" * 300_000})
    alone = read_corpus(root, cached=False)
    monkeypatch.setattr(corpus, "FEWEST", 4)
    together = read_corpus(root, processes=2)
    assert (together.corpus, together.findings, together.unread) == (alone.corpus, alone.findings, alone.unread)
    assert together.digest == alone.digest
    assert read_corpus(root).digest == alone.digest


def test_where_no_process_can_be_started_one_does_it_all(project: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("no more processes")

    root = project()
    monkeypatch.setattr(corpus, "FEWEST", 1)
    monkeypatch.setattr(ahead.subprocess, "Popen", refuse)
    assert read_corpus(root, processes=2).findings == ()


def test_a_process_that_dies_takes_nothing_with_it(project: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project()
    monkeypatch.setattr(corpus, "FEWEST", 1)
    monkeypatch.setattr(ahead, "_COMMAND", (sys.executable, "-c", "import sys; sys.stdin.read(); sys.exit(1)"))
    assert read_corpus(root, processes=2).findings == ()


def test_a_process_reads_and_tells(project: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = [("claim", "claims/bridge/closed.yml"), ("article", "content/articles/bridge.md")]
    root, told = project(), io.BytesIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(pickle.dumps((root, wanted)))))
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(told))
    ahead.main()
    assert [path for path, _ in pickle.loads(told.getvalue())] == [path for _, path in wanted]  # noqa: S301 -- ours


def test_a_process_hands_over_what_is_good(project: Make) -> None:
    root = project({"claims/bridge/bad.yml": "a: [", "claims/bridge/large.yml": "#" * 300_000})
    names = ("closed", "bad", "large", "gone")
    rows = list(ahead.read_portion(root, [("claim", f"claims/bridge/{name}.yml") for name in names]))
    assert [path for path, _ in rows] == ["claims/bridge/closed.yml"]


def test_of_many_records_few_values_are_kept(project: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project({f"claims/bridge/c{n}.yml": CLAIM for n in range(5)})
    first = read_corpus(root).corpus.claims
    monkeypatch.setattr(records, "ALL_KEPT", 2)
    monkeypatch.setattr(records, "MOST_KEPT", 1)
    for again in (read_corpus(root).corpus.claims, read_corpus(root, cached=False).corpus.claims):
        assert dict(first) == dict(again)
        assert isinstance(again, Records)
        assert sum(isinstance(item, Record) for _, item in again.items_as_kept()) == 1


def test_the_digest_changes_with_every_file(project: Make) -> None:
    root = project()
    digests = [read_corpus(root).digest]
    for path in PROJECT:
        with (root / path).open("a") as file:
            file.write("\n")
        digests.append(read_corpus(root).digest)
    (root / "claims/bridge/stray.txt").touch()
    digests.append(read_corpus(root).digest)
    assert len({*digests}) == len(digests)


@pytest.mark.parametrize(
    ("path", "route", "part", "place"),
    [
        ("claims/bridge/closed.yml", ("evidence", 1, "stance"), "value", (22, 36, 43)),
        ("claims/bridge/closed.yml", ("evidence", 1, "stance"), "key", (22, 28, 34)),
        ("claims/bridge/closed.yml", ("evidence", 1, "note"), "value", (22, 5, 44)),
        ("content/articles/bridge.md", ("publisher",), "value", (4, 12, 17)),
        ("claims/publishers.yml", ("paper", "owner"), "value", (2, 33, 41)),
        ("claims/observations/operator-notice.json", ("entries", 0), "value", (1, 1, None)),
        ("claims/bridge/gone.yml", ("kind",), "value", (1, 1, None)),
        ("content/articles/gone.md", ("title",), "value", (1, 1, None)),
    ],
)
def test_a_route_is_found_again(
    project: Make, path: str, route: tuple[str | int, ...], part: str, place: tuple[int, int, int | None]
) -> None:
    locator = Locator(project())
    finding = locator.locate("some-rule", Severity.NOTE, Problem(path, route, "message", "hint", at_key=part == "key"))
    assert (finding.line, finding.column, finding.end and finding.end.column) == place
    assert (finding.rule, finding.severity, finding.hint) == ("some-rule", Severity.NOTE, "hint")


def test_a_report_can_show_the_line(project: Make) -> None:
    locator = Locator(project({"claims/sources/a.yml": b"\xef\xbb\xbftitle: a\r\nkind: \xff\r\n"}))
    assert locator.line("claims/sources/a.yml", 1) == "title: a"
    assert locator.line("claims/sources/a.yml", 2) == "kind: \N{REPLACEMENT CHARACTER}"
    assert locator.line("claims/sources/a.yml", 9) is None
    assert locator.line("claims/sources/gone.yml", 2) is None


def test_places_in_an_article_count_from_the_top_of_the_file(project: Make) -> None:
    positions = Locator(project()).positions("content/articles/bridge.md")
    assert positions.values["publisher",].start == Position(4, 12)
