"""What a desk has to tell its readers about itself."""

from types import ModuleType

from claimspring.rules.site import (
    missing_about,
    missing_contact,
    missing_corrections_policy,
    missing_methodology,
)

MODULES: tuple[ModuleType, ...] = (
    missing_methodology,
    missing_about,
    missing_corrections_policy,
    missing_contact,
)
"""The rules of this family, in the order of the handbook."""
