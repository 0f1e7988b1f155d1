"""What the rules reported in, the editor's queue out, the most pressing first. Pure; the status page shows the same."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from claimspring.model.claim import ReviewStatus
from claimspring.model.corpus import Corpus
from claimspring.model.finding import Finding
from claimspring.model.ids import ArticleId, ClaimKey, SourceId
from claimspring.model.queue import Task, TaskKind
from claimspring.rules.context import Context
from claimspring.trace.impact import Impact

TASKS: Mapping[str, TaskKind] = {
    "quotation-not-found": TaskKind.LOST_QUOTATION,
    "article-rewritten": TaskKind.LOST_QUOTATION,
    "passage-vanished": TaskKind.VANISHED_PASSAGE,
    "passage-never-seen": TaskKind.VANISHED_PASSAGE,
    "passage-altered": TaskKind.ALTERED_PASSAGE,
    "source-gone": TaskKind.LOST_SOURCE,
    "source-changed": TaskKind.CHANGED_SOURCE,
    "source-unseen": TaskKind.UNSEEN_SOURCE,
    "single-origin": TaskKind.SINGLE_ORIGIN,
    "stale-review": TaskKind.STALE_REVIEW,
    "missing-translation": TaskKind.MISSING_TRANSLATION,
    "unfilled-blank": TaskKind.BLANK,
}
"""The rules whose findings are work for an editor; the others are slips to be corrected at once."""

ORDER = {kind: place for place, kind in enumerate(TaskKind)}


class _Subject(NamedTuple):
    """What a file holds."""

    claim: ClaimKey | None = None
    source: SourceId | None = None
    article: ArticleId | None = None


def queue(context: Context, found: Iterable[Finding]) -> tuple[Task, ...]:
    """Everything that needs a hand; of each kind the weightiest first, then in the order of the files.

    What hangs on a document is asked for those alone with which something is to be done.
    """
    tasks = [
        *_broken(context),
        *_from_rules(context, found),
        *_unfinished(context.corpus),
        *_unlocated(context),
    ]
    return tuple(sorted(tasks, key=lambda task: (ORDER[task.kind], -task.weight, task.path)))


def _broken(context: Context) -> Iterator[Task]:
    for path in sorted({name.partition("#")[0] for name in context.unread}):
        yield Task(
            TaskKind.BROKEN_FILE, path, "cannot be read, so its page is missing", command=f"claimspring check {path}"
        )


def _from_rules(context: Context, found: Iterable[Finding]) -> Iterator[Task]:
    """One task for each file and kind, whatever the number of findings."""
    first: dict[tuple[TaskKind, str], tuple[str, int]] = {}
    for one in found:
        if one.rule in TASKS:
            key = (TASKS[one.rule], one.path)
            message, count = first.get(key, (one.message, 0))
            first[key] = (message, count + 1)
    subjects = _subjects(context.corpus)
    for (kind, path), (message, count) in first.items():
        subject = subjects.get(path, _Subject())
        why = f"{message} (and {count - 1} more)" if count > 1 else message
        weight = _weight(kind, subject, count, context)
        yield Task(kind, path, why, weight, _command(kind, subject), *subject)


def _weight(kind: TaskKind, subject: _Subject, count: int, context: Context) -> float:
    """How much hangs on it: claims that rest on a source, days past for a stale review, else the number of findings."""
    if subject.source is not None:
        return _load(context.provenance.impact(subject.source))
    if kind is TaskKind.STALE_REVIEW and subject.claim is not None:
        reviewed = context.corpus.claims[subject.claim].value.review.reviewed_on
        return (context.today - reviewed).days if reviewed else 0
    return count


def _load(impact: Impact | None) -> float:
    """A claim that would fall weighs more than any number of claims that would be weakened."""
    if impact is None:
        return 0
    falls, weakened, touched = impact.weight
    return falls * 1_000_000 + weakened * 1_000 + touched


def _command(kind: TaskKind, subject: _Subject) -> str:
    match kind:
        case TaskKind.SINGLE_ORIGIN:
            return f"claimspring trace {subject.claim}"
        case TaskKind.LOST_QUOTATION:
            return f"claimspring check claims/{subject.claim}.yml"
        case TaskKind.LOST_SOURCE:
            return f"claimspring observe {subject.source}"
        case _:
            return ""


def _unfinished(corpus: Corpus) -> Iterator[Task]:
    """Claims in review, and drafts by their worth."""
    for key, record in corpus.claims.items():
        match record.value.review.status:
            case ReviewStatus.IN_REVIEW:
                yield Task(TaskKind.WAITING_REVIEW, record.path, "waits for its review to be finished", claim=key)
            case ReviewStatus.DRAFT:
                drafted = record.value.extraction
                score = drafted.score if drafted else 0
                reasons = "; ".join(drafted.reasons) if drafted else ""
                why = f"worth {score:.2f}: {reasons}" if drafted else "drafted by hand, not yet taken up"
                yield Task(TaskKind.DRAFT, record.path, why, score, claim=key)


def _unlocated(context: Context) -> Iterator[Task]:
    """Documents that nobody has found, by what hangs on them."""
    for source_id, record in context.corpus.sources.items():
        if record.value.url is None and (impact := context.provenance.impact(source_id)):
            yield Task(TaskKind.UNLOCATED_SOURCE, record.path, _unfound(impact), _load(impact), source=source_id)


def _unfound(impact: Impact) -> str:
    claims = len(impact.affected)
    rest = f"{claims} claim has" if claims == 1 else f"{claims} claims have"
    falls = f", {impact.falls} without any other evidence" if impact.falls else ""
    return f"not located, and {rest} to do with it{falls}"


def _subjects(corpus: Corpus) -> dict[str, _Subject]:
    return {
        **{record.path: _Subject(claim=key) for key, record in corpus.claims.items()},
        **{record.path: _Subject(source=key) for key, record in corpus.sources.items()},
        **{record.path: _Subject(article=key) for key, record in corpus.articles.items()},
    }
