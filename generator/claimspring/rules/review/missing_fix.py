"""A refuted or misleading claim is published without the right words.

## What it does
Wants a `fix` in every language of the statement, where a published verdict is not the best of the scale but decided, or
is one of a kind that has no place on it (altered, misattributed); else the reason why there can be none, under
`fix_none`.

## Why it is bad
A statement that is only called wrong is remembered as it stands. The correction has to travel with the sentence.

## Example
```yaml
statement: {en: Li Shangfu refused the call.}
review:
  status: published
  verdict: refuted
```

## What to write instead
```yaml
review:
  status: published
  verdict: refuted
  fix:
    - {wrong: {en: Li Shangfu}, right: {en: Wei Fenghe}}
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.rules.claim_texts import UNDETERMINED
from claimspring.rules.context import Context
from claimspring.rules.verdicts import faults

SEVERITY = Severity.ERROR


def check_published(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every published claim that is found wrong and does not say what would be right."""
    review = record.value.review
    if not faults(record.value, context.corpus.ratings):
        return
    if review.fix and review.fix_none:
        message = "the review has a fix and a reason why there is none"
        yield Problem(record.path, ("review", "fix_none"), message, "delete one of the two", at_key=True)
    elif not review.fix_none:
        fixed = {language for fix in review.fix for language in fix.wrong}
        if UNDETERMINED in fixed and len(record.value.statement.root) == 1:
            return
        missing = [language for language in record.value.statement if language not in fixed]
        if not review.fix:
            text = "…" if missing == [UNDETERMINED] else f"{{{missing[0]}: …}}"
            entry = f"- {{wrong: {text}, right: {text}}}"
            hint = f"add to 'review' a 'fix' with words of the statement, {entry}, or say why not under 'fix_none'"
            yield Problem(record.path, ("review", "verdict"), "nothing says what would be right", hint)
        elif missing:
            message = f"nothing says what would be right in {' and '.join(missing)}"
            yield Problem(record.path, ("review", "fix"), message, "add the words in that language", at_key=True)
