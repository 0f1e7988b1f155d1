"""What a site lacks before it meets readers."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple


class LackKind(StrEnum):
    """What is missing."""

    ADDRESS = "address"
    """The address where the site will be published."""
    PUBLIC_ADDRESS = "public-address"
    """One that readers can reach; the site has another one."""
    CONTACT = "contact"
    OWNER = "owner"
    LICENCE = "licence"
    BLANK = "blank"
    """What a written page leaves open."""
    SAME_DOMAIN = "same-domain"
    """The host of the address, in the file CNAME too."""


class SiteLack(NamedTuple):
    """One thing that is missing."""

    kind: LackKind
    values: Mapping[str, str] = MappingProxyType({})
    """`address`, `name`, `wanted`, `page` (its path), `line`, `domain`, `host`: whatever tells it apart."""
