"""An old address leads nowhere, or in a circle.

## What it does
Follows the `to` of the records in `claims/published/` whose last edition is `moved`, `merged`, `split` or `retired`: of
claims, and of articles, sources, publishers, people and topics. What was merged or split leads to published claims.

## Why it is bad
A reader who comes by an old link finds nothing.

## Example
A claim was renamed by command, and its new file deleted by hand.

## What to write instead
`claimspring rename` and `claimspring retire --to` write what fits; take back from git what is gone.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ArticleId, ClaimId, ClaimKey
from claimspring.model.published import EditionKind, PublishedRecord, RecordedKind, RecordedName, RecordKey, record_path
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR
_PUBLISHED = frozenset({EditionKind.MERGED, EditionKind.SPLIT})
"""Where these lead, there has to be a verdict again."""


def check_publication(context: Context, key: RecordKey, record: Record[PublishedRecord]) -> Iterator[Problem]:
    """Every `to` that leads to nothing readers can see, and every circle."""
    last = record.value.last
    for index, name in enumerate(last.to if last.ends else ()):
        if wrong := _wrong(context, _beside(key, name), published=last.change in _PUBLISHED):
            yield Problem(record.path, ("editions", len(record.value.editions) - 1, "to", index), *wrong)


def _beside(key: RecordKey, name: str) -> RecordKey:
    """Where the record of `key` leads."""
    if isinstance(key, RecordedName):
        return RecordedName(key.kind, name)
    article, _, claim = name.partition("/")
    return ClaimKey(ArticleId(article), ClaimId(claim))


def _wrong(context: Context, first: RecordKey, *, published: bool) -> tuple[str, str] | None:
    """What is wrong with where readers are led, and what to do about it."""
    seen = dict.fromkeys([first])
    for one in (queue := list(seen)):
        record = (
            context.corpus.names.get(one) if isinstance(one, RecordedName) else context.corpus.publications.get(one)
        )
        if record is not None and record.value.last.ends:
            others = [_beside(one, name) for name in record.value.last.to]
            if any(other in seen for other in others):
                return f"{_told(first)} leads in a circle", "take the records back from git as they were before"
            seen |= dict.fromkeys(others)
            queue += others
        elif record is None and not _is_there(context, one):
            return f"there is no {_told(one)} any more", "take it back from git: readers are led there"
        elif record is None and published and not context.is_there(record_path(one)):
            hint = f"set right what it says, then run 'claimspring publish {one}'"
            return f"{_told(one)} is not published yet, and readers are led there", hint
    return None


def _is_there(context: Context, key: RecordKey) -> bool:
    if isinstance(key, ClaimKey):
        return key in context.corpus.claims or context.is_there(f"claims/{key}.yml")
    corpus = context.corpus
    things: Mapping[RecordedKind, Mapping[Any, object]] = {
        RecordedKind.ARTICLE: corpus.articles,
        RecordedKind.SOURCE: corpus.sources,
        RecordedKind.PUBLISHER: corpus.publishers,
        RecordedKind.PERSON: corpus.people,
        RecordedKind.TOPIC: corpus.topics,
    }
    return key.id in things[key.kind] or context.is_there(*_place(context, key))


def _place(context: Context, key: RecordedName) -> tuple[str, str]:
    """The file that holds a thing, and its entry there if it is one of a list."""
    match key.kind:
        case RecordedKind.ARTICLE:
            return context.article_path(ArticleId(key.id)), ""
        case RecordedKind.SOURCE:
            return f"claims/sources/{key.id}.yml", ""
        case RecordedKind.PUBLISHER:
            return "claims/publishers.yml", key.id
        case RecordedKind.PERSON:
            return "claims/people.yml", key.id
        case RecordedKind.TOPIC:
            return "claims/topics.yml", key.id


def _told(key: RecordKey) -> str:
    return f"claim '{key}'" if isinstance(key, ClaimKey) else str(key)
