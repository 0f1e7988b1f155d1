"""`claimspring adopt`: earlier checks become claims of this desk that were not traced yet."""

from pathlib import Path

import click

from claimspring.cli.difference import difference
from claimspring.cli.project import config_option, opened
from claimspring.intake.earlier_checks.adopting import AdoptedClaim, adopt
from claimspring.model.corpus import Corpus
from claimspring.model.earlier_check import CheckKey, check_key
from claimspring.model.suggest import did_you_mean
from claimspring.read.editing.changeset import ChangedMeanwhile, commit, recover
from claimspring.read.editing.operations import Refused
from claimspring.read.editing.project_files import ProjectFiles
from claimspring.read.files import CHECKS

_SHOWN = 20
"""So many claims are told one by one."""


@click.command("adopt")
@click.argument("names", nargs=-1, metavar="[CHECK]…")
@click.option("--all", "whole", is_flag=True, help="All checks that are there.")
@click.option("--publisher", metavar="ID", help="With --all: those of this publisher alone.")
@click.option("--dry-run", is_flag=True, help="Only show what would be written.")
@config_option
def command(names: tuple[str, ...], config: Path | None, publisher: str | None, *, whole: bool, dry_run: bool) -> None:
    """Make each earlier CHECK (publisher/check) a claim of this desk that readers see as not traced yet.

    What the check says is taken over: statement, speaker, day, place, and the check itself as a source. A record is
    made of the post, film or page in which it stands. No verdict is taken over: readers are told what the check calls
    it. A check that is a claim already stays as it is.
    """
    project = opened(config)
    recover(project.root)
    corpus = project.reading.corpus
    keys = _all(corpus, publisher) if whole else _named(corpus, names)
    if publisher and not whole:
        raise click.UsageError("--publisher goes with --all")
    files = ProjectFiles(project.root)
    try:
        found = adopt(keys, corpus, files, project.settings)
        changes = tuple(files.changes())
        if dry_run and len(keys) <= _SHOWN:
            click.echo("".join(map(difference, changes)), nl=False)
        if not dry_run:
            commit(project.root, changes)
    except (Refused, ChangedMeanwhile) as reason:
        raise click.ClickException(str(reason)) from None
    _tell(found, dry_run=dry_run)


def _all(corpus: Corpus, publisher: str | None) -> list[CheckKey]:
    """The checks, or those of a publisher."""
    keys = [key for key in corpus.checks if publisher in {None, key.publisher}]
    if not keys:
        of = f" of '{publisher}'" if publisher else ""
        raise click.UsageError(f"there are no checks{of} in {CHECKS}/: 'claimspring import' brings them in")
    return keys


def _named(corpus: Corpus, names: tuple[str, ...]) -> list[CheckKey]:
    """Checks by their names, also as the paths of their files."""
    if not names:
        raise click.UsageError("name a check (publisher/check), or ask for --all")
    return list(dict.fromkeys(_key(corpus, name) for name in names))


def _key(corpus: Corpus, name: str) -> CheckKey:
    plain = name.replace("\\", "/").removeprefix(f"{CHECKS}/").removesuffix(".yml")
    key = check_key(plain)
    if key not in corpus.checks:
        hint = did_you_mean(plain, list(map(str, corpus.checks))) or f"the checks are the files of {CHECKS}/"
        raise click.UsageError(f"there is no check '{name}'; {hint}")
    return key


def _tell(found: list[AdoptedClaim], *, dry_run: bool) -> None:
    new = sum(one.is_new for one in found)
    shown = sorted(found, key=lambda one: not one.is_new)[:_SHOWN]
    for one in shown:
        told = "not traced yet" if one.is_new else "adopted already"
        click.echo(f"{one.check} -> claims/{one.claim}.yml: {told}")
    if len(shown) < len(found):
        click.echo(f"… and {len(found) - len(shown):,} more")
    done = "would be adopted" if dry_run else "adopted"
    old = f"; {len(found) - new:,} adopted already" if new < len(found) else ""
    click.echo(f"{done}: {new:,}{old}", err=True)
    if new and not dry_run:
        click.echo("'claimspring check' tells whether all is well", err=True)
