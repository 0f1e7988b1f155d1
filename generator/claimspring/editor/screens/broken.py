"""A file that cannot be read: what is wrong, the certain remedies, and its text to mend."""

from claimspring.editor.desk import OpenDesk
from claimspring.editor.files import FileName
from claimspring.editor.findings import findings_of
from claimspring.editor.rendering import words_in
from claimspring.editor.screens.screen import Screen, screen
from claimspring.i18n.multilingual import alone


def broken(desk: OpenDesk, language: str, name: FileName) -> Screen:
    """The text of a file with its faults."""
    path = name.path(desk.settings.docs_dir)
    raw = desk.bytes_of(path) or b""
    found = [finding for finding in desk.project.findings if finding.path == path]
    title = alone(words_in(language).say("This file cannot be read"))
    return screen(
        desk,
        language,
        "broken",
        title,
        path=path,
        file=name,
        digest=desk.shown(path),
        text=raw.decode("utf-8", "replace"),
        found=found,
        was_ours=bool(desk.deeds) and path in desk.deeds[-1].paths,
        placed=findings_of(desk, path),
    )
