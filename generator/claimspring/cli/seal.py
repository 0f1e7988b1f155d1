"""`claimspring seal`: put all that was seen and published into the log of the site, and sign its head."""

import os
import secrets
from collections.abc import Iterator
from pathlib import Path

import click

from claimspring.cli.observe import user_agent
from claimspring.cli.project import opened_settings
from claimspring.model.settings import Settings
from claimspring.observe.archive import Keys
from claimspring.observe.http.politeness import host_of
from claimspring.observe.log.note import (
    NoCryptographyError,
    NoteError,
    SignerKey,
    can_sign,
    read_checkpoint,
    signer_key,
)
from claimspring.observe.log.reader import UnreachableError, reading
from claimspring.observe.log.seal import Log, LogKeys, SealError, read_log, seal, write
from claimspring.observe.log.stamps import Anchor, ask, can_stamp, read_anchors, write_anchors
from claimspring.observe.log.tiles import TileError
from claimspring.observe.saver import Saver
from claimspring.read.corpus import read_corpus
from claimspring.site.readers_corpus import for_readers

KEY = "CLAIMSPRING_LOG_KEY"
OLD_KEY = "CLAIMSPRING_LOG_OLD_KEY"
_PROOF = "signing needs an extra: pip install 'claimspring[proof]'"


@click.command("seal")
@click.argument("site", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--previous", metavar="PLACE", help="The site as it is published: an address or a folder.")
@click.option("--first", is_flag=True, help="No log is published yet; begin it.")
@click.option("--restart", metavar="NAME", help="Begin a new log under another name, which everyone sees.")
@click.option("--new-key", metavar="NAME", help="Only make a key for a log of this name, and print both halves.")
@click.option("--archive", is_flag=True, help="Only have the head of the published log kept by an outside archive.")
def command(  # noqa: PLR0913 -- one argument for each option
    site: Path | None, previous: str | None, restart: str | None, new_key: str | None, *, first: bool, archive: bool
) -> None:
    """Put all that was seen and published into the log under SITE/log/, behind what is there already.

    SITE is the folder that was just built. What is published now is read from --previous, and is gone on with; where
    something that was sealed is no longer in the project, nothing is written. The key is read from the environment
    variable CLAIMSPRING_LOG_KEY; without one the log is not signed. Another key takes its place when the old one is in
    CLAIMSPRING_LOG_OLD_KEY and vouches for it.

    With --archive, once the site is published, the archive at 'observe.archive_save' is asked to keep the log's head:
    whoever doubts the log later finds there what it was.
    """
    if new_key is not None:
        _make_key(new_key)
        return
    if archive:
        _archive()
        return
    if site is None:
        raise click.UsageError("name the folder of the site")
    if sum((previous is not None, first, restart is not None)) != 1:
        raise click.UsageError("say where the published site is (--previous), or that there is no log yet (--first)")
    settings = opened_settings()
    keys = LogKeys(_key(KEY), _key(OLD_KEY))
    if settings.log.key and (keys.now is None or str(keys.now.public) != settings.log.key):
        raise click.UsageError(f"mkdocs.yml names the key '{settings.log.key}' (log.key); {KEY} is not its secret half")
    try:
        if previous is None:
            _refuse_second(settings, restart)
        before, anchors = _before(previous, settings) if previous else (None, [])
        origin = before.checkpoint.origin if before else restart or _origin(settings.site_url, keys.now)
        log, added = seal(settings.root, before, origin, keys, _hidden(settings))
    except (SealError, NoteError, TileError, UnreachableError) as error:
        raise click.ClickException(str(error)) from None
    write(log, site)
    write_anchors([*anchors, *_stamps(log, settings)], site)
    signed = f"signed by '{keys.now.name}'" if keys.now else f"not signed, as there is no {KEY}"
    size = log.checkpoint.size
    click.echo(f"{size:,} {'entry is' if size == 1 else 'entries are'} sealed, {added:,} of them new; {signed}")


def _hidden(settings: Settings) -> frozenset[str]:
    """The ledgers of documents that only drafts name."""
    corpus = read_corpus(settings.root, settings.docs_dir).corpus
    return frozenset(
        corpus.ledgers.keys() - for_readers(corpus, in_review=settings.in_review == "shown").ledgers.keys()
    )


def _refuse_second(settings: Settings, restart: str | None) -> None:
    """Raise `SealError` where a log is published that the new one, called `restart` if it is, contradicts for good."""
    if settings.site_url is None:
        return
    try:
        with reading(settings.site_url, settings.observe, user_agent(settings)) as read:
            raw = read("checkpoint")
    except UnreachableError as error:
        click.echo(f"whether a log is published already was not seen: {error}", err=True)
        return
    if raw is None:
        return
    try:
        published = read_checkpoint(raw.decode("utf-8", "replace"))
    except NoteError:
        click.echo(f"what stands at {settings.site_url} in the place of a log is none", err=True)
        return
    if restart is None:
        ways = f"go on with it (--previous {settings.site_url}), or begin one under another name (--restart NAME)"
        raise SealError(f"{settings.site_url} holds a log already: {ways}")
    if published.origin == restart:
        raise SealError(f"the log at {settings.site_url} has that name: choose another one for --restart")


def _before(place: str, settings: Settings) -> tuple[Log, list[Anchor]]:
    with reading(place, settings.observe, user_agent(settings)) as read:
        return read_log(read), read_anchors(read)


def _stamps(log: Log, settings: Settings) -> Iterator[Anchor]:
    """A stamp of every authority over the log's head; one that cannot be had is a warning, and stops nothing."""
    if settings.log.stamps and not can_stamp():
        click.echo(f"no time-stamp was asked for: {_PROOF}", err=True)
        return
    message = str(log.checkpoint).encode()
    for authority in settings.log.stamps:
        host = host_of(authority.url)
        token = ask(authority, message, settings.observe, user_agent(settings))
        if token is None:
            click.echo(f"'{host}' gave no time-stamp", err=True)
        else:
            yield Anchor(log.checkpoint.size, host, message, token)


def _origin(site_url: str | None, key: SignerKey | None) -> str:
    """The name of a log that begins: that of its key, or the site's address."""
    if key:
        return key.name
    if site_url is None:
        raise click.UsageError("a log is called after its site: set 'site_url' in mkdocs.yml")
    return f"{site_url.partition('://')[2].rstrip('/')}/log"


def _archive() -> None:
    """Ask for a copy of the published log's head; one that cannot be had is a warning, for the site is out already."""
    settings = opened_settings()
    place, keys = settings.observe.archive_save, Keys.from_environment()
    if settings.site_url is None:
        raise click.UsageError("where is the log? set 'site_url' in mkdocs.yml")
    if place is None or keys is None:
        click.echo(
            "no archive is asked: that needs 'observe.archive_save' in mkdocs.yml, and the archive's keys", err=True
        )
        return
    copy = Saver(place, keys, settings.observe, user_agent(settings)).save(
        f"{settings.site_url.rstrip('/')}/log/checkpoint"
    )
    if copy is None:
        click.echo(f"'{host_of(place)}' gave no copy of the log's head", err=True)
    else:
        click.echo(f"the log's head is kept at {copy}")


def _key(name: str) -> SignerKey | None:
    text = os.environ.get(name, "")
    try:
        return signer_key(text) if text else None
    except NoteError as error:
        raise click.UsageError(f"{name}: {error}") from None
    except NoCryptographyError:
        raise click.UsageError(_PROOF) from None


def _make_key(name: str) -> None:
    if not can_sign():
        raise click.UsageError(_PROOF)
    if not name or "+" in name or any(map(str.isspace, name)):
        raise click.UsageError("a key is called after its log, in one word without '+', such as desk.example.org/log")
    key = SignerKey(name, secrets.token_bytes(32))
    click.echo(
        f"a secret of whoever publishes, as {KEY}:\n{key}\nfor everybody, as 'log.key' in mkdocs.yml:\n{key.public}"
    )
