"""What changed and is not kept or sent: in words, with before and after; the ways to send it and get others' work."""

from claimspring.editor.acts.git import NO_REMOTE
from claimspring.editor.changes import ChangedFile, changed_files, remote_of, unsent_commits
from claimspring.editor.desk import OpenDesk
from claimspring.editor.files import FileType
from claimspring.editor.git import has_git, run_git
from claimspring.editor.rendering import said, words_in
from claimspring.editor.screens.screen import Preview, Screen, screen
from claimspring.editor.screens.start import place_of
from claimspring.editor.stop import Stop
from claimspring.editor.titles import title_of
from claimspring.i18n.labels import mark
from claimspring.i18n.multilingual import alone

STATES = {"new": mark("new"), "gone": mark("taken away"), "changed": mark("changed")}
_GROUPS = {
    FileType.ARTICLE: mark("Articles"),
    FileType.CLAIM: mark("Claims"),
    FileType.SOURCE: mark("Sources"),
    FileType.PUBLISHERS: mark("Publishers"),
}


def show(desk: OpenDesk, _preview: Preview, language: str) -> Screen:
    """All changes, by what they are of."""
    with_git, why, files = has_git(desk), "", []
    if with_git:
        try:
            files = changed_files(desk)
        except Stop as stop:
            why = said(language, stop.text, stop.values)
    words = words_in(language)
    rows = {kind: [_row(desk, language, one) for one in files if _is(one, kind)] for kind in _GROUPS}
    return screen(
        desk,
        language,
        "changes",
        alone(words.say("Changes")),
        with_git=with_git,
        why=why,
        groups=[(_GROUPS[kind], some) for kind, some in rows.items() if some],
        told=", ".join(_counted(language, kind, len(some)) for kind, some in rows.items() if some),
        others=[one for one in files if not any(_is(one, kind) for kind in _GROUPS)],
        states=STATES,
        branch=_branch(desk) if with_git else "",
        remote=remote_of(desk) if with_git else "",
        unsent=unsent_commits(desk) if with_git else 0,
        no_remote=NO_REMOTE,
        deed_said=lambda deed: said(language, deed.told, deed.values),
    )


def _branch(desk: OpenDesk) -> str:
    """The line of work, where it is not the one that counts."""
    try:
        name = run_git(desk, "symbolic-ref", "--short", "-q", "HEAD").strip()
    except Stop:
        return ""
    return "" if name in {"main", "master", desk.settings.main} else name


def _is(one: ChangedFile, kind: FileType) -> bool:
    return one.name is not None and one.name.type is kind


def _row(desk: OpenDesk, language: str, one: ChangedFile) -> tuple[ChangedFile, str | None, str]:
    """A file, its screen, and what it is called."""
    if one.name is None:
        return one, None, one.path
    if one.name.type is FileType.PUBLISHERS:
        return one, place_of(one.name), alone(words_in(language).say("The list of publishers"))
    return one, place_of(one.name), title_of(desk.corpus, language, one.name) or one.name.id


def _counted(language: str, kind: FileType, number: int) -> str:
    words = words_in(language)
    match kind:
        case FileType.ARTICLE:
            return alone(words.count("%(num)s article", "%(num)s articles", number))
        case FileType.CLAIM:
            return alone(words.count("%(num)s claim", "%(num)s claims", number))
        case FileType.SOURCE:
            return alone(words.count("%(num)s source", "%(num)s sources", number))
        case _:
            return alone(words.say("publishers"))
