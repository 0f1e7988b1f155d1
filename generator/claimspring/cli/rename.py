"""`claimspring rename`: another name for a claim or whatever claims name, everywhere at once."""

import re

import click

from claimspring.cli.change import CLAIM_KEY, changing, dry_run_option
from claimspring.model.ids import ID_PATTERN, ClaimKey
from claimspring.model.published import RecordedKind, RecordedName
from claimspring.pipeline.project import today
from claimspring.publishing.renaming import rename_claim, rename_thing

KINDS = ("claim", *map(str, RecordedKind))


@click.command("rename")
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("old")
@click.argument("new")
@dry_run_option
def command(kind: str, old: str, new: str, *, dry_run: bool) -> None:
    """Rename a claim (article/claim), an article, a source, a publisher, a person or a topic from OLD to NEW.

    Every file that names it is changed with it, and the old address leads on. A topic that gets the name of another
    becomes one with it.
    """
    with changing(dry_run=dry_run, expected=None) as change:
        if kind == "claim":
            rename_claim(change.files, today(), _key(old), _key(new))
        elif not re.fullmatch(ID_PATTERN, new):
            raise click.UsageError(f"'{new}' is no id: one has small letters, digits and hyphens only")
        else:
            named = RecordedName(RecordedKind(kind), old)
            rename_thing(change.files, today(), named, new, change.settings.docs_dir)
        change.told.append(f"{kind} '{old}' is '{new}' now")


def _key(text: str) -> ClaimKey:
    return CLAIM_KEY.convert(text, None, None)
