"""Bytes to characters, by the rules that browsers follow.

WHATWG Encoding Standard (labels, and which encoding stands behind them) and HTML Standard 13.2.3 (byte order mark, then
the transport's label, then the document's own). What declares nothing is UTF-8 where it is valid UTF-8, else
windows-1252.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

import webencodings  # type: ignore[import-untyped]  # it ships no types

PRESCAN = 16_384
"""How far into a document its own declaration counts: browsers scan 1,024 bytes and start again on a later one."""

_INSTEAD: Mapping[str, str] = MappingProxyType({"gbk": "gb18030", "x-user-defined": "cp1252"})
"""Where a page is decoded otherwise than by the label's own encoding: GBK by the decoder of its superset, and what says
`x-user-defined` as windows-1252 (HTML Standard, prescan)."""

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le"))
_PARAMETER = re.compile(r"""charset\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s;"'/]+))""", re.IGNORECASE)
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_META = re.compile(rb"<meta[\s/]([^>]*)", re.IGNORECASE)
_XML = re.compile(rb"""\A\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)""")


def codec_for(label: str) -> str | None:
    """The Python codec that a web label stands for; None for a label the web does not know (`utf-7`, `idna`)."""
    encoding = webencodings.lookup(label)
    if encoding is None or encoding.name == "replacement":  # what is labelled so is not to be decoded at all
        return None
    return _INSTEAD.get(encoding.name) or str(encoding.codec_info.name)


def declared(content_type: str | None) -> str | None:
    """The codec that a Content-Type header's charset parameter names."""
    match = _PARAMETER.search(content_type or "")
    return codec_for(next(group for group in match.groups() if group is not None)) if match else None


def decode(body: bytes, content_type: str | None = None) -> str:
    """The characters of `body`. Never fails: what is no character becomes U+FFFD."""
    for mark, codec in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(codec, "replace")
    codec_or_none = declared(content_type) or _own(body[:PRESCAN])
    if codec_or_none == "cp1252":
        return _windows_1252(body)
    if codec_or_none:
        return body.decode(codec_or_none, "replace")
    try:
        return body.decode()
    except UnicodeDecodeError:
        return _windows_1252(body)


def _own(head: bytes) -> str | None:
    """What the document says of itself: the XML declaration, or the first `meta` that names a known charset."""
    if xml := _XML.match(head):
        return _as_seen(xml[1])
    for meta in _META.finditer(_COMMENT.sub(b"", head)):
        if found := _PARAMETER.search(meta[1].decode("latin-1").replace('"', "").replace("'", "")):
            codec = _as_seen(found[3].encode("latin-1"))
            if codec:
                return codec
    return None


def _as_seen(label: bytes) -> str | None:
    """A declaration that could be read byte by byte cannot be UTF-16: the HTML Standard then takes UTF-8."""
    codec = codec_for(label.decode("latin-1"))
    return "utf-8" if codec in {"utf-16-be", "utf-16-le"} else codec


def _windows_1252(body: bytes) -> str:
    """Python's cp1252 has five holes; the web's windows-1252 has control characters there."""
    return body.decode("cp1252", "surrogateescape").translate(_HOLES)


_HOLES = {0xDC00 + byte: byte for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
