"""`claimspring restore`: a retired claim stands again, with the file that git remembers."""

import click

from claimspring.cli.change import CLAIM_KEY, changing, dry_run_option, text_option
from claimspring.model.ids import ClaimKey
from claimspring.pipeline.git_history import last_version
from claimspring.pipeline.project import today
from claimspring.publishing.publishing import refuse_unless_retired, restore
from claimspring.read.editing.operations import Refused


@click.command("restore")
@click.argument("key", metavar="CLAIM", type=CLAIM_KEY)
@text_option("--note", "Why it stands again; readers are told.")
@dry_run_option
def command(key: ClaimKey, words: dict[str, str], *, dry_run: bool) -> None:
    """Let the retired CLAIM (article/claim) stand again, with its file as you put it back, or as git last had it."""
    with changing(dry_run=dry_run) as change:
        file = change.claim(key)
        refuse_unless_retired(file)
        if change.files.text(file.path) is None:
            before = last_version(change.settings.root, file.path)
            if before is None:
                told = f"git does not remember {file.path}: put the file back"
                raise Refused("no-file", told, path=file.path)
            change.files.write(file.path, before.decode("utf-8"))
        restore(file, today(), words)
        change.told.append(f"{key}: restored")
