"""A site and what is read later -> the later site without making any look-up anew, where records were only reworded."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import fields
from typing import Any

from claimspring.model.corpus import Corpus
from claimspring.model.recorder import changed_keys
from claimspring.model.settings import Settings
from claimspring.read.corpus import Reading
from claimspring.site.readers_corpus import shown_of
from claimspring.site.rewording import is_claim_reworded, is_source_reworded
from claimspring.site.site import Site

_MAY_BE_REWORDED: Mapping[str, Callable[[Any, Any, Settings], bool]] = {
    "claims": is_claim_reworded,
    "sources": is_source_reworded,
}


def reworded(site: Site, before: Reading, now: Reading) -> Site | None:
    """The site of what is read now; None where more changed since than words in claims and sources.

    `before` is what the site was made of, read by the same reader.
    """
    names = (one.name for one in fields(Corpus) if one.name not in _MAY_BE_REWORDED)
    old, new = before.corpus, now.corpus
    if before.drafts != now.drafts or not all(getattr(old, name) is getattr(new, name) for name in names):
        return None
    changed = {name: changed_keys(getattr(old, name), getattr(new, name)) for name in _MAY_BE_REWORDED}
    if not all(_are_reworded(old, new, name, keys, site.settings) for name, keys in changed.items()):
        return None
    return site.reworded(shown_of(new, site.corpus), changed["claims"])


def _are_reworded(old: Corpus, new: Corpus, name: str, keys: Collection[Any], settings: Settings) -> bool:
    before, now, is_reworded = getattr(old, name), getattr(new, name), _MAY_BE_REWORDED[name]
    return all(
        key in before and key in now and is_reworded(before[key].value, now[key].value, settings) for key in keys
    )
