"""Files that cannot be read, or hold YAML that claim files may not use: found while reading."""

from types import ModuleType

MODULES: tuple[ModuleType, ...] = ()
"""The rules of this family, in the order of the handbook."""
