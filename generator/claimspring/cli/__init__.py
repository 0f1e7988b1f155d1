"""The command line: arguments in, exit code out.

0 clean, 1 findings, 2 usage, 3 a bug of ours, 130 interrupted, 141 where whoever read the output went away. One module
per command, imported only when that command is called, so that each starts fast and `--help` imports none.
"""

import errno
import gc
import importlib
import keyword
import os
import sys
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any

import click

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "init": "Begin a desk: settings, verdicts, publishers, pages, workflows.",
        "edit": "Open the desk in the browser: from an article to a published claim, without YAML.",
        "new": "Begin an article, a claim or a source: a file with a comment on each thing to fill in.",
        "add": "Bring in an article or a source: from its address, a file, or words.",
        "import": "Bring in earlier checks: ClaimReviews, tables, AVeriTeC sets.",
        "adopt": "Make earlier checks claims of this desk, shown as not traced yet.",
        "extract": "Draft claims from articles, one file for each statement worth checking.",
        "check": "Check the claims, sources and articles of a project.",
        "explain": "Say what a rule finds, why that is bad, and what to write instead.",
        "status": "Show what needs a hand next, and why: the most pressing first.",
        "trace": "Show where a claim comes from, and what its evidence rests on.",
        "publish": "Publish reviewed claims: status, days, history and record at once.",
        "correct": "Tell in the history what you changed in a published claim, and put it on record.",
        "retire": "Take a published claim from the site before the eyes of its readers.",
        "restore": "Let a retired claim stand again.",
        "rename": "Give a claim, article, source, publisher, person or topic another name, everywhere at once.",
        "merge": "Let one claim say what another says too; the other's address leads there.",
        "split": "Let several claims stand for one; its address leads to them.",
        "observe": "Go out to the sources: are the pages there, do the quoted words still stand?",
        "build": "Build the site; with --publish only if it is fit for readers.",
        "serve": "Show the site on this machine, fresh after every save.",
        "seal": "Put all that was seen and published into the log of the site.",
        "kit": "Write a file with which a stranger checks a claim's passages again.",
        "verify": "Prove a kit, or a site's log, from what was downloaded alone.",
        "schema": "Write the JSON Schemas of all files that editors write.",
        "upgrade": "Bring a project's files to the format of this program, and show the difference.",
    }
)
"""Command, whose module in this package has its name -> what it does, in the order `--help` lists them."""

INTERRUPTED, CLOSED_PIPE = 130, 141
"""Exit codes as shells give them: 128 and the number of the signal."""
_REFUSALS = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT})
"""What a disk says that may not be written, or is full: nobody's bug."""


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module = f"{cmd_name}_" if keyword.iskeyword(cmd_name) else cmd_name
        command: click.Command = importlib.import_module(f"claimspring.cli.{module}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            from claimspring.model.suggest import did_you_mean  # noqa: PLC0415 -- wanted only here

            meant = did_you_mean(args[0], COMMANDS) or "'claimspring --help' lists them"
            ctx.fail(f"there is no command '{args[0]}'; {meant}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def make_context(self, *args: Any, **extra: Any) -> click.Context:  # noqa: ANN401 -- click's signature
        with _read_to_the_end():  # `--help` is printed here
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> object:
        with _read_to_the_end():
            return super().invoke(ctx)


class _ClosedPipeError(Exception):
    """Whoever read the output went away."""


@contextmanager
def _read_to_the_end() -> Iterator[None]:
    """Raise `_ClosedPipeError` where the output is no longer read; click would take that for a finding."""
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else Python complains at its end
        raise _ClosedPipeError from None


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="claimspring")
def claimspring() -> None:
    """Turn a news article into claims that anyone can check."""


def main() -> None:
    """Run the command line; whatever goes wrong inside is told as a bug of ours, with what to send us."""
    try:
        sys.exit(_code())
    finally:
        gc.freeze()  # at its end Python would look through all that was read for circles, and let go of it bit by bit


def _code() -> int:
    """The exit code of the command that was asked for."""
    try:
        code = claimspring(standalone_mode=False)
    except _ClosedPipeError:
        return CLOSED_PIPE
    except (KeyboardInterrupt, click.Abort):
        click.echo("interrupted", err=True)
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except Exception as error:  # noqa: BLE001 -- the one edge at which every bug ends
        return _failed(error)
    return code if isinstance(code, int) else 0


def _failed(error: Exception) -> int:
    if isinstance(error, OSError) and error.errno in _REFUSALS:
        click.echo(f"claimspring: {error.filename or 'the disk'}: {error.strerror}", err=True)
        return 2
    traceback.print_exception(error)
    click.echo("claimspring: this is a bug of the program, not of your files; please report the lines above", err=True)
    return 3
