"""`claimspring rename`: another name for a claim, an article, a source, a publisher or a topic, everywhere at once."""

import re

import click

from claimspring.cli.change import CLAIM_KEY, ChangeSession, changing, dry_run_option
from claimspring.model.ids import ID_PATTERN, ArticleId, ClaimKey
from claimspring.pipeline.project import today
from claimspring.publishing.renaming import (
    rename_article,
    rename_claim,
    rename_publisher,
    rename_source,
    rename_topic,
)

KINDS = ("claim", "article", "source", "publisher", "topic")


@click.command("rename")
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("old")
@click.argument("new")
@dry_run_option
def command(kind: str, old: str, new: str, *, dry_run: bool) -> None:
    """Rename a claim (article/claim), an article, a source, a publisher or a topic from OLD to NEW.

    Every file that names it is changed with it; the old address of a published claim leads on.
    """
    with changing(dry_run=dry_run) as change:
        if kind == "claim":
            rename_claim(change.files, today(), _key(old), _key(new))
        else:
            _rename(change, kind, old, new)
        change.told.append(f"{kind} '{old}' is '{new}' now")


def _rename(change: ChangeSession, kind: str, old: str, new: str) -> None:
    if not re.fullmatch(ID_PATTERN, new):
        raise click.UsageError(f"'{new}' is no id: one has small letters, digits and hyphens only")
    files, docs_dir = change.files, change.settings.docs_dir
    match kind:
        case "article":
            rename_article(files, today(), ArticleId(old), ArticleId(new), docs_dir)
        case "source":
            rename_source(files, today(), old, new, docs_dir)
        case "publisher":
            rename_publisher(files, today(), old, new, docs_dir)
        case _:
            rename_topic(files, old, new)


def _key(text: str) -> ClaimKey:
    return CLAIM_KEY.convert(text, None, None)
