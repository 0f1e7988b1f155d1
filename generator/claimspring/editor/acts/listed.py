"""A person, topic or member of the desk: a new one, under an id made of the name, and one that goes."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from pydantic import Field

from claimspring.editor.acts.act import ActForm, Done
from claimspring.editor.desk import OpenDesk
from claimspring.editor.files import FileName, FileType, checked, id_made_of
from claimspring.editor.lists import listed
from claimspring.editor.stop import Stop
from claimspring.i18n.labels import mark
from claimspring.model.actors import Person
from claimspring.model.base import Model
from claimspring.model.desk import DeskMember
from claimspring.model.topic import Topic
from claimspring.read.editing.entries import add_entry, remove_entry

_MODELS: Mapping[FileType, type[Model]] = MappingProxyType(
    {FileType.PEOPLE: Person, FileType.TOPICS: Topic, FileType.MEMBERS: DeskMember}
)


class NewListed(ActForm):
    """What it is, and its name in the languages of the desk."""

    type: Literal["people", "topics", "members"]
    name: dict[str, str] = Field(default_factory=dict)


class OldListed(ActForm):
    """What goes."""

    type: Literal["people", "topics", "members"]
    id: str


def remove(desk: OpenDesk, form: OldListed) -> Done:
    """Take it out of its list, whatever names it."""
    kind, name, files = FileType(form.type), checked(form.id), desk.files()
    entry = listed(desk, kind).get(name)
    if entry is None:
        raise Stop(mark("There is nothing of this name: “%(name)s”."), gone=True, name=name)
    remove_entry(files, FileName(kind).path(desk.settings.docs_dir), name)
    told = {"name": entry.name.pick(desk.settings.languages[0]).words}
    desk.commit(files.changes(), mark("%(name)s removed"), **told)
    return Done(mark("%(name)s is removed."), told, go=f"/{kind}")


def add(desk: OpenDesk, form: NewListed) -> Done:
    """Put it into its list."""
    kind, languages = FileType(form.type), desk.settings.languages
    names = {tag: typed for tag in languages if (typed := form.name.get(tag, "").strip())}
    if not names:
        raise Stop(mark("Give the name."), field=f"name.{languages[0]}")
    first = next(iter(names))
    name = id_made_of(*names.values(), field=f"name.{first}")
    if name in listed(desk, kind):
        raise Stop(mark("This name is listed already."), field=f"name.{first}")
    files = desk.files()
    add_entry(files, FileName(kind).path(desk.settings.docs_dir), _MODELS[kind], name, {"name": dict(names)})
    desk.commit(files.changes(), mark("%(name)s added"), name=names[first])
    return Done(mark("Added."), go=f"/{kind}/{name}")
