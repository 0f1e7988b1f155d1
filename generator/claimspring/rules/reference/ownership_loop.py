"""Publishers own each other in a circle.

## What it does
Follows `owner` from publisher to publisher in `claims/publishers.yml`.

## Why it is bad
Outlets of one owner count as one voice. In a circle nobody is the owner, and the count is wrong.

## Example
```yaml
cgtn: {name: CGTN, owner: cmg}
cmg: {name: China Media Group, owner: cgtn}
```

## What to write instead
```yaml
cgtn: {name: CGTN, owner: cmg}
cmg: {name: China Media Group}
```
"""

from collections.abc import Iterator, Mapping

from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import PublisherId
from claimspring.model.publisher import Publisher
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check_project(context: Context) -> Iterator[Problem]:
    """Every circle of owners, once, at its first publisher in the alphabet."""
    publishers = context.corpus.publishers
    settled: set[PublisherId] = set()
    for publisher_id in publishers:
        way = _owners(publisher_id, publishers, settled)
        settled.update(way)
        last = publishers[way[-1]].owner if way else None
        if last in way:
            circle = way[way.index(last) :]
            start = circle.index(min(circle))
            circle = [*circle[start:], *circle[:start]]
            yield Problem(
                "claims/publishers.yml",
                (circle[0], "owner"),
                f"publishers own each other in a circle: {' -> '.join([*circle, circle[0]])}",
                "remove the 'owner' that is wrong",
            )


def _owners(
    publisher_id: PublisherId, publishers: Mapping[PublisherId, Publisher], settled: set[PublisherId]
) -> list[PublisherId]:
    """The publisher, its owner, the owner's owner and so on, up to one that was met before."""
    way: list[PublisherId] = []
    current: PublisherId | None = publisher_id
    while current is not None and current in publishers and current not in settled and current not in way:
        way.append(current)
        current = publishers[current].owner
    return way
