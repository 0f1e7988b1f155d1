"""An article lies outside of the folder for articles.

## What it does
Reports texts in `content/` that begin with the head of an article, with its publisher and its language, but do not lie
in `content/articles/`.

## Why it is bad
The site shows such a file as a page of the desk's own, head and all. Nothing in it is marked, and no claim can quote
it.

## Example
`content/bridge-opens.md`, with `publisher: gazette` between two lines `---`

## What to write instead
`content/articles/bridge-opens.md`
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import id_from
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR

_HEAD = re.compile(r"\ufeff?\s*---[ \t]*\r?\n(?P<head>.*?)^---", re.DOTALL | re.MULTILINE)
_MARKS = (re.compile(r"^publisher:", re.MULTILINE), re.compile(r"^(?:language|url|unlocated):", re.MULTILINE))


def check_project(context: Context) -> Iterator[Problem]:
    """Every text among the pages that has an article's head."""
    for name, text in context.pages.items():
        head = _HEAD.match(text)
        if head and all(mark.search(head["head"]) for mark in _MARKS):
            stem = PurePosixPath(name).stem
            hint = f"move it to content/articles/{id_from(stem) or stem}.md"
            yield Problem(f"content/{name}", (), "this is an article, but it does not lie in content/articles/", hint)
