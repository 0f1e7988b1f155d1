"""The command line: arguments in, exit code out (0 clean, 1 findings, 2 usage, 3 a bug of ours, 130 interrupted).

Level 4. One module per command, imported only when that command is called, so that each starts fast.
"""

import errno
import importlib
import sys
import traceback
from collections.abc import Mapping
from types import MappingProxyType

import click

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "init": "init",
        "extract": "extract",
        "check": "check",
        "explain": "explain",
        "status": "status",
        "trace": "trace",
        "observe": "observe",
        "new": "new",
        "schema": "schema",
    }
)
"""Command name -> module of this package whose `command` it is, in the order `--help` lists them."""

_REFUSALS = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT})
"""What a disk says that may not be written, or is full: nobody's bug."""


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        module = COMMANDS.get(cmd_name)
        if module is None:
            return None
        command: click.Command = importlib.import_module(f"claimspring.cli.{module}").command
        return command


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="claimspring")
def claimspring() -> None:
    """Turn a news article into claims that anyone can check."""


def main() -> None:
    """Run the command line; whatever goes wrong inside is told as a bug of ours, with what to send us."""
    try:
        claimspring()
    except Exception as error:  # noqa: BLE001 -- the one edge at which every bug ends
        if isinstance(error, OSError) and error.errno in _REFUSALS:
            click.echo(f"claimspring: {error.filename or 'the disk'}: {error.strerror}", err=True)
            sys.exit(2)
        traceback.print_exc()
        click.echo(
            "claimspring: this is a bug of the program, not of your files; please report the lines above",
            err=True,
        )
        sys.exit(3)
