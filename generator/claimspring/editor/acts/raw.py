"""The text of a file that cannot be read: mended where that is certain, written by hand, or an earlier one again."""

from collections.abc import Iterator
from contextlib import suppress

from claimspring.editor.acts.act import ActForm, Done, FileShown
from claimspring.editor.acts.fields import text_of
from claimspring.editor.desk import OpenDesk
from claimspring.editor.git import run_git
from claimspring.editor.stop import Stop
from claimspring.i18n.labels import mark
from claimspring.model.finding import Finding, Position
from claimspring.read.decode import position_to_offset
from claimspring.read.editing.edits import Edit, apply
from claimspring.read.file_faults import file_faults

_COMMITS = 50


class RawFile(ActForm):
    """A file."""

    file: FileShown


class RawText(RawFile):
    """A file and what it is to hold."""

    text: str


def write(desk: OpenDesk, form: RawText) -> Done:
    """Let a file hold a text; what is still wrong is said."""
    path, files = form.file.name.path(desk.settings.docs_dir), desk.files()
    before = text_of(files, path)
    if form.file.digest and form.file.digest != desk.shown(path):
        raise Stop(mark("The file has changed since you opened it. Copy your text, and open it again."))
    if len(form.text.encode("utf-8")) > 256_000:
        raise Stop(mark("The text is too long for a file of this kind."))
    text = form.text.replace("\r\n", "\n")
    files.write(path, text if "\r\n" not in before else text.replace("\n", "\r\n"))
    desk.commit_text(files.changes(), mark("text of %(path)s changed"), path=path)
    left = file_faults(path, text.encode("utf-8"))
    if left:
        return Done(mark("Saved, but it still cannot be read. %(why)s"), {"why": left[0]})
    return Done(mark("Saved; the file can be read again."))


def fix(desk: OpenDesk, form: RawFile) -> Done:
    """Mend what is certain, again and again until nothing certain is left."""
    path = form.file.name.path(desk.settings.docs_dir)
    for _ in range(20):
        found = [one for one in desk.project.findings if one.path == path and one.replacement is not None and one.end]
        if not found:
            break
        files = desk.files()
        text = text_of(files, path)
        files.write(path, apply(text, (_edit(text, one) for one in found)))
        desk.commit_text(files.changes(), mark("%(path)s mended"), path=path)
    left = file_faults(path, text_of(desk.files(), path).encode("utf-8"))
    if left:
        return Done(mark("What is certain is mended. This is left: %(why)s"), {"why": left[0]})
    return Done(mark("Mended; the file can be read again."))


def last_good(desk: OpenDesk, form: RawFile) -> Done:
    """The last version that could be read: of this session, else of those that git knows."""
    path = form.file.name.path(desk.settings.docs_dir)
    for version in (*desk.session.versions(path), *_committed(desk, path)):
        if not file_faults(path, version):
            files = desk.files()
            files.write(path, version.decode("utf-8"))
            desk.commit(files.changes(), mark("%(path)s set back to the last version that could be read"), path=path)
            return Done(mark("The last version that could be read is back; Undo brings the other one."))
    raise Stop(mark("No version of this file that can be read was kept. Mend its text below."))


def _committed(desk: OpenDesk, path: str) -> Iterator[bytes]:
    """What git knows of a file, the last version first; nothing where it knows none."""
    try:
        commits = run_git(desk, "log", f"-{_COMMITS}", "--format=%H", "--", path).split()
    except Stop:
        return
    for commit in commits:
        with suppress(Stop):
            yield run_git(desk, "show", f"{commit}:./{path}").encode("utf-8")


def _edit(text: str, finding: Finding) -> Edit:
    start = position_to_offset(text, Position(finding.line, finding.column))
    end = position_to_offset(text, finding.end) if finding.end else start
    return Edit(start, end, finding.replacement or "")
