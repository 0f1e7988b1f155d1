"""An act that a browser asks for -> what it came to: a screen, a sentence, a question."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from pydantic import ValidationError

from claimspring.editor.acts import uploads
from claimspring.editor.acts.act import DeskAct, Done
from claimspring.editor.acts.fields import FieldConflict, plain
from claimspring.editor.acts.registry import ACTS
from claimspring.editor.desk import OpenDesk
from claimspring.editor.field_words import FieldAt
from claimspring.editor.rendering import refused, render, said
from claimspring.editor.stop import Stop
from claimspring.i18n.labels import mark
from claimspring.read.editing.operations import Refused

log = logging.getLogger("claimspring.editor")


class ActAnswer(NamedTuple):
    """What the browser is told, and under which status of HTTP."""

    value: Mapping[str, object]
    status: int = 200


@dataclass(frozen=True)
class Acting:
    """Does acts at a desk."""

    desk: OpenDesk
    shown: Callable[[str, str], dict[str, object]]
    """The screen at an address, in a language."""

    def upload(self, about: str, name: str, body: bytes, at: str, language: str) -> ActAnswer:
        """Take a document that somebody brings."""
        form = uploads.UploadForm(about=about[:200], name=name[:300], body=body)
        return self._acted("upload", DeskAct(uploads.UploadForm, uploads.take), form, at, language)

    def act(self, name: str, form: object, at: str, language: str) -> ActAnswer | None:
        """Do an act, and show the screen at `at` as it is then; None where there is no such act."""
        act = ACTS.get(name)
        return self._acted(name, act, form, at, language) if act else None

    def _acted(self, name: str, act: DeskAct[Any], sent: object, at: str, language: str) -> ActAnswer:
        with self.desk.lock:
            try:
                form = act.form.model_validate(sent)
                return ActAnswer(self._done(act, act.do(self.desk, form), at, language))
            except ValidationError as error:
                return ActAnswer({"told": _misfit(error, language), "bad": True}, 422)
            except FieldConflict as conflict:
                return ActAnswer(_asked(conflict, language), 409)
            except Stop as stop:
                told = _stopped(stop, language)
                return ActAnswer({"told": told, "bad": True, "fields": _fields(stop, language)}, 422)
            except Refused as refused:
                return ActAnswer({"told": _stopped(refused, language), "bad": True}, 422)
            except Exception:
                log.exception("the act %s failed", name)
                told = said(language, mark("Something went wrong in the desk. What you typed is still here."))
                return ActAnswer({"told": told, "bad": True}, 500)

    def _done(self, act: DeskAct[Any], done: Done, at: str, language: str) -> dict[str, object]:
        told = said(language, done.told, done.values) if done.told else ""
        answer: dict[str, object] = {"told": told, "go": done.go, "reply": dict(done.reply)}
        if act.shows and done.go is None:
            answer["screen"] = self.shown(at, language)
        return answer


def _asked(conflict: FieldConflict, language: str) -> dict[str, object]:
    """A field that two people changed: all three wordings, and the question."""
    sides = conflict.conflict
    html = render(language, "conflict", base=plain(sides.base), mine=plain(sides.mine), theirs=plain(sides.theirs))
    return {
        "told": said(language, mark("Somebody else has just changed this field, too.")),
        "bad": True,
        "conflict": html,
    }


def _fields(stop: Stop, language: str) -> list[dict[str, str]]:
    """What is said at which field of a form."""
    return [{"field": one.field, "told": _stopped(one, language)} for one in (stop, *stop.more)]


def _stopped(stop: Stop | Refused, language: str) -> str:
    if isinstance(stop, Stop):
        return said(language, stop.text, stop.values)
    return refused(language, stop)


def _misfit(error: ValidationError, language: str) -> str:
    """The first thing wrong with a form."""
    first = error.errors()[0]
    values = {"field": FieldAt(first["loc"][:1])}
    if first["type"] == "string_too_long":
        return said(language, mark("“%(field)s” is too long."), values)
    return said(language, mark("“%(field)s” cannot be taken as it is."), values)
