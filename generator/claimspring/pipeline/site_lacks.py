"""What a site lacks before it meets readers, whatever its claims are like: project in, each lack by its kind out."""

import ipaddress
from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import urlsplit

from claimspring.model.blanks import FROM_SETTINGS, unfilled
from claimspring.model.finding import Severity
from claimspring.pipeline.project import Project
from claimspring.read.decode import offset_to_position


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


def site_lacks(project: Project) -> Iterator[SiteLack]:
    """All of it; a blank that stands in several pages or languages once, where it stands first."""
    settings = project.settings
    host = urlsplit(settings.site_url or "").hostname
    if host is None:
        yield SiteLack(LackKind.ADDRESS)
    elif _is_of_this_machine(host):
        yield SiteLack(LackKind.PUBLIC_ADDRESS, {"address": settings.site_url or ""})
    for kind in (LackKind.CONTACT, LackKind.OWNER, LackKind.LICENCE):
        if getattr(settings, kind) is None:
            yield SiteLack(kind)
    if settings.rules.get("unfilled-blank", Severity.WARNING):
        yield from _blanks(project)
    cname = project.root / settings.docs_dir / "CNAME"
    domain = cname.read_text(encoding="utf-8").strip() if cname.is_file() else host
    if host is not None and domain != host:
        yield SiteLack(LackKind.SAME_DOMAIN, {"domain": domain or "", "host": host})


def _blanks(project: Project) -> Iterator[SiteLack]:
    for name, (first, *_) in unfilled(project.pages, project.settings).items():
        if name not in FROM_SETTINGS:
            line = offset_to_position(project.pages[first.page], first.blank.start).line
            told = {"name": name, "wanted": first.blank.wanted, "page": first.page, "line": str(line)}
            yield SiteLack(LackKind.BLANK, told)


def _is_of_this_machine(host: str) -> bool:
    """Whether a name or address means the machine itself, or its own network."""
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return host == "localhost" or host.endswith((".localhost", ".local", ".internal")) or "." not in host
