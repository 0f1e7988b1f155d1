"""Where information began, and how many independent origins it has."""

from types import ModuleType

MODULES: tuple[ModuleType, ...] = ()
"""The rules of this family, in the order of the handbook."""
