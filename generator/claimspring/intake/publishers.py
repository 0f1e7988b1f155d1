"""Whose page it is: the desk's publisher by host, then by name; else a proposed one, of which nothing is made up."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from claimspring.intake.proposal import NewPublisher
from claimspring.model.ids import PublisherId, id_from
from claimspring.model.publisher import Publisher
from claimspring.model.suggest import nearest
from claimspring.read.editing.entries import add_entry
from claimspring.read.editing.project_files import ProjectFiles
from claimspring.read.files import PUBLISHERS

if TYPE_CHECKING:
    from claimspring.read.yaml import Data

_OWN = ("www.", "m.", "amp.", "mobile.")


def publisher_of(name: str, address: str | None, known: Mapping[PublisherId, Publisher]) -> PublisherId | None:
    """The publisher whose home the address lies below, or whose name or alias this is."""
    host = host_of(address)
    homes = {host_of(one.url): id_ for id_, one in known.items() if one.url}
    below = [home for home in homes if home and (host == home or host.endswith(f".{home}"))]
    if below:
        return homes[max(below, key=len)]
    wanted = _plain(name)
    return next((id_ for id_, one in known.items() if wanted and wanted in set(map(_plain, _names(id_, one)))), None)


def near_miss(name: str, known: Mapping[PublisherId, Publisher]) -> PublisherId | None:
    """A publisher with nearly this name, which may be meant."""
    by_name = {_plain(other): id_ for id_, one in known.items() for other in _names(id_, one)}
    meant = nearest(_plain(name), by_name) if name else None
    return by_name[meant] if meant else None


def proposed(name: str, address: str | None, known: Mapping[PublisherId, Publisher]) -> NewPublisher | None:
    """An entry for a publisher that the desk does not have yet; None where it has no name."""
    id_ = id_from(name or host_of(address))
    if not id_:
        return None
    number = 2
    while PublisherId(id_) in known:
        id_ = f"{id_from(name or host_of(address))}-{number}"
        number += 1
    return NewPublisher(PublisherId(id_), name or host_of(address), _home(address))


def list_publisher(files: ProjectFiles, new: NewPublisher) -> Publisher:
    """Put a publisher into the list, in memory; raises `Refused` where that cannot be changed."""
    entry: dict[str, Data] = {"name": new.name, **({"url": new.url} if new.url else {})}
    add_entry(files, PUBLISHERS, Publisher, new.id, entry)
    return Publisher.model_validate(entry)


def host_of(address: str | None) -> str:
    """The host of an address without the part that only says how it is shown; empty where there is none."""
    try:
        host = (urlsplit(address or "").hostname or "").lower()
    except ValueError:
        return ""
    for own in _OWN:
        host = host.removeprefix(own)
    return host


def _home(address: str | None) -> str | None:
    parts = urlsplit(address or "")
    return f"{parts.scheme}://{parts.netloc}/" if parts.scheme in {"http", "https"} and parts.netloc else None


def _names(id_: PublisherId, publisher: Publisher) -> Iterator[str]:
    yield from publisher.name.root.values()
    yield from publisher.aliases
    yield id_


def _plain(name: str) -> str:
    """A name for comparison: without accents and signs; as it is where none of its letters is Latin."""
    return id_from(name.casefold().removeprefix("the "), longest=200) or name.casefold().strip()
