"""`claimtrail new`: what the editor knows in, a file to fill in out; a file that exists is never touched."""

import datetime as dt
import re
from pathlib import Path

import click

from generator.cli import blank
from generator.cli.project import project_root
from generator.model.ids import ID_PATTERN, id_from
from generator.model.source import SourceKind
from generator.read.fault import Unreadable
from generator.read.files import ARTICLES, CLAIMS, SOURCES
from generator.read.single import ARTICLE


@click.group("new")
def command() -> None:
    """Begin an article, a claim or a source: a file with a comment on each thing to fill in."""


_ID = click.option("--id", "name", metavar="ID", help="The file's name without ending; else made of the title.")
_URL = click.option("--url", metavar="ADDRESS", help="Where it is published.")
_PUBLISHER = click.option("--publisher", metavar="ID", help="Who published it: an id in claims/publishers.yml.")
_PUBLISHED = click.option("--published", metavar="DATE", help="When: YYYY-MM-DD, YYYY-MM or YYYY.")
_LANGUAGE = click.option("--language", metavar="TAG", help="The language it is written in: fr, en, es, …")


@command.command("article")
@click.argument("title")
@_ID
@_URL
@_PUBLISHER
@_PUBLISHED
@_LANGUAGE
def article(title: str, name: str | None, **known: str | None) -> None:
    """Begin an article under content/articles/; its text goes below the second line '---'."""
    path = f"{ARTICLES}/{_name(name, title)}.md"
    _write(path, blank.article(blank.Document(title, **known)))


@command.command("source")
@click.argument("title")
@_ID
@_URL
@_PUBLISHER
@_PUBLISHED
@_LANGUAGE
@click.option("--kind", type=click.Choice([kind.value for kind in SourceKind]), help="How near to the event it stands.")
def source(title: str, name: str | None, **known: str | None) -> None:
    """Begin a source under claims/sources/."""
    path = f"{SOURCES}/{_name(name, title)}.yml"
    today = dt.datetime.now(tz=dt.UTC).date()
    _write(path, blank.source(blank.Document(title, **known), today))


@command.command("claim")
@click.argument("article_id", metavar="ARTICLE")
@click.argument("words")
@_ID
def claim(article_id: str, words: str, name: str | None) -> None:
    """Begin a claim of ARTICLE, with the article's own WORDS, copied."""
    file = project_root(Path.cwd()) / ARTICLES / f"{_name(article_id, '')}.md"
    try:
        language = ARTICLE.read(file.read_bytes())[0].header.language
    except OSError:
        raise click.UsageError(f"there is no article '{article_id}': no file {ARTICLES}/{article_id}.md") from None
    except Unreadable:
        raise click.UsageError(f"{ARTICLES}/{article_id}.md cannot be read: see 'claimtrail check'") from None
    _write(f"{CLAIMS}/{article_id}/{_name(name, words)}.yml", blank.claim(words, language))


def _name(given: str | None, words: str) -> str:
    name = given or id_from(words)
    if not re.fullmatch(ID_PATTERN, name):
        raise click.UsageError(
            f"'{given or words}' makes no id: one has small letters, digits and hyphens only; give one with --id"
        )
    return name


def _write(path: str, text: str) -> None:
    file = project_root(Path.cwd()) / path
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with file.open("x", encoding="utf-8", newline="\n") as target:
            target.write(text)
    except FileExistsError:
        raise click.UsageError(f"{path} exists already; give the new one another name with --id") from None
    click.echo(path)
    click.echo(f"fill it in, then run: claimtrail check {path}", err=True)
