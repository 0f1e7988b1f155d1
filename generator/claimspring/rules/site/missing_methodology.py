"""The site does not say how the desk checks.

## What it does
Looks for the page `content/methodology.md`.

## Why it is bad
The codes of principles want the method where readers can find it: how claims are chosen, what counts as evidence, what
each verdict means.

## Example
A site with claims, and no page that explains the verdicts.

## What to write instead
`content/methodology.md`: how claims are chosen, checked and rated, and what the trail means.
"""

from collections.abc import Iterator

from claimspring.model.finding import Problem, Severity
from claimspring.rules.context import Context
from claimspring.rules.required_pages import missing_page

SEVERITY = Severity.ERROR


def check_project(context: Context) -> Iterator[Problem]:
    """The missing page, if it is missing."""
    yield from missing_page(context, "methodology", "say how claims are chosen, checked and rated")
