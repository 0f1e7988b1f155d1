"""Evidence answers a question that the claim does not ask, or two questions have one id.

## What it does
Looks up the question that each piece of evidence `answers` among the claim's `questions`.

## Why it is bad
Origins are counted for each question; evidence that answers none of them counts for nothing.

## Example
```yaml
questions:
  - {id: whom, ask: Whom did he want to speak to?}
evidence:
  - {source: cnn-2023-02-07, stance: refutes, answers: who}
```

## What to write instead
```yaml
evidence:
  - {source: cnn-2023-02-07, stance: refutes, answers: whom}
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.model.suggest import did_you_mean, surely_meant
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check_claim(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every answer without its question, and every question whose id another has."""
    asked = [question.id for question in record.value.questions]
    for index, name in enumerate(asked):
        if name in asked[:index]:
            message, hint = f"two questions have the id '{name}'", "give each an id of its own"
            yield Problem(record.path, ("questions", index, "id"), message, hint)
    for index, evidence in enumerate(record.value.evidence):
        answers = evidence.answers
        if answers and answers not in asked:
            yield Problem(
                record.path,
                ("evidence", index, "answers"),
                f"there is no question '{answers}'",
                did_you_mean(answers, asked) or f"add it to 'questions', with 'id: {answers}'",
                replacement=surely_meant(answers, asked),
            )
