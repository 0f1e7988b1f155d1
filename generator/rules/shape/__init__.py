"""Keys and values that do not fit the model: found while reading."""

from types import ModuleType

MODULES: tuple[ModuleType, ...] = ()
"""The rules of this family, in the order of the handbook."""
