import json
import subprocess
import time
import zlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimspring.document import pdf
from claimspring.document.charset import codec_for, declared, decode
from claimspring.document.markup import visible
from claimspring.document.text import UnreadableError, holds_text, read_text


@pytest.mark.parametrize(
    ("body", "content_type", "text"),
    [
        ("é".encode("latin-1"), "text/html; charset=ISO-8859-1", "é"),
        (b"\x80 \x93quoted\x94", "text/html; charset=iso-8859-1", "€ “quoted”"),
        (b"\x81", "text/html; charset=latin1", "\x81"),
        ("é".encode(), "text/html; charset=utf-8", "é"),
        (b"\xef\xbb\xbf\xc3\xa9", "text/html; charset=windows-1252", "é"),
        (b"\xff\xfeh\0i\0", "text/html; charset=utf-8", "hi"),
        (b"\xfe\xff\0h\0i", None, "hi"),
        (b'<meta charset="shift_jis">\x82\xa0', None, '<meta charset="shift_jis">あ'),
        (b"<META content='text/html; charset=koi8-r' http-equiv=x>\xc1", None, None),
        (b"<meta charset=utf-16>\xc3\xa9", None, "<meta charset=utf-16>é"),
        (b"<!-- <meta charset=koi8-r> --><meta charset=nonsense><meta charset=gbk>\xc4\xe3", None, None),
        (b"<?xml version='1.0' encoding='windows-1251'?>\xff", None, "<?xml version='1.0' encoding='windows-1251'?>я"),
        ("é".encode(), None, "é"),
        (b"caf\xe9", None, "café"),
        (b"\xff", "text/html; charset=idna", "ÿ"),
        (b"+AGE-", "text/html; charset=utf-7", "+AGE-"),
        (b"\xa4\xa2", 'text/html; charset="EUC-JP"', "あ"),
        (b"a", "text/html; charset='x-user-defined'", "a"),
        (b"a", "text/html; charset=", "a"),
    ],
)
def test_character_sets_as_browsers_read_them(body: bytes, content_type: str | None, text: str | None) -> None:
    decoded = decode(body, content_type)
    assert decoded == text if text is not None else "\ufffd" not in decoded


def test_labels() -> None:
    assert codec_for(" UTF8\n") == "utf-8"
    assert codec_for("utf-7") is None
    assert declared(None) is None
    assert declared("text/html; charset=big5") == "big5hkscs"


@given(
    st.binary(), st.sampled_from([None, "text/html; charset=gb2312", "text/html; charset=cp949", "x; charset=utf-16"])
)
def test_any_bytes_are_characters(body: bytes, content_type: str | None) -> None:
    decode(body, content_type).encode()


@pytest.mark.parametrize(
    ("document", "text"),
    [
        ("<p>one</p><p>two</p>", "one\ntwo"),
        ("wo<b>r</b>d and <a href='x>y'>link</a>", "word and link"),
        ("a<br>b<div>c</div>d", "a\nb\nc\nd"),
        ("<script>no</script>yes<style>no</style><noscript>also</noscript>", "yesalso"),
        ("<SCRIPT>if (a</b) x</SCRIPT\n>yes", "yes"),
        ("<!-- no -->yes<!-- no --!>too<!-- no", "yestoo"),
        ("<template><p>no</p></template>yes", "yes"),
        ("<textarea><b>as is</b></textarea>", "<b>as is</b>"),
        ("a &amp; b &lt;c&gt; &eacute; &#233; &#xe9;", "a & b <c> é é é"),
        ("&#99999999999999999999;", "\ufffd"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("a\n\n  b\t c", "a b c"),
        ('<p title="a > b">c</p>', "c"),
        ("<p title=it's>c</p>d", "c\nd"),
        ('<a href="never closed>text', ""),
        ("<script>never closed", ""),
        ("<nav>menu</nav><p>text</p>", "menu\ntext"),
        ("<?php no ?><!doctype html></ no>yes", "yes"),
    ],
)
def test_visible_text(document: str, text: str) -> None:
    assert visible(document).text == text


def test_the_main_text_is_whole_sentences_outside_of_menus() -> None:
    sentence = "This is a whole sentence of the article, long enough to count."
    page = visible(
        f"<title>T &amp; U</title><title>second</title><nav><p>{sentence}</p></nav><p>{sentence}</p>"
        "<p>Updated 5 minutes ago</p><aside><p>This is a teaser, and it changes at every visit, every time.</p></aside>"
    )
    assert page.main == sentence
    assert page.title == "T & U"
    assert visible("<p>Short</p>").main == "Short"


def test_the_fingerprint_ignores_what_surrounds_the_text() -> None:
    def fingerprint(teaser: str, text: str) -> str:
        return read_text(f"<p>{text}</p><footer>{teaser}</footer><p>{teaser}</p>".encode(), "text/html").fingerprint

    text = "The minister said that the delegation would stay for six days."
    assert fingerprint("one", text) == fingerprint("two", text.replace(" ", "\n"))
    assert fingerprint("one", text) != fingerprint("one", text.replace("six", "ten"))


@given(st.text(alphabet="<>/=\"'!-ab &#;x\n", max_size=60))
@example("<a =\"'")
def test_any_markup_is_read(document: str) -> None:
    visible(document)


@pytest.mark.parametrize(
    "part", ["<", "<a ", '<a "', "<a =", "<!--", "<!---->", "<![CDATA[", "&", "&#", "&#9", "<b>", "<title>", "[", '."']
)
def test_no_input_is_read_for_ever(part: str) -> None:
    """Anything slower than linear would take minutes here."""
    for kind in ("text/html", "application/xml", "application/json", None):
        try:
            read_text((part * (400_000 // len(part))).encode(), kind)
        except UnreadableError:
            continue


def test_xml_shows_its_character_data() -> None:
    feed = b"<rss><item><title>T</title><description><![CDATA[<p>Words.</p>]]></description></item></rss>"
    assert read_text(feed, "application/rss+xml").text == "Words."


def test_json_shows_its_strings() -> None:
    value = {"title": "T", "n": 10**30, "body": ["<p>One.</p><p>Two.</p>", {"x": ["three", None, 1.5]}], "y": "\ud800"}
    assert read_text(json.dumps(value).encode(), "application/ld+json").text == (
        f"T\n{10**30}\nOne.\nTwo.\nthree\n1.5\n\ufffd"
    )
    assert read_text(b"not json", "application/json").text == "not json"
    assert read_text(b"[" * 50_000, "application/json").text.startswith("[[[")


def test_plain_text_stays_as_it_is() -> None:
    page = read_text(b"a  b\n<c>", "text/plain")
    assert (page.text, page.title, page.words) == ("a  b\n<c>", None, 3)
    assert read_text(b"<!-- x --><html><p>a</p>", "text/plain").text == "a"
    assert read_text(b"<p>a</p>").text == "a"
    assert read_text(b"words", "application/octet-stream").text == "words"


def one_page_pdf(text: str) -> bytes:
    """A PDF by hand: catalogue, pages, page, font, packed content."""
    content = zlib.compress(f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode())
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 5 0 R/Resources<</Font<</F1 4 0 R>>>>>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(content), content),
    ]
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj%s\nendobj\n" % pair for pair in enumerate(objects, 1))
    return body + b"trailer<</Root 1 0 R/Size 6>>"


def test_pdf() -> None:
    page = read_text(one_page_pdf("Sixteen ships were sighted."), "application/octet-stream")
    assert page.text.strip() == "Sixteen ships were sighted."


@pytest.mark.parametrize(
    ("body", "kind", "reason"),
    [
        (b"%PDF-1.4 broken", "text/html", "damaged, locked or too large"),
        (b"", "text/html", "holds no text"),
        (b"<p> </p>", "text/html", "holds no text"),
        (b"\x89PNG", "image/png", "'image/png'"),
        (b"\0\1\2", None, "'unknown'"),
    ],
)
def test_what_cannot_be_read_is_said_to_be_so(body: bytes, kind: str | None, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        read_text(body, kind)


def test_a_pdf_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("pdf", 1)

    monkeypatch.setattr(subprocess, "run", run)
    assert pdf.pdf_text(b"%PDF-1.4") is None


def test_which_kinds_hold_text() -> None:
    assert all(map(holds_text, ("", "text/html", "application/pdf", "application/ld+json", "image/svg+xml")))
    assert not any(map(holds_text, ("image/png", "video/mp4", "application/zip")))


@pytest.mark.parametrize("kind", ["text/html", "application/json", "application/pdf"])
def test_the_clock_ends_the_reading(kind: str) -> None:
    body = b'["<p>words</p>"]' if "json" in kind else b"<p>words</p>"
    with pytest.raises(UnreadableError, match=r"too long to read|damaged"):
        read_text(body, kind, until=time.monotonic() - 1)


def test_a_very_long_line_is_folded_like_any_other() -> None:
    line = "a  &amp;\n" * 30_000
    assert visible(line).text.count("a & ") >= 29_990
