"""Time, page or hash do not fit what is shown.

## What it does
Looks at the evidence, and at where a claim is said: a time belongs to a film or a recording and is written `mm:ss` or
`h:mm:ss`; a page belongs to what has pages; a hash is a SHA-256 in 64 hexadecimal digits.

## Why it is bad
A reader who wants to see it for himself is led nowhere, and of two files nobody can tell which one was looked at.

## Example
```yaml
evidence:
  - source: harbour-camera-2026-05-02
    stance: refutes
    medium: picture
    time: "1:20"
    description: {en: The bridge is closed.}
```

## What to write instead
```yaml
evidence:
  - source: harbour-camera-2026-05-02
    stance: refutes
    medium: film
    time: "01:20"
    description: {en: The bridge is closed.}
```
"""

from collections.abc import Iterator

from pydantic import TypeAdapter, ValidationError

from claimspring.model.article import ArticleKind
from claimspring.model.claim import Claim, Evidence, Medium
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.model.values import Sha256, TimeCode
from claimspring.rules.context import Context

SEVERITY = Severity.WARNING

_TIME = TypeAdapter(TimeCode)
_HASH = TypeAdapter(Sha256)
_WITH_TIME = frozenset({Medium.FILM, Medium.SOUND})
_WITHOUT_PAGES = frozenset({Medium.FILM, Medium.SOUND})
_WITHOUT_TIME = frozenset({ArticleKind.ARTICLE, ArticleKind.PICTURE})


def check_claim(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every time, page or hash that is out of place or cannot be read."""
    for index, evidence in enumerate(record.value.evidence):
        for field, message, hint in _doubts(evidence):
            yield Problem(record.path, ("evidence", index, field), message, hint)
    for index, place in enumerate(record.value.appearances):
        article = context.corpus.articles.get(place.article or key.article)
        if place.time and article and article.value.header.kind in _WITHOUT_TIME:
            message = f"'{place.article or key.article}' is no film or recording, and has no time '{place.time}'"
            hint = "set the article's 'kind' (film, sound, speech, post), or leave the time out"
            yield Problem(record.path, ("appearances", index, "time"), message, hint)


def _doubts(evidence: Evidence) -> Iterator[tuple[str, str, str]]:
    """Field, message and hint."""
    if evidence.time and evidence.medium not in _WITH_TIME:
        yield "time", f"a {evidence.medium} has no time '{evidence.time}'", "set 'medium: film' or 'medium: sound'"
    elif evidence.time and not _fits(_TIME, evidence.time):
        yield "time", f"'{evidence.time}' is no time in a film or recording", "write it as mm:ss or h:mm:ss"
    if evidence.page and evidence.medium in _WITHOUT_PAGES:
        yield "page", f"a {evidence.medium} has no page '{evidence.page}'", "give the 'time' instead"
    if evidence.hash and not _fits(_HASH, evidence.hash):
        yield "hash", f"'{evidence.hash}' is no SHA-256", "write its 64 hexadecimal digits, in small letters"


def _fits(adapter: TypeAdapter[str], value: str) -> bool:
    try:
        adapter.validate_python(value)
    except ValidationError:
        return False
    return True
