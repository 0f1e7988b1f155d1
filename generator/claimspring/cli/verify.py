"""`claimspring verify`: what a stranger can say of a kit, or of a site's log, without git and without the desk."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import click

from claimspring.model.settings import Settings
from claimspring.observe.kit.verify import KitJudgement, verify_kit
from claimspring.observe.log.note import NoteError, VerifierKey, verifier_key
from claimspring.observe.log.reader import UnreachableError, is_web, reading
from claimspring.observe.log.stamps import can_stamp, read_anchors, told
from claimspring.observe.log.tiles import Read
from claimspring.observe.log.verify import Held, Judgement, held_checkpoint, verify_log

_AGENT = "claimspring-verify"


@click.command("verify")
@click.argument("place", metavar="KIT|SITE")
@click.option(
    "--against",
    "--site",
    "held",
    multiple=True,
    metavar="PLACE",
    help="A checkpoint, a kit or the site, held from earlier; for a kit: the site of today.",
)
@click.option("--key", "key_text", metavar="KEY", help="The key of the log, or the file that holds it.")
@click.option(
    "--stamp-roots",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The root certificates (PEM) of the authorities that stamped the log's checkpoints.",
)
def command(place: str, held: tuple[str, ...], key_text: str | None, stamp_roots: Path | None) -> None:
    """Prove a kit, or a site's log: SITE is its address, or a folder with what was downloaded.

    With --against, what somebody kept from earlier must go on in the site's log: a checkpoint of 200 bytes is enough,
    and a kit holds one. The exit code is 0 when nothing contradicts, 1 when something does.
    """
    if Path(place).is_file():
        _finish(_kit(Path(place), held, key_text))
        return
    with ExitStack() as stack:

        def opened(where: str) -> Read:
            return stack.enter_context(reading(where, Settings().observe, _AGENT))

        try:
            read = opened(place)
            kept = [_held(where, opened) for where in held]
            key = _key(key_text, [*(one.read for one in kept if one.read), read])
            judgement = verify_log(read, kept, key)
            judgement.said.extend(_stamps(read, stamp_roots))
        except (NoteError, UnreachableError, OSError) as error:
            raise click.ClickException(str(error)) from None
    _finish(judgement)


def _stamps(read: Read, roots: Path | None) -> Iterator[str]:
    if roots and can_stamp():
        yield from told(read_anchors(read), roots.read_bytes())
    elif roots:
        yield "no time-stamp was checked: that needs pip install 'claimspring[proof]'"


def _finish(judgement: Judgement | KitJudgement) -> None:
    for line in (*judgement.said, *judgement.faults):
        click.echo(line)
    click.get_current_context().exit(1 if judgement.faults else 0)


def _kit(path: Path, sites: tuple[str, ...], key_text: str | None) -> KitJudgement:
    """Judge a kit; with sites, whether its checkpoint is contained in their logs."""
    judgement = verify_kit(path.read_bytes())
    if judgement.checkpoint is None or judgement.faults:
        return judgement
    held = Held("the kit's checkpoint", judgement.checkpoint)
    for site in sites:
        try:
            with reading(site, Settings().observe, _AGENT) as read:
                log = verify_log(read, [held], _key(key_text, [read]))
        except (NoteError, UnreachableError) as error:
            raise click.ClickException(str(error)) from None
        judgement.said.extend(log.said)
        judgement.faults.extend(log.faults)
        if log.entries:
            sealed = len(set(judgement.records) & set(log.entries))
            judgement.said.append(f"{sealed} of its {len(judgement.records)} records are in that log")
            judgement.said.extend(
                f"passage {number} rests on a record that is not in that log: not sealed yet, or never seen"
                for number, record in judgement.rests
                if record not in log.entries
            )
    return judgement


def _held(where: str, opened: Callable[[str], Read]) -> Held:
    if Path(where).is_file() and Path(where).suffix == ".zip":
        kit = verify_kit(Path(where).read_bytes())
        if kit.checkpoint is None or kit.faults:
            raise NoteError(f"{where} is no kit with a checkpoint that can be trusted")
        return Held(where, kit.checkpoint)
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
