"""Blanks of the desk's pages: each is replaced by what somebody answers; those that are left open stay."""

from collections.abc import Iterable

from pydantic import Field

from claimspring.editor.acts.act import ActForm, Done
from claimspring.editor.acts.fields import clean, text_of
from claimspring.editor.desk import OpenDesk
from claimspring.editor.site_pages import FILLED_IN, asked_blanks
from claimspring.editor.stop import Stop
from claimspring.i18n.labels import mark
from claimspring.model.blanks import blanks
from claimspring.read.editing.edits import Edit, apply
from claimspring.read.editing.project_files import ProjectFiles


class BlankAnswers(ActForm):
    """What is to stand in place of blanks: by language and name."""

    answers: dict[str, dict[str, str]] = Field(default_factory=dict)


def fill(desk: OpenDesk, form: BlankAnswers) -> Done:
    """Put the answers into the pages as they are now; raises `Stop` at each that has no blank any more."""
    asked = {(one.language, one.name): one for one in asked_blanks(desk)}
    files, wrong = desk.files(), list[Stop]()
    for language, answers in form.answers.items():
        for name, typed in answers.items():
            if isinstance(answer := clean(typed), str):
                blank = asked.get((language, name))
                try:
                    _fill(files, blank.files(desk.settings.docs_dir) if blank else (), name, answer)
                except Stop as stop:
                    stop.field = f"answers.{language}.{name}"
                    wrong.append(stop)
    if wrong:
        wrong[0].more = tuple(wrong[1:])
        raise wrong[0]
    changes = list(files.changes())
    if not changes:
        raise Stop(mark("Nothing is filled in."))
    desk.commit(changes, FILLED_IN)
    return Done(mark("The answers are in the pages."))


def _fill(files: ProjectFiles, paths: Iterable[str], name: str, answer: str) -> None:
    """Put an answer into pages, in memory."""
    if next(blanks(answer), None):
        raise Stop(mark("Leave out the double square brackets: they mark what is open."))
    texts = {path: text_of(files, path) for path in paths}
    after = {path: _filled(text, name, answer) for path, text in texts.items()}
    if after == texts:
        raise Stop(mark("Somebody else has filled this in meanwhile; what they wrote is under “Your pages”."))
    for path, text in after.items():
        files.write(path, text)


def _filled(text: str, name: str, answer: str) -> str:
    """A page with an answer wherever its blank stands; a full stop that stands behind it is not doubled."""
    breaks = "\r\n" if "\r\n" in text else "\n"
    edits = []
    for blank in blanks(text):
        if blank.name == name:
            words = answer.removesuffix(".") if text[blank.end : blank.end + 1] == "." else answer
            edits.append(Edit(blank.start, blank.end, words.replace("\n", breaks)))
    return apply(text, edits)
