"""A desk at work in a folder, for tests: started as editors start it, with a client that holds its key."""

import http.client
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit


class Answer(NamedTuple):
    """One answer of the desk."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:  # noqa: ANN401 -- whatever it says
        return json.loads(self.body)


class DeskProcess:
    """A running desk."""

    def __init__(self, process: subprocess.Popen[str], address: str, folder: Path) -> None:
        self.process, self.address, self.folder = process, address, folder
        parts = urlsplit(address)
        self.port, self.once = parts.port or 0, parts.fragment
        self.origin = f"http://127.0.0.1:{self.port}"
        self._session = ""

    @property
    def session(self) -> str:
        """The key of the session, traded for at first."""
        if not self._session:
            self._session = self.post("/key", {"key": self.once}, key="").json["session"]
        return self._session

    def opening(self) -> str:
        """An address that opens the desk once more, asked for with the key that only the owner can read."""
        door = json.loads((self.folder / ".cache/claimspring/desk.json").read_text("utf-8"))["door"]
        return f"{self.origin}/#{self.post('/door', {}, key=door).json['key']}"

    def get(self, path: str, key: str | None = None, **headers: str) -> Answer:
        return self.ask("GET", path, headers=headers, key=key)

    def post(self, path: str, body: object, key: str | None = None, **headers: str) -> Answer:
        known = {"Content-Type": "application/json", "Origin": self.origin} | headers
        return self.ask("POST", path, json.dumps(body).encode(), known, key)

    def ask(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        headers: dict[str, str] | None = None,
        key: str | None = None,
    ) -> Answer:
        key = self.session if key is None else key
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            known = {"Authorization": f"Bearer {key}"} if key else {}
            connection.request(method, path, body, known | (headers or {}))
            answer = connection.getresponse()
            return Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
        finally:
            connection.close()

    def screen(self, path: str, language: str = "en") -> str:
        """The HTML of a screen."""
        answer = self.ask("GET", f"/screen?path={quote(path)}", headers={"Desk-Language": language})
        assert answer.status == 200, answer
        return str(answer.json["html"])

    def do(self, act: str, at: str = "/", **form: object) -> Answer:
        """Do an act."""
        return self.post(f"/do/{act}", {"form": form, "at": at}, **{"Desk-Language": "en"})


@contextmanager
def desk_in(folder: Path) -> Iterator[DeskProcess]:
    """A desk for a folder, until the end of the block."""
    command = [
        sys.executable,
        "-c",
        "import sys; from claimspring.cli import main; sys.argv[0] = 'claimspring'; main()",
    ]
    process = subprocess.Popen(
        [*command, "edit", "--no-browser"], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout
    line = process.stdout.readline()
    assert "http://127.0.0.1:" in line, process.communicate()[1]
    try:
        yield DeskProcess(process, line.split()[-1], folder)
    finally:
        process.terminate()
        process.communicate(timeout=60)
