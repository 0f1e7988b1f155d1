"""Entries that are more than one value, and lists of names: added whole, changed field by field from then on."""

from collections.abc import Collection
from typing import TypeAlias

from pydantic import Field

from claimspring.editor.acts.act import ActForm, Done, FileShown, RouteForm
from claimspring.editor.acts.claims import OneClaim, claim_there
from claimspring.editor.acts.fields import clean, joined, text_of
from claimspring.editor.acts.sources import Find, finder, found_by
from claimspring.editor.desk import OpenDesk
from claimspring.editor.files import claim_key
from claimspring.editor.stop import Stop
from claimspring.i18n.labels import mark
from claimspring.model.ids import id_from, numbered_id
from claimspring.read.editing.operations import Insert, Operation, Set
from claimspring.read.yaml import Data

_NAME_WORDS = 5
_MOST = 8

Texts: TypeAlias = dict[str, str]
"""A text by language."""


class NewEntry(ActForm):
    """An entry for a list, or the only one that there is."""

    file: FileShown
    route: RouteForm
    value: str | dict[str, str | bool | Texts] = ""
    name: str = ""
    """The key under which the value stands in its entry."""
    alone: bool = False
    """Whether it is no item of a list."""


class NewQuestion(OneClaim):
    """What has to be known."""

    ask: Texts = Field(default_factory=dict)


class NewDate(OneClaim):
    """A day that decides, and the piece of evidence that says so, by its place."""

    on: str = ""
    what: Texts = Field(default_factory=dict)
    evidence: int


def add(desk: OpenDesk, form: NewEntry) -> Done:
    """Put an entry behind the last one of a list, or where one can stand."""
    value = _cleaned(form.value)
    if not value:
        raise Stop(mark("Nothing is filled in."))
    value = {form.name: value} if form.name else value
    path, files = form.file.name.path(desk.settings.docs_dir), desk.files()
    text = text_of(files, path)
    operation: Operation = Set(form.route, value) if form.alone else Insert(form.route, value)
    changed = joined(desk, form.file, path, text, operation)
    files.write(path, changed)
    desk.commit(files.changes(), mark("entry added to %(name)s"), name=form.file.id or path)
    return Done(mark("Added."))


def add_question(desk: OpenDesk, form: NewQuestion) -> Done:
    """A question, under a short name made of its words."""
    ask = _cleaned(form.ask)
    if not isinstance(ask, dict):
        raise Stop(mark("Nothing is filled in."))
    key = claim_key(form.claim)
    known = [str(one.id) for one in claim_there(desk, key).questions]
    name = _free(str(next(iter(ask.values()))), known, "question")
    return _changed(desk, form, Insert(("questions",), {"id": name, "ask": ask}))


def add_date(desk: OpenDesk, form: NewDate) -> Done:
    """A day on which the verdict rests; the evidence gets a name by which it can be called."""
    evidence = claim_there(desk, claim_key(form.claim)).evidence
    if not 0 <= form.evidence < len(evidence):
        raise Stop(mark("Say which passage tells the day."))
    named = evidence[form.evidence].id
    name = named or _free(evidence[form.evidence].source, [str(one.id) for one in evidence], "evidence")
    naming = () if named else (Set(("evidence", form.evidence, "id"), name),)
    day: dict[str, Data] = {"on": form.on.strip(), "what": _cleaned(form.what) or "", "evidence": name}
    return _changed(desk, form, *naming, Insert(("review", "dates"), {key: told for key, told in day.items() if told}))


def find_actor(desk: OpenDesk, form: Find) -> Done:
    """People and publishers by their names."""
    return Done(reply={"found": _actors(desk, form.words, with_people=True)[:_MOST]})


def find_authority(desk: OpenDesk, form: Find) -> Done:
    """Publishers and sources, of whom one can say a thing alone."""
    return Done(reply={"found": [*_actors(desk, form.words)[:3], *found_by(desk, form.words)][:_MOST]})


def _actors(desk: OpenDesk, words: str, *, with_people: bool = False) -> list[Texts]:
    finds = finder(words)
    known = [*(desk.corpus.people.items() if with_people else ()), *desk.corpus.publishers.items()]
    found = []
    for id_, one in known:
        if finds(" ".join((id_, *one.name.root.values(), *one.aliases))):
            found.append({"id": str(id_), "title": one.name.pick(desk.settings.languages[0]).words})
    return found


def _changed(desk: OpenDesk, form: OneClaim, *operations: Operation) -> Done:
    """A claim with operations done."""
    path, files = f"claims/{claim_key(form.claim)}.yml", desk.files()
    text_of(files, path)
    files.change(path, *operations)
    desk.commit(files.changes(), mark("entry added to %(name)s"), name=form.claim)
    return Done(mark("Added."))


def _cleaned(value: object) -> Data:
    """What was filled in, without what was left empty."""
    if isinstance(value, dict):
        return {name: told for name, one in value.items() if (told := _cleaned(one))} or None
    return clean(value) if isinstance(value, str | bool) else None


def _free(words: str, known: Collection[str], otherwise: str) -> str:
    """A short name made of words that none of the known has."""
    return numbered_id(id_from(" ".join(words.split()[:_NAME_WORDS])) or otherwise, known.__contains__)
