"""A published claim is gone, and its record does not say that it was retired.

## What it does
Wants a claim's file for every record in `claims/published/` whose last edition is not `retired`, `moved`, `merged` or
`split`.

## Why it is bad
Readers and other sites have its address, and cite its verdict. A claim that vanishes without a word is a correction in
silence.

## Example
`claims/bridge/opening-day.yml` was deleted, or renamed by hand.

## What to write instead
`claimspring rename claim bridge/opening-day bridge/day-of-opening` renames it with all that refers to it, and its old
address leads on. `claimspring retire bridge/opening-day --reason "…"` takes it back before the eyes of readers.
"""

from collections.abc import Iterator

from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ArticleId, ClaimKey
from claimspring.rules.context import Context
from claimspring.rules.published_record import Live, nearest_unrecorded

SEVERITY = Severity.ERROR


def check_live(context: Context, key: ClaimKey, record: Live) -> Iterator[Problem]:
    """Every record that goes on while its claim does not."""
    path = f"claims/{key}.yml"
    if key in context.corpus.claims or context.is_there(path):
        return
    other = nearest_unrecorded(context, record.last)
    yield Problem(
        record.path,
        (),
        f"'{key}' is published, and {path} is gone",
        f"if it is '{other}' now, move its file back and run 'claimspring rename claim {key} {other}'"
        if other
        else f"take it back from git, or run 'claimspring retire {key} --reason …'",
    )


def check_live_article(context: Context, article: ArticleId, record: Live) -> Iterator[Problem]:
    """The same of an article."""
    path = context.article_path(article)
    if article not in context.corpus.articles and not context.is_there(path):
        hint = f"take it back from git; 'claimspring rename article {article} …' gives it another name"
        yield Problem(record.path, (), f"the article '{article}' is published, and {path} is gone", hint)
