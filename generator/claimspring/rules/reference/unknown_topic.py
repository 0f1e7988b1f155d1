"""A topic is named that `claims/topics.yml` does not hold.

## What it does
Looks up every topic of a claim, on a desk that has a `claims/topics.yml`. Without the file, topics are bare words.

## Why it is bad
A misspelt topic is a topic of its own: its page holds one claim, and the right one lacks it.

## Example
```yaml
topics: [sanctons]
```

## What to write instead
An id of `claims/topics.yml`. For a new topic, add its entry there first.

```yaml
topics: [sanctions]
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.model.suggest import did_you_mean, surely_meant
from claimspring.read.files import TOPICS
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check_claim(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every topic that leads nowhere."""
    known = context.corpus.topics
    for index, topic in enumerate(record.value.topics):
        if topic not in known and len(known) and not context.is_there(TOPICS, topic):
            yield Problem(
                record.path,
                ("topics", index),
                f"there is no topic '{topic}'",
                did_you_mean(topic, known) or f"add '{topic}' to {TOPICS}, or correct the id",
                replacement=surely_meant(topic, known),
            )
