"""What sources, publishers and certainties are called on screens."""

from claimspring.editor.desk import OpenDesk
from claimspring.editor.titles import source_title
from claimspring.i18n.labels import mark
from claimspring.model.step import Certainty

CERTAINTIES = {
    Certainty.SEEN: mark("seen"),
    Certainty.MATCH: mark("the words were compared"),
    Certainty.PROBABLE: mark("probably"),
    Certainty.UNKNOWN: mark("not known"),
}


def source_name(desk: OpenDesk, language: str, source: str) -> str:
    """A source by publisher and title."""
    return source_title(desk.corpus, language, source)


def publisher_names(desk: OpenDesk, language: str) -> list[tuple[str, str]]:
    """The publishers, to choose from."""
    named = [(name, publisher.name.pick(language).words) for name, publisher in desk.corpus.publishers.items()]
    return sorted(named, key=lambda pair: pair[1].casefold())
