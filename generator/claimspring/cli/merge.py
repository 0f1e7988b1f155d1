"""`claimspring merge`: two claims that say the same in, one out."""

import click

from claimspring.cli.change import CLAIM_KEY, changing, dry_run_option, text_option
from claimspring.model.ids import ClaimKey
from claimspring.pipeline.project import today
from claimspring.publishing.merging import merge


@click.command("merge")
@click.argument("key", metavar="CLAIM", type=CLAIM_KEY)
@click.argument("into", metavar="INTO", type=CLAIM_KEY)
@text_option("--note", "Why they are one; readers are told.")
@dry_run_option
def command(key: ClaimKey, into: ClaimKey, words: dict[str, str], *, dry_run: bool) -> None:
    """Let the claim INTO say what CLAIM says too: it gets its words in the article, and CLAIM's address leads there.

    Evidence is left to you: what the other lacks is named. The verdicts have to be the same.
    """
    with changing(dry_run=dry_run) as change:
        left = merge(change.claim(key), change.claim(into), today(), words)
        change.told.append(f"{key}: merged into {into}")
        change.told.extend(f"left to you: {sentence}" for sentence in left)
