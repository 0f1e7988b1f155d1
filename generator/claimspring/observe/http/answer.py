"""What one address gave: an answer, or the reason why there is none. Plain values that travel between processes."""

from dataclasses import dataclass

from claimspring.model.observation import PageState


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer of a server."""

    address: str
    """Where it came from, after all redirects."""
    redirects: tuple[str, ...]
    """The addresses gone through after the one asked."""
    permanent: bool
    """Whether every redirect on the way was a permanent one."""
    status: int
    reason: str
    """The words of the status line."""
    headers: tuple[tuple[str, str], ...]
    """As they came."""
    body: bytes
    """Unpacked; empty where nothing of it was wanted."""

    def header(self, name: str) -> str | None:
        """The first header of this name."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)


@dataclass(frozen=True, slots=True)
class Failure:
    """No whole answer."""

    state: PageState
    reason: str
    """One short phrase."""
    redirects: tuple[str, ...] = ()
    status: int | None = None


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave us to ask "has it changed?" with."""

    etag: str | None
    last_modified: str | None

    def headers(self) -> dict[str, str]:
        """The headers of a conditional request."""
        pairs = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in pairs.items() if value}
