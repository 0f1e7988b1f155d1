"""What stands in for MkDocs' server where a site is shown while somebody writes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from claimspring.pipeline.live_site import LiveSite
from claimspring.read.settings import SettingsReading
from tests.pipeline.conftest import WRITTEN, frame, project_of


class Folder:
    """Serves a folder as MkDocs' server does, under the path /small/."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.asked = folder, 0

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        self.asked += 1
        path = environ["PATH_INFO"].removeprefix("/small/")
        file = self.folder / (f"{path}index.html" if path.endswith("/") or not path else path)
        if file.is_dir() and (file / "index.html").is_file():
            start_response("302 Found", [("Location", f"{path}/")])(b"")
            return []
        start_response("200 OK" if file.is_file() else "404 Not Found", [("X-From", "folder")])
        return [file.read_bytes() if file.is_file() else b"nothing"]


class FakeServer:
    """As much of a server as a way asks of it."""

    mount_path = "/small/"
    built, build_delay = 0, 0.1

    def __init__(self, folder: Path, *looked_at: Path) -> None:
        self.app: Any = Folder(folder)
        self.looked_at = [str(path) for path in looked_at]
        self.observer: Any = "the server's own"
        self.changes: list[Any] = []
        self.on_any_event = self.changes.append

    def builder(self) -> None:
        """Takes the place of MkDocs' own."""
        self.built += 1

    def get_app(self) -> object:
        return self.app

    def set_app(self, application: object) -> None:
        self.app = application

    def watch(self, path: str) -> None:
        self.observer.schedule(self, path, recursive=True)

    def unwatch(self, path: str) -> None:
        try:
            self.looked_at.remove(path)
        except ValueError:
            raise KeyError(path) from None


def show(found: LiveSite, project: Path) -> None:
    settings = project_of(project).settings
    begun = found.begin(SettingsReading(settings), project_of(project).today)
    found.show(begun, WRITTEN, frame, project.parent / "live")


def ask(found: LiveSite, project: Path, path: str) -> tuple[str, bytes]:
    told: list[str] = []
    app: Any = found.app(Folder(project.parent / "live"), "/small/")
    body = app({"PATH_INFO": f"/small/{path}"}, lambda status, _: told.append(status))
    return told[0], b"".join(body)
