"""A published claim asks a question that no evidence answers, or has evidence that answers none.

## What it does
Of a published claim with `questions`, wants an `answer` to each, a piece of evidence that bears on it, and a question
under `answers` at each piece of evidence that supports or refutes.

## Why it is bad
The page tells the evidence question by question. A question without an answer, or a passage that belongs to none, is
left over, and its origins are not counted.

## Example
```yaml
questions:
  - {id: whom, ask: Whom did he want to speak to?}
evidence:
  - {source: cnn-2023-02-07, stance: refutes, passage: a call between Austin and Wei Fenghe}
```

## What to write instead
```yaml
questions:
  - {id: whom, ask: Whom did he want to speak to?, answer: To Wei Fenghe.}
evidence:
  - source: cnn-2023-02-07
    stance: refutes
    answers: whom
    passage: a call between Austin and Wei Fenghe
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim, Stance
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.rules.context import Context
from claimspring.rules.verdicts import bearing

SEVERITY = Severity.WARNING

_DECISIVE = frozenset({Stance.SUPPORTS, Stance.REFUTES})


def check_published(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every question that is left over, and every decisive passage."""
    claim = record.value
    answered = {evidence.answers for evidence in claim.evidence}
    for index, question in enumerate(claim.questions):
        route, name = ("questions", index), question.id
        if question.answer is None:
            yield Problem(record.path, route, f"'{name}' has no answer", "add 'answer': the answer in one line")
        if name not in answered:
            hint = f"add 'answers: {name}' to the evidence that answers it"
            yield Problem(record.path, route, f"no evidence answers '{name}'", hint)
    for index, evidence in bearing(claim):
        if claim.questions and evidence.stance in _DECISIVE and evidence.answers is None:
            hint = f"add 'answers': one of {', '.join(question.id for question in claim.questions)}"
            yield Problem(record.path, ("evidence", index), "this passage decides, but answers no question", hint)
