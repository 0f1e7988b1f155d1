"""The door for other extractors: what one has to offer, and how it is found by name.

A package registers a factory under the entry point group `claimspring.extractors`; `claimspring extract --extractor
NAME` then uses it instead of ours. A factory takes nothing and returns an `Extractor`. Whatever an extractor finds
passes `lock.anchored` before anybody sees it.
"""

from collections.abc import Iterable
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Protocol, runtime_checkable

from claimspring.extract.extractor import ArticleInput, RuleExtractor
from claimspring.extract.statement import Statement
from claimspring.lexicon.load import load_lexicons
from claimspring.model.settings import Settings

GROUP = "claimspring.extractors"
OURS = "rules"


@runtime_checkable
class Extractor(Protocol):
    """Anything that finds statements in an article; offsets count code points of `source.text`."""

    def statements(self, source: ArticleInput) -> Iterable[Statement]:
        """The statements of the article, in the order of their places."""


@runtime_checkable
class Configurable(Protocol):
    """An extractor that wants to know the project's settings."""

    def configure(self, settings: Settings, root: Path) -> None:
        """Take the settings, and the project's folder."""


class ExtractorFailedError(Exception):
    """An extractor cannot do its work: no address, no answer; the message is one line for the editor."""


class UnknownExtractorError(Exception):
    """No extractor has that name, or it cannot be used; the message says what there is."""


def find_extractor(name: str) -> Extractor:
    """The extractor of that name: ours, or one that a package registered.

    Raises:
        UnknownExtractorError: There is none, or what is registered is none.
    """
    if name == OURS:
        return RuleExtractor(load_lexicons())
    found = {entry.name: entry for entry in entry_points(group=GROUP)}
    if name not in found:
        raise UnknownExtractorError(f"there is no extractor '{name}'; there are {', '.join([OURS, *sorted(found)])}")
    return _made(found[name])


def _made(entry: EntryPoint) -> Extractor:
    try:
        extractor = entry.load()()
    except Exception as error:  # a stranger's code may raise anything
        raise UnknownExtractorError(
            f"the extractor '{entry.name}' ({entry.value}) cannot be used: {error!r}"
        ) from error
    if not isinstance(extractor, Extractor):
        raise UnknownExtractorError(f"'{entry.value}' is no extractor: it has no method 'statements'")
    return extractor
