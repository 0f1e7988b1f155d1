"""How things are called where they are listed."""

from claimspring.editor.desk import OpenDesk
from claimspring.editor.titles import source_title


def source_name(desk: OpenDesk, language: str, source: str) -> str:
    """A source by publisher and title."""
    return source_title(desk.corpus, language, source)
