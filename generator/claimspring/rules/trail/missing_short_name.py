"""A publisher on a trail has a name that fits no drawing.

## What it does
Wants a `short` name of every publisher of a document on a trail of a published claim, where the `name` has more than 22
characters in some language.

## Why it is bad
Trails are drawn with a lane for each publisher; a name that is too long is cut, and cut names are taken for others.

## Example
```yaml
# claims/publishers.yml
prc-mnd:
  name: Ministry of National Defense of the People's Republic of China
```

## What to write instead
```yaml
prc-mnd:
  name: Ministry of National Defense of the People's Republic of China
  short: Chinese ministry
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.model.publisher import SHORT
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check_published(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every publisher on the trail that has only a name that is too long, at its first step."""
    seen = set()
    for index, step in enumerate(record.value.trail):
        source = context.corpus.sources.get(step.source)
        name = source.value.publisher if source else None
        publisher = context.corpus.publishers.get(name) if name else None
        if publisher is None or name in seen or publisher.short:
            continue
        seen.add(name)
        longest = max(publisher.name.root.values(), key=len)
        if len(longest) > SHORT:
            yield Problem(
                record.path,
                ("trail", index, "source"),
                f"its publisher '{name}' has no short name, and '{longest}' has {len(longest)} characters",
                f"add 'short' to '{name}' in claims/publishers.yml, of at most {SHORT}",
            )
