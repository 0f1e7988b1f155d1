"""What a finding is called at the desk: in its language where the catalogues know the rule, else as the rule has it."""

from typing import Protocol

from claimspring.i18n.multilingual import alone
from claimspring.i18n.translator import Words


class Told(Protocol):
    """A finding, as far as it is told."""

    @property
    def rule(self) -> str:
        """The id of its rule."""

    @property
    def message(self) -> str:
        """What is wrong, in English."""


def sentence(words: Words, finding: Told) -> str:
    """What is wrong, as a sentence."""
    message = finding.message
    return f"{message[:1].upper()}{message[1:]}." if message else alone(words.say(finding.rule))
