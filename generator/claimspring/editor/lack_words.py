"""What a site lacks before it meets readers, in sentences of the desk, and the screen where each is mended."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from claimspring.editor.desk import OpenDesk
from claimspring.editor.rendering import said
from claimspring.i18n.labels import mark
from claimspring.pipeline.site_lacks import LackKind, site_lacks

_LACKS: Mapping[LackKind, str] = MappingProxyType(
    {
        LackKind.ADDRESS: mark("The site has no public address yet."),
        LackKind.PUBLIC_ADDRESS: mark(
            "No reader can reach %(address)s: it is an address of this computer or its network."
        ),
        LackKind.CONTACT: mark("Readers are not told where to report an error."),
        LackKind.OWNER: mark("Readers are not told who publishes the site."),
        LackKind.LICENCE: mark("Readers are not told what they may do with your texts and data."),
        LackKind.BLANK: mark("A page still leaves open: %(wanted)s"),
        LackKind.SAME_DOMAIN: mark(
            "The file CNAME says %(domain)s, the public address says %(host)s. Make them the same."
        ),
    }
)
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
            said(language, _LACKS[one.kind], one.values),
            field := _FIELDS.get(one.kind, ""),
            f"/about#{field or 'blanks'}",
        )
        for one in site_lacks(desk.project)
    ]
