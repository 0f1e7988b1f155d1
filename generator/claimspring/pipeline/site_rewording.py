"""A site and what is read later -> the later site without making any look-up anew, where claims were only reworded."""

from dataclasses import fields

from claimspring.model.corpus import Corpus
from claimspring.model.recorder import changed_keys
from claimspring.model.settings import Settings
from claimspring.read.corpus import Reading
from claimspring.site.readers_corpus import shown_of
from claimspring.site.rewording import is_reworded
from claimspring.site.site import Site


def reworded(site: Site, before: Reading, now: Reading) -> Site | None:
    """The site of what is read now; None where more changed since than words of ours in claims.

    `before` is what the site was made of, read by the same reader.
    """
    if before.drafts != now.drafts or not _is_reworded(before.corpus, now.corpus, site.settings):
        return None
    return site.reworded(shown_of(now.corpus, site.corpus))


def _is_reworded(before: Corpus, now: Corpus, settings: Settings) -> bool:
    names = (one.name for one in fields(Corpus) if one.name != "claims")
    if not all(getattr(before, name) is getattr(now, name) for name in names):
        return False
    old, new = before.claims, now.claims
    return all(
        key in old and key in new and is_reworded(old[key].value, new[key].value, settings)
        for key in changed_keys(old, new)
    )
