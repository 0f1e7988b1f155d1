"""A credit counts as confirmed although the document credited was not located.

## What it does
Reports a credit with `check: confirmed` to a source that has no address, only an `unlocated` reason, and of which
no document that was located gives the words: quotes, translates or republishes it, or is an edition of it.

## Why it is bad
Nobody can confirm what stands in a document that nobody has seen. That another one passes it on shows the trail, not
the credit.

## Example
```yaml
credits:
  - {source: rte-wang-lavrov, as: Selon le média RTE, check: confirmed}   # the page was not found
```

## What to write instead
```yaml
credits:
  - source: rte-wang-lavrov
    as: Selon le média RTE
    check: unchecked
    note: RTE's page was not found; the words are those of AFP's dispatch.
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim, CreditCheck
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey, SourceId
from claimspring.model.source import How
from claimspring.rules.context import Context
from claimspring.trace.graph import LinkKind, NodeId

SEVERITY = Severity.WARNING

_WORDS = frozenset({How.QUOTES, How.TRANSLATES, How.REPUBLISHES})


def check_claim(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every confirmed credit to a document without an address."""
    for index, credit in enumerate(record.value.credits):
        source = context.corpus.sources.get(credit.source) if credit.source else None
        if credit.check is not CreditCheck.CONFIRMED or not source or not source.value.unlocated:
            continue
        if not _is_seen_elsewhere(context, context.provenance.graph.node(SourceId(credit.source or ""))):
            yield Problem(
                record.path,
                ("credits", index, "check"),
                f"'{credit.source}' was not located, so the credit cannot be confirmed",
                "write 'unchecked' or 'not-found', and say in the note what the trail shows",
            )


def _is_seen_elsewhere(context: Context, node: NodeId) -> bool:
    """Whether a document that was located gives the words of one that was not."""
    for step in context.provenance.backlinks.get(node, ()):
        source = context.provenance.graph.source(step.document)
        words = step.link.how in _WORDS or step.link.kind is LinkKind.EDITION
        if words and not step.link.inferred and source and source.url:
            return True
    return False
