"""A site and what is read later -> the later site, with the look-ups of before that an edit leaves as they are."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import fields
from typing import Any

from claimspring.model.corpus import Corpus
from claimspring.model.recorder import changed_keys
from claimspring.model.settings import Settings
from claimspring.read.corpus import Reading
from claimspring.site.edits import EditReach, edit_of_claim, edit_of_source
from claimspring.site.readers_corpus import shown_of
from claimspring.site.site import Site

_EDITS: Mapping[str, Callable[[Any, Any, Settings], EditReach]] = {"claims": edit_of_claim, "sources": edit_of_source}


def edited(site: Site, before: Reading, now: Reading) -> Site | None:
    """The site of what is read now; None where more changed since than words in claims and sources, and reviews.

    `before` is what the site was made of, read by the same reader.
    """
    names = (one.name for one in fields(Corpus) if one.name not in _EDITS)
    old, new = before.corpus, now.corpus
    if before.drafts != now.drafts or not all(getattr(old, name) is getattr(new, name) for name in names):
        return None
    changed = {name: changed_keys(getattr(old, name), getattr(new, name)) for name in _EDITS}
    edits = (edit for name, keys in changed.items() for edit in _edits(old, new, name, keys, site.settings))
    edit = max(edits, default=EditReach.WORDS)
    return None if edit is EditReach.OTHER else site.edited(shown_of(new, site.corpus), changed["claims"], edit)


def _edits(old: Corpus, new: Corpus, name: str, keys: Collection[Any], settings: Settings) -> Iterator[EditReach]:
    before, now = getattr(old, name), getattr(new, name)
    for key in keys:
        is_there = key in before and key in now
        yield _EDITS[name](before[key].value, now[key].value, settings) if is_there else EditReach.OTHER
