"""An article in another language, sentence by sentence. Read from `claims/translations/<article>.<language>.yml`."""

from typing import NamedTuple

from claimspring.model.base import Model
from claimspring.model.ids import ArticleId, DeskRef
from claimspring.model.values import NonEmpty


class TranslationKey(NamedTuple):
    """Which translation: its article and its language, both from the file's name."""

    article: ArticleId
    language: str


class TranslatedSentence(Model):
    """One sentence and its translation."""

    original: NonEmpty
    """The article's own sentence, copied; white space, quotation marks and apostrophes may differ."""
    text: NonEmpty
    """The same in the language of the file."""


class Translation(Model):
    """A whole article in another language."""

    title: NonEmpty
    """The headline."""
    translated_by: tuple[DeskRef, ...] = ()
    """Who translated it (ids in desk.yml)."""
    note: NonEmpty | None = None
    """What a reader should know about the translation, in its language."""
    sentences: tuple[TranslatedSentence, ...] = ()
    """One entry for each sentence, captions included, in the order of the article."""
