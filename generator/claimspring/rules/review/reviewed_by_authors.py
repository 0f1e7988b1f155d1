"""Nobody reviewed a claim but those who wrote it.

## What it does
Where `reviewers` in `mkdocs.yml` is two or more, compares `reviewed_by` of every published claim with the authors of
the file's commits. A commit of the review alone (`reviewed_by`, `reviewed_on`, `status`, `requests`, the history) makes
no author. Git's authors are known by the addresses, names and logins under `git` in `claims/desk.yml`, and by the names
that the desk has for its members.

## Why it is bad
Nobody finds their own mistakes. Two people means somebody who has not written it.

## Example
Ann wrote the claim and Bob the summary, and both alone answer for it.

```yaml
review:
  reviewed_by: [ann, bob]
```

## What to write instead
```yaml
review:
  reviewed_by: [ann, carol]
```
"""

from collections.abc import Iterator

from claimspring.model.authorship import own_reviewers
from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check_published(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every published claim that all its reviewers wrote, on a desk that wants two."""
    names = tuple(dict.fromkeys(record.value.review.reviewed_by))
    if context.settings.reviewers > 1 and names:
        own = own_reviewers(names, context.authors.get(key, ()), context.corpus.desk)
        if own == names:
            yield Problem(
                record.path,
                ("review", "reviewed_by"),
                f"reviewed by its authors alone: {', '.join(repr(name) for name in names)}",
                "let somebody read it who did not write it, and add them to 'reviewed_by'",
            )
