"""`claimspring publish`: reviewed claims in, the same published, with day, first entry of the history and record."""

import click

from claimspring.cli.change import CLAIM_KEY, changing, dry_run_option
from claimspring.model.ids import ClaimKey
from claimspring.model.published import record_path
from claimspring.pipeline.project import today
from claimspring.pipeline.record_history import seen_editions
from claimspring.publishing.publishing import publish, take_back
from claimspring.publishing.recorded import record_articles


@click.command("publish")
@click.argument("keys", nargs=-1, required=True, metavar="CLAIM...", type=CLAIM_KEY)
@click.option("--by", "reviewers", multiple=True, metavar="NAME", help="Who answers for the review; may be repeated.")
@click.option("--take-back", "undo", is_flag=True, help="Put it back in review, if no reader has seen it yet.")
@dry_run_option
def command(keys: tuple[ClaimKey, ...], reviewers: tuple[str, ...], *, undo: bool, dry_run: bool) -> None:
    """Publish each CLAIM (article/claim): status, days, first entry of the history, record. All or none.

    What `check` would call an error is not published. What is in no commit yet, or on a branch and not on the main
    line, no reader has seen: it may be changed and published again as if for the first time, or taken back.
    """
    with changing(dry_run=dry_run) as change:
        for key in keys:
            seen = seen_editions(change.settings.root, change.settings.main, record_path(key))
            if undo:
                take_back(change.claim(key), seen)
                change.told.append(f"{key}: taken back, in review again")
                continue
            publish(change.claim(key), today(), reviewers, change.project.reviewing(key), seen)
            change.told.append(f"{key}: published")
        if not undo and record_articles(change.files, change.settings.docs_dir, today()):
            change.told.append("the article is put on record too, as readers of the claim see it")
