"""The words that files and JSON may hold are the names of the code, so that nobody learns two."""

import pkgutil
from enum import StrEnum
from importlib import import_module

import pytest

import claimspring.model

ENUMS = sorted(
    {
        found
        for module in pkgutil.iter_modules(claimspring.model.__path__, "claimspring.model.")
        for found in vars(import_module(module.name)).values()
        if isinstance(found, type) and issubclass(found, StrEnum) and found is not StrEnum
    },
    key=lambda enum: enum.__name__,
)


@pytest.mark.parametrize("enum", ENUMS, ids=lambda enum: enum.__name__)
def test_a_word_in_a_file_is_the_name_in_the_code(enum: type[StrEnum]) -> None:
    assert [one.value for one in enum] == [one.name.lower().replace("_", "-") for one in enum]


def test_there_are_such_words() -> None:
    assert {"ClaimKind", "Form", "Stance", "SourceKind"} <= {enum.__name__ for enum in ENUMS}
