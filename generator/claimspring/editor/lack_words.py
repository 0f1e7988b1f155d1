"""What a site lacks before it meets readers, in sentences of the desk, and the screen where each is mended."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from claimspring.editor.desk import OpenDesk
from claimspring.editor.rendering import said
from claimspring.i18n.labels import SITE_LACKS
from claimspring.model.site_lack import LackKind
from claimspring.pipeline.site_lacks import site_lacks

_FIELDS: Mapping[LackKind, str] = MappingProxyType(
    {
        LackKind.ADDRESS: "site_url",
        LackKind.PUBLIC_ADDRESS: "site_url",
        LackKind.SAME_DOMAIN: "site_url",
        LackKind.CONTACT: "contact",
        LackKind.OWNER: "owner",
        LackKind.LICENCE: "licence",
    }
)


class Lack(NamedTuple):
    """One thing that stands between the site and its readers."""

    told: str
    field: str
    """The setting that is missing; empty where it is a blank of a page."""
    go: str
    """The place on screen where it is mended."""


def lacks_told(desk: OpenDesk, language: str) -> list[Lack]:
    """All that `build --publish` would refuse the site for, apart from what is wrong with claims."""
    return [
        Lack(
            said(language, SITE_LACKS[one.kind], one.values),
            field := _FIELDS.get(one.kind, ""),
            f"/about#{field or 'blanks'}",
        )
        for one in site_lacks(desk.project)
    ]
