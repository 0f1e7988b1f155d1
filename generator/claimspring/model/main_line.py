"""What the main line of a repository remembers of the published record."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class MainLine:
    """The editions that were ever on the main line, and what could not be compared with it."""

    editions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The hashes of editions, by the path of their file."""
    unchecked: str = ""
    """Why, and what, could not be compared; empty where all was."""
    unknown: bool = False
    """Whether nothing of the line is known."""
