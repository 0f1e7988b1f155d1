"""What a site lacks before it meets readers, whatever its claims are like: project in, each lack by its kind out."""

import ipaddress
from collections.abc import Iterator
from urllib.parse import urlsplit

from claimspring.model.blanks import FROM_SETTINGS, unfilled
from claimspring.model.finding import Severity
from claimspring.model.site_lack import LackKind, SiteLack
from claimspring.pipeline.project import Project
from claimspring.read.decode import offset_to_position


def site_lacks(project: Project) -> Iterator[SiteLack]:
    """All of it; a blank that stands in several pages or languages once, where it stands first."""
    settings = project.settings
    address = project.configured.address or settings.site_url or ""
    host = urlsplit(address).hostname
    if host is None:
        yield SiteLack(LackKind.ADDRESS)
    elif _is_of_this_machine(host):
        yield SiteLack(LackKind.PUBLIC_ADDRESS, {"address": address})
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
