"""The subjects by which readers find claims. Read from `claims/topics.yml`, one mapping of id to topic."""

from claimspring.model.base import Model
from claimspring.model.values import Localized, NonEmpty


class Topic(Model):
    """One subject."""

    name: Localized
    """The name readers know."""
    summary: Localized | None = None
    """What was found on it, in one line."""
    aliases: tuple[NonEmpty, ...] = ()
    """Other words by which search finds it."""
