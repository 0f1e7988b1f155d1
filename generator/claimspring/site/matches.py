"""Whose words a statement has, as far as was seen: the nearest text that was compared, and whom the article credits.

Input: the site and a claim. Output: the match, and the line that tells it in words. A step that was not seen is
"probably"; a source is never called uncredited for words that the article credits to it, and words that the one
credited did not say are never called theirs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from claimspring.i18n.labels import mark
from claimspring.i18n.multilingual import Said
from claimspring.model.claim import Claim, CreditKind, are_wrong
from claimspring.model.ids import ClaimKey, PublisherId, SourceId
from claimspring.model.step import Certainty
from claimspring.site.site import Site
from claimspring.site.view import View

_SAID: Mapping[tuple[bool, str], str] = MappingProxyType(
    {
        (False, "credited"): mark("%(name)s, credited"),
        (True, "credited"): mark("Probably %(name)s, credited"),
        (False, "other"): mark("Matches %(name)s; credited: %(names)s"),
        (True, "other"): mark("Probably %(name)s; credited: %(names)s"),
        (False, "uncredited"): mark("Matches %(name)s, not credited"),
        (True, "uncredited"): mark("Probably %(name)s, not credited"),
    }
)
"""By whether a step is probable, and whom the article credits."""


@dataclass(frozen=True, slots=True)
class NearestText:
    """The nearest text that a statement's words follow."""

    source: SourceId
    publisher: PublisherId
    probable: bool
    """The step was concluded from likeness, not seen."""
    credited: bool
    wrongly: bool
    """It is credited for words that it did not say: they match no text that is known."""

    @property
    def is_uncredited(self) -> bool:
        """Whether the article does not say rightly whose words they are."""
        return self.wrongly or not self.credited


def match_of(site: Site, key: ClaimKey) -> NearestText | None:
    """The nearest text whose words were compared, else the nearest; None where it is unknown or cannot be read."""
    claim = site.claim(key)
    compared = (step for step in claim.trail if step.certainty is Certainty.MATCH)
    step = next(compared, claim.trail[0] if claim.trail else None)
    document = site.source(step.source) if step and step.certainty is not Certainty.UNKNOWN else None
    if step is None or document is None:
        return None
    credited = step.credited or document.publisher in credited_for(site, claim)
    naming = [
        credit
        for credit in claim.word_credits
        if step.source == credit.source or credit.publisher == document.publisher
    ]
    wrongly = are_wrong(naming)
    probable = step.certainty is Certainty.PROBABLE and not wrongly
    return NearestText(step.source, document.publisher, probable, credited, wrongly)


def is_wrongly_credited(claim: Claim) -> bool:
    """Whether nobody whom the article credits for the words said them."""
    return are_wrong(claim.word_credits)


def credited_for(site: Site, claim: Claim, *, photographs: bool = False) -> tuple[PublisherId, ...]:
    """The publishers that the article credits for the statement's words, each once; else those of its photographs."""
    found: dict[PublisherId, None] = {}
    for credit in claim.credits:
        name = site.corpus.credited(credit)
        if name and (credit.kind is CreditKind.PHOTO) is photographs:
            found[name] = None
    return tuple(found)


def match_line(view: View, key: ClaimKey) -> Said:
    """Whose words they are and whether the article says so, in one line."""
    site, say = view.site, view.words.say
    match, credited = match_of(site, key), credited_for(site, site.claim(key))
    if match is None:
        if credited and is_wrongly_credited(site.claim(key)):
            return say("Wrongly credited to %(names)s", names=_names(view, credited))
        if credited:
            return say("Credited: %(names)s", names=_names(view, credited))
        photographs = credited_for(site, site.claim(key), photographs=True)
        if photographs:
            return say("Photograph: %(names)s, credited", names=_names(view, photographs))
        return say("Source unknown")
    if match.wrongly:
        return say("Wrongly credited to %(names)s", names=view.short_name(match.publisher))
    state = "credited" if match.credited else "other" if credited else "uncredited"
    values = {"name": view.short_name(match.publisher), **({"names": _names(view, credited)} if credited else {})}
    return say(_SAID[match.probable, state], **values)


def match_words(view: View, key: ClaimKey) -> Said:
    """Whose words they are, as a cell of a table says it; `probably` where the step was not seen."""
    match = match_of(view.site, key)
    if match is None:
        return view.words.say("unknown")
    name = view.short_name(match.publisher)
    if match.wrongly:
        return view.words.say("wrongly credited to %(name)s", name=name)
    return view.words.say("probably %(name)s", name=name) if match.probable else name


def credit_words(view: View, key: ClaimKey) -> Said:
    """Whom the article credits for the statement, as a cell of a table says it."""
    site, claim = view.site, view.site.claim(key)
    credited = credited_for(site, claim)
    if credited:
        return _names(view, credited)
    photographs = credited_for(site, claim, photographs=True)
    if photographs:
        return view.words.say("%(name)s (photo)", name=_names(view, photographs))
    return view.words.say("no one")


def _names(view: View, publishers: tuple[PublisherId, ...]) -> Said:
    return view.words.listing([view.short_name(name) for name in publishers])
