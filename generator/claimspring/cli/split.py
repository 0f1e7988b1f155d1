"""`claimspring split`: one claim that says several things in, one claim for each out."""

import click

from claimspring.cli.change import CLAIM_KEY, changing, dry_run_option, text_option
from claimspring.model.ids import ClaimKey
from claimspring.pipeline.project import today
from claimspring.publishing.merging import split

UNFINISHED = frozenset({"moved-to-nowhere", "duplicate-statement"})
"""What is wrong with parts that are copies, in review yet: they say the same, and readers are led to none."""


@click.command("split")
@click.argument("key", metavar="CLAIM", type=CLAIM_KEY)
@click.argument("parts", metavar="PART...", nargs=-1, required=True, type=CLAIM_KEY)
@text_option("--note", "Why it is several; readers are told.")
@dry_run_option
def command(key: ClaimKey, parts: tuple[ClaimKey, ...], words: dict[str, str], *, dry_run: bool) -> None:
    """Let each PART stand for a part of CLAIM, whose address leads to them.

    A PART that does not exist yet begins as a copy, in review: set right what it says, then publish it. Until then
    `check` calls it an error, since the readers of CLAIM would be led to nothing.
    """
    with changing(dry_run=dry_run, expected=UNFINISHED) as change:
        begun = split(change.claim(key), parts, today(), words)
        change.told.append(f"{key}: split into {', '.join(map(str, parts))}")
        change.told.extend(
            f"{part}: begun as a copy; change what it says, then run 'claimspring publish {part}'" for part in begun
        )
