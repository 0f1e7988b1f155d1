"""`claimspring retire`: a published claim is taken from the site before the eyes of its readers."""

import click

from claimspring.cli.change import CLAIM_KEY, changing, dry_run_option, text_option
from claimspring.model.ids import ClaimKey
from claimspring.pipeline.git_history import last_version
from claimspring.pipeline.project import today
from claimspring.publishing.publishing import retire


@click.command("retire")
@click.argument("key", metavar="CLAIM", type=CLAIM_KEY)
@text_option("--reason", "Why it should not stand there any more; readers are told.")
@click.option("--to", multiple=True, metavar="CLAIM", type=CLAIM_KEY, help="The claim to read instead.")
@dry_run_option
def command(key: ClaimKey, words: dict[str, str], to: tuple[ClaimKey, ...], *, dry_run: bool) -> None:
    """Take the published CLAIM (article/claim) from the site: its file goes, its record says why and stays."""
    with changing(dry_run=dry_run) as change:
        file = change.claim(key)
        is_kept = last_version(change.settings.root, file.path) is not None
        retire(file, today(), words, to)
        way_back = f"'claimspring restore {key} --note …' lets it stand again"
        lost = f"git does not remember {file.path}: keep what is shown here, for only from that can it be put back"
        change.told.append(f"{key}: retired; {way_back if is_kept else lost}")
