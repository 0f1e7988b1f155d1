"""Pages and files that are made to hold a reader up, at any scale; at scale 1,000 as large as a limit lets in."""

import io
import json
import zipfile
import zlib
from collections.abc import Callable

from tests.document.article.pages import SENTENCES, page
from tests.document.files import docx, paragraph, pdf, wacz, warc

Maker = Callable[[int], bytes]
CASES: dict[str, Maker] = {}
_TEXT = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)


def case(make: Maker) -> Maker:
    """A case by its function's name; at scale 1,000 it is as large as it gets."""
    CASES[make.__name__] = make
    return make


def _page(before: str = "", after: str = "", head: str = "") -> bytes:
    return page(before + _TEXT + after, head=head).encode()


@case
def nested_divs(scale: int) -> bytes:
    return _page("<div>" * (200 * scale))


@case
def nested_links(scale: int) -> bytes:
    return _page("<a href=x>" * (200 * scale))


@case
def nested_tables(scale: int) -> bytes:
    return _page("<table><tr><td>" * (20 * scale))


@case
def many_paragraphs(scale: int) -> bytes:
    return _page(after="".join(f"<p>Paragraph {number} says a few words.</p>" for number in range(200 * scale)))


@case
def one_long_paragraph(scale: int) -> bytes:
    return _page(after=f"<p>{'word ' * (1_900 * scale)}</p>")


@case
def many_attributes(scale: int) -> bytes:
    return _page(f"<p {' '.join(f'a{number}=b' for number in range(400 * scale))}>x</p>")


@case
def long_attribute(scale: int) -> bytes:
    return _page(f'<p title="{"x" * (9_000 * scale)}">x</p>')


@case
def open_tags(scale: int) -> bytes:
    return _page("<b><i><p>" * (60 * scale))


@case
def many_entities(scale: int) -> bytes:
    return _page(after=f"<p>{'&amp;&#65;&nosuch;' * (400 * scale)}</p>")


@case
def open_comment(scale: int) -> bytes:
    return _page(after="<!--" + "- " * (2_000 * scale))


@case
def open_script(scale: int) -> bytes:
    return _page(after="<script>" + "var a = '<p>';" * (300 * scale))


@case
def deep_structured_data(scale: int) -> bytes:
    deep = '{"@graph":[' * (20 * scale) + "]}" * (20 * scale)
    return _page(head=f'<script type="application/ld+json">{deep}</script>')


@case
def much_structured_data(scale: int) -> bytes:
    many = json.dumps([{"@type": "NewsArticle", "author": {"name": "x"}} for _ in range(50 * scale)])
    return _page(head=f'<script type="application/ld+json">{many}</script>')


@case
def many_metas(scale: int) -> bytes:
    return _page(head="".join(f'<meta name="n{number}" content="c">' for number in range(100 * scale)))


@case
def many_times(scale: int) -> bytes:
    return _page(after="".join('<time datetime="2024-13-99">x</time>' for _ in range(100 * scale)))


@case
def many_headings(scale: int) -> bytes:
    return _page(after="".join(f"<h1>Heading {number} of the page</h1>" for number in range(100 * scale)))


@case
def many_live_entries(scale: int) -> bytes:
    updates = [{"headline": f"Entry {number}", "articleBody": SENTENCES[0]} for number in range(20 * scale)]
    data = json.dumps({"@type": "LiveBlogPosting", "liveBlogUpdate": updates})
    return _page(head=f'<script type="application/ld+json">{data}</script>')


@case
def marks_of_markdown(scale: int) -> bytes:
    return _page(after=f"<p>{'*a [b](c) `d` _e_ <i>f</i> ' * (100 * scale)}</p>")


@case
def xml_with_entities(scale: int) -> bytes:
    bomb = '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
    return f"{bomb}<html><body>{_TEXT}<p>{'&c;' * scale}</p></body></html>".encode()


@case
def null_bytes(scale: int) -> bytes:
    return page().replace(" ", "\0 ").encode() + b"\0" * scale


@case
def utf_16_without_a_mark(_scale: int) -> bytes:
    return page().encode("utf-16-le")


@case
def table_of_many_cells(scale: int) -> bytes:
    row = "<tr>" + "<td>cell</td>" * 50 + "</tr>"
    return _page(after=f"<table>{row * (4 * scale)}</table>")


@case
def words_in_pieces(scale: int) -> bytes:
    return _page(after=f"<p>{'<span>w</span>' * (200 * scale)}</p>")


@case
def hidden_without_end(scale: int) -> bytes:
    return _page(after="<div hidden>" + "<p>never shown</p>" * (50 * scale))


@case
def word_of_many_paragraphs(scale: int) -> bytes:
    return docx(paragraph(SENTENCES[0]) + paragraph("x") * (200 * scale))


@case
def word_bomb(scale: int) -> bytes:
    return docx(paragraph("x" * (300_000 * scale)))


@case
def zip_in_zip(scale: int) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(2 * scale + 2_001):
            archive.writestr(f"word/document{number}.xml", "")
    return file.getvalue()


@case
def wacz_bomb(scale: int) -> bytes:
    return wacz({"https://echo.example/a": "<p>x"}, more_archive=bytes(60_000 * scale))


@case
def warc_bomb(scale: int) -> bytes:
    return warc({"https://echo.example/a": "x" * (20_000 * scale)})


@case
def pdf_of_many_pages(scale: int) -> bytes:
    return pdf([list(SENTENCES), *([f"Page {number} of the report."] * 9 for number in range(2 * scale))])


@case
def pdf_bomb(scale: int) -> bytes:
    content = zlib.compress(b"BT /F1 9 Tf (x) Tj ET " * (20_000 * scale))
    return (
        b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R>>endobj\n"
        b"4 0 obj<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream endobj\ntrailer<</Root 1 0 R/Size 5>>"
        % (len(content), content)
    )


@case
def mail_of_many_parts(scale: int) -> bytes:
    head = b'From: a@b.example\nDate: Mon, 4 Mar 2024 10:00:00 +0000\nContent-Type: multipart/mixed; boundary="b"\n\n'
    return head + b"--b\nContent-Type: multipart/mixed; boundary=b\n\n" * (10 * scale)


@case
def text_of_many_lines(scale: int) -> bytes:
    return f"{SENTENCES[0]}\n\n".encode() + b"- x\n" * (500 * scale)
