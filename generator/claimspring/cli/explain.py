"""`claimspring explain`: the id of a rule in, its page out."""

from collections.abc import Iterator

import click

from claimspring.cli.terminal import is_terminal
from claimspring.model.suggest import did_you_mean
from claimspring.rules.handbook import section
from claimspring.rules.registry import RULES


@click.command("explain")
@click.argument("rule", required=False)
def command(rule: str | None) -> None:
    """Say what RULE finds, why that is bad, and what to write instead; without RULE, list them all."""
    if rule is None:
        click.echo("\n".join(_list()))
    elif rule in RULES:
        _show(section(RULES[rule]))
    else:
        hint = did_you_mean(rule, RULES) or "'claimspring explain' lists them all"
        raise click.UsageError(f"there is no rule '{rule}'; {hint}")


def _list() -> Iterator[str]:
    width = max(map(len, RULES))
    for rule in RULES.values():
        yield f"{rule.id:{width}}  {rule.severity:7}  {rule.summary}"


def _show(text: str) -> None:
    """In colour on a terminal, as plain Markdown in a pipe."""
    if not is_terminal():
        click.echo(text, nl=False)
        return
    from rich.console import Console  # noqa: PLC0415 -- slow to import, and only wanted here
    from rich.markdown import Markdown  # noqa: PLC0415

    Console().print(Markdown(text))
