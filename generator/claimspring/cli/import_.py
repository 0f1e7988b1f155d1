"""`claimspring import`: a file of earlier checks in, files of claims/checks/ out, a sentence for each that failed."""

import csv
import datetime as dt
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlsplit

import click

from claimspring.cli.project import config_option, opened, typed
from claimspring.i18n.direction import is_language
from claimspring.intake.arrival import data_from_address
from claimspring.intake.earlier_checks.forms import REASON, REJECTED, ChecksFile, NoChecksError, read_checks
from claimspring.intake.earlier_checks.importing import Imported, ImportWish, import_checks
from claimspring.intake.earlier_checks.incoming import DateOrder, is_address
from claimspring.intake.earlier_checks.pages import checks_of_entries
from claimspring.intake.earlier_checks.table import COLUMNS, Table, TableRefused, checks_of, proposed_map
from claimspring.intake.proposal import IntakeDesk, IntakeRefused
from claimspring.intake.publishers import host_of
from claimspring.model.base import Model
from claimspring.model.finding import Finding
from claimspring.model.ids import PublisherId
from claimspring.model.publisher import Publisher
from claimspring.pipeline.project import Project
from claimspring.read.editing.changeset import ChangedMeanwhile, FileChange, commit, recover
from claimspring.read.editing.operations import Refused
from claimspring.read.editing.project_files import ProjectFiles
from claimspring.read.editing.style import document
from claimspring.read.fault import Unreadable
from claimspring.read.files import CHECKS, LABELS, PUBLISHERS
from claimspring.read.single import read_entries, read_model
from claimspring.report.text import visible

_SHOWN = 20
"""So many of the checks that failed are told one by one; all are in the file of rejected rows, or with --all."""


class ColumnMap(Model):
    """Which column of a table holds which field of a check. Read from the file that --map names."""

    columns: Mapping[str, str]
    """The name of a column: the field, such as claim, label, url, published."""


@click.command("import")
@click.argument("place", metavar="FILE|ADDRESS")
@click.option("--publisher", metavar="ID", help="Whose checks they are, where the file does not say or says otherwise.")
@click.option("--language", metavar="TAG", default="", help="The language of the checks, where the file does not say.")
@click.option("--dates", type=click.Choice([one.value for one in DateOrder]), help="Whether day or month comes first.")
@click.option(
    "--map",
    "column_map",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file that says which column of a table holds what; without one, it is proposed.",
)
@click.option("--sheet", metavar="NAME", help="The sheet of a workbook, if not the first.")
@click.option("--strict", is_flag=True, help="All or nothing: import none where one fails.")
@click.option("--all", "whole", is_flag=True, help="Tell of every check that failed.")
@click.option("--offline", is_flag=True, help="Ask no server, for none of the pages that a feed names.")
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
@config_option
def command(  # noqa: PLR0913 -- one argument for each option
    *,
    place: str,
    publisher: str | None,
    language: str,
    dates: str | None,
    column_map: Path | None,
    sheet: str | None,
    config: Path | None,
    strict: bool,
    whole: bool,
    offline: bool,
    dry_run: bool,
) -> None:
    """Bring in the earlier checks of a file: ClaimReviews in any form, CSV or XLSX, an AVeriTeC set, or a desk's feed.

    Where it lies on the web, its address will do; it is asked for behind the guard, and robots.txt has its say.

    Each becomes a file in claims/checks/<publisher>/, known again when the file is imported once more. What its label
    means here, claims/checks/<publisher>/labels.yml says, and nothing else does. `extract` then says of each draft
    what was checked before.

    The exit code is 1 where a check could not be taken in; the others are.
    """
    project = opened(config)
    recover(project.root)
    if language and not is_language(language):
        raise click.UsageError(f"'{language}' is no language: give a tag such as en, fr or pt-BR")
    own = _publisher(project, publisher)
    desk = None if offline else IntakeDesk(project.settings, project.reading.corpus)
    file, found = _read(place, sheet, desk)
    checks = found.checks
    if found.table is not None and column_map is not None:
        checks = tuple(checks_of(found.table, _columns(column_map, found.table)))
    elif found.table is not None and not checks:
        _propose(place, found.table)
    if found.entries:
        checks = tuple(checks_of_entries(found.entries, desk))
    wish = ImportWish(
        file=place if is_address(place) else file.name,
        importer=found.importer,
        today=dt.datetime.now(tz=dt.UTC).date(),
        publisher=own,
        language=language,
        dates=DateOrder(dates) if dates else None,
        site_url=project.settings.site_url,
    )
    try:
        imported = import_checks(checks, project.reading.corpus, ProjectFiles(project.root), wish)
    except Refused as refused:
        raise click.UsageError(str(refused)) from None
    _tell(imported.findings, "" if found.table else "entry " if found.entries else "check ", whole=whole)
    if imported.refused and strict:
        click.echo(f"nothing imported: {_count(len(imported.refused), 'check')} failed", err=True)
        sys.exit(1)
    if not dry_run:
        _write(project.root, imported.changes)
        if found.table is not None and imported.refused:
            _write_rejected(file, found.table, imported)
    click.echo(_summary(imported, dry_run=dry_run))
    for sentence in _next(project, imported):
        click.echo(sentence)
    sys.exit(1 if imported.refused else 0)


def _read(place: str, sheet: str | None, desk: IntakeDesk | None) -> tuple[Path, ChecksFile]:
    """The file, or for an address what it is called here; and what it holds."""
    try:
        file, raw = _fetched(place, desk) if is_address(place) else (Path(place), _bytes(Path(place)))
        return file, read_checks(raw, file.name, sheet=sheet)
    except IntakeRefused as refused:
        raise click.UsageError(visible(str(refused))) from None
    except (NoChecksError, TableRefused) as refused:
        raise click.UsageError(f"{place}: {refused}") from None


def _fetched(address: str, desk: IntakeDesk | None) -> tuple[Path, bytes]:
    if desk is None:
        raise IntakeRefused("offline", f"{address} is not asked (--offline): save it, and import the file")
    came = data_from_address(address, desk)
    name = Path(urlsplit(address).path).name or host_of(address)
    is_csv = (came.content_type or "").startswith("text/csv") and not name.endswith(".csv")
    return Path(f"{name}.csv" if is_csv else name), came.body


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise click.UsageError(f"there is no file '{file}'; an address begins with https://") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise click.UsageError(f"'{file}' cannot be read: {reason.lower()}") from None


def _publisher(project: Project, name: str | None) -> PublisherId | None:
    if name is not None and PublisherId(name) not in project.reading.corpus.publishers:
        told = f"there is no publisher '{name}' in claims/publishers.yml"
        raise click.UsageError(f"{told}: 'claimspring new publisher NAME' adds one")
    return PublisherId(name) if name is not None else None


def _propose(place: str, table: Table) -> NoReturn:
    """Print the map that the header suggests, and stop: somebody has to look at it."""
    columns = proposed_map(table.header)
    left = [name for name in table.header if name and name not in columns]
    click.echo(document({"columns": dict(columns)}), nl=False)
    for name in left:
        click.echo(f"#  {name}")
    if left:
        click.echo(f"# The columns above are kept as they are. A column can hold: {', '.join(COLUMNS)}.")
    click.echo(f"look this over, save it as map.yml, then: claimspring import {place} --map map.yml", err=True)
    sys.exit(2)


def _columns(file: Path, table: Table) -> Mapping[str, str]:
    try:
        columns = read_model(ColumnMap, file.read_bytes()).columns
    except Unreadable as unreadable:
        fault = unreadable.faults[0]
        raise click.UsageError(f"{file}: {fault.message}; {fault.hint}") from None
    for name, field in columns.items():
        if field not in COLUMNS:
            raise click.UsageError(f"{file}: '{field}' is no field of a check; one of {', '.join(COLUMNS)}")
        if name not in table.header:
            raise click.UsageError(f"{file}: the table has no column '{name}', only {', '.join(table.header)}")
    return columns


def _write(root: Path, changes: Sequence[FileChange]) -> None:
    """All files or none."""
    try:
        commit(root, changes)
    except (OSError, Refused, ChangedMeanwhile) as reason:
        raise click.ClickException(f"nothing was written: {reason}") from None


def _tell(findings: Sequence[Finding], counted: str, *, whole: bool) -> None:
    """Say what failed, and where: a table's line, or which of the entries or checks it is."""
    shown = findings if whole else findings[:_SHOWN]
    for finding in shown:
        place = f"{finding.path}: {counted}{finding.line}" if counted else f"{finding.path}:{finding.line}"
        click.echo(f"{place}: {finding.message}; {finding.hint}", err=True)
    if len(shown) < len(findings):
        click.echo(f"… and {len(findings) - len(shown)} more; --all tells them all", err=True)


def _write_rejected(file: Path, table: Table, imported: Imported) -> None:
    """The rows that failed, in the table's own columns, with the reason: to be mended and imported again."""
    reasons: dict[int, list[str]] = {}
    for finding in imported.findings:
        reasons.setdefault(finding.line, []).append(f"{finding.message}; {finding.hint}")
    place = file.with_name(f"{file.stem.removesuffix('.rejected')}{REJECTED}")
    with place.open("w", encoding="utf-8", newline="") as rejected:
        writer = csv.writer(rejected)
        writer.writerow([*table.header, REASON])
        for row, cells in table.rows:
            if row in imported.refused:
                padded = [*cells, *[""] * (len(table.header) - len(cells))][: len(table.header)]
                writer.writerow([*padded, " / ".join(reasons.get(row, ()))])
    click.echo(f"wrote {place}: mend the rows there, and import that", err=True)


def _summary(imported: Imported, *, dry_run: bool) -> str:
    counts = imported.counts
    done = [f"{counts[name]:,} {name}" for name in ("new", "updated", "unchanged", "repeated") if counts[name]]
    failed = [f"{counts['refused']:,} not taken in"] if counts["refused"] else []
    return f"{'would be imported' if dry_run else 'imported'}: {', '.join([*done, *failed]) or 'nothing'}"


def _next(project: Project, imported: Imported) -> Iterator[str]:
    """What an editor has to say once: what the labels mean here, and whose the publishers are."""
    for change in imported.changes:
        if change.path == PUBLISHERS:
            new = read_entries(Publisher, change.after or b"")[0].keys() - project.reading.corpus.publishers.keys()
            told = f"new in {typed(project.root, PUBLISHERS)}, with name and address alone"
            yield f"{told}: {', '.join(sorted(new))}"
    if imported.unmapped:
        places = sorted({f"{CHECKS}/{publisher}/{LABELS}.yml" for publisher, _ in imported.unmapped})
        shown = typed(project.root, places[0]) + (f" and {len(places) - 1} more" if len(places) > 1 else "")
        labels = _count(len(imported.unmapped), "label")
        yield f"no verdict yet for {labels}: say in {shown} which verdict each stands for"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
