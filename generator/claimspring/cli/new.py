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
from claimspring.model.article import Article, ArticleKind
from claimspring.model.ids import ID_PATTERN, PublisherRef, id_from
from claimspring.model.source import SourceKind
from claimspring.model.suggest import did_you_mean
from claimspring.model.values import Language, PartialDate, WebAddress
from claimspring.read.fault import Unreadable
from claimspring.read.files import CLAIMS, SOURCES, articles_folder
from claimspring.read.single import ARTICLE
from claimspring.reading.text import read_article
from claimspring.report.text import visible


@click.group("new")
def command() -> None:
    """Begin an article, a claim or a source: a file with a comment on each thing to fill in."""


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
    _write(opened_settings().root, path, blank.source(blank.Document(title, **known), today))


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
