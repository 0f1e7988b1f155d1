"""How things are called where they are listed."""

from claimspring.editor.desk import OpenDesk
from claimspring.i18n.multilingual import alone
from claimspring.model.ids import SourceId


def source_name(desk: OpenDesk, language: str, source: str) -> str:
    """A source by publisher and title."""
    record = desk.corpus.sources.get(SourceId(source))
    if record is None:
        return source
    publisher = desk.corpus.publishers.get(record.value.publisher)
    name = publisher.name.pick(language).words if publisher else record.value.publisher
    return f"{name}: {record.value.title}" if record.value.title else alone(name)
