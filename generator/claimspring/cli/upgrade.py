"""`claimspring upgrade`: a project's files in an earlier format in, the same in today's out, with the difference."""

from collections.abc import Iterable
from pathlib import Path

import click

from claimspring.cli.difference import difference
from claimspring.cli.project import project_root
from claimspring.migrations.migration import Migration
from claimspring.migrations.plugin_section import UNNUMBERED, find_section
from claimspring.migrations.record_baseline import TITLE, begin_record
from claimspring.migrations.registry import MIGRATIONS
from claimspring.model.settings import FORMAT
from claimspring.pipeline.mkdocs_config import read_settings
from claimspring.pipeline.project import today
from claimspring.publishing.recorded import record_articles
from claimspring.publishing.retracted import TITLE as RETRACTED
from claimspring.publishing.retracted import retire_retracted
from claimspring.read.editing.changeset import ChangedMeanwhile, commit, recover
from claimspring.read.editing.operations import Refused
from claimspring.read.editing.project_files import ProjectFiles
from claimspring.read.schema import ids_of, schema_files

ARTICLES = "articles with published claims are on record (claims/published/<article>.json)"


@click.command("upgrade")
@click.option("--dry-run", is_flag=True, help="Only show what would be changed.")
def command(*, dry_run: bool) -> None:
    """Bring a project's files to the format of this program, and show the difference.

    Comments, order and layout stay. All files are changed or none; a project that needs nothing is left as it is.
    """
    root = project_root(Path.cwd())
    recover(root)
    try:
        files = ProjectFiles(root)
        done = _migrate(files, root)
        beside = [(TITLE, begin_record(files, today())), (RETRACTED, retire_retracted(files))]
        beside.append((ARTICLES, record_articles(files, read_settings(root).settings.docs_dir, today())))
        changes = tuple(files.changes())
        click.echo("".join(difference(change) for change in changes), nl=False)
        if not dry_run:
            commit(root, changes)
    except (Refused, ChangedMeanwhile) as reason:
        raise click.ClickException(str(reason)) from None
    titles = [f"format {migration.format}: {migration.title}" for migration in done]
    titles += [title for title, is_done in beside if is_done]
    for sentence in _told(titles, len(changes), files.left, dry_run=dry_run):
        click.echo(sentence, err=True)


def _migrate(files: ProjectFiles, root: Path) -> list[Migration]:
    """Every migration that the project has not seen; those that had something to do."""
    section = find_section(files)
    before = section.format if section else UNNUMBERED
    if before > FORMAT:
        told = f"the project's format is {before}, this program knows {FORMAT}: install a newer Claimspring"
        raise Refused("newer-format", told)
    done = []
    for migration in MIGRATIONS:
        if migration.format > before:
            migration.migrate(files)
            done.append(migration)
    if done:
        _renew_schemas(files, root)
        if section := find_section(files):
            files.change(section.path, section.tell(FORMAT))
    return done


def _renew_schemas(files: ProjectFiles, root: Path) -> None:
    for path, text in schema_files(ids_of(root, read_settings(root).settings.docs_dir)).items():
        if files.text(path) is not None:
            files.write(path, text)


def _told(titles: Iterable[str], changed: int, left: Iterable[str], *, dry_run: bool) -> Iterable[str]:
    if not changed:
        yield f"nothing to do: the project's format is {FORMAT}"
        return
    yield from titles
    files = "1 file" if changed == 1 else f"{changed} files"
    yield f"{files} would be changed" if dry_run else f"{files} changed; 'claimspring check' tells whether all is well"
    yield from (f"left to you: {sentence}" for sentence in left)
