"""`claimspring correct`: what was changed in published claims, told in their history and put on record."""

import click

from claimspring.cli.change import CLAIM_OR_ARTICLE, ChangeSession, changing, dry_run_option, text_option
from claimspring.model.ids import ArticleId, ClaimKey
from claimspring.model.published import EditionKind, RecordedKind, RecordedName, record_path
from claimspring.pipeline.project import today
from claimspring.pipeline.record_history import main_line
from claimspring.publishing.articles import correct_article
from claimspring.publishing.claim_file import claim_meant
from claimspring.publishing.named_record import NamedRecord
from claimspring.publishing.publishing import CORRECTIONS, correct
from claimspring.publishing.recorded import changed_claims
from claimspring.read.editing.operations import Refused
from claimspring.read.files import article_path


@click.command("correct")
@click.argument("named", nargs=-1, required=True, metavar="CLAIM|ARTICLE...", type=CLAIM_OR_ARTICLE)
@click.option("--as", "kind", type=click.Choice([str(kind) for kind in CORRECTIONS]), help="What the change is.")
@text_option("--note", "What changed, and why; readers are told.")
@dry_run_option
def command(named: tuple[ClaimKey | ArticleId, ...], kind: str | None, words: dict[str, str], *, dry_run: bool) -> None:
    """Record what you changed in each published CLAIM (article/claim), and tell it in its history. All or none.

    An ARTICLE stands for itself, if its own text changed, and for all of its claims that did: a field filled in thirty
    claims is one step, `--as update` with one note.

    An entry that you wrote yourself is taken as it stands. A changed verdict is known without --as; of a typo or a
    translation readers are not told, and only what is one passes for it. What is not on the main line yet nobody has
    seen: another change of the same kind is recorded in its place, so the command may be run again and again.
    """
    as_ = EditionKind(kind) if kind else None
    with changing(dry_run=dry_run) as change:
        remembered = main_line(change.settings.root, change.settings.main)
        for key in _keys(change, named, as_, words):
            held = None if remembered.unknown else remembered.editions.get(record_path(key), ())
            told = correct(change.claim(key), today(), as_, words, held)
            change.told.append(f"{key}: {told or 'as it was'}")


def _keys(
    change: ChangeSession, named: tuple[ClaimKey | ArticleId, ...], kind: EditionKind | None, note: dict[str, str]
) -> list[ClaimKey]:
    """The claims named, and those of the articles named that changed; a changed article goes on record itself."""
    found: dict[ClaimKey, None] = {}
    for one in named:
        if isinstance(one, ClaimKey):
            found[one] = None
            continue
        path = article_path(one, change.settings.docs_dir)
        if not change.files.is_there(path):
            meant = claim_meant(change.files, one)
            hint = f"did you mean the claim '{meant}'?" if meant else f"no file {path}"
            raise Refused("no-article", f"there is no article '{one}'; {hint}", name=one)
        keys = changed_claims(change.files, one)
        named_record = NamedRecord(change.files, RecordedName(RecordedKind.ARTICLE, one))
        is_corrected = correct_article(named_record, change.settings.docs_dir, today(), kind, note)
        if is_corrected:
            change.told.append(f"article '{one}': {kind}")
        elif not keys:
            told = f"nothing that readers rely on has changed in '{one}' and its claims"
            raise Refused("nothing-changed", told)
        found |= dict.fromkeys(keys)
    return list(found)
