"""The wrong words of a fix do not stand in the statement, or stand in it more than once.

## What it does
Looks for `wrong` in the statement, language by language, and wants `right` in the same languages.

## Why it is bad
The wrong words are struck in the statement and the right ones set beside them. Words that are not there, or there
twice, cannot be struck; struck words without right ones tell nothing.

## Example
```yaml
statement: {en: Li Shangfu refused the call.}
review:
  fix:
    - {wrong: {en: Li}, right: {en: Wei Fenghe}}   # a part of a name
```

## What to write instead
An exact part of the statement that is in it once, and the words that should stand in its place. Plain text does where
the statement is in one language.

```yaml
review:
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

SEVERITY = Severity.ERROR


def check_claim(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every fix that cannot be shown."""
    statement = record.value.statement.root
    for index, fix in enumerate(record.value.review.fix):
        route = ("review", "fix", index)
        for language, words in fix.wrong.root.items():
            is_plain = language == UNDETERMINED and language not in statement
            if is_plain and len(statement) > 1:
                first = next((name for name, said in statement.items() if words in said), next(iter(statement)))
                message = f"nothing says in which language the words '{words}' are"
                yield Problem(record.path, (*route, "wrong"), message, f"write {{{first}: …}}, and so under 'right'")
                continue
            times = (next(iter(statement.values())) if is_plain else statement.get(language, "")).count(words)
            if times != 1:
                told = "are not in the statement" if times == 0 else f"stand in the statement {times} times"
                hint = "copy an exact part of the statement that is in it once"
                yield Problem(record.path, (*route, "wrong", language), f"the words '{words}' {told}", hint)
        for language in sorted(fix.wrong.root.keys() ^ fix.right.root.keys()):
            lacking, there = ("right", "wrong") if language in fix.wrong.root else ("wrong", "right")
            message = f"'{there}' has the language '{language}', '{lacking}' has not"
            yield Problem(record.path, (*route, there, language), message, f"add it to '{lacking}'")
