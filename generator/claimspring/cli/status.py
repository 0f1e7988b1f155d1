"""`claimspring status`: the editor's queue, the most pressing first."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimspring.cli.project import config_option, opened, typed
from claimspring.cli.terminal import is_terminal
from claimspring.model.ids import ArticleId
from claimspring.model.queue import Task
from claimspring.model.suggest import did_you_mean
from claimspring.read.files import CLAIMS, article_path
from claimspring.report import queue as report

if TYPE_CHECKING:
    from claimspring.pipeline.project import Project


@click.command("status")
@click.argument("article", required=False)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Show the first N only.")
@config_option
def command(article: str | None, form: str, limit: int | None, config: Path | None) -> None:
    """Show what needs a hand next, and why: the most pressing first.

    With ARTICLE, its id or its file, only what concerns that article, its claims and what they rest on.
    """
    project = opened(config)
    tasks = project.tasks if article is None else _of(project, article)
    shown = tasks[:limit]
    if form == "json":
        click.echo(report.render(shown))
    elif is_terminal():
        _table(shown, len(tasks))
    else:
        click.echo("\n".join(_lines(project.root, shown, len(tasks))))


def _of(project: "Project", name: str) -> tuple[Task, ...]:
    """The tasks that concern one article; a usage error where there is none of that name."""
    article = ArticleId(Path(name).stem if name.endswith(".md") else name)
    path, folder = article_path(article, project.settings.docs_dir), f"{CLAIMS}/{article}/"
    corpus = project.reading.corpus
    if not (project.root / path).is_file() and not (project.root / folder).is_dir():
        meant = did_you_mean(article, corpus.articles)
        raise click.UsageError(f"there is no article '{article}'" + (f"; {meant}" if meant else ""))
    claims = [record.value for key, record in corpus.claims.items() if key.article == article]
    sources = {piece.source for claim in claims for piece in claim.evidence}
    sources |= {step.source for claim in claims for step in claim.trail}
    return tuple(
        task
        for task in project.tasks
        if task.path == path or task.path.startswith(folder) or (task.source and task.source in sources)
    )


def _lines(root: Path, tasks: Sequence[Task], total: int) -> Iterator[str]:
    for task in tasks:
        yield f"{typed(root, task.path)}: {task.kind}: {task.why}{_next(root, task)}"
    yield _summary(len(tasks), total)


def _next(root: Path, task: Task) -> str:
    return f" -> {task.command.replace(task.path, typed(root, task.path))}" if task.command else ""


def _summary(shown: int, total: int) -> str:
    if not total:
        return "nothing needs a hand"
    things = f"{total:,} thing needs" if total == 1 else f"{total:,} things need"
    return f"{things} a hand" + (f"; the first {shown:,} are shown" if shown < total else "")


def _table(tasks: Sequence[Task], total: int) -> None:
    from rich.console import Console  # noqa: PLC0415 -- slow to import, and only wanted on a terminal
    from rich.markup import escape  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("what", "why", "open or run next"):
        table.add_column(heading, overflow="fold")
    for task in tasks:
        table.add_row(f"[bold]{task.kind}[/]", escape(task.why), f"[cyan]{escape(task.command or task.path)}[/]")
    console = Console()
    console.print(table)
    console.print(_summary(len(tasks), total))
