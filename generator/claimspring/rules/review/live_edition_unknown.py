"""The live site shows an edition of a claim that the record does not know.

## What it does
With `claimspring check --live ADDRESS`, wants every edition that the published site lists in `data/published.json` in
`claims/published/`.

## Why it is bad
Where a record was made anew, and git's history with it, only what readers can see remembers what was promised.

## Example
A verdict was changed, the record deleted and begun once more, and the branch rewritten.

## What to write instead
Take the record back, from another clone or from the site's log, and run `claimspring correct`.
"""

from collections.abc import Iterator

from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ArticleId, ClaimId, ClaimKey
from claimspring.model.published import record_path
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check_project(context: Context) -> Iterator[Problem]:
    """Every claim of the live site whose edition is in no record."""
    for name, digest in context.live.items():
        article, _, claim = name.partition("/")
        key = ClaimKey(ArticleId(article), ClaimId(claim))
        record = context.corpus.publications.get(key)
        held = {edition.hash for edition in record.value.editions} if record else set()
        if digest not in held:
            yield Problem(
                record.path if record else context.settings_path,
                () if record else context.settings_route,
                f"the live site shows an edition of '{name}' that the record does not know",
                f"take {record_path(key)} back as it was when the site was published",
                at_key=True,
            )
