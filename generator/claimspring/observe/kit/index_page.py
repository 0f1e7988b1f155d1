"""The page of a kit that checks itself: what the kit says to the page, and a page to what is wrong with it. Pure."""

import json
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from claimspring.observe.kit.pack import sha256
from claimspring.site.static import KIT_PAGE

INDEX = "index.html"
VERSION = 1
"""The form of kits that is made here; a page that shows or judges otherwise makes it another one."""
FRAMES = MappingProxyType({1: "47f20b3bbca97a5d4268bdcf70aba4560858609e7d2991fe00b8d6410a279f93"})
"""By version: SHA-256 of the page without its data, in hexadecimal."""
_DATA = "{{ DATA }}"
_BEGIN, _END = '<script type="application/json" id="data">', "</script>"


def index_page(said: Mapping[str, Any]) -> bytes:
    """The page; its data lie within, for a page of a folder may not read its neighbours."""
    data = json.dumps(said, ensure_ascii=False).replace("<", "\\u003c").replace("\u2028", "\\u2028")
    return KIT_PAGE.read_text("utf-8").replace(_DATA, data.replace("\u2029", "\\u2029")).encode()


def page_faults(page: bytes, said: Mapping[str, Any]) -> Iterator[str]:
    """What a kit's page shows otherwise than the kit says, or judges otherwise than the program's own."""
    before, begin, rest = page.decode("utf-8", "replace").partition(_BEGIN)
    data, end, behind = rest.partition(_END)
    if sha256(f"{before}{begin}{_DATA}{end}{behind}".encode()) != FRAMES[said["version"]]:
        yield f"{INDEX}: it is not the page that the program puts into a kit"
        return
    try:
        shown = json.loads(data)
    except ValueError:
        shown = None
    if shown != {name: value for name, value in said.items() if name != "files"}:
        yield f"{INDEX}: it shows something else than kit.json says"
