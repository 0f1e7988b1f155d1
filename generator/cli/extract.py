"""`claimtrail extract`: articles in, draft claims out, as files or as JSON."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from generator.extract.contract import as_data
from generator.extract.extractor import RuleExtractor, Source
from generator.extract.lexicon import load_lexicons
from generator.extract.reading import UnreadableArticleError, read_source
from generator.extract.statement import Statement

EXIT_CODES = "The exit code is 0 where all went well, 1 where a file could not be read, 2 for a wrong call."


@click.command("extract", epilog=EXIT_CODES)
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["json"]), default="json", help="How to print.")
@click.option("--language", metavar="TAG", help="The article's language, where it is not recognised rightly.")
def command(files: tuple[Path, ...], form: str, language: str | None) -> None:
    """Draft claims from articles (Markdown or plain text)."""
    del form
    known = load_lexicons()
    if language is not None and language not in known:
        raise click.UsageError(f"there is no lexicon for '{language}'; there are {', '.join(known)}")
    extractor = RuleExtractor(known)
    found = [statement for source in _sources(files, language) for statement in extractor.statements(source)]
    _print_json(found)


def _sources(files: Sequence[Path], language: str | None) -> list[Source]:
    sources = []
    for file in files:
        try:
            source = read_source(file.read_bytes(), file.name)
        except (OSError, UnreadableArticleError) as error:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            raise click.UsageError(f"{file}: {reason}") from None
        known = language or (source.language if source.language in load_lexicons() else None)
        sources.append(Source(source.text, source.markdown, known, source.published))
    return sources


def _print_json(found: Sequence[Statement]) -> None:
    json.dump([as_data(statement) for statement in found], sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
