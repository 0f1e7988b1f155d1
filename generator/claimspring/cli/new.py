"""`claimspring new`: what the editor knows in, a file to fill in out; a file that exists is never touched."""

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import click
from pydantic import TypeAdapter, ValidationError

from claimspring.anchor.quotable import QuotableText
from claimspring.cli import blank
from claimspring.cli.new_file import write_new
from claimspring.cli.project import opened_settings, typed
from claimspring.model.actors import Person
from claimspring.model.article import Article, ArticleKind
from claimspring.model.base import Model
from claimspring.model.ids import ID_PATTERN, PublisherRef, id_from
from claimspring.model.publisher import SHORT, Publisher, PublisherKind
from claimspring.model.source import SourceKind
from claimspring.model.suggest import did_you_mean
from claimspring.model.topic import Topic
from claimspring.model.values import Language, PartialDate, WebAddress
from claimspring.read.editing.changeset import ChangedMeanwhile, commit
from claimspring.read.editing.entries import add_entry
from claimspring.read.editing.operations import Refused
from claimspring.read.editing.project_files import ProjectFiles
from claimspring.read.fault import Unreadable
from claimspring.read.files import CLAIMS, PEOPLE, PUBLISHERS, SOURCES, TOPICS, articles_folder
from claimspring.read.single import ARTICLE, read_entries
from claimspring.reading.text import read_article
from claimspring.report.text import visible


@click.group("new")
def command() -> None:
    """Begin an article, a claim or a source, with a comment on each thing to fill in; or list a publisher and the like.

    A publisher, a person or a topic is an entry in claims/publishers.yml, people.yml or topics.yml.
    """


_Option: TypeAlias = Callable[[Callable[..., None]], Callable[..., None]]


def _known(name: str, metavar: str, kind: Any, what: str, told: str) -> _Option:  # noqa: ANN401 -- a type with its checks
    """An option that refuses what a file could not hold; `what` says in words what it has to be, `told` is its help."""
    adapter = TypeAdapter(kind)

    def valid(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
        try:
            return value and str(adapter.validate_python(value))
        except ValidationError:
            raise click.BadParameter(f"'{value}' is no {what}") from None

    return click.option(name, metavar=metavar, callback=valid, help=told)


_ID_IS = "id: one has small letters, digits and hyphens only"
_URL_IS = "web address: one begins with https:// or http://"
_DATE_IS = "date of the form YYYY-MM-DD, YYYY-MM or YYYY"
_TAG_IS = "language tag such as fr, en, es or pt-BR"
ID = click.option("--id", "name", metavar="ID", help="The file's name without ending; else made of the title.")
URL = _known("--url", "ADDRESS", WebAddress, _URL_IS, "Where it is published.")
URL_OF_HOME = _known("--url", "ADDRESS", WebAddress, _URL_IS, "Its home page.")
PUBLISHER = _known("--publisher", "ID", PublisherRef, _ID_IS, "Who published it: an id in claims/publishers.yml.")
DATE = _known("--published", "DATE", PartialDate, _DATE_IS, "When: YYYY-MM-DD, YYYY-MM or YYYY.")
LANGUAGE = _known("--language", "TAG", Language, _TAG_IS, "The language it is written in: fr, en, es, …")


@command.command("article")
@click.argument("title")
@ID
@URL
@PUBLISHER
@DATE
@LANGUAGE
@click.option("--kind", type=click.Choice([kind.value for kind in ArticleKind]), help="What it is, if no article.")
def article(title: str, name: str | None, **known: str | None) -> None:
    """Begin an article under content/articles/; its text goes below the second line '---'."""
    settings = opened_settings()
    _tell_unlisted(settings.root, known["publisher"])
    path = f"{articles_folder(settings.docs_dir)}/{_name(name, title)}.md"
    _write(settings.root, path, blank.article(blank.Document(title, **known)))


@command.command("source")
@click.argument("title")
@ID
@URL
@PUBLISHER
@DATE
@LANGUAGE
@click.option("--kind", type=click.Choice([kind.value for kind in SourceKind]), help="How near to the event it stands.")
def source(title: str, name: str | None, **known: str | None) -> None:
    """Begin a source under claims/sources/."""
    path = f"{SOURCES}/{_name(name, title)}.yml"
    today = dt.datetime.now(tz=dt.UTC).date()
    root = opened_settings().root
    _tell_unlisted(root, known["publisher"])
    _write(root, path, blank.source(blank.Document(title, **known), today))


NAME = click.argument("called", metavar="NAME")
ENTRY_ID = click.option("--id", "name", metavar="ID", help="The id by which files name it; else made of the name.")


@command.command("publisher")
@NAME
@ENTRY_ID
@URL_OF_HOME
@click.option("--kind", type=click.Choice([kind.value for kind in PublisherKind]), help="What sort of body publishes.")
@click.option("--country", metavar="CODE", help="The ISO 3166-1 code of its seat, such as CN.")
def publisher(called: str, name: str | None, **known: str | None) -> None:
    """List a publisher in claims/publishers.yml: an outlet, an agency, an office."""
    _list(PUBLISHERS, Publisher, name, called, {key: value for key, value in known.items() if value})
    if len(called) > SHORT:
        told = f"the name has more than {SHORT} signs: give it a 'short' one of at most {SHORT} there, too"
        click.echo(f"{told}; a published claim with it on its trail cannot do without", err=True)


@command.command("person")
@NAME
@ENTRY_ID
def person(called: str, name: str | None) -> None:
    """List a person in claims/people.yml: one who speaks, or of whom something is said."""
    _list(PEOPLE, Person, name, called, {})


@command.command("topic")
@NAME
@ENTRY_ID
def topic(called: str, name: str | None) -> None:
    """List a topic in claims/topics.yml."""
    _list(TOPICS, Topic, name, called, {})


def _list(path: str, model: type[Model], name: str | None, called: str, known: dict[str, str]) -> None:
    """Put an entry into a list, its name in the site's first language."""
    settings = opened_settings()
    files, id_ = ProjectFiles(settings.root), _name(name, called)
    try:
        add_entry(files, path, model, id_, {"name": {settings.languages[0]: called}, **known})
        commit(settings.root, files.changes())
    except (Refused, ChangedMeanwhile) as reason:
        raise click.UsageError(str(reason)) from None
    click.echo(id_)
    click.echo(f"listed in {typed(settings.root, path)}; files name it '{id_}'", err=True)


def _tell_unlisted(root: Path, id_: str | None) -> None:
    """Say of a publisher that the desk does not know how to make it known."""
    try:
        known = read_entries(Publisher, (root / PUBLISHERS).read_bytes())[0] if id_ else {}
    except (OSError, Unreadable):
        known = {}
    if id_ and id_ not in known:
        hint = did_you_mean(id_, known)
        told = f"there is no publisher '{id_}' in {PUBLISHERS} yet"
        click.echo(f"{told}: {f'{hint}; else ' if hint else ''}claimspring new publisher NAME --id {id_}", err=True)


@command.command("claim")
@click.argument("article_id", metavar="ARTICLE")
@click.argument("words")
@ID
def claim(article_id: str, words: str, name: str | None) -> None:
    """Begin a claim of ARTICLE, with the article's own WORDS, copied."""
    settings = opened_settings()
    folder = articles_folder(settings.docs_dir)
    article_id = Path(article_id).stem if article_id.endswith(".md") else article_id
    if not re.fullmatch(ID_PATTERN, article_id):
        raise click.UsageError(f"'{article_id}' is no name of an article: give that of its file in {folder}/")
    file = settings.root / folder / f"{article_id}.md"
    try:
        article = ARTICLE.read(file.read_bytes())[0]
    except OSError:
        hint = did_you_mean(article_id, [other.stem for other in file.parent.glob("*.md")])
        told = f"there is no article '{article_id}': no file {folder}/{article_id}.md"
        raise click.UsageError(f"{told}; {hint}" if hint else told) from None
    except Unreadable:
        raise click.UsageError(f"{folder}/{article_id}.md cannot be read: see 'claimspring check'") from None
    words = _words_read(article, words)
    _write(
        settings.root, f"{CLAIMS}/{article_id}/{_name(name, words)}.yml", blank.claim(words, article.header.language)
    )


def _words_read(article: Article, words: str) -> str:
    """The words without marks that readers do not see; of an article with a text it has to say them."""
    if not article.can_be_searched:
        return words
    reading = read_article(article)
    quotable = QuotableText(reading.text, article.text, lambda place: reading.at(article.text_start + place))
    found = quotable.locate(words)
    if found is None:
        said = " ".join(quotable.nearest(words).split())
        told = f"nearest is '{visible(said)}'" if said else "copy the words from its text"
        raise click.UsageError(f"the article does not say '{words}'; {told}")
    if found.match.ambiguous:
        click.echo("the article says this more than once: add a 'prefix' or 'suffix' to the words", err=True)
    return " ".join(reading.text[found.match.start : found.match.end].split()) if found.marked else words


def _name(given: str | None, words: str) -> str:
    name = given or id_from(words)
    if not re.fullmatch(ID_PATTERN, name):
        meant = id_from(given or "")
        told = f"such as --id {meant}" if meant else "give one with --id"
        raise click.UsageError(
            f"'{given or words}' makes no id: one has small letters, digits and hyphens only; {told}"
        )
    return name


def _write(root: Path, path: str, text: str) -> None:
    try:
        write_new(root / path, text)
    except FileExistsError:
        raise click.UsageError(f"{path} exists already; give the new one another name with --id") from None
    click.echo(typed(root, path))
    click.echo(f"fill it in, then run: claimspring check {typed(root, path)}", err=True)
