"""Every value of the model's closed sets has a name that readers can be shown."""

from collections.abc import Mapping
from enum import StrEnum
from typing import get_args, get_type_hints

import pytest

from claimspring.i18n import labels

TABLES = {
    name: (get_args(hint)[0], getattr(labels, name))
    for name, hint in get_type_hints(labels).items()
    if isinstance(getattr(labels, name), Mapping) and issubclass(get_args(hint)[0], StrEnum)
}


def test_there_are_tables() -> None:
    assert len(TABLES) >= 8


@pytest.mark.parametrize("name", TABLES)
def test_every_value_has_a_name(name: str) -> None:
    values, named = TABLES[name]
    assert set(named) == set(values)
