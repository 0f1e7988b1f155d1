"""One step from a format of the project's files to the next."""

from collections.abc import Callable
from dataclasses import dataclass

from claimspring.read.editing.project_files import ProjectFiles


@dataclass(frozen=True, slots=True)
class Migration:
    """What it makes of a project."""

    format: int
    """The format that the files have afterwards."""
    title: str
    """What is new, in one phrase for editors."""
    migrate: Callable[[ProjectFiles], None]
    """Changes the files; where there is nothing to change it changes nothing. Raises `Refused`."""
