"""One desk for a folder: a file that only its owner can read says where the one that runs is, and how to get in."""

import http.client
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from claimspring.editor.http.guard import JSON
from claimspring.editor.http.listening import LOOPBACK
from claimspring.i18n.labels import mark
from claimspring.read.cache_folder import CACHE_FOLDER

OPEN = mark("The desk: %(address)s")
OPEN_ALREADY = mark("The desk of this folder is open already: %(address)s")
OPENS_ONCE = mark("The address opens it once; Ctrl-C closes the desk.")
NO_BROWSER = mark("No browser could be opened: open the address in one.")
_FILE = CACHE_FOLDER / "desk.json"
_OPENING = CACHE_FOLDER / "desk.html"
_PATIENCE = 5.0


class RunningDesk(NamedTuple):
    """Where a desk listens, and the key of its door."""

    port: int
    door: str


def running(root: Path) -> str | None:
    """An address that opens the desk that runs for this folder already; None where none answers."""
    try:
        known = json.loads((root / _FILE).read_text("utf-8"))
        desk = RunningDesk(int(known["port"]), str(known["door"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    key = _asked(desk)
    return address(desk.port, key) if key else None


@contextmanager
def announced(root: Path, desk: RunningDesk) -> Iterator[None]:
    """Let others know of a desk as long as it runs."""
    _private(root / _FILE, json.dumps(desk._asdict()))
    try:
        yield
    finally:
        for name in (_FILE, _OPENING):
            (root / name).unlink(missing_ok=True)


def address(port: int, key: str) -> str:
    """Where a browser opens the desk; the key in its fragment reaches no log."""
    return f"http://{LOOPBACK}:{port}/#{key}"


def opening_page(root: Path, to: str) -> Path:
    """A file that leads a browser to an address: what is given to a browser as an argument, all others can see."""
    place = root / _OPENING
    _private(place, f'<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url={to}">')
    return place


def _private(place: Path, text: str) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.unlink(missing_ok=True)
    with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    if sys.platform != "win32":
        place.chmod(0o600)


def _asked(desk: RunningDesk) -> str | None:
    connection = http.client.HTTPConnection(LOOPBACK, desk.port, timeout=_PATIENCE)
    headers = {
        "Authorization": f"Bearer {desk.door}",
        "Content-Type": JSON,
        "Origin": f"http://{LOOPBACK}:{desk.port}",
    }
    with suppress(OSError, ValueError, http.client.HTTPException, KeyError):
        connection.request("POST", "/door", b"{}", headers)
        answer = connection.getresponse()
        if answer.status == 200:
            return str(json.loads(answer.read(10_000))["key"])
    connection.close()
    return None
