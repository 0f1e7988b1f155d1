"""What the machine saw at a source's address, over time.

Read from `claims/observations/<source>.json`, which only `claimtrail observe` writes: append-only, each entry holding
the hash of the one before.
"""

from enum import StrEnum

from generator.model.base import Model


class PageState(StrEnum):
    """What became of a page."""

    ALIVE = "alive"
    MOVED = "moved"
    BLOCKED = "blocked"
    TRANSIENT = "transient"
    SOFT_404 = "soft-404"
    GONE = "gone"
    REFUSED = "refused"
    UNREADABLE = "unreadable"


class QuotationState(StrEnum):
    """What became of quoted words on a page."""

    VERBATIM = "verbatim"
    SPLIT = "split"
    ALTERED = "altered"
    ABSENT = "absent"
    UNREADABLE = "unreadable"


class Ledger(Model):
    """All that was seen at one address, oldest first."""
