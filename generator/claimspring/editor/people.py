"""Who sits at the desk, as git knows them; a name is a claim, and only a signed commit proves it."""

from claimspring.editor.desk import OpenDesk
from claimspring.editor.git import run_git
from claimspring.editor.stop import Stop


def my_name(desk: OpenDesk) -> str:
    """The name that git signs this person's commits with; empty where it knows none."""
    return _said(desk, "config", "--get", "user.name")[:200]


def my_address(desk: OpenDesk) -> str:
    """The same of their address."""
    return _said(desk, "config", "--get", "user.email")[:200]


def signature(desk: OpenDesk) -> str:
    """How a review is signed: by the id that `desk.yml` has for this person's address, else by their name."""
    address = my_address(desk)
    known = (str(name) for name, member in desk.corpus.desk.items() if address and address in member.git)
    return next(known, my_name(desk))


def authors_of(desk: OpenDesk, path: str) -> set[str]:
    """The addresses of those who committed changes of a file."""
    return set(_said(desk, "log", "-50", "--format=%ae", "--", path).split())


def _said(desk: OpenDesk, *arguments: str) -> str:
    try:
        return run_git(desk, *arguments, patience=10).strip()
    except Stop:
        return ""
