"""What readers rely on was changed, and neither the history nor the record says so.

## What it does
Compares every published claim with its last edition in `claims/published/`: statement, words, speaker, verdict,
summary, rationale, evidence, credits, answer, open questions, each language by itself. White space, order and one more
translation are no change. A change that has an entry in `history` of its own is known; `unrecorded-edition` then asks
to record it.

## Why it is bad
A number that is set right without a word is a correction in silence.

## Example
"two per cent" becomes "three per cent" in a published `summary`.

## What to write instead
`claimspring correct KEY --as correction --note "…"` writes the entry and the edition; `--as typo` records a slip of the
keyboard, of which readers are not told.
"""

from collections.abc import Iterator, Sequence

from claimspring.anchor.slip import is_typo
from claimspring.model.claim import Claim
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ArticleId
from claimspring.model.published import Edition
from claimspring.rules.context import Context
from claimspring.rules.published_record import Changed, Live, changed_parts, old_words, route_of

SEVERITY = Severity.ERROR


def check_changed(context: Context, changed: Changed) -> Iterator[Problem]:
    """Every published claim that is not as its record has it, without a word in its history."""
    key, claim, last, fields = changed
    if len(claim.value.history) <= last.entries:
        yield Problem(
            claim.path,
            route_of(fields[0]),
            f"changed since it was published, and nothing says so: {', '.join(fields)}{old_words(last, fields[0])}",
            f"run 'claimspring correct {key} {_kind(claim.value, last, fields)}', or take the old words back",
        )


def _kind(claim: Claim, last: Edition, fields: Sequence[str]) -> str:
    """What the change probably is, as it is said to the command."""
    return "--as typo" if all(_is_typo(claim, last, field) for field in fields) else "--as correction --note …"


def _is_typo(claim: Claim, last: Edition, field: str) -> bool:
    """Whether only letters within words are others; not known of what the record does not hold in clear."""
    name, _, language = field.partition(".")
    texts = {"statement": (last.statement, claim.statement), "summary": (last.summary, claim.review.summary)}
    old, new = ((text.root.get(language) if text else None) for text in texts.get(name, (None, None)))
    return bool(old and new and is_typo(old, new, language))


def check_live_article(context: Context, article: ArticleId, record: Live) -> Iterator[Problem]:
    """The same of an article, whose text the verdicts speak of."""
    parts = changed_parts(context, article, record)
    if parts:
        yield Problem(
            context.corpus.articles[article].path,
            () if parts[0] == "text" else (parts[0],),
            f"the article changed since it was published, and nothing says so: {', '.join(parts)}",
            f"run 'claimspring correct {article} --as correction --note …', or take the old words back",
        )
