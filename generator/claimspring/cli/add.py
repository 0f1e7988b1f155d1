"""`claimspring add`: an address, a file or words in, an article or a source out, after the editor said yes."""

import json
import re
import sys
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from claimspring.cli.new import DATE, ID, LANGUAGE, PUBLISHER, URL
from claimspring.cli.project import opened, typed
from claimspring.document.article.model import BlockRole, FactField
from claimspring.intake.accept import Accepted, accept
from claimspring.intake.proposal import (
    DocumentRole,
    Hints,
    IntakeDesk,
    IntakeProposal,
    IntakeQuestion,
    IntakeRefused,
    QuestionKey,
    Upload,
    WebPage,
)
from claimspring.intake.proposal_json import as_data
from claimspring.intake.propose import propose
from claimspring.model.source import SourceKind
from claimspring.read.editing.changeset import ChangedMeanwhile, commit, recover
from claimspring.read.editing.operations import Refused
from claimspring.report.text import visible

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_LIKE_ADDRESS = re.compile(r"[\w-]+(?:\.[\w-]+)+(?:/|$)")
_MAX_BYTES = 64_000_000
_WIDTH = 120
_COUNTED = {
    BlockRole.PARAGRAPH: ("paragraph", "paragraphs"),
    BlockRole.HEADING: ("subhead", "subheads"),
    BlockRole.ITEM: ("item of a list", "items of lists"),
    BlockRole.QUOTE: ("quotation", "quotations"),
    BlockRole.ROW: ("row of a table", "rows of tables"),
    BlockRole.CAPTION: ("caption", "captions"),
    BlockRole.STANDFIRST: ("standfirst", "standfirsts"),
    BlockRole.ENTRY: ("live entry", "live entries"),
    BlockRole.PAGE: ("page", "pages"),
}


@click.command("add")
@click.argument("what", metavar="ADDRESS|FILE|-")
@click.option(
    "--as",
    "role",
    type=click.Choice([role.value for role in DocumentRole]),
    default=DocumentRole.ARTICLE.value,
    show_default=True,
    help="What it shall be: an article to check, or a source of its claims.",
)
@click.option("--source", "is_source", is_flag=True, help="The same as '--as source'.")
@click.option("--title", metavar="TITLE", help="The headline, as printed.")
@click.option("--author", metavar="NAMES", help="Who wrote it, as printed.")
@URL
@PUBLISHER
@DATE
@LANGUAGE
@ID
@click.option("--kind", type=click.Choice([kind.value for kind in SourceKind]), help="Of a source: how near it stands.")
@click.option("--offline", is_flag=True, help="Ask no server.")
@click.option("--dry-run", is_flag=True, help="Write nothing; show what would come in.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--yes", is_flag=True, help="Take what is proposed, and ask nothing.")
def command(  # noqa: PLR0913, PLR0917 -- one argument for each option
    what: str,
    role: str,
    title: str | None,
    author: str | None,
    name: str | None,
    kind: str | None,
    form: str,
    *,
    is_source: bool,
    offline: bool,
    dry_run: bool,
    yes: bool,
    **known: str | None,
) -> None:
    """Bring in an article, or a source, from its address, a file, or words on standard input ('-').

    A page is read without its menus and advertisements, each paragraph word for word. Title, author, day, publisher,
    language and address are proposed, each with where it stands; what is in doubt is asked. Nothing is written before
    you say yes. A copy of the page is kept, and the ledger in claims/observations/ says how it came in.

    The exit code is 0 where it came in, 2 where it could not: the reason and the way out stand on one line.
    """
    project = opened(None)
    recover(project.root)
    desk = IntakeDesk(project.settings, project.reading.corpus)
    given = {"title": title, "author": author, "address": known["url"], **known}
    facts = {FactField(field): value for field in FactField if (value := given.get(field))}
    hints = Hints(DocumentRole.SOURCE if is_source else DocumentRole(role), facts, name, kind)
    try:
        proposal = propose(_given(what, offline=offline), desk, hints)
        if form == "text":
            _show(proposal)
        accepted = _taken(proposal, desk) if yes or dry_run else _asked_until_taken(proposal, desk)
        if form == "text":
            _show_files(accepted, project.root)
        if not dry_run and (yes or _confirmed(form)):
            commit(project.root, accepted.changes)
    except IntakeRefused as refused:
        raise click.UsageError(visible(str(refused))) from None
    except (Refused, ChangedMeanwhile) as reason:
        raise click.ClickException(f"nothing was written: {reason}") from None
    if form == "json":
        json.dump(as_data(proposal, accepted), sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
    elif dry_run:
        click.echo("nothing was written (--dry-run)", err=True)
    elif proposal.role is DocumentRole.ARTICLE:
        click.echo(f"next: claimspring extract {typed(project.root, accepted.path)}", err=True)
    else:
        click.echo(f"next: claimspring check {typed(project.root, accepted.path)}", err=True)


def _given(what: str, *, offline: bool) -> WebPage | Upload:
    if what == "-":
        return Upload(sys.stdin.buffer.read(_MAX_BYTES + 1))
    if _ADDRESS.match(what):
        if offline:
            raise IntakeRefused("offline", f"{what} is not asked (--offline): save the page, and give me the file")
        return WebPage(what)
    file = Path(what)
    try:
        if file.stat().st_size > _MAX_BYTES:
            raise IntakeRefused("too-long", f"{what} is larger than {_MAX_BYTES:,} bytes: give me the article alone")
        return Upload(file.read_bytes(), file.name)
    except FileNotFoundError:
        if _LIKE_ADDRESS.match(what):
            told = f"there is no file '{what}'; an address begins with https://: https://{what}"
            raise IntakeRefused("no-file", told) from None
        told = f"there is no file '{what}'; give an address that begins with https://, or a file"
        raise IntakeRefused("no-file", told) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise IntakeRefused("unreadable-file", f"'{what}' cannot be read: {reason}") from None


def _taken(proposal: IntakeProposal, desk: IntakeDesk) -> Accepted:
    """What the proposal becomes as it is; refused where it leaves something open."""
    for question in proposal.questions:
        if question.default is None:
            raise IntakeRefused("unanswered", f"nobody said: {question.text}; {_way_to_say(question)}")
    return accept(proposal, {}, desk)


def _asked_until_taken(proposal: IntakeProposal, desk: IntakeDesk) -> Accepted:
    """What the proposal becomes with what the editor says at the terminal; an answer that is none is asked again."""
    questions = {question.key: question for question in proposal.questions}
    answers = {key: _answer(question) for key, question in questions.items()}
    while True:
        try:
            return accept(proposal, answers, desk)
        except IntakeRefused as refused:
            if refused.key is None or refused.key not in questions:
                raise
            click.echo(f"! {visible(str(refused))}", err=True)
            answers[refused.key] = _answer(questions[refused.key])


def _answer(question: IntakeQuestion) -> str:
    """What the editor says; refused where nobody is there to say it."""
    try:
        return _asked(question)
    except click.Abort:
        if sys.stdin.isatty():
            raise
        raise IntakeRefused("unanswered", f"nobody answers: {question.text}; {_way_to_say(question)}") from None


def _way_to_say(question: IntakeQuestion) -> str:
    """How it is said beforehand."""
    flag = "" if question.key is QuestionKey.WHOLE else f"say it with --{_FLAGS.get(question.key, question.key)}"
    listed = " ('claimspring new publisher NAME' lists one)" if question.key is QuestionKey.PUBLISHER else ""
    proposed = "" if question.default is None else "take what is proposed with --yes"
    return f"{flag}{listed}{', or ' if flag and proposed else ''}{proposed}"


_FLAGS = {QuestionKey.ADDRESS: "url"}


def _asked(question: IntakeQuestion) -> str:
    for number, option in enumerate(question.options if len(question.options) > 1 else (), 1):
        click.echo(f"  {number}  {visible(option)}", err=True)
    text = f"{visible(question.text)}"
    answer: Any = click.prompt(text, default=question.default, err=True, prompt_suffix=" ", type=str)
    said = str(answer).strip()
    if said.isdigit() and len(question.options) > 1 and 1 <= int(said) <= len(question.options):
        return question.options[int(said) - 1]
    return said


def _confirmed(form: str) -> bool:
    """Whether the files shall be written; JSON is for programs, which say `--yes`."""
    try:
        said = form == "text" and click.confirm("Write these files?", default=True, err=True)
    except click.Abort:
        if sys.stdin.isatty():
            raise
        said = False
    if not said:
        raise IntakeRefused("unanswered", "nothing was written: run it again with --yes, or answer at a terminal")
    return said


def _show(proposal: IntakeProposal) -> None:
    facts = proposal.facts
    console = Console(width=None if sys.stdout.isatty() else _WIDTH, highlight=False)
    table = Table(show_header=False, box=None, pad_edge=False)
    for field in FactField:
        if field in facts:
            fact = facts[field]
            others = "".join(f"; {other.origin}: {other.value}" for other in fact.others)
            table.add_row(field.value, _plain(fact.value), _plain(f"({fact.origin.value}{others})"))
    table.add_row("text", _counted(proposal), "")
    console.print(table)
    for warning in proposal.warnings:
        click.echo(f"! {visible(str(warning))}")


def _counted(proposal: IntakeProposal) -> str:
    reading = proposal.reading
    roles = [block.role for block in reading.blocks]
    parts = []
    for role, (one, many) in _COUNTED.items():
        if number := roles.count(role):
            parts.append(f"{number} {one if number == 1 else many}")
    parts.append(f"{reading.repaired} repaired, {len(reading.left_out)} left out")
    return ", ".join(parts)


def _show_files(accepted: Accepted, root: Path) -> None:
    for change in accepted.changes:
        sign = "+" if change.before is None else "~"
        click.echo(f"{sign} {typed(root, change.path)}")


def _plain(words: str) -> str:
    return visible(words).replace("[", r"\[")
