"""An entry more or less in a list such as publishers.yml, also where that holds only comments or does not exist."""

from claimspring.model.base import Model
from claimspring.read.editing.operations import Delete, Refused, Set
from claimspring.read.editing.project_files import ProjectFiles
from claimspring.read.editing.shape import ValueShape
from claimspring.read.editing.style import document
from claimspring.read.single import read_entries
from claimspring.read.yaml import Data


def add_entry(files: ProjectFiles, path: str, model: type[Model], name: str, entry: dict[str, Data]) -> None:
    """Put an entry into the list, in memory; the others stay as they are, comments too.

    Raises `Refused` where the file cannot be changed, has an entry of the name, or would not hold this one.
    """
    alone = document({name: entry}, ValueShape(model, by_id=True))
    _, bad = read_entries(model, alone.encode())
    if name in bad:
        fault = bad[name][0]
        raise Refused("bad-entry", f"'{name}' cannot be put into {path}: {fault.message}", name=name, why=fault)
    text = files.text(path) or ""
    if not _holds_entries(text):
        files.write(path, text + ("\n" if text and not text.endswith("\n") else "") + alone)
        return
    try:
        known = files.kind(path).data(text)
        if name not in known:
            files.change(path, Set((name,), entry))
    except Refused as refused:
        raise Refused("unreadable-file", f"{path} cannot be changed: {refused}; mend it first", path=path) from None
    if name in known:
        raise Refused("listed-already", f"there is '{name}' in {path} already", name=name)


def remove_entry(files: ProjectFiles, path: str, name: str) -> None:
    """Take an entry out of the list, in memory; of a list that has no other, the comments stay, or no file.

    Raises `Refused` where the file cannot be changed or has no such entry.
    """
    text = files.text(path) or ""
    if len(files.kind(path).data(text)) > 1:
        files.change(path, Delete((name,)))
    else:
        comments = "".join(line for line in text.splitlines(keepends=True) if line.startswith("#"))
        files.write(path, comments or None)


def _holds_entries(text: str) -> bool:
    """Whether there is more than comments and white space."""
    lines = (line.strip() for line in text.removeprefix("\ufeff").splitlines())
    return any(line and not line.startswith("#") for line in lines)
