"""`claimspring publish`: reviewed claims in, the same published, with day, first entry of the history and record."""

import click

from claimspring.cli.change import CLAIM_KEY, changing, dry_run_option
from claimspring.model.ids import ClaimKey
from claimspring.pipeline.project import today
from claimspring.publishing.publishing import publish
from claimspring.publishing.recorded import record_articles


@click.command("publish")
@click.argument("keys", nargs=-1, required=True, metavar="CLAIM...", type=CLAIM_KEY)
@click.option("--by", "reviewers", multiple=True, metavar="NAME", help="Who answers for the review; may be repeated.")
@dry_run_option
def command(keys: tuple[ClaimKey, ...], reviewers: tuple[str, ...], *, dry_run: bool) -> None:
    """Publish each CLAIM (article/claim): status, days, first entry of the history, record. All or none."""
    with changing(dry_run=dry_run) as change:
        for key in keys:
            publish(change.claim(key), today(), reviewers, change.project.reviewing(key))
            change.told.append(f"{key}: published")
        record_articles(change.files, change.settings.docs_dir, today())
