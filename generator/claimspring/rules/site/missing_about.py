"""The site does not say who is behind it.

## What it does
Looks for the page `content/about.md`.

## Why it is bad
Who judges others has to say who he is, who pays him, and where he stands. The codes of principles demand it.

## Example
A site with verdicts, and no name under them.

## What to write instead
`content/about.md`: who runs the desk, who pays for it, what it does not check and why.
"""

from collections.abc import Iterator

from claimspring.model.finding import Problem, Severity
from claimspring.rules.context import Context
from claimspring.rules.required_pages import missing_page

SEVERITY = Severity.ERROR


def check_project(context: Context) -> Iterator[Problem]:
    """The missing page, if it is missing."""
    yield from missing_page(context, "about", "say who runs the desk, who pays for it, and how to reach it")
