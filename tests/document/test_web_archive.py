import io
import json
import sys

import pytest
from warcio.warcwriter import WARCWriter

from claimspring.document import web_archive_process
from claimspring.document.web_archive import ArchivedPage, ArchiveFailure, read_archive
from claimspring.document.web_archive_process import NoPageError, found
from tests.document.article.pages import page
from tests.document.files import packed, wacz, warc

A, B = "https://echo.example/a", "https://echo.example/b"


@pytest.mark.parametrize("gzip", [True, False])
def test_the_only_page_of_an_archive_comes_with_its_day(gzip: bool) -> None:  # noqa: FBT001 -- pytest's parameter
    read = read_archive(warc({A: page()}, gzip=gzip))
    assert isinstance(read, ArchivedPage)
    assert read.body == page().encode()
    assert (read.address, read.content_type) == (A, "text/html; charset=utf-8")
    assert read.taken is not None
    assert read.taken.isoformat() == "2024-03-05T10:00:00+00:00"


def test_of_several_pages_the_editor_says_which() -> None:
    archive = warc({A: "a", B: "b"})
    with pytest.raises(NoPageError, match=f"--url: {A}, {B}"):
        found(archive, None)
    assert found(archive, "http://echo.example/b/")["address"] == B
    with pytest.raises(NoPageError, match="no page of"):
        found(archive, "https://echo.example/c")


def test_a_record_that_refers_to_another_holds_that_one_s_body() -> None:
    archive = io.BytesIO(warc({A: "the page"}))
    archive.seek(0, io.SEEK_END)
    writer = WARCWriter(archive, gzip=True)
    digest = next(record.digest for record in web_archive_process._records(archive.getvalue()))
    writer.write_record(writer.create_revisit_record(B, digest, A, "2024-03-01T00:00:00Z"))
    assert found(archive.getvalue(), B)["address"] == B
    assert found(archive.getvalue(), B)["body"] == found(archive.getvalue(), A)["body"]


def test_a_wacz_names_its_page_and_who_signed_it() -> None:
    read = found(wacz({A: "a", B: "b"}, [B], signed="bay.example"), None)
    assert (read["address"], read["signed"]) == (B, "bay.example")


@pytest.mark.parametrize(
    ("archive", "cause"),
    [
        (wacz({A: "a"}, spoilt="pages/pages.jsonl"), "it was altered"),
        (packed({"datapackage.json": json.dumps({"resources": [{"path": "x", "hash": "sha256:0"}]})}), "not whole"),
        (packed({"datapackage.json": "{}"}), "no archived page"),
        (warc({}), "holds no page"),
        (b"WARC/1.0\r\nbroken", "holds no page|damaged"),
    ],
)
def test_what_is_not_whole_is_refused(archive: bytes, cause: str) -> None:
    with pytest.raises(NoPageError, match=cause):
        found(archive, None)


@pytest.mark.parametrize("archive", [b"PK\x03\x04", packed({"datapackage.json": "[]"}), packed({"a": "b"})])
def test_the_process_tells_why_there_is_no_page(monkeypatch: pytest.MonkeyPatch, archive: bytes) -> None:
    output = io.StringIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"null\n" + archive)))
    monkeypatch.setattr(sys, "stdout", output)
    monkeypatch.setattr(web_archive_process, "hold", lambda _memory, _seconds: None)
    assert web_archive_process.main() == 0
    assert "damaged" in json.loads(output.getvalue())["reason"]


def test_what_a_bomb_holds_is_not_unpacked() -> None:
    bomb = packed({"datapackage.json": "{}", "archive/x.warc": bytes(60_000_000)})
    failure = read_archive(bomb)
    assert isinstance(failure, ArchiveFailure)
    assert "more than 50,000,000" in failure.reason
