"""Who works at the desk and answers for its reviews. Read from `claims/desk.yml`, one mapping of id to member."""

from enum import StrEnum

from claimspring.model.base import Model
from claimspring.model.values import Localized, NonEmpty


class MemberKind(StrEnum):
    """Whether a member of the desk is one person or a body; a body counts as a name."""

    PERSON = "person"
    BODY = "body"


class DeskMember(Model):
    """One who writes or reviews."""

    kind: MemberKind = MemberKind.PERSON
    """person or body."""
    name: Localized
    """The name under which reviews are signed."""
    role: Localized | None = None
    """What the member does at the desk."""
    git: tuple[NonEmpty, ...] = ()
    """The e-mail addresses, names or logins with which the member commits, by which git's authors are known."""
