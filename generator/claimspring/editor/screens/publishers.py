"""Publishers: in a list, and one by one."""

from claimspring.editor.desk import OpenDesk
from claimspring.editor.files import FileName, FileType, checked
from claimspring.editor.findings import by_field, findings_of
from claimspring.editor.rendering import words_in
from claimspring.editor.screens.broken import broken
from claimspring.editor.screens.names import publisher_names
from claimspring.editor.screens.screen import Preview, Screen, missing, screen
from claimspring.i18n.labels import CONTROLS, PUBLISHER_KINDS
from claimspring.i18n.multilingual import alone
from claimspring.model.ids import PublisherId
from claimspring.read.files import PUBLISHERS


def listed(desk: OpenDesk, _preview: Preview, language: str) -> Screen:
    """All publishers, and a form for a new one."""
    words = words_in(language)
    if PUBLISHERS in desk.project.reading.unread:
        return broken(desk, language, FileName(FileType.PUBLISHERS))
    kinds = [(kind, words.say(said)) for kind, said in PUBLISHER_KINDS.items()]
    rows = publisher_names(desk, language)
    return screen(desk, language, "publishers", alone(words.say("Publishers")), rows=rows, kinds=kinds)


def show(desk: OpenDesk, _preview: Preview, language: str, publisher: str) -> Screen:
    """One publisher."""
    name = PublisherId(checked(publisher))
    value = desk.corpus.publishers.get(name)
    if value is None:
        raise missing(publisher)
    words = words_in(language)
    fields = [(name, key) for key in ("name", "short", "kind", "country", "control", "owner", "url", "aliases", "note")]
    found = [one for one in findings_of(desk, PUBLISHERS) if one.route[:1] == (name,)]
    return screen(
        desk,
        language,
        "publisher",
        value.name.pick(language).words,
        id=name,
        publisher=value,
        file=FileName(FileType.PUBLISHERS),
        digest=desk.shown(PUBLISHERS),
        placed=by_field(found, [*fields, (name,)]),
        publishers=publisher_names(desk, language),
        kinds=[(kind, words.say(said)) for kind, said in PUBLISHER_KINDS.items()],
        controls=[(control, words.say(said)) for control, said in CONTROLS.items()],
        sources=[source for source, record in desk.corpus.sources.items() if record.value.publisher == name],
    )
