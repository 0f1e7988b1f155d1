"""Sources: in a list, one by one, new, and the words picked in the copy of one."""

from collections.abc import Iterator
from typing import NamedTuple

from claimspring.editor.desk import OpenDesk
from claimspring.editor.files import FileName, FileType, checked, claim_key
from claimspring.editor.findings import DERIVATION_FIELDS, EXCEPTION_FIELDS, FieldFindings, by_field, findings_of
from claimspring.editor.rendering import words_in
from claimspring.editor.saved_copies import SavedCopies
from claimspring.editor.screens.broken import broken
from claimspring.editor.screens.names import CERTAINTIES, publisher_names, source_name
from claimspring.editor.screens.screen import Preview, Screen, missing, screen
from claimspring.i18n.labels import PUBLISHER_KINDS, SOURCE_KINDS, STANCES, WAYS
from claimspring.i18n.multilingual import alone
from claimspring.model.ids import ClaimKey, SourceId
from claimspring.model.source import Source
from claimspring.model.step import Certainty
from claimspring.read.files import source_path

_SHOWN = 300
_FIELDS = (
    *(("title",), ("url",), ("unlocated",), ("publisher",), ("author",), ("published",), ("language",), ("kind",)),
    *(("retrieved",), ("archived",), ("origin",), ("derived_from",), ("note",), ("title_from",), ("date_from",)),
    *(("no_copies",), ("edition_of",), ("article",), ("exceptions",)),
)
"""Where a finding can stand on the screen of a source."""


class UsingClaim(NamedTuple):
    """A claim that names a source."""

    key: ClaimKey
    statement: str


def listed(desk: OpenDesk, _preview: Preview, language: str) -> Screen:
    """All sources."""
    rows = [(name, source_name(desk, language, name), record.value) for name, record in desk.corpus.sources.items()]
    title = alone(words_in(language).say("Sources"))
    return screen(desk, language, "sources", title, rows=rows[:_SHOWN], left=max(0, len(rows) - _SHOWN))


def show(desk: OpenDesk, preview: Preview, language: str, source: str) -> Screen:
    """One source."""
    name = SourceId(checked(source))
    path = source_path(name)
    if path in desk.project.reading.unread:
        return broken(desk, language, FileName(FileType.SOURCE, name))
    record = desk.corpus.sources.get(name)
    if record is None:
        raise missing(source)
    value, words = record.value, words_in(language)
    steps = [("derived_from", index, *name) for index, _ in enumerate(value.derived_from) for name in DERIVATION_FIELDS]
    rules = [("exceptions", index, *name) for index, _ in enumerate(value.exceptions) for name in EXCEPTION_FIELDS]
    found = findings_of(desk, path)
    return screen(
        desk,
        language,
        "source",
        source_name(desk, language, name),
        id=name,
        source=value,
        file=FileName(FileType.SOURCE, name),
        digest=desk.shown(path),
        c=FieldFindings(found, by_field(found, [*_FIELDS, *steps, *rules])),
        articles=[(article, record.value.header.title) for article, record in desk.corpus.articles.items()],
        publishers=publisher_names(desk, language),
        kinds=[(kind, words.say(said)) for kind, said in SOURCE_KINDS.items()],
        ways=[(way, words.say(said)) for way, said in WAYS.items()],
        uses=list(_uses(desk, language, name)),
        copies=desk.made_from(name),
        copy=SavedCopies(desk).text(name),
        source_name=lambda one: source_name(desk, language, one),
        comparable=_comparable(desk, language, name, value),
        certainties=[(one, words.say(CERTAINTIES[one])) for one in Certainty],
        preview=preview,
    )


def new(  # noqa: PLR0913 -- what is known of it
    desk: OpenDesk,
    _preview: Preview,
    language: str,
    claim: str = "",
    url: str = "",
    use: str = "evidence",
    *,
    title: str = "",
) -> Screen:
    """A source to be made; what is known of it already stands in its form."""
    words = words_in(language)
    return screen(
        desk,
        language,
        "new_source",
        alone(words.say("A new source")),
        claim=str(claim_key(claim)) if claim else "",
        url=url,
        called=title,
        use=use,
        publishers=publisher_names(desk, language),
        kinds=[(kind, words.say(said)) for kind, said in SOURCE_KINDS.items()],
        publisher_kinds=[(kind, words.say(said)) for kind, said in PUBLISHER_KINDS.items()],
    )


def pick(  # noqa: PLR0913, PLR0917 -- the parts of its address
    desk: OpenDesk,
    preview: Preview,
    language: str,
    article: str,
    claim: str,
    source: str,
    index: int | None = None,
    mode: str = "text",
) -> Screen:
    """The words of a source for a claim, picked in its copy."""
    key, name = claim_key(f"{article}/{claim}"), SourceId(checked(source))
    record, claimed = desk.corpus.sources.get(name), desk.corpus.claims.get(key)
    if record is None or claimed is None:
        raise missing(source if record is None else str(key))
    copy = SavedCopies(desk).text(name)
    chosen = claimed.value.evidence[index] if index is not None and index < len(claimed.value.evidence) else None
    words = words_in(language)
    return screen(
        desk,
        language,
        "pick",
        source_name(desk, language, name),
        id=name,
        source=record.value,
        key=key,
        claim=claimed.value,
        index=index if chosen else None,
        stance=chosen.stance if chosen else "",
        stances=[(stance, words.say(said)) for stance, said in STANCES.items()],
        copy=copy,
        lines=list(_lines(copy.text)) if copy else [],
        mode=mode,
        preview=preview,
    )


def _comparable(desk: OpenDesk, language: str, name: SourceId, source: Source) -> list[tuple[str, str]]:
    """The documents with which the words of a step back can have been compared."""
    steps = source.derived_from
    known = [name, *(step.source for step in steps), *(step.compared_with for step in steps if step.compared_with)]
    return [(one, source_name(desk, language, one)) for one in dict.fromkeys(known)]


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text with words, each with its place."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, line
        start += len(line) + 1


def _uses(desk: OpenDesk, language: str, name: SourceId) -> Iterator[UsingClaim]:
    for key in desk.claims_naming(name):
        yield UsingClaim(key, desk.corpus.claims[key].value.statement.pick(language).words)
