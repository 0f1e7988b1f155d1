"""A text of a claim lacks a language that the claim's other texts have.

## What it does
Takes the languages of all the texts that readers see of a claim (statement, speaker, summary, rationale, open
questions) and wants each of them in every one of these languages. Drafts are left alone, and so is what an earlier
check brought in and nobody traced yet.

## Why it is bad
A reader of the French site finds a French statement with an English reason under it.

## Example
```yaml
statement: {en: The call was refused., fr: L’appel a été refusé.}
review:
  summary: {en: It was addressed to another minister.}
```

## What to write instead
```yaml
statement: {en: The call was refused., fr: L’appel a été refusé.}
review:
  summary: {en: It was addressed to another minister., fr: Il s’adressait à un autre ministre.}
```
"""

from collections import defaultdict
from collections.abc import Iterator

from claimspring.model.claim import Claim, ReviewStatus
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Route, Severity
from claimspring.model.ids import ClaimKey
from claimspring.rules.claim_texts import UNDETERMINED, texts_of
from claimspring.rules.context import Context

SEVERITY = Severity.WARNING


def check_claim(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every claim with texts that lack languages of the others, at the first such text; once for each set of gaps."""
    if record.value.review.status in {ReviewStatus.DRAFT, ReviewStatus.UNTRACED}:
        return
    for missing, routes in _gaps(record.value).items():
        names = " and ".join(dict.fromkeys(f"'{_name(route)}'" for route in routes))
        languages = " and ".join(missing)
        message = f"{names} not translated: no {languages}"
        yield Problem(record.path, routes[0], message, f"add the text under {languages}", at_key=True)


def _gaps(claim: Claim) -> dict[tuple[str, ...], list[Route]]:
    """Missing languages -> the texts that lack them."""
    texts = [(route, text) for route, text in texts_of(claim) if UNDETERMINED not in text.root]
    languages = {language for _, text in texts for language in text.root}
    gaps: dict[tuple[str, ...], list[Route]] = defaultdict(list)
    for route, text in texts:
        missing = tuple(sorted(languages - text.root.keys()))
        if missing:
            gaps[missing].append(route)
    return gaps


def _name(route: Route) -> str:
    return next(step for step in reversed(route) if isinstance(step, str))
