"""`claimspring serve`: the site on this machine, fresh after every save."""

import socket
import sys
from pathlib import Path

import click

from claimspring.cli.mkdocs_command import configuration, run_mkdocs
from claimspring.cli.project import config_option
from claimspring.pipeline.mkdocs_config import serving_address

_PORTS = 1 << 16


@click.command("serve")
@click.option("-a", "--address", metavar="HOST:PORT", help="Where to show it, if not where mkdocs.yml says.")
@click.option("-o", "--open", "opens", is_flag=True, help="Open it in the browser.")
@config_option
def command(address: str | None, config: Path | None, *, opens: bool) -> None:
    """Show the site on this machine, fresh after every save, until Ctrl-C.

    The same as `mkdocs serve`. Pages are made when they are looked at; the search is that of the last build.
    """
    file = configuration(config)
    if wanted := address or serving_address(file):
        _require_free(wanted)
    extra = [*(["--dev-addr", address] if address else []), *(["--open"] if opens else [])]
    sys.exit(run_mkdocs(["serve", "--config-file", str(file), *extra]))


def _require_free(address: str) -> None:
    """Refuse what is no address of this machine, or where another program listens already."""
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) < _PORTS:
        raise click.UsageError(f"'{address}' is no address: write it as 127.0.0.1:8001")
    try:
        with socket.socket() as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind((host, int(port)))
    except OSError as error:
        told = f"{address} cannot be used: {(error.strerror or str(error)).lower()}"
        other = f"{host}:{int(port) % (_PORTS - 1) + 1}"
        raise click.UsageError(f"{told}; choose another, such as --address {other}") from None
