"""What a finding is called at the desk: English as its rule has it, else what the rule is about, in that language.

The catalogues hold the first line of every rule's page; the values that the message names stand behind it.
"""

import re
from typing import Protocol

from claimspring.i18n.labels import mark
from claimspring.i18n.multilingual import alone
from claimspring.i18n.translator import SOURCE_LANGUAGE, Words

_VALUE = re.compile(r"(?<!\w)'(.+?)'(?!\w)")
_MEANT = re.compile(r"did you mean '(.+?)'\?")


class Told(Protocol):
    """A finding, as far as it is told."""

    @property
    def rule(self) -> str:
        """The id of its rule."""

    @property
    def message(self) -> str:
        """What is wrong, in English."""

    @property
    def hint(self) -> str:
        """What to do about it, in English."""


def sentence(words: Words, finding: Told) -> str:
    """What is wrong, as a sentence."""
    message = finding.message
    if words.languages[0] == SOURCE_LANGUAGE:
        return f"{message[:1].upper()}{message[1:]}."
    values = [alone(words.say(_QUOTED, value=value)) for value in dict.fromkeys(_VALUE.findall(message))]
    what = alone(words.say(summary_of(finding.rule)))
    if not values:
        return what
    return alone(words.say(_WITH_VALUES, what=what.removesuffix("."), values=", ".join(values)))


def advice(words: Words, finding: Told) -> str:
    """What to do about it; in other languages than English only which name was probably meant."""
    if words.languages[0] == SOURCE_LANGUAGE:
        return finding.hint
    meant = _MEANT.search(finding.hint)
    return alone(words.say(_DID_YOU_MEAN, name=meant[1])) if meant else ""


def summary_of(rule: str) -> str:
    """The first line of a rule's page, on one line."""
    from claimspring.rules.registry import RULES  # noqa: PLC0415 -- all rules; screens in English need none

    return " ".join(RULES[rule].summary.split())


_QUOTED = mark("“%(value)s”")
_WITH_VALUES = mark("%(what)s: %(values)s.")
_DID_YOU_MEAN = mark("Did you mean “%(name)s”?")
