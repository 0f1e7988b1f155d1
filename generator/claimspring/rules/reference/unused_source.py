"""No claim, article or other source names this source.

## What it does
Reports source files whose id nothing refers to.

## Why it is bad
It gets a page and is visited by `claimspring observe`, but tells nobody anything. Often it is evidence that somebody
forgot to enter.

## Example
`claims/sources/kyiv-post-2023-08-15.yml`, and no claim names `kyiv-post-2023-08-15`.

## What to write instead
Name it where it belongs, or delete the file.

```yaml
evidence:
  - {source: kyiv-post-2023-08-15, stance: context, passage: in a context of fundamental changes}
```
"""

from collections.abc import Iterator

from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import SourceId
from claimspring.model.source import Source
from claimspring.rules.context import Context

SEVERITY = Severity.NOTE


def check_source(context: Context, source_id: SourceId, record: Record[Source]) -> Iterator[Problem]:
    """A source that nothing names; where a file could not be read, that one may."""
    if not context.is_named(source_id) and not context.unread:
        yield Problem(
            record.path,
            (),
            f"nothing refers to the source '{source_id}'",
            "name it as evidence, in a trail or under 'derived_from', or delete the file",
        )
