"""`claimspring edit`: the desk in the browser."""

import sys
import webbrowser
from pathlib import Path

import click

from claimspring.cli.project import config_option, opened


@click.command("edit")
@click.option("--no-browser", is_flag=True, help="Print the address, and open no browser.")
@config_option
def command(config: Path | None, *, no_browser: bool) -> None:
    """Open the desk in the browser: from an article to a published claim without a line of YAML, until Ctrl-C.

    Only this machine can reach it, and only with the key in the address that is printed, which opens it once. Every
    change is saved in the project's files at once; nothing is online before it is published and sent.
    """
    from claimspring.editor.http import running  # noqa: PLC0415 -- with all that serves
    from claimspring.editor.server import DeskServer  # noqa: PLC0415 -- as above
    from claimspring.i18n.translator import Words  # noqa: PLC0415 -- as above

    configured = opened(config).configured
    root = configured.settings.root
    say = Words(configured.settings.languages[0]).say
    address = running.running(root)
    if address:
        click.echo(say(running.OPEN_ALREADY, address=address))
        if not no_browser:
            webbrowser.open(running.opening_page(root, address).as_uri())
        return
    server = DeskServer(configured)
    with server.answering():
        address = server.opening_address()
        click.echo(say(running.OPEN, address=address))
        click.echo(say(running.OPENS_ONCE), err=True)
        sys.stdout.flush()
        if not no_browser and not webbrowser.open(running.opening_page(root, address).as_uri()):
            click.echo(say(running.NO_BROWSER), err=True)
        server.wait()
