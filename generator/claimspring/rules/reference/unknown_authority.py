"""The authority of a question is neither a source nor a publisher of this desk.

## What it does
Looks up the `authority` of every question.

## Why it is bad
An authority settles a question alone. One that nobody can look up settles nothing.

## Example
```yaml
questions:
  - {id: whom, ask: Whom did he want to speak to?, authority: pentagone}
```

## What to write instead
The id of the document (a file under `claims/sources/`) or of the body (an entry of `claims/publishers.yml`) that did
the thing itself.

```yaml
questions:
  - {id: whom, ask: Whom did he want to speak to?, authority: pentagon}
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey, PublisherId, SourceId
from claimspring.model.suggest import did_you_mean, surely_meant
from claimspring.read.files import PUBLISHERS, source_path
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check_claim(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every authority that leads nowhere."""
    sources, publishers = context.corpus.sources, context.corpus.publishers
    for index, question in enumerate(record.value.questions):
        name = question.authority
        if not name or SourceId(name) in sources or PublisherId(name) in publishers:
            continue
        if context.is_there(source_path(SourceId(name))) or context.is_there(PUBLISHERS, name):
            continue
        known = [*sources, *publishers]
        yield Problem(
            record.path,
            ("questions", index, "authority"),
            f"there is no source or publisher '{name}'",
            did_you_mean(name, known) or "give the id of a source or of a publisher",
            replacement=surely_meant(name, known),
        )
