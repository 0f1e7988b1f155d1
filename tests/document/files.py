"""Files of other programs for the tests, plainly made up."""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)


def packed(parts: Mapping[str, bytes | str]) -> bytes:
    """A zip file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def paragraph(text: str, *, style: str = "", run: str = "") -> str:
    """A paragraph of a Word file."""
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{styled}<w:r><w:rPr>{run}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


def docx(body: str, title: str = "") -> bytes:
    """A Word file with this body."""
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS,
        "word/document.xml": f"<?xml version='1.0'?><w:document {_W}><w:body>{body}</w:body></w:document>",
    }
    if title:
        core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
        properties = f'<cp:coreProperties xmlns:cp="{core}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        parts["docProps/core.xml"] = f"{properties}<dc:title>{title}</dc:title></cp:coreProperties>"
    return packed(parts)


def pdf(pages: Sequence[Sequence[str]], title: str = "") -> bytes:
    """A PDF with these lines on its pages."""
    count = len(pages)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {count} /Kids [{' '.join(f'{4 + 2 * n} 0 R' for n in range(count))}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, lines in enumerate(pages):
        shown = "".join(f"({_escaped(line)}) Tj 0 -14 Td " for line in lines)
        content = f"BT /F1 10 Tf 40 800 Td {shown}ET".encode("latin-1", "replace")
        resources = "<< /Font << /F1 3 0 R >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources {resources} "
            f"/Contents {5 + 2 * number} 0 R >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    objects.append(f"<< /Title ({_escaped(title)}) >>".encode())
    return _assembled(objects, info=len(objects))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _assembled(objects: Iterable[bytes], info: int) -> bytes:
    file, offsets = io.BytesIO(), []
    file.write(b"%PDF-1.4\n")
    for number, content in enumerate(objects, 1):
        offsets.append(file.tell())
        file.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = file.tell()
    file.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1))
    file.write(b"".join(b"%010d 00000 n \n" % offset for offset in offsets))
    size = len(offsets) + 1
    file.write(b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, info, start))
    return file.getvalue()


def warc(pages: Mapping[str, str], *, date: str = "2024-03-05T10:00:00Z", gzip: bool = True) -> bytes:
    """A WARC file with these pages by their addresses."""
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=gzip)
    for address, document in pages.items():
        body = document.encode()
        head = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                address,
                "response",
                payload=io.BytesIO(body),
                length=len(body),
                http_headers=head,
                warc_headers_dict={"WARC-Date": date},
            )
        )
    return file.getvalue()


def wacz(
    pages: Mapping[str, str], listed: Sequence[str] = (), *, spoilt: str = "", signed: str = "", **more: bytes
) -> bytes:
    """A WACZ file; `spoilt` names the part whose hash is wrong."""
    lines = [json.dumps({"format": "json-pages-1.0"}), *(json.dumps({"url": url}) for url in listed)]
    parts: dict[str, bytes] = {
        "archive/data.warc.gz": warc(pages),
        "pages/pages.jsonl": "\n".join(lines).encode(),
        **{name.replace("_", "/"): content for name, content in more.items()},
    }
    resources = [
        {"path": name, "hash": "sha256:" + hashlib.sha256(b"x" if name == spoilt else content).hexdigest()}
        for name, content in parts.items()
    ]
    package = json.dumps({"resources": resources}).encode()
    digest = {"hash": f"sha256:{hashlib.sha256(package).hexdigest()}", "signedData": {"domain": signed}}
    extra = {"datapackage-digest.json": json.dumps(digest)} if signed else {}
    return packed({**parts, "datapackage.json": package, **extra})
