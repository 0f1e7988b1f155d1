"""`claimspring correct`: what was changed in a published claim, told in its history and put on record."""

import click

from claimspring.cli.change import CLAIM_KEY, changing, dry_run_option, text_option
from claimspring.model.ids import ClaimKey
from claimspring.model.published import EditionKind
from claimspring.pipeline.project import today
from claimspring.publishing.publishing import CORRECTIONS, correct


@click.command("correct")
@click.argument("key", metavar="CLAIM", type=CLAIM_KEY)
@click.option("--as", "kind", type=click.Choice([str(kind) for kind in CORRECTIONS]), help="What the change is.")
@text_option("--note", "What changed, and why; readers are told.")
@dry_run_option
def command(key: ClaimKey, kind: str | None, words: dict[str, str], *, dry_run: bool) -> None:
    """Record what you changed in the published CLAIM (article/claim), and tell it in its history.

    An entry that you wrote yourself is taken as it stands. A changed verdict is known without --as; of a typo or a
    translation readers are not told, and only what is one passes for it.
    """
    with changing(dry_run=dry_run) as change:
        told = correct(change.claim(key), today(), EditionKind(kind) if kind else None, words)
        change.told.append(f"{key}: {told}")
