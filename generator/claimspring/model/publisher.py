"""Who publishes, and who has the say over them. Read from `claims/publishers.yml`, one mapping of id to publisher."""

from enum import StrEnum

from claimspring.model.base import Model
from claimspring.model.ids import PublisherRef
from claimspring.model.values import Localized, NonEmpty, WebAddress

SHORT = 22
"""So many characters a short name may have."""


class PublisherKind(StrEnum):
    """What sort of body publishes."""

    AGENCY = "agency"
    NEWSPAPER = "newspaper"
    BROADCASTER = "broadcaster"
    ONLINE = "online"
    GOVERNMENT = "government"
    MILITARY = "military"
    INTERNATIONAL = "international"
    BLOG = "blog"
    AGGREGATOR = "aggregator"
    FACT_CHECKER = "fact-checker"
    OTHER = "other"


class Control(StrEnum):
    """Who has the say over a publisher."""

    STATE = "state"
    PUBLIC = "public"
    PRIVATE = "private"


class Publisher(Model):
    """Who publishes, and who owns them. Read from `claims/publishers.yml`."""

    name: Localized
    """The name readers know."""
    short: Localized | None = None
    """The name where there is little room, in at most 22 characters: drawings of trails need it."""
    kind: PublisherKind = PublisherKind.OTHER
    """agency, newspaper, broadcaster, online, government, military, international, blog, aggregator, fact-checker or
    other."""
    country: NonEmpty | None = None
    """ISO 3166-1 code of its seat, such as CN."""
    control: Control | None = None
    """state, public or private; left out where it is not known."""
    owner: PublisherRef | None = None
    """The publisher that owns it (id in this file)."""
    url: WebAddress | None = None
    """Its home page."""
    aliases: tuple[NonEmpty, ...] = ()
    """Other names under which articles credit it."""
    note: Localized | None = None
    """Where the facts about its ownership come from."""
