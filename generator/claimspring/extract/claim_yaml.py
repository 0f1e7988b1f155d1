"""A draft as the text of a claim file. In: what goes into it. Out: YAML that the strict reader reads back the same.

One fixed shape, with comments for what an editor has to add. Long words are folded over lines where that changes
nothing, and put in quotation marks where a plain scalar would be read as something else.
"""

import json
import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimspring.extract.statement import Statement
from claimspring.model.draft import DRAFT_COMMENT
from claimspring.read.editing.style import render

SCHEMA = "# yaml-language-server: $schema=../schema/claim.json"
_WIDTH = 96
_WRAPPED = re.compile(r"[ ]*\r?\n[ ]*")
"""Where the article's own line ends; a claim's words match all the same."""
_FOLDABLE = re.compile(r"[^ \t\n]+(?: [^ \t\n]+)*")
_UNFOLDABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")

_EVIDENCE = (
    "# evidence:                  # what was found, one entry for each passage",
    "#   - source: …              # id of a file in claims/sources/",
    "#     stance: supports       # supports | refutes | qualifies | context",
    "#     passage: …             # the source's exact words, in its own language",
)


@dataclass(frozen=True, slots=True)
class TextQuote:
    """Words of the article, and those around them where they occur more than once."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """All that goes into a claim file."""

    statement: Statement
    words: str
    """The statement: the article's own words."""
    places: tuple[TextQuote, ...]
    publisher: str | None = None
    """Id of the publisher that the article credits, where it is known."""
    credit: str | None = None
    """The article's words that give the credit."""
    speaker: str | None = None
    known: tuple[tuple[str, str], ...] = ()
    """The likest of the known claims, each with its text."""


def claim_file(draft: Draft) -> str:
    """The text of the claim file."""
    lines = (*_top(draft), *_credit(draft), "review:", "  status: draft", *_EVIDENCE, *_known(draft), *_how(draft))
    return "\n".join((*lines, ""))


def appearance(places: Sequence[TextQuote], article: str | None = None) -> str:
    """Entries for the list `appearances`, for a claim of another article too."""
    lines: list[str] = []
    for place in places:
        lines += _scalar("exact", place.exact, 4, dash=True)
        lines += _scalar("prefix", place.prefix, 4) if place.prefix else []
        lines += _scalar("suffix", place.suffix, 4) if place.suffix else []
        lines += [f"    article: {article}"] if article else []
    return "\n".join(lines)


def _top(draft: Draft) -> Iterator[str]:
    statement = draft.statement
    yield SCHEMA
    yield DRAFT_COMMENT
    if statement.sentence:
        yield "# The article's whole sentence:"
        yield from textwrap.wrap(_comment(statement.sentence), _WIDTH, initial_indent="#   ", subsequent_indent="#   ")
    if statement.proposed:
        yield f"# proposed by {_comment(statement.by)}, to compare with the article before you use a word of it:"
        yield from textwrap.wrap(_comment(statement.proposed), _WIDTH, initial_indent="#   ", subsequent_indent="#   ")
    elif statement.by:
        yield f"# found by {_comment(statement.by)}"
    yield "statement:"
    yield from _scalar(statement.language, draft.words, 2)
    yield "appearances:"
    yield appearance(draft.places)
    yield f"kind: {statement.kind}"
    yield f"form: {statement.form}"
    if draft.speaker:
        yield "speaker:"
        yield "  words:"
        yield from _scalar(statement.language, draft.speaker, 4)
        if statement.pronoun:
            yield from _scalar("read", statement.pronoun.text, 2)
    elif statement.pronoun:
        yield f"# speaker: … who “{_comment(statement.pronoun.text)}” is, the tool could not tell"


def _credit(draft: Draft) -> Iterator[str]:
    if draft.publisher and draft.credit:
        yield "credits:"
        yield f"  - publisher: {draft.publisher}"
        yield from _scalar("as", draft.credit, 4)
    elif draft.statement.source:
        yield f"# credits:                 # the article credits “{_comment(draft.statement.source.text)}”"
        yield "#   - publisher: …         # its id in claims/publishers.yml; add it there, or use source: instead"
        yield "#     as: …                # the article's words that give the credit"


def _known(draft: Draft) -> Iterator[str]:
    """Claims that may say the same, for the editor to look at."""
    if draft.known:
        yield "# The likest claims that are known already; where one says the same, add this appearance to it instead:"
    for key, text in draft.known:
        yield f"#   {key}: {textwrap.shorten(_comment(text), _WIDTH, placeholder=' …')}"


def _how(draft: Draft) -> Iterator[str]:
    statement = draft.statement
    yield "extraction:"
    yield f"  score: {statement.score}"
    yield "  reasons:"
    yield from (f"    - {_quoted(reason)}" for reason in statement.reasons)
    for key, mention in (("cue", statement.cue), ("speaker", statement.speaker), ("source", statement.source)):
        if mention:
            yield from _scalar(key, mention.text, 2)
    if statement.dates:
        yield f"  dates: [{', '.join(dict.fromkeys(date.value for date in statement.dates))}]"


def _scalar(key: str, words: str, indent: int, *, dash: bool = False) -> list[str]:
    """`key: words`, over several lines where they are long and hold nothing that folding would change."""
    words = _WRAPPED.sub(" ", words)
    lead = " " * (indent - 2) + "- " if dash else " " * indent
    if len(words) + indent + len(key) <= _WIDTH or _UNFOLDABLE.search(words) or not _FOLDABLE.fullmatch(words):
        return [f"{lead}{key}: {_quoted(words)}"]
    inner = " " * (indent + 2)
    lines = textwrap.wrap(words, _WIDTH - indent, break_long_words=False, break_on_hyphens=False)
    if " ".join(lines) != words:
        return [f"{lead}{key}: {_quoted(words)}"]
    return [f"{lead}{key}: >-", *(inner + line for line in lines)]


def _quoted(words: str) -> str:
    if not _UNFOLDABLE.search(words):
        return render(words)
    return _UNFOLDABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(words, ensure_ascii=False))


def _comment(words: str) -> str:
    return " ".join(_UNFOLDABLE.sub(" ", words).split())
