"""What the commands that change published claims have in common: keys, texts, and one change set at the end."""

import posixpath
import re
import shlex
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property, partial

import click

from claimspring.cli.difference import before_change, difference
from claimspring.cli.project import opened_settings, typed
from claimspring.cli.terminal import wants_colour
from claimspring.model.finding import Severity
from claimspring.model.ids import ID_PATTERN, ArticleId, ClaimId, ClaimKey
from claimspring.model.settings import Settings
from claimspring.model.values import LANGUAGE_PATTERN
from claimspring.pipeline.project import Outcome, Project, begin, today
from claimspring.publishing.claim_file import ClaimFile
from claimspring.read.editing.changeset import ChangedMeanwhile, FileChange, commit, recover
from claimspring.read.editing.operations import Refused
from claimspring.read.editing.project_files import ProjectFiles
from claimspring.read.files import PUBLISHED
from claimspring.read.locate import Locator
from claimspring.read.settings import SettingsReading
from claimspring.report import text

dry_run_option = click.option("--dry-run", is_flag=True, help="Only show what would be changed.")


@dataclass
class ChangeSession:
    """A project's files with changes in memory, and what there is to say of them."""

    settings: Settings
    files: ProjectFiles
    told: list[str] = field(default_factory=list)

    def claim(self, key: ClaimKey) -> ClaimFile:
        """A claim of the project."""
        return ClaimFile(self.files, key)

    @cached_property
    def project(self) -> Project:
        """The project as it lies on the disk."""
        return begin(SettingsReading(self.settings), today())


@contextmanager
def changing(*, dry_run: bool, expected: Collection[str] | None = ()) -> Iterator[ChangeSession]:
    """The project's files, to be changed in memory; at the end all changes are shown, and put in place together.

    Where anything is refused, nothing is written; nor where `check` would call what they leave an error, but for the
    rules `expected`; where these are None, but for what is wrong already. What it would only warn of is told.
    """
    settings = opened_settings()
    recover(settings.root)
    change = ChangeSession(settings, ProjectFiles(settings.root))
    try:
        yield change
        changes = tuple(change.files.changes())
        project = change.project
        outcome = project.new_errors(changes) if expected is None else project.outcome(changes)
        _refuse_errors(change, changes, outcome, expected or ())
        if not dry_run:
            commit(settings.root, changes)
    except (Refused, ChangedMeanwhile) as reason:
        raise click.ClickException(str(reason)) from None
    click.echo("".join(_shown(changes)), nl=False)
    for sentence in change.told:
        click.echo(sentence, err=True)
    warned = _tell_warnings(change, outcome, expected or ())
    if dry_run:
        click.echo("nothing is written", err=True)
    elif not warned:
        click.echo("'claimspring check' tells whether all is well", err=True)


def _shown(changes: Collection[FileChange]) -> Iterator[str]:
    """Changes as patches; a line for a file that only has another name, or a record, which commands alone write."""
    gone = {one.before: one.path for one in changes if one.before and one.after is None}
    former = {one.path: gone[one.after] for one in changes if one.before is None and one.after in gone}
    for one in changes:
        if one.path.startswith(f"{PUBLISHED}/"):
            yield f"record {one.path}: {'taken back' if one.after is None else 'written'}\n"
        elif one.path in former:
            yield f"rename {former[one.path]} to {one.path}\n"
        elif one.path not in former.values():
            yield difference(one)


def _refuse_errors(
    change: ChangeSession, changes: Collection[FileChange], outcome: Outcome, expected: Collection[str]
) -> None:
    errors = outcome.errors(expected)
    if not errors:
        return
    root, colour = change.settings.root, wants_colour()
    held = Locator(root, {one.path: one.after if one.before is None else one.before for one in changes})
    by_path = {one.path: one for one in changes}
    shown = [before_change(one, by_path[one.path]) if one.path in by_path else one for one in errors]
    for part in text.paragraphs(shown, held.line, typed=partial(typed, root), colour=colour):
        click.echo(part, err=True, color=True)  # it is coloured only where colour is wanted
    told = "this error" if len(errors) == 1 else f"these {len(errors)} errors"
    raise Refused("new-errors", f"nothing is written: mend {told} first, then run the same command again")


def _tell_warnings(change: ChangeSession, outcome: Outcome, expected: Collection[str]) -> bool:
    """Say what `check` warns of in what was changed, a line each, or each rule's count; whether there was anything."""
    warnings = [one for one in outcome.findings if one.severity is Severity.WARNING and one.rule not in expected]
    if not warnings:
        return False
    root = change.settings.root
    if len(warnings) > text.MANY:
        click.echo(f"{len(warnings):,} warnings: {text.tally(warnings)}", err=True)
    else:
        for one in warnings:
            place = text.visible(typed(root, one.path))
            click.echo(f"{place}:{one.line}: warning[{one.rule}]: {text.visible(one.message)}", err=True)
    place = posixpath.commonpath(one.path for one in warnings)
    command = f"claimspring check {shlex.quote(typed(root, place))}" if place else "claimspring check"
    click.echo(f"nothing of that stands in the way; '{command}' says what to do about it", err=True)
    return True


class ClaimKeyType(click.ParamType[ClaimKey]):
    """`article/claim`, also as the path of the claim's file."""

    name = "claim"

    def convert(self, value: object, _parameter: click.Parameter | None, _context: click.Context | None) -> ClaimKey:
        """The key; a usage error where it is none."""
        if isinstance(value, ClaimKey):
            return value
        named = str(value).replace("\\", "/").removeprefix("claims/").removesuffix(".yml")
        article, _, claim = named.partition("/")
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


def _is_id(name: str) -> bool:
    return re.fullmatch(ID_PATTERN, name) is not None


def localized(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    """Texts by language: `en=The day was wrong.`; a text that names none is in the site's first language."""
    found: dict[str, str] = {}
    for value in values:
        language, sign, words = value.partition("=")
        if not sign or not re.fullmatch(LANGUAGE_PATTERN, language):
            language, words = opened_settings().languages[0], value
        found[language] = words.strip()
    return {language: words for language, words in found.items() if words}


def text_option(name: str, told: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """An option for a text, once for each language."""
    return click.option(
        name, "words", multiple=True, callback=localized, metavar="[LANGUAGE=]TEXT", help=f"{told} Once a language."
    )
