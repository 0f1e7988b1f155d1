"""An old address leads nowhere, or in a circle.

## What it does
Follows the `to` of the records in `claims/published/` whose last edition is `moved`, `merged`, `split` or `retired`.

## Why it is bad
A reader who comes by an old link finds nothing.

## Example
A claim was renamed by command, and its new file deleted by hand.

## What to write instead
`claimspring rename` and `claimspring retire --to` write what fits; take back from git what is gone.
"""

from collections.abc import Iterator

from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ArticleId, ClaimId, ClaimKey
from claimspring.model.published import PublishedRecord
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check_publication(context: Context, key: ClaimKey, record: Record[PublishedRecord]) -> Iterator[Problem]:
    """Every `to` that leads to no claim, and every circle."""
    for index, name in enumerate(record.value.last.to):
        if (wrong := _wrong(context, name)) and record.value.last.ends:
            yield Problem(
                record.path,
                ("editions", len(record.value.editions) - 1, "to", index),
                wrong,
                "name a claim that stands: 'claimspring retire' and 'claimspring rename' write this",
            )


def _wrong(context: Context, name: str) -> str:
    seen = dict.fromkeys([name])
    for one in (queue := list(seen)):
        article, _, claim = one.partition("/")
        key = ClaimKey(ArticleId(article), ClaimId(claim))
        record = context.corpus.publications.get(key)
        if record is not None and record.value.last.ends:
            if any(other in seen for other in record.value.last.to):
                return f"'{name}' leads in a circle"
            seen |= dict.fromkeys(record.value.last.to)
            queue += record.value.last.to
        elif record is None and key not in context.corpus.claims and not context.is_there(f"claims/{key}.yml"):
            return f"there is no claim '{one}' any more"
    return ""
