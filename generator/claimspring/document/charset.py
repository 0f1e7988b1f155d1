"""Bytes to characters, by the rules that browsers follow.

WHATWG Encoding Standard (labels, and which encoding stands behind them) and HTML Standard 13.2.3 (byte order mark, then
the transport's label, then the document's own). What declares nothing is UTF-8 where it is valid UTF-8, else
windows-1252.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

PRESCAN = 16_384
"""How far into a document its own declaration counts: browsers scan 1,024 bytes and start again on a later one."""

_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "utf-8": "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8",
        "cp866": "866 cp866 csibm866 ibm866",
        "iso8859-2": "csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2",
        "iso8859-3": "csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3",
        "iso8859-4": "csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4",
        "iso8859-5": "csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988",
        "iso8859-6": "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e "
        "iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987",
        "iso8859-7": "csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 "
        "iso_8859-7 iso_8859-7:1987 sun_eu_greek",
        "iso8859-8": "csiso88598e csiso88598i csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-8859-8-i iso-ir-138 "
        "iso8859-8 iso88598 iso_8859-8 iso_8859-8:1988 logical visual",
        "iso8859-10": "csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6",
        "iso8859-13": "iso-8859-13 iso8859-13 iso885913",
        "iso8859-14": "iso-8859-14 iso8859-14 iso885914",
        "iso8859-15": "csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9",
        "iso8859-16": "iso-8859-16",
        "koi8-r": "cskoi8r koi koi8 koi8-r koi8_r",
        "koi8-u": "koi8-ru koi8-u",
        "mac-roman": "csmacintosh mac macintosh x-mac-roman",
        "cp874": "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874",
        "cp1250": "cp1250 windows-1250 x-cp1250",
        "cp1251": "cp1251 windows-1251 x-cp1251",
        "cp1252": "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 "
        "iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252 x-user-defined",
        "cp1253": "cp1253 windows-1253 x-cp1253",
        "cp1254": "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 "
        "windows-1254 x-cp1254",
        "cp1255": "cp1255 windows-1255 x-cp1255",
        "cp1256": "cp1256 windows-1256 x-cp1256",
        "cp1257": "cp1257 windows-1257 x-cp1257",
        "cp1258": "cp1258 windows-1258 x-cp1258",
        "mac-cyrillic": "x-mac-cyrillic x-mac-ukrainian",
        "gb18030": "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk gb18030",
        "big5hkscs": "big5 big5-hkscs cn-big5 csbig5 x-x-big5",
        "euc-jp": "cseucpkdfmtjapanese euc-jp x-euc-jp",
        "iso2022-jp": "csiso2022jp iso-2022-jp",
        "cp932": "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis",
        "cp949": "cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 "
        "windows-949",
        "utf-16-be": "unicodefffe utf-16be",
        "utf-16-le": "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le",
    }
)
_CODECS: Mapping[str, str] = MappingProxyType({label: codec for codec, row in _LABELS.items() for label in row.split()})

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le"))
_PARAMETER = re.compile(r"""charset\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s;"'/]+))""", re.IGNORECASE)
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_META = re.compile(rb"<meta[\s/]([^>]*)", re.IGNORECASE)
_XML = re.compile(rb"""\A\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)""")


def codec_for(label: str) -> str | None:
    """The Python codec that a web label stands for; None for a label the web does not know (`utf-7`, `idna`)."""
    return _CODECS.get(label.strip(" \t\n\f\r").lower())


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
