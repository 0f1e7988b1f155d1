"""`claimspring serve`: the site on this machine, fresh after every save."""

import sys
from pathlib import Path

import click

from claimspring.cli.mkdocs_command import configuration, run_mkdocs
from claimspring.cli.project import config_option


@click.command("serve")
@click.option("-a", "--address", metavar="HOST:PORT", help="Where to show it, if not where mkdocs.yml says.")
@click.option("-o", "--open", "opens", is_flag=True, help="Open it in the browser.")
@config_option
def command(address: str | None, config: Path | None, *, opens: bool) -> None:
    """Show the site on this machine, fresh after every save, until Ctrl-C.

    The same as `mkdocs serve`. Pages are made when they are looked at; the search is that of the last build.
    """
    extra = [*(["--dev-addr", address] if address else []), *(["--open"] if opens else [])]
    sys.exit(run_mkdocs(["serve", "--config-file", str(configuration(config)), *extra]))
