"""A change has its entry in the history, and is not in the record yet.

## What it does
Finds published claims that changed together with their `history`, while `claims/published/` holds the edition before.

## Why it is bad
The next change could hide behind the same entry.

## Example
The verdict and an entry `verdict-change` were written by hand.

## What to write instead
`claimspring correct KEY` takes the entry as it stands, and records the edition.
"""

from collections.abc import Iterator

from claimspring.model.finding import Problem, Severity
from claimspring.rules.context import Context
from claimspring.rules.published_record import Changed, route_of

SEVERITY = Severity.WARNING


def check_changed(context: Context, changed: Changed) -> Iterator[Problem]:
    """Every change that its history tells, and the record does not."""
    key, claim, last, fields = changed
    if len(claim.value.history) > last.entries:
        yield Problem(
            claim.path,
            route_of(fields[0]),
            f"the history tells of a change that is not recorded: {', '.join(fields)}",
            f"run 'claimspring correct {key}', which takes the entry as it stands",
        )
