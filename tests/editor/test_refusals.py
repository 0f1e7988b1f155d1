"""What the desk refuses is said in its language: every refusal of publishing, intake and files has its sentence."""

import ast
import errno
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

import claimspring
from claimspring.editor.acts.uploads import UploadForm, take
from claimspring.editor.field_words import field_name
from claimspring.editor.refusal_words import GIT_ELSE, REFUSALS, WARNINGS, git_refusal
from claimspring.editor.rendering import refused, said, words_in
from claimspring.editor.stop import Stop
from claimspring.intake.proposal import QuestionKey
from claimspring.read.editing import changeset
from claimspring.read.editing.operations import Refused
from tests.editor.conftest import git
from tests.editor.desk_in_process import DeskInProcess
from tests.editor.desk_process import DeskProcess

PACKAGE = Path(claimspring.__file__).parent
RAISING = ("publishing", "intake", "read", "extract")
FAMILIES = {"kind-": 7, "page-": 6}
"""Refusals whose ids are made of a kind: how many there are."""
ENGLISH = re.compile(
    r"\b(?:the|is|are|was|were|has|have|not|cannot|this|that|there|it|of|and|with|say|choose|nothing|but|what|you)\b",
    re.IGNORECASE,
)
QUOTED = re.compile(r"“[^”]*”|«[^»]*»|https?://\S+|\S+\.(?:yml|md|pdf|html)\b")


def raised() -> Iterator[tuple[str, set[str]]]:
    """The ids of refusals and warnings, with the names of the values that each place gives."""
    for package in RAISING:
        for file in (PACKAGE / package).rglob("*.py"):
            for call in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(call, ast.Call) and call.args:
                    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
                    first = call.args[0]
                    if name in {"Refused", "IntakeRefused", "refused"} and isinstance(first, ast.Constant):
                        given = {word.arg or "" for word in call.keywords}
                        yield str(first.value), given | ({"document"} if name == "refused" else set())


def wanted(text: str) -> set[str]:
    return set(re.findall(r"%\((\w+)\)s", text))


def test_every_refusal_has_its_sentence_with_the_values_that_are_known() -> None:
    known = list(raised())
    families = {key for key in REFUSALS for family in FAMILIES if key.startswith(family)}
    assert {id_ for id_, _ in known} | families == set(REFUSALS)
    assert {family: sum(key.startswith(family) for key in families) for family in FAMILIES} == FAMILIES
    lacking = [(id_, wanted(REFUSALS[id_]) - given) for id_, given in known if not wanted(REFUSALS[id_]) <= given]
    assert not lacking


@pytest.mark.parametrize("language", ["fr", "es"])
def test_no_sentence_is_left_in_english(language: str) -> None:
    values = {"why": "x", "count": 2, "words": "x", "names": "x", "name": "x", "claim": "a/b", "path": "x", "wanted": 2}
    values |= {"there": 1, "title": "x", "value": "x"}
    told = [
        refused(
            language,
            Refused(id_, "", route=("title",), fields=["summary.en"], field="title", document="x.pdf", **values),
        )
        for id_ in REFUSALS
    ]
    told += [said(language, text, values) for text in WARNINGS.values()]
    told += [said(language, "%(why)s", {"why": OSError(number, "No")}) for number in (errno.ENOSPC, errno.EACCES, 999)]
    assert not [one for one in told if ENGLISH.search(QUOTED.sub("", one))]


def test_fields_are_called_as_on_the_screens() -> None:
    words = words_in("fr")
    assert field_name(words, ("review", "summary", "en")) == "La raison, en une phrase (anglais)"
    assert field_name(words, ("evidence", 0, "passage")) == "Preuves 1\u00a0: Les mots exacts de la source"
    assert field_name(words, ("kind",), "source") == "Nature de la source"
    assert field_name(words, ("port", "short", "en"), "publishers").endswith("caractères au plus (anglais)")
    assert field_name(words, ("in_a_later_version",)) == "in a later version"
    assert all(field_name(words, (str(key),)) for key in QuestionKey)


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("fatal: could not read Username for 'https://x'", "password"),
        ("Permission denied (publickey).", "password"),
        ("fatal: Unable to create '/x/.git/index.lock': File exists.", "lock"),
        ("fatal: unable to access 'https://x/': Could not resolve host: x", "online"),
        ("fatal: empty ident name (for <x>) not allowed", "your name"),
    ],
)
def test_what_git_says_is_said_in_other_words(told: str, meant: str) -> None:
    assert meant in git_refusal(told)
    assert git_refusal("fatal: bad object x") == GIT_ELSE


@pytest.fixture
def inside(project: Path) -> DeskInProcess:
    """A desk without a browser."""
    return DeskInProcess(project)


CLAIM = {"type": "claim", "id": "bridge/opening-day"}
ACTS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("undo", {}),
    ("intake.look", {"address": "harbour"}),
    ("intake.look", {"address": "http://127.0.0.1:9/x"}),
    ("intake.look", {"address": "http://localhost:80/x"}),
    ("intake.keep", {"proposal": "none"}),
    ("article.make", {"title": "Bridge"}),
    ("copy.fetch", {"source": "port-notice"}),
    ("copy.fetch", {"source": "none"}),
    ("copy.paste", {"source": "port-notice", "text": " "}),
    ("source.make", {"title": "x", "publisher": "none", "url": "https://example.org/x"}),
    ("source.make", {"title": "x", "publisher": "port", "url": "no address"}),
    ("publisher.make", {"name": "Москва"}),
    ("publisher.make", {"name": "Port", "country": "Norway"}),
    ("evidence.add", {"claim": "bridge/opening-day", "source": "none", "stance": "supports"}),
    ("evidence.add", {"claim": "bridge/opening-day", "source": "port-notice", "stance": "agrees"}),
    ("review.ask", {"claim": "bridge/opening-day"}),
    ("review.ask", {"claim": "bridge/none"}),
    ("claim.publish", {"claim": "bridge/none", "reviewer": "A Tester"}),
    ("claim.correct", {"claim": "bridge/opening-day", "kind": "correction"}),
    ("claim.retire", {"claim": "bridge/opening-day"}),
    ("claim.restore", {"claim": "bridge/opening-day"}),
    ("claim.join", {"claim": "bridge/opening-day", "into": "bridge/opening-day"}),
    ("claim.split", {"article": "bridge", "start": 0, "end": 0}),
    ("rename", {"kind": "source", "id": "port-notice", "new": "port-notice"}),
    ("rename", {"kind": "source", "id": "port-notice", "new": "ministry-register"}),
    ("rename", {"kind": "source", "id": "port-notice", "new": "Port Notice"}),
    ("rename", {"kind": "claim", "id": "bridge/opening-day", "new": "nul"}),
    ("rename", {"kind": "topic", "id": "none", "new": "other"}),
    ("rename", {"kind": "claim", "id": "bridge/none", "new": "other"}),
    ("edit", {"file": CLAIM, "route": ["kind"], "value": "rumour"}),
    ("edit", {"file": CLAIM, "route": [], "value": "x"}),
    ("edit", {"file": CLAIM, "op": "move", "route": ["evidence", 7], "to": 0}),
    ("edit", {"file": {"type": "claim", "id": "bridge/none"}, "route": ["kind"], "value": "plan"}),
    ("edit", {"file": {"type": "ratings"}, "route": ["supported", "name", "en"], "value": "x"}),
    ("edit", {"file": CLAIM, "route": ["statement", "en"], "value": "x" * 250_000}),
    ("changes.take_back", {"path": "claims/bridge/opening-day.yml"}),
    ("git.get", {}),
    ("git.send", {"message": "x", "way": "send"}),
    ("file.last_good", {"file": {"type": "claim", "id": "bridge/none"}}),
    ("review.approve", {"claim": "bridge/none", "by": "x"}),
)


@pytest.mark.parametrize("language", ["fr", "es"])
def test_no_refusal_of_an_act_is_english(inside: DeskInProcess, language: str) -> None:
    english = {}
    for act, form in ACTS:
        told = inside.refused(act, language, **form)
        if not told or ENGLISH.search(QUOTED.sub("", told)):
            english[f"{act} {form}"[:90]] = told
    assert not english


DOCUMENTS = {
    "empty.html": b"",
    "a.html": b"<title>x</title>",
    "a.pdf": b"%PDF-1.4 no more",
    "a.txt": b"---\ntitle: x\n---\nIt opens.",
    "b.html": b"\xff\xd8\xff\xe0 jpeg",
    "c.html": b"\x00\x01\x02\x03\xfe" * 50,
    "d.html": b"{\\rtf1 text}",
    "e.html": b'{"a": 1}',
    "f.html": b'[{"@type": "ClaimReview", "claimReviewed": "x"}]',
    "g.html": b"PK\x03\x04" + b"x" * 40,
    "h.txt": b"word " * 1_000_000,
}


@pytest.mark.parametrize("language", ["fr", "es"])
def test_no_refusal_of_a_document_is_english(inside: DeskInProcess, language: str) -> None:
    for name, body in DOCUMENTS.items():
        with pytest.raises(Stop) as stop:
            take(inside.desk, UploadForm(about="article", name=name, body=body))
        told = said(language, stop.value.text, stop.value.values)
        assert not ENGLISH.search(QUOTED.sub("", told)), told


@pytest.mark.parametrize("language", ["fr", "es"])
def test_a_published_claim_is_corrected_in_the_language_of_the_desk(
    inside: DeskInProcess, project: Path, language: str
) -> None:
    claim = project / "claims/bridge/opening-day.yml"
    before = claim.read_text("utf-8")
    claim.write_text(before.replace("status: published", "status: in-review").partition("history:")[0], "utf-8")
    inside.desk.changed()
    inside.do("claim.publish", claim="bridge/opening-day", reviewer="A Reviewer")
    git(project, "add", "-A")
    git(project, "commit", "-qm", "Publish")
    claim.write_text(claim.read_text("utf-8").replace("on 2 May 2026.", "on 3 May 2026."), "utf-8")
    inside.desk.changed()
    forms: tuple[dict[str, Any], ...] = ({}, {"kind": "typo"}, {"kind": "translation"}, {"kind": "correction"})
    told = [inside.refused("claim.correct", language, claim="bridge/opening-day", **form) for form in forms]
    told.append(inside.refused("claim.publish", language, claim="bridge/opening-day", reviewer="A Reviewer"))
    assert not [one for one in told if ENGLISH.search(QUOTED.sub("", one))]
    assert len({*told}) == len(told)


TROUBLES = {
    "gone": {
        "en": "“claims/bridge/opening-day.yml” is not there any more; what you typed stays here.",
        "fr": "«\u202fclaims/bridge/opening-day.yml\u202f» n’est plus là\u202f; ce que vous avez écrit reste ici.",
        "es": "«claims/bridge/opening-day.yml» ya no está; lo que escribió sigue aquí.",
    },
    "unreadable": {
        "en": "No field of this file can be saved. The file cannot be read. Open it, and mend it first.",
        "fr": "Aucun champ de ce fichier ne peut être enregistré. "
        "Le fichier est illisible. Ouvrez-le et réparez-le d’abord.",
        "es": "No se puede guardar ningún campo de este archivo. "
        "El archivo no se puede leer. Ábralo y arréglelo primero.",
    },
    "read-only": {
        "en": "The disk refuses to be written: it can only be read. Nothing was changed; what you typed stays here.",
        "fr": "Impossible d’écrire sur le disque\u00a0: il est en lecture seule. "
        "Rien n’a été modifié\u202f; ce que vous avez écrit reste ici.",
        "es": "No se puede escribir en el disco: es de solo lectura. No ha cambiado nada; lo que escribió sigue aquí.",
    },
    "full": {
        "en": "The disk refuses to be written: it is full. Nothing was changed; what you typed stays here.",
        "fr": "Impossible d’écrire sur le disque\u00a0: il est plein. "
        "Rien n’a été modifié\u202f; ce que vous avez écrit reste ici.",
        "es": "No se puede escribir en el disco: está lleno. No ha cambiado nada; lo que escribió sigue aquí.",
    },
}
"""What may be wrong with a file while somebody types, and what is said then."""


@pytest.mark.parametrize("trouble", TROUBLES)
def test_each_trouble_has_its_sentence_and_nothing_is_changed(
    inside: DeskInProcess, project: Path, monkeypatch: pytest.MonkeyPatch, trouble: str
) -> None:
    claim = project / "claims/bridge/opening-day.yml"

    def refuse(*_: object) -> None:
        raise OSError(errno.EROFS if trouble == "read-only" else errno.ENOSPC, "No")

    if trouble == "gone":
        claim.unlink()
    elif trouble == "unreadable":
        claim.write_text("statement: [\n", "utf-8")
    else:
        monkeypatch.setattr(changeset, "_write", refuse)
    before = claim.read_bytes() if claim.exists() else None
    for language, told in TROUBLES[trouble].items():
        assert inside.refused("edit", language, file=CLAIM, route=["statement", "en"], value="It opens.") == told
    assert (claim.read_bytes() if claim.exists() else None) == before
    assert not [*project.rglob(".*.new")]


@pytest.mark.browser
def test_what_is_typed_stays_though_its_file_is_gone(page: Page, desk: DeskProcess, project: Path) -> None:
    page.goto(desk.address)
    expect(page.locator("h1")).to_be_visible()
    page.goto(f"{desk.origin}/claims/bridge/opening-day")
    claim = project / "claims/bridge/opening-day.yml"
    text = claim.read_bytes()
    page.locator("#statement-en").focus()
    claim.unlink()
    page.locator("#statement-en").fill("It opens.")
    expect(page.get_by_text("is not there any more; what you typed stays here")).to_be_visible()
    assert "It opens." in page.evaluate("Object.values(sessionStorage)")
    claim.write_bytes(text)
    page.goto(f"{desk.origin}/claims/bridge/opening-day")
    expect(page.locator("#statement-en")).to_have_value("It opens.")
    expect(page.locator("[data-unsaved]")).to_have_count(0)
    assert "en: It opens.\n" in claim.read_text("utf-8")
