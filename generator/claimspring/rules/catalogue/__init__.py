"""The rules that have no check of their own -> what is known of them: severity and page.

They are found where the corpus does not exist yet, by the reader, or where exceptions are applied; their messages and
hints stand there. This folder holds one Markdown file for each family; an entry begins with `# <id> (<severity>)` and
is written as a rule's docstring is: the problem in one sentence, then four headings.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from claimspring.model.finding import Severity
from claimspring.rules.rule import Family, Rule

_FOLDER = Path(__file__).parent
_HEADING = re.compile(r"^# ([a-z0-9-]+) \((error|warning|note)\)\n\n", re.MULTILINE)


def documented(family: Family) -> Iterator[Rule]:
    """The rules of a family's file, in its order; none where there is no such file."""
    file = _FOLDER / f"{family}.md"
    if not file.is_file():
        return
    _, *parts = _HEADING.split(file.read_text("utf-8"))
    for name, severity, text in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        yield Rule.described(name, family, Severity(severity), text)
