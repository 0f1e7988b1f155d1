"""A desk in the process of the tests: the same application without ports, a browser, or a start of its own."""

from pathlib import Path
from typing import Any

from werkzeug.test import Client, TestResponse

from claimspring.editor.app import DeskApplication
from claimspring.editor.desk import OpenDesk
from claimspring.editor.http.keys import DeskKeys
from claimspring.editor.screens.screen import Preview
from claimspring.pipeline.mkdocs_config import read_settings


class DeskInProcess:
    """An open desk, asked as a browser asks."""

    def __init__(self, folder: Path) -> None:
        keys = DeskKeys()
        self.desk = OpenDesk(read_settings(folder))
        self._client = Client(DeskApplication(self.desk, keys, Preview("http://127.0.0.1:1/preview")))
        self._key = keys.trade(keys.once())

    def screen(self, path: str, language: str = "en") -> str:
        """The HTML of a screen, with what was written to the files since the last one."""
        self.desk.changed()
        answer = self._client.get("/screen", query_string={"path": path}, headers=self._headers(language))
        assert answer.status_code == 200, answer.text
        return str(self._json(answer)["html"])

    def do(self, act: str, at: str = "/", language: str = "en", **form: object) -> Any:  # noqa: ANN401 -- whatever it says
        """What the desk answers to an act that it does."""
        answer = self._client.post(f"/do/{act}", json={"form": form, "at": at}, headers=self._headers(language))
        assert answer.status_code == 200, answer.text
        return self._json(answer)

    def answer(self, act: str, language: str = "en", **form: object) -> TestResponse:
        """Whatever the desk answers to an act."""
        return self._client.post(f"/do/{act}", json={"form": form, "at": "/"}, headers=self._headers(language))

    def refused(self, act: str, language: str = "en", **form: object) -> str:
        """What the desk says to an act that it refuses."""
        answer = self.answer(act, language, **form)
        assert answer.status_code == 422, answer.text
        return str(self._json(answer)["told"])

    def upload(self, about: str, name: str, body: bytes) -> Any:  # noqa: ANN401 -- whatever it says
        """What the desk answers to a file that it takes."""
        asked = {"about": about, "name": name, "at": "/"}
        answer = self._client.post("/upload", query_string=asked, data=body, headers=self._headers("en"))
        assert answer.status_code == 200, answer.text
        return self._json(answer)

    def _headers(self, language: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._key}", "Desk-Language": language}

    @staticmethod
    def _json(answer: TestResponse) -> Any:  # noqa: ANN401 -- whatever it says
        return answer.get_json(force=True)
