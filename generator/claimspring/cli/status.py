"""`claimspring status`: the editor's queue, the most pressing first."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from claimspring.cli.project import config_option, opened
from claimspring.cli.terminal import is_terminal
from claimspring.model.queue import Task
from claimspring.report import queue as report


@click.command("status")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Show the first N only.")
@config_option
def command(form: str, limit: int | None, config: Path | None) -> None:
    """Show what needs a hand next, and why: the most pressing first."""
    tasks = opened(config).tasks
    shown = tasks[:limit]
    if form == "json":
        click.echo(report.render(shown))
    elif is_terminal():
        _table(shown, len(tasks))
    else:
        click.echo("\n".join(_lines(shown, len(tasks))))


def _lines(tasks: Sequence[Task], total: int) -> Iterator[str]:
    for task in tasks:
        yield f"{task.path}: {task.kind}: {task.why}{_next(task)}"
    yield _summary(len(tasks), total)


def _next(task: Task) -> str:
    return f" -> {task.command}" if task.command else ""


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
