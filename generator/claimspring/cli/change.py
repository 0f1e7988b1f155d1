"""What the commands that change published claims have in common: keys, texts, and one change set at the end."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import click

from claimspring.cli.difference import difference
from claimspring.cli.project import opened_settings
from claimspring.model.ids import ID_PATTERN, ArticleId, ClaimId, ClaimKey
from claimspring.model.settings import Settings
from claimspring.model.values import LANGUAGE_PATTERN
from claimspring.publishing.claim_file import ClaimFile
from claimspring.read.editing.changeset import ChangedMeanwhile, commit, recover
from claimspring.read.editing.operations import Refused
from claimspring.read.editing.project_files import ProjectFiles

dry_run_option = click.option("--dry-run", is_flag=True, help="Only show what would be changed.")


@dataclass(frozen=True)
class ChangeSession:
    """A project's files with changes in memory, and what there is to say of them."""

    settings: Settings
    files: ProjectFiles
    told: list[str] = field(default_factory=list)

    def claim(self, key: ClaimKey) -> ClaimFile:
        """A claim of the project."""
        return ClaimFile(self.files, key)


@contextmanager
def changing(*, dry_run: bool) -> Iterator[ChangeSession]:
    """The project's files, to be changed in memory; at the end all changes are shown, and put in place together.

    Where anything is refused, nothing is written.
    """
    settings = opened_settings()
    recover(settings.root)
    change = ChangeSession(settings, ProjectFiles(settings.root))
    try:
        yield change
        changes = tuple(change.files.changes())
        click.echo("".join(map(difference, changes)), nl=False)
        if not dry_run:
            commit(settings.root, changes)
    except (Refused, ChangedMeanwhile) as reason:
        raise click.ClickException(str(reason)) from None
    for sentence in change.told:
        click.echo(sentence, err=True)
    click.echo("nothing is written" if dry_run else "'claimspring check' tells whether all is well", err=True)


class ClaimKeyType(click.ParamType[ClaimKey]):
    """`article/claim`, also as the path of the claim's file."""

    name = "claim"

    def convert(self, value: object, _parameter: click.Parameter | None, _context: click.Context | None) -> ClaimKey:
        """The key; a usage error where it is none."""
        if isinstance(value, ClaimKey):
            return value
        text = str(value).replace("\\", "/").removeprefix("claims/").removesuffix(".yml")
        article, _, claim = text.partition("/")
        if not all(_is_id(part) for part in (article, claim)):
            self.fail(f"'{value}' is no claim: one is named as its file is, article/claim")
        return ClaimKey(ArticleId(article), ClaimId(claim))


CLAIM_KEY = ClaimKeyType()


class ClaimOrArticleType(click.ParamType[ClaimKey | ArticleId]):
    """`article/claim`, or the id of an article."""

    name = "claim or article"

    def convert(
        self, value: object, parameter: click.Parameter | None, context: click.Context | None
    ) -> ClaimKey | ArticleId:
        """The key or the id; a usage error where it is neither."""
        if isinstance(value, ClaimKey):
            return value
        return ArticleId(str(value)) if _is_id(str(value)) else CLAIM_KEY.convert(value, parameter, context)


CLAIM_OR_ARTICLE = ClaimOrArticleType()


def _is_id(text: str) -> bool:
    return re.fullmatch(ID_PATTERN, text) is not None


def localized(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    """Texts by language: `en=The day was wrong.`; a text that names none is in the site's first language."""
    found: dict[str, str] = {}
    for value in values:
        language, sign, text = value.partition("=")
        if not sign or not re.fullmatch(LANGUAGE_PATTERN, language):
            language, text = opened_settings().languages[0], value
        found[language] = text.strip()
    return {language: text for language, text in found.items() if text}


def text_option(name: str, told: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """An option for a text, once for each language."""
    return click.option(
        name, "words", multiple=True, callback=localized, metavar="[LANGUAGE=]TEXT", help=f"{told} Once a language."
    )
