"""What changed and is not sent: in words, with before and after, and the ways to send it and to get others' work."""

from claimspring.editor.changes import ChangedFile, changed_files
from claimspring.editor.desk import OpenDesk
from claimspring.editor.files import FileName, FileType, claim_key
from claimspring.editor.git import has_git, run_git
from claimspring.editor.rendering import said, words_in
from claimspring.editor.screens.names import source_name
from claimspring.editor.screens.screen import Preview, Screen, screen
from claimspring.editor.screens.start import place_of
from claimspring.editor.stop import Stop
from claimspring.i18n.labels import mark
from claimspring.i18n.multilingual import alone
from claimspring.model.ids import ArticleId

STATES = {"new": mark("new"), "gone": mark("taken away"), "changed": mark("changed")}


def show(desk: OpenDesk, _preview: Preview, language: str) -> Screen:
    """All changes."""
    with_git, why, files = has_git(desk), "", []
    if with_git:
        try:
            files = changed_files(desk)
        except Stop as stop:
            why = said(language, stop.text, stop.values)
    return screen(
        desk,
        language,
        "changes",
        alone(words_in(language).say("Changes")),
        with_git=with_git,
        why=why,
        files=[(one, place_of(one.name), _known_as(desk, language, one)) for one in files],
        states=STATES,
        branch=_branch(desk) if with_git else "",
        deed_said=lambda deed: said(language, deed.told, deed.values),
    )


def _known_as(desk: OpenDesk, language: str, file: ChangedFile) -> str:
    """A file by what stands in it, as editors know it; by its path where nothing is known of that."""
    match file.name:
        case FileName(FileType.CLAIM, of) if claim := desk.corpus.claims.get(claim_key(of)):
            return claim.value.statement.pick(language).words
        case FileName(FileType.SOURCE, of):
            return source_name(desk, language, of)
        case FileName(FileType.ARTICLE, of) if article := desk.corpus.articles.get(ArticleId(of)):
            return article.value.header.title
        case _:
            return file.path


def _branch(desk: OpenDesk) -> str:
    try:
        return run_git(desk, "symbolic-ref", "--short", "-q", "HEAD").strip()
    except Stop:
        return ""
