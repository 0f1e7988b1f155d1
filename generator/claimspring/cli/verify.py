"""`claimspring verify`: what a stranger can say of a kit, or of a site's log, without git and without the desk."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import is_zipfile

import click

from claimspring.model.settings import Settings
from claimspring.observe.kit.pack import LARGEST
from claimspring.observe.kit.verify import KitJudgement, verify_kit
from claimspring.observe.log.note import NoteError, VerifierKey, verifier_key
from claimspring.observe.log.reader import UnreachableError, is_web, reading
from claimspring.observe.log.stamps import can_stamp, certificates, read_anchors, stamped
from claimspring.observe.log.tiles import Read
from claimspring.observe.log.verify import Held, Judgement, held_checkpoint, judge_signature, verify_log
from claimspring.report.text import visible

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

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
    and a kit holds one.

    The exit code is 0 when nothing contradicts, 1 when something does, 2 when something named cannot be read.
    """
    with ExitStack() as stack:

        def opened(where: str) -> Read:
            return stack.enter_context(reading(where, Settings().observe, _AGENT))

        try:
            _exist(place, *held)
            stamps = _Stamps(stamp_roots)
            judgement: Judgement | KitJudgement
            if Path(place).is_file():
                judgement = _kit(Path(place), held, key_text, stamps, opened)
            else:
                read = opened(place)
                kept = [_held(where, opened) for where in held]
                key = _key(key_text, [*(one.read for one in kept if one.read), read])
                judgement = verify_log(read, [*kept, *stamps.held(read)], key)
        except (NoteError, UnreachableError, OSError) as error:
            raise click.UsageError(visible(str(error))) from None
    for line in (*judgement.said, *stamps.said, *judgement.faults):
        click.echo(visible(line))
    click.get_current_context().exit(1 if judgement.faults else 0)


def _exist(*places: str) -> None:
    for place in places:
        if not is_web(place) and not Path(place).exists():
            raise NoteError(f"there is no file or folder '{place}'")


class _Stamps:
    """The time-stamps that lie beside logs, judged by the roots of their authorities; without roots nothing is judged.

    Raises:
        NoteError: when the file holds no certificate.
    """

    def __init__(self, roots: Path | None) -> None:
        self._roots: Sequence[Certificate] = ()
        self.said: list[str] = []
        """What cannot be held against a log, each in a sentence."""
        if roots is None:
            return
        if not can_stamp():
            self.said.append("no time-stamp was checked: that needs pip install 'claimspring[proof]'")
            return
        try:
            self._roots = certificates(roots.read_bytes())
        except ValueError:
            raise NoteError(f"{roots} holds no certificate (PEM)") from None

    def needs_a_site(self) -> Iterator[str]:
        """Why none was judged where no log is at hand."""
        if self._roots:
            yield "no time-stamp was checked: they lie beside the log, so name its site with --site"

    def held(self, read: Read) -> Iterator[Held]:
        """The checkpoints of which an authority says when they existed: the log has to go on from each."""
        if not self._roots:
            return
        anchors = read_anchors(read)
        if not anchors:
            self.said.append("no time-stamp lies beside the log")
        for anchor in dict.fromkeys(anchors):
            if (when := stamped(anchor, self._roots)) is None:
                told = f"the checkpoint of size {anchor.size:,} bears a stamp that proves nothing"
                self.said.append(f"{told}: that of '{anchor.authority}'")
            else:
                name = f"the checkpoint that existed on {when:%Y-%m-%d %H:%M} UTC, says '{anchor.authority}'"
                yield held_checkpoint(name, anchor.checkpoint)


def _kit(
    path: Path, sites: tuple[str, ...], key_text: str | None, stamps: _Stamps, opened: Callable[[str], Read]
) -> KitJudgement:
    """Judge a kit; with sites, whether its checkpoint is contained in their logs."""
    judgement = verify_kit(_kit_bytes(path))
    if not sites:
        stamps.said.extend(stamps.needs_a_site())
        if judgement.checkpoint and (key := _key(key_text, [])):  # with a site, it is its log that is signed
            judge_signature(judgement.checkpoint, key, (), judgement.said, judgement.faults)
    if judgement.checkpoint is None or judgement.faults:
        return judgement
    held = Held("the kit's checkpoint", judgement.checkpoint)
    for site in sites:
        read = opened(site)
        log = verify_log(read, [held, *stamps.held(read)], _key(key_text, [read]))
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


def _kit_bytes(path: Path) -> bytes:
    if path.stat().st_size > LARGEST:
        raise NoteError(f"{path} is larger than any kit")
    return path.read_bytes()


def _held(where: str, opened: Callable[[str], Read]) -> Held:
    if Path(where).is_file() and is_zipfile(where):
        kit = verify_kit(_kit_bytes(Path(where)))
        if kit.checkpoint is None or kit.faults:
            why = kit.faults[0] if kit.faults else "it holds none"
            raise NoteError(f"{where} is no kit with a checkpoint that can be trusted: {why}")
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
        return verifier_key(path.read_bytes().decode("utf-8", "replace") if path.is_file() else text)
    return next(_keys(places), None)


def _keys(places: list[Read]) -> Iterator[VerifierKey]:
    for read in places:
        if raw := read("key"):
            try:
                yield verifier_key(raw.decode("utf-8", "replace"))
            except NoteError as error:
                raise NoteError(f"log/key: {error}; name the key with --key") from None
