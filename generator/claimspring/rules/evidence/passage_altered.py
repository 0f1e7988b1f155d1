"""The words on which a verdict rests now read differently on the page.

## What it does
Looks into the ledgers of `claimspring observe` for passages that stand on their page only in nearly the same words, and
shows the difference. Changed numbers, negations and names are named.

## Why it is bad
34 for 43, or a dropped "not", is a small change of letters and another meaning.

## Example
```yaml
evidence:
  - source: tass-2023-08-14
    passage: will visit Russia on August 14-19      # the page now says 15-19
```

## What to write instead
See whether the passage was copied wrongly or the page was changed. Correct the passage, or keep it, point to the
archived copy and note the change.
"""

from collections.abc import Iterator

from claimspring.anchor.diff import difference
from claimspring.model.claim import Claim, Evidence
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.observation import QuotationState
from claimspring.model.observation_summary import QuotationStanding
from claimspring.rules.context import Context

SEVERITY = Severity.WARNING


def check_passage(
    context: Context, record: Record[Claim], index: int, evidence: Evidence, standing: QuotationStanding
) -> Iterator[Problem]:
    """Every passage of evidence that stands altered on its page."""
    if standing.state is QuotationState.ALTERED and standing.seen.found and evidence.passage:
        concerns = f" (with another {' and '.join(standing.seen.concerns)})" if standing.seen.concerns else ""
        yield Problem(
            record.path,
            ("evidence", index, "passage"),
            f"these words read differently on the page of '{evidence.source}'{concerns}",
            f"correct the passage, or point to a copy that has these words; the difference is\n"
            f"{difference(evidence.passage, standing.seen.found, evidence.language)}",
        )
