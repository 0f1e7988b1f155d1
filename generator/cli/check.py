"""`claimtrail check`: a project's files in, findings out."""

import datetime as dt
import os
import sys
from pathlib import Path

import click

from generator.cli.project import pages, project_root
from generator.model.finding import Finding, Severity
from generator.read.corpus import read_corpus
from generator.read.locate import Locator
from generator.read.settings import read_settings
from generator.report import json, text
from generator.rules.check import check
from generator.rules.context import Context

FORMATS = ("text", "json")


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(exists=True, path_type=Path))
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How to print.")
@click.option(
    "--fail-on",
    type=click.Choice([*Severity]),
    default=Severity.ERROR,
    show_default=True,
    help="The least severity for which the exit code is 1.",
)
def command(paths: tuple[Path, ...], form: str, fail_on: str) -> None:
    """Check the claims, sources and articles of a project.

    PATH limits what is told to these files and folders; everything is read all the same.

    The exit code is 0 where nothing is found that fails, 1 where there is, 2 for a wrong call.
    """
    root = project_root(Path.cwd())
    reading = read_corpus(root)
    settings = read_settings(root)
    context = Context(
        reading.corpus,
        settings.settings,
        dt.datetime.now(tz=dt.UTC).date(),
        pages(root),
        unread=reading.unread,
        settings_route=settings.route,
    )
    locator = Locator(root)
    findings = [*settings.findings, *check(reading, context, locator)]
    wanted = _wanted(paths, root)
    findings = [one for one in findings if not wanted or any(_within(one.path, place) for place in wanted)]
    _print(findings, form, locator, len(reading.corpus.claims) + len(reading.corpus.sources))
    sys.exit(_fails(findings, Severity(fail_on)))


def _wanted(paths: tuple[Path, ...], root: Path) -> list[str]:
    places = []
    for path in paths:
        full = path.resolve()
        if not full.is_relative_to(root.resolve()):
            raise click.UsageError(f"'{path}' lies outside of the project in {root}")
        places.append(full.relative_to(root.resolve()).as_posix())
    return places


def _within(path: str, place: str) -> bool:
    return place in {".", path} or path.startswith(f"{place}/")


def _print(findings: list[Finding], form: str, locator: Locator, files: int) -> None:
    if form == "json":
        click.echo(json.render(findings))
        return
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    for paragraph in text.render(findings, locator.line, files, colour=colour):
        click.echo(paragraph, color=colour)


def _fails(findings: list[Finding], least: Severity) -> bool:
    order = list(Severity)
    return any(order.index(finding.severity) <= order.index(least) for finding in findings)
