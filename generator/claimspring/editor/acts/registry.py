"""Every act by the name under which a browser asks for it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from claimspring.editor.acts import fields, history
from claimspring.editor.acts.act import DeskAct, Nothing

ACTS: Mapping[str, DeskAct[Any]] = MappingProxyType(
    {
        "edit": DeskAct(fields.FieldEdit, fields.edit),
        "undo": DeskAct(Nothing, history.undo),
        "redo": DeskAct(Nothing, history.redo),
    }
)
