"""Where a log, or another folder of a published site, is read from: a folder, or the web behind the guard."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from claimspring.model.observation import PageState
from claimspring.model.settings import ObserveSettings
from claimspring.observe.http.answer import Answer, Failure
from claimspring.observe.http.client import Limits, Terms, fetch
from claimspring.observe.http.deadline import Watchdog
from claimspring.observe.http.guard import Guard
from claimspring.observe.http.transport import GuardedSession
from claimspring.observe.log.tiles import Read

_LARGEST = 17_000_000
"""A bundle of 256 entries of the greatest length there can be."""


class UnreachableError(OSError):
    """A server, or a disk, gave no answer from which anything follows; the message says which, and why."""


def is_web(place: str) -> bool:
    """Whether a place is an address of the web."""
    return place.startswith(("http://", "https://"))


@contextmanager
def reading(place: str, settings: ObserveSettings, user_agent: str, folder: str = "log") -> Iterator[Read]:
    """What reads the files of one folder of a site: at an address, or on this machine.

    Raises:
        UnreachableError: by the reader, where it is told neither "here it is" nor "there is none".
    """
    if not is_web(place):
        yield _in_folder(Path(place, folder))
        return
    base = f"{place.rstrip('/')}/{folder}/"
    guard = Guard(frozenset(settings.ports), settings.allow_networks)
    with GuardedSession(guard, user_agent) as session, Watchdog() as watchdog:

        def ask(path: str) -> Answer | Failure:
            with watchdog.watch(settings.deadline) as deadline:
                limits = Limits(_LARGEST, _LARGEST, settings.max_redirects, cut=True)
                return fetch(session, base + path, Terms(deadline, limits, lambda *_: None))

        def read(path: str) -> bytes | None:
            got = ask(path)
            if isinstance(got, Failure) and got.state is PageState.TRANSIENT:  # a kept connection, closed meanwhile
                got = ask(path)
            if isinstance(got, Failure):
                raise UnreachableError(f"{base}{path}: {got.reason}")
            if got.status in {404, 410}:
                return None
            if got.status != 200:
                raise UnreachableError(f"{base}{path}: the server answers {got.status}")
            return got.body

        yield read


def _in_folder(folder: Path) -> Read:
    def read(path: str) -> bytes | None:
        try:
            return (folder / path).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise UnreachableError(f"{folder / path} cannot be read: {error.strerror}") from None

    return read
