"""`claimspring verify`: what a stranger can say of a site's log, without git and without the desk."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import click

from claimspring.model.settings import Settings
from claimspring.observe.log.note import NoteError, VerifierKey, verifier_key
from claimspring.observe.log.reader import UnreachableError, is_web, reading
from claimspring.observe.log.tiles import Read
from claimspring.observe.log.verify import Held, held_checkpoint, verify_log

_AGENT = "claimspring-verify"


@click.command("verify")
@click.argument("place", metavar="SITE")
@click.option("--against", "held", multiple=True, metavar="PLACE", help="A checkpoint, or the site, held from earlier.")
@click.option("--key", "key_text", metavar="KEY", help="The key of the log, or the file that holds it.")
def command(place: str, held: tuple[str, ...], key_text: str | None) -> None:
    """Prove a site's log: SITE is its address, or a folder with what was downloaded.

    With --against, what somebody kept from earlier must go on in it: a checkpoint of 200 bytes is enough. The exit code
    is 0 when nothing contradicts, 1 when something does.
    """
    with ExitStack() as stack:

        def opened(where: str) -> Read:
            return stack.enter_context(reading(where, Settings().observe, _AGENT))

        try:
            read = opened(place)
            kept = [_held(where, opened) for where in held]
            key = _key(key_text, [*(one.read for one in kept if one.read), read])
            judgement = verify_log(read, kept, key)
        except (NoteError, UnreachableError, OSError) as error:
            raise click.ClickException(str(error)) from None
    for line in (*judgement.said, *judgement.faults):
        click.echo(line)
    click.get_current_context().exit(1 if judgement.faults else 0)


def _held(where: str, opened: Callable[[str], Read]) -> Held:
    if is_web(where) or Path(where).is_dir():
        read = opened(where)
        raw = read("checkpoint")
        if raw is None:
            raise NoteError(f"{where} holds no log")
        one = held_checkpoint(where, raw)
        return Held(where, one.checkpoint, read)
    return held_checkpoint(where, Path(where).read_bytes())


def _key(text: str | None, places: list[Read]) -> VerifierKey | None:
    """The key that was named, or the one that lies beside what was held, or else beside the log itself."""
    if text:
        path = Path(text)
        return verifier_key(path.read_text("utf-8") if path.is_file() else text)
    return next(_keys(places), None)


def _keys(places: list[Read]) -> Iterator[VerifierKey]:
    for read in places:
        if raw := read("key"):
            yield verifier_key(raw.decode("utf-8", "replace"))
