"""`claimspring extract`: articles in, draft claims out: as files, as a table of what was done, or as JSON."""

import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import track
from rich.table import Table

from claimspring.cli.new_file import write_new
from claimspring.cli.project import opened, opened_settings, project_root
from claimspring.extract.as_read import TextAsRead
from claimspring.extract.draft_records import noted
from claimspring.extract.drafts import LEAST, SHOWN, ArticleText, Drafter, DraftOutcome, Result, Wish, known_claims
from claimspring.extract.extractor import ArticleInput
from claimspring.extract.json_output import as_data
from claimspring.extract.lock import anchored
from claimspring.extract.plugins import (
    OURS,
    Configurable,
    Extractor,
    ExtractorFailedError,
    UnknownExtractorError,
    find_extractor,
)
from claimspring.extract.reading import UnreadableArticleError, read_source
from claimspring.extract.statement import Statement
from claimspring.extract.word_vectors import NoVectorsError, WordVectors, installed_vectors
from claimspring.lexicon.load import load_lexicons
from claimspring.model.ids import ArticleId
from claimspring.read.editing.changeset import ChangedMeanwhile, FileChange, commit
from claimspring.read.editing.operations import Refused
from claimspring.read.files import article_path, drafts_path

EXIT_CODES = """\
The exit code is 0 where all went well, 1 where a claim's words vanished from its article, 2 for a wrong call or a
file that cannot be read, 3 for a bug of ours."""

_WIDTH = 120
_TOLD = {
    DraftOutcome.DRAFTED: "green",
    DraftOutcome.REPEATED: "green",
    DraftOutcome.KNOWN: "yellow",
    DraftOutcome.VANISHED: "red",
    DraftOutcome.UNWRITABLE: "red",
}


@dataclass(frozen=True, slots=True)
class _ArticleFile:
    file: Path
    source: ArticleInput

    @property
    def name(self) -> ArticleId:
        """The article's id: the file's name in small letters, digits and hyphens."""
        plain = unicodedata.normalize("NFKD", self.file.stem).encode("ascii", "ignore").decode().lower()
        return ArticleId(re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].strip("-") or "article")


@dataclass(slots=True)
class _Finder:
    """An extractor behind its lock; `name` is empty for ours."""

    extractor: Extractor
    name: str
    failed: bool = False
    """Whether so much of what it found is not the article's that it cannot be trusted."""

    def statements(self, article: _ArticleFile) -> list[Statement]:
        """What it finds in an article, as far as the article bears it out."""
        try:
            found = self.extractor.statements(article.source)
            passed = anchored(article.source, found, load_lexicons(), by=self.name)
        except ExtractorFailedError as error:
            raise click.UsageError(str(error)) from None
        if passed.dropped and self.name:
            told = f"{passed.dropped} of {passed.dropped + len(passed.statements)} statements are not the article's own"
            click.echo(f"{click.format_filename(article.file)}: {told}: left out", err=True)
        self.failed = self.failed or (passed.failed and bool(self.name))
        return passed.statements


@click.command("extract", epilog=EXIT_CODES)
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="json: print every statement found, and write nothing.",
)
@click.option("--dry-run", is_flag=True, help="Write nothing; show what would be drafted.")
@click.option(
    "--min-score",
    type=click.FloatRange(0, 1),
    default=None,
    metavar="0..1",
    help=f"Leave out what is worth less. [default: {LEAST}]",
)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    metavar="N",
    help=f"No more than N statements of each article: the best. [default: {SHOWN} drafts; json holds all]",
)
@click.option("--all", "every", is_flag=True, help=f"Draft all of them, not the best {SHOWN} alone.")
@click.option("--again", is_flag=True, help="Draft again what was dismissed.")
@click.option("--language", metavar="TAG", help="The article's language, where it is not recognised rightly.")
@click.option(
    "--extractor", default=OURS, show_default=True, metavar="NAME", help="Another extractor that is installed."
)
@click.option(
    "--vectors",
    "by_vectors",
    is_flag=True,
    help="Rank known claims by word vectors too: other words, other languages (needs the extra 'similar').",
)
def command(  # noqa: PLR0913, PLR0917 -- one argument for each option
    files: tuple[Path, ...],
    form: str,
    min_score: float | None,
    limit: int | None,
    language: str | None,
    extractor: str,
    *,
    dry_run: bool,
    every: bool,
    again: bool,
    by_vectors: bool,
) -> None:
    """Draft claims from articles (Markdown or plain text), one file for each statement worth checking.

    The drafts lie in claims/<article>/. A file that exists is never changed, and a draft whose file you deleted does
    not come back: claims/drafts/<article>.yml says what became of each.
    """
    articles = [_ArticleFile(file, _read(file, language)) for file in files]
    finder = _Finder(_extractor(extractor), "" if extractor == OURS else extractor)
    least = LEAST if min_score is None else min_score
    if form == "json":
        _print_json(list(chain.from_iterable(_found(article, finder, least, limit) for article in articles)))
        sys.exit(int(finder.failed))
    wish = Wish(least, SHOWN if limit is None and not every else limit, again=again)
    vectors = _vectors() if by_vectors else None
    vanished = _draft(articles, finder, wish, vectors, dry_run=dry_run)
    sys.exit(vanished or int(finder.failed))


def _read(file: Path, language: str | None) -> ArticleInput:
    known = load_lexicons()
    if language is not None and language not in known:
        raise click.UsageError(f"there is no lexicon for '{language}'; there are {', '.join(known)}")
    try:
        source = read_source(file.read_bytes(), str(file))
    except (OSError, UnreadableArticleError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise click.UsageError(f"{click.format_filename(file)}: {reason}") from None
    own = source.language if source.language in known else None
    return replace(source, language=language or own)


def _extractor(name: str) -> Extractor:
    try:
        extractor = find_extractor(name)
    except UnknownExtractorError as error:
        raise click.UsageError(str(error)) from None
    if isinstance(extractor, Configurable):
        extractor.configure(opened_settings(), project_root(Path.cwd()))
    return extractor


def _vectors() -> WordVectors:
    try:
        return installed_vectors()
    except NoVectorsError as error:
        raise click.UsageError(str(error)) from None


def _best(statements: Iterable[Statement], least: float, limit: int | None) -> list[Statement]:
    """Those worth at least so much, the best of them if there is a limit, in the order of the text."""
    kept = [statement for statement in statements if statement.score >= least]
    best = sorted(kept, key=lambda statement: -statement.score)[:limit]
    return sorted(best, key=lambda statement: (statement.start, statement.end))


def _found(article: _ArticleFile, finder: _Finder, least: float, limit: int | None) -> Iterator[dict[str, Any]]:
    text = TextAsRead(article.source)
    for statement in _best(finder.statements(article), least, limit):
        yield as_data(statement, text.statement(statement))


def _print_json(found: Sequence[dict[str, Any]]) -> None:
    json.dump(found, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def _draft(
    articles: Sequence[_ArticleFile], finder: _Finder, wish: Wish, vectors: WordVectors | None, *, dry_run: bool
) -> int:
    """Draft, write and tell; the exit code."""
    project = opened(None)
    reading = project.reading
    drafter = Drafter(
        reading.corpus, load_lexicons(), reading.drafts, reading.unread, known_claims(reading.corpus, vectors)
    )
    vanished = False
    for article in _shown(articles):
        text = TextAsRead(article.source)
        statements = map(text.statement, finder.statements(article))
        results = drafter.draft(ArticleText(article.name, text.quotable), statements, wish)
        if not dry_run:
            results = [_write(project.root, result) for result in results]
            _remember(project.root, article.name, results)
        path = article_path(ArticleId(article.name), project.settings.docs_dir)
        placed = article.name in reading.corpus.articles or path in reading.unread
        _tell(article, results, dry_run=dry_run, wanted_at=None if placed else path)
        vanished = vanished or any(result.outcome is DraftOutcome.VANISHED for result in results)
    return int(vanished)


def _shown(articles: Sequence[_ArticleFile]) -> Iterator[_ArticleFile]:
    """The articles, under a bar on standard error where there are many."""
    console = Console(stderr=True)
    hidden = len(articles) < 3 or not console.is_terminal
    yield from track(articles, description="reading", console=console, disable=hidden, transient=True)


def _write(root: Path, result: Result) -> Result:
    """Write a draft, never over a file that is there."""
    if result.outcome is not DraftOutcome.DRAFTED:
        return result
    try:
        write_new(root / result.path, result.text)
    except FileExistsError:
        return replace(result, outcome=DraftOutcome.PRESENT, why="a file of this name exists; it was left alone")
    return result


def _remember(root: Path, article: ArticleId, results: Iterable[Result]) -> None:
    """Note which claim each new draft is, so that one that is deleted does not come back."""
    path = drafts_path(article)
    file = root / path
    before = file.read_bytes() if file.is_file() else None
    try:
        after = noted(path, before, results)
        commit(root, [FileChange(path, before, after)])
    except (Refused, ChangedMeanwhile) as error:
        click.echo(f"{path}: {error}; what was drafted now is not noted there", err=True)


def _tell(article: _ArticleFile, results: Sequence[Result], *, dry_run: bool, wanted_at: str | None) -> None:
    console = Console(width=None if sys.stdout.isatty() else _WIDTH, highlight=False)
    table = Table(title=_plain(str(article.file)), title_justify="left", show_header=False, box=None, pad_edge=False)
    for overflow in ("ellipsis", "ellipsis", "fold"):  # a path is there to be copied
        table.add_column(overflow=overflow)
    for result in results:
        score = "" if result.outcome is DraftOutcome.VANISHED else f"{result.score:.2f}"
        told = "\n".join(filter(None, (_short(result.words), result.path, result.why)))
        table.add_row(result.outcome.value, score, _plain(told), style=_TOLD.get(result.outcome, "dim"))
    console.print(table)
    for result in results:
        if result.outcome is DraftOutcome.KNOWN:
            click.echo(f"\nto add it to {result.path}, under appearances:\n{result.text}")
    counts = Counter(result.outcome.value for result in results)
    click.echo(", ".join(f"{count} {outcome}" for outcome, count in counts.items()) or "no statement found")
    _tell_next(article, counts[DraftOutcome.DRAFTED.value], dry_run=dry_run, wanted_at=wanted_at)


def _tell_next(article: _ArticleFile, drafted: int, *, dry_run: bool, wanted_at: str | None) -> None:
    if dry_run:
        click.echo("nothing was written (--dry-run)", err=True)
    elif drafted and wanted_at:
        click.echo(f"next: put the article, with title, publisher and language above it, into {wanted_at}", err=True)
    elif drafted:
        click.echo(f"next: complete the drafts in claims/{article.name}/; 'claimspring status' lists them", err=True)


def _plain(words: str) -> str:
    """Words that rich prints as they are: no markup, no control characters."""
    return "".join(letter if letter.isprintable() or letter == "\n" else " " for letter in words).replace("[", r"\[")


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 90 else f"{line[:89]}…"
