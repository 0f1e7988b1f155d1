"""Requests in, answers out: the shell and its scripts for everybody, all else for whoever has the key."""

import json
import logging
import mimetypes
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Request, Response

from claimspring.editor.desk import OpenDesk
from claimspring.editor.http.guard import MOST_UPLOADED
from claimspring.editor.http.keys import DeskKeys
from claimspring.editor.own_settings import own_language
from claimspring.editor.rendering import languages, said
from claimspring.editor.screens.registry import screen_at
from claimspring.editor.screens.screen import Preview, screen
from claimspring.editor.shell import shell
from claimspring.editor.stop import Stop

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

    from claimspring.editor.acting import ActAnswer, Acting

log = logging.getLogger("claimspring.editor")
_ASSETS = Path(__file__).parent / "assets"


@dataclass
class DeskApplication:
    """The desk as a WSGI application, behind its guard."""

    desk: OpenDesk
    keys: DeskKeys
    preview: Preview
    shown: threading.Event = field(default_factory=threading.Event)
    """Set when somebody has a screen."""

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer a request."""
        request = Request(environ)
        request.max_content_length = MOST_UPLOADED
        try:
            response = self._answer(request)
        except HTTPException as error:
            response = Response(error.description, error.code, content_type="text/plain; charset=utf-8")
        except Exception:
            log.exception("%s could not be answered", request.path)
            response = _plain(500)
        return response(environ, start_response)

    def _answer(self, request: Request) -> Response:
        path = request.path
        if request.method in {"GET", "HEAD"} and path not in {"/screen", "/state"}:
            return _asset(path) if path.startswith("/assets/") else _page(self._language(request))
        if path in {"/key", "/door"}:
            return self._opened(request, path)
        if not self.keys.opens(request.headers.get("Authorization", "")):
            return _plain(429 if self.keys.guessed else 401)
        return self._answer_owner(request, path)

    def _answer_owner(self, request: Request, path: str) -> Response:
        match request.method, path:
            case "GET", "/screen":
                return self._screen_at(request)
            case "GET", "/state":
                return _json({"number": self.desk.number})
            case "POST", "/upload":
                return self._upload(request)
            case "POST", _ if path.startswith("/do/"):
                return self._do(request, path.removeprefix("/do/"))
            case _:
                return _plain(404)

    def _language(self, request: Request) -> str:
        """The one chosen from the menu, in this window or before, else the browser's or the first of the site's own."""
        spoken = languages()
        chosen = request.headers.get("Desk-Language") or own_language()
        if chosen in spoken:
            return chosen
        written = [language for language in self.desk.settings.languages if language in spoken] or spoken
        wanted = (tag.partition("-")[0].lower() for tag in request.accept_languages.values())
        return next((language for language in wanted if language in written), written[0])

    def _opened(self, request: Request, path: str) -> Response:
        """A key for the session in return for one that opens once; or one that opens once for who has the door's."""
        if request.method != "POST":
            return _plain(405)
        if path == "/door":
            if not self.keys.is_door(request.headers.get("Authorization", "")):
                return _plain(401)
            return _json({"key": self.keys.once()})
        sent = _body(request)
        session = self.keys.trade(str(sent.get("key", ""))) if isinstance(sent, dict) else None
        return _json({"session": session}) if session else _plain(429 if self.keys.guessed else 401)

    def _screen_at(self, request: Request) -> Response:
        path = request.args.get("path", "/")
        match path:
            case "/queue":
                self.desk.waiting.find()
            case "/known":
                self.desk.known.prepare()
        with self.desk.lock:
            answer = _json(self._shown(path, self._language(request)))
        self.shown.set()
        return answer

    def _shown(self, path: str, language: str) -> dict[str, object]:
        """A screen as the script puts it in place."""
        number = self.desk.number
        try:
            shown = screen_at(path)(self.desk, self.preview, language)
        except Stop as stop:
            told = said(language, stop.text, stop.values)
            shown = screen(self.desk, language, "nothing", told)
        return {"title": shown.title, "html": shown.html, "lang": language, "number": number}

    def _upload(self, request: Request) -> Response:
        """Take a document that somebody brings."""
        about, name, at = (
            request.args.get(key, default) for key, default in (("about", ""), ("name", ""), ("at", "/"))
        )
        return _acted(self._acting.upload(about, name, request.get_data(), at, self._language(request)))

    def _do(self, request: Request, name: str) -> Response:
        """Do an act, and show the screen as it is then."""
        body = _body(request)
        if not isinstance(body, dict):
            return _plain(404)
        form, at = body.get("form") or {}, str(body.get("at", "/"))
        return _acted(self._acting.act(name, form, at, self._language(request)))

    @property
    def _acting(self) -> "Acting":
        from claimspring.editor.acting import Acting  # noqa: PLC0415 -- acts stand on much that no screen needs

        return Acting(self.desk, self._shown)


def _acted(answer: "ActAnswer | None") -> Response:
    return _json(answer.value, answer.status) if answer else _plain(404)


def _body(request: Request) -> object:
    try:
        return json.loads(request.get_data())
    except (ValueError, RecursionError):
        return None


def _page(language: str) -> Response:
    return Response(shell(language), content_type="text/html; charset=utf-8")


def _asset(path: str) -> Response:
    name = path.removeprefix("/assets/")
    file = _ASSETS / name
    if "/" in name or name.startswith(".") or not file.is_file():
        return _plain(404)
    kind = {"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8"}.get(name.rpartition(".")[2])
    return Response(file.read_bytes(), content_type=kind or mimetypes.guess_type(name)[0])


def _plain(status: int) -> Response:
    return Response(Response(status=status).status, status, content_type="text/plain; charset=utf-8")


def _json(value: Mapping[str, object], status: int = 200) -> Response:
    return Response(json.dumps(value, ensure_ascii=False), status, content_type="application/json")
