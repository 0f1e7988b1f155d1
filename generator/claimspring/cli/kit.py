"""`claimspring kit`: one file with which a stranger checks a claim's passages again, offline."""

from pathlib import Path

import click

from claimspring.cli.observe import user_agent
from claimspring.cli.project import known_claim, opened
from claimspring.model.ids import SourceId
from claimspring.observe.kit.make import KitSource, make_kit, page_copies
from claimspring.observe.kit.verify import verify_kit
from claimspring.observe.log.note import NoteError
from claimspring.observe.log.reader import UnreachableError, reading
from claimspring.observe.log.seal import SealError, read_log
from claimspring.observe.log.tiles import TileError


@click.command("kit")
@click.argument("claim", metavar="ARTICLE/CLAIM")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="The file to write.")
@click.option("--site", metavar="PLACE", help="The site, an address or a folder: proofs of its log go into the kit.")
@click.option("--with-pages", is_flag=True, help="Enclose the copies of the pages: a WACZ, not to be published.")
def command(claim: str, output: Path | None, site: str | None, *, with_pages: bool) -> None:
    """Write the kit of a claim: its passages with what surrounds them, the records, and a page that checks them again.

    What surrounds a passage is read from the copy of its page; where none is here, the kit says so. With --with-pages,
    the copies themselves go along, as a WACZ that programs such as ReplayWeb.page show: they are other people's texts.
    """
    project = opened(None)
    corpus = project.reading.corpus
    key = known_claim(claim, project.reading)
    log = None
    if site:
        try:
            with reading(site, project.settings.observe, user_agent(project.settings)) as read:
                log = read_log(read)
        except (SealError, NoteError, TileError, UnreachableError) as error:
            raise click.ClickException(str(error)) from None
    path = output or Path(f"{key.article}-{key.claim}.{'wacz' if with_pages else 'kit.zip'}")
    source, record = KitSource(project.root, corpus, log), corpus.claims[key]
    copies = page_copies(source, record) if with_pages else None
    pages = None if copies is None else [raw for raw in copies.values() if raw is not None]
    kit = make_kit(source, key, record, pages)
    if faults := verify_kit(kit).faults:
        told = f"nothing was written, for the kit would contradict itself: {faults[0]}"
        raise click.ClickException(f"{told}; 'claimspring observe --verify' names what was altered")
    path.write_bytes(kit)
    click.echo(f"wrote {path} ({path.stat().st_size:,} bytes)")
    for name, raw in (copies or {}).items():
        if raw is None:
            click.echo(f"the page of '{name}' is not in it: {_why(source, SourceId(name))}", err=True)


def _why(source: KitSource, name: SourceId) -> str:
    if not source.may_be_handed_out(name):
        return "no copy of it may be handed out ('no_copies')"
    return "there is no sound copy of it here"
