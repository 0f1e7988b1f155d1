"""Take the last act back, and do it again."""

from claimspring.editor.acts.act import Done, Nothing
from claimspring.editor.desk import Deed, OpenDesk
from claimspring.editor.stop import Stop
from claimspring.i18n.labels import mark
from claimspring.read.editing.history import FileConflict


def undo(desk: OpenDesk, _form: Nothing) -> Done:
    """Take the last act of this session back."""
    return _turned(mark("Undone: %(what)s."), *desk.undo())


def redo(desk: OpenDesk, _form: Nothing) -> Done:
    """Do again what was taken back last."""
    return _turned(mark("Redone: %(what)s."), *desk.redo())


def _turned(told: str, deed: Deed, conflicts: tuple[FileConflict, ...]) -> Done:
    if conflicts:
        places = ", ".join(dict.fromkeys(conflict.path for conflict in conflicts))
        raise Stop(mark("%(paths)s was changed again since, so nothing was undone."), paths=places)
    return Done(told, {"what": deed})
