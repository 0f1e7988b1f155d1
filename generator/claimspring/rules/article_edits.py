"""What two rules share: the edits of an article's page as its ledger has them, as problems."""

from collections import Counter
from collections.abc import Iterator

from claimspring.anchor.diff import difference
from claimspring.anchor.match import Haystack
from claimspring.model.article import Article
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem
from claimspring.model.ids import ArticleId
from claimspring.model.observation import ArticleEdits, Ledger, SentenceEdit
from claimspring.rules.context import Context

_SHOWN = 8


def told(context: Context, article_id: ArticleId, record: Record[Article], *, said: bool) -> Iterator[Problem]:
    """The problem with an article whose page was edited with a word (`said`) or without."""
    ledger = context.corpus.ledgers.get(f"article-{article_id}")
    found = _newest(ledger) if ledger else None
    if found and found[0].said is said:
        edits, since = found
        silently = "" if said else " without a word"
        message = f"the article's page was edited{silently} since {since}: {_counted(edits)}"
        hint = _hint(context, article_id, edits, record.value.header.language)
        yield Problem(record.path, ("url",), message, hint)


def _newest(ledger: Ledger) -> tuple[ArticleEdits, str] | None:
    """The edits of the newest look that could read the page, and the day of the first look that saw them."""
    readable = [entry for entry in ledger.entries if entry.seen.fingerprint]
    if not readable or readable[-1].edits is None:
        return None
    edits = readable[-1].edits
    first = next(entry for entry in readable if entry.edits == edits)
    return edits, first.first_seen.date().isoformat()


def _counted(edits: ArticleEdits) -> str:
    kinds = Counter(map(_kind, edits.sentences))
    parts = [f"{kinds[kind]} {kind}" for kind in ("changed", "gone", "new") if kinds[kind]]
    concerns = list(dict.fromkeys(concern for one in edits.sentences for concern in one.concerns))
    flagged = f" (with another {' and '.join(concerns)})" if concerns else ""
    sentences = "sentence" if edits.count == 1 else "sentences"
    return f"{edits.count} {sentences}, {', '.join(parts)}{flagged}"


def _hint(context: Context, article: ArticleId, edits: ArticleEdits, language: str) -> str:
    lines = ["leave the text as it was published, and say in the article's 'note' what was changed"]
    for edit in edits.sentences[:_SHOWN]:
        lines.append(_line(edit, language))
        claims = ", ".join(_claims(context, article, edit))
        if claims:
            lines.append(f"  look at {claims}")
    if edits.count > _SHOWN:
        lines.append(f"… and {edits.count - _SHOWN} more")
    return "\n".join(lines)


def _kind(edit: SentenceEdit) -> str:
    return "new" if edit.before is None else "gone" if edit.after is None else "changed"


def _line(edit: SentenceEdit, language: str) -> str:
    both = edit.before is not None and edit.after is not None
    shown = str(difference(edit.before or "", edit.after or "", language)) if both else edit.before or edit.after
    return f"{_kind(edit)}: {shown}"


def _claims(context: Context, article: ArticleId, edit: SentenceEdit) -> Iterator[str]:
    """The claims whose words stand in the sentence as it was."""
    if edit.before is None:
        return
    sentence = Haystack(edit.before)
    for place in context.places:
        if place.article == article:
            exact = context.corpus.claims[place.claim].value.appearances[place.index].exact
            if sentence.find(exact) is not None or Haystack(exact).find(edit.before) is not None:
                yield str(place.claim)
