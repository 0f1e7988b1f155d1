"""A licence as people name it -> what schema.org's `license` holds: its address where there is one."""

import re

from claimspring.exports.jsonld import Node, compact

_CREATIVE_COMMONS = re.compile(r"CC[- ]BY((?:-(?:NC|SA|ND))*)[- ](\d\.\d)(?: International)?", re.IGNORECASE)
_ZERO = re.compile(r"CC0(?:[- ]1\.0)?(?: Universal)?", re.IGNORECASE)


def licence(name: str | None) -> str | Node | None:
    """The address of a Creative Commons licence by its name or SPDX id; an address as it is; others by their name."""
    if not name:
        return None
    if match := _CREATIVE_COMMONS.fullmatch(name.strip()):
        return f"https://creativecommons.org/licenses/by{match[1].lower()}/{match[2]}/"
    if _ZERO.fullmatch(name.strip()):
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    return name if name.startswith(("https://", "http://")) else compact(_type="CreativeWork", name=name)
