"""Git by button: changes taken back, kept in a commit and sent; others' work brought in, joined field by field."""

import datetime as dt
import re
from typing import Literal
from urllib.parse import quote

from pydantic import Field

from claimspring.editor.acts.act import ActForm, Done, RouteForm
from claimspring.editor.changes import before, changed_files, remote_of, sides, watched
from claimspring.editor.desk import OpenDesk
from claimspring.editor.files import FileType, name_of
from claimspring.editor.git import run_git
from claimspring.editor.rendering import said
from claimspring.editor.stop import Stop
from claimspring.editor.titles import title_of
from claimspring.i18n.labels import mark
from claimspring.model.ids import id_from
from claimspring.read.editing.kinds import kind_of
from claimspring.read.editing.merge import merge
from claimspring.read.editing.operations import Delete, Insert, Refused, Set, value_at

_HERE = "/changes"
"""What is kept and sent stands at the head of its screen."""
_NAMED = 3
"""How many records the first line of a version names."""
NO_REMOTE = mark("This folder has no place to send to yet. Whoever set it up adds one with “git remote add origin …”.")
_HOSTS = (
    (re.compile(r"(?:https://|git@|ssh://git@)(?P<host>[^/:@]*gitlab[^/:]*)[/:](?P<path>.+?)(?:\.git)?/?$"), "gitlab"),
    (re.compile(r"(?:https://|git@|ssh://git@)(?P<host>[^/:@]+)[/:](?P<path>[^/]+/.+?)(?:\.git)?/?$"), "github"),
)


class TakenBack(ActForm):
    """A file that changed, and which field of it; the whole file without one."""

    path: str
    route: RouteForm = ()


class Sending(ActForm):
    """What the commit says, and whether others look at it before it counts."""

    message: str = Field(default="", max_length=500)
    way: Literal["keep", "send", "review"] = "send"


class Getting(ActForm):
    """Whose words stay where two people changed the same field."""

    keep: Literal["", "mine", "theirs"] = ""


def take_back(desk: OpenDesk, form: TakenBack) -> Done:
    """A field, or a file, is again as git's last commit has it."""
    changed = {one.path: one for one in changed_files(desk)}
    one = changed.get(form.path)
    if one is None:
        raise Stop(mark("Nothing changed there."))
    files = desk.files()
    if one.state == "new":
        files.write(one.path, None)
    elif one.state == "gone" or not form.route:
        files.write(one.path, before(desk, one.path))
    else:
        old, new = sides(desk, one.path)
        was = value_at(old, form.route)
        there = value_at(new, form.route)
        if was is None and there is None:
            raise Stop(mark("This cannot be undone alone: undo all changes to the file."))
        if was is None:
            files.change(one.path, Delete(form.route))
        elif there is None and isinstance(form.route[-1], int):
            files.change(one.path, Insert(form.route[:-1], was, form.route[-1]))
        else:
            files.change(one.path, Set(form.route, was))
    desk.commit(files.changes(), mark("change to %(path)s undone"), path=one.name or one.path)
    if not changed_files(desk):
        desk.kept = desk.last_deed
    return Done(mark("Undone. The Undo button brings it back."))


def send(desk: OpenDesk, form: Sending) -> Done:
    """Keep all changes in a commit, and send it."""
    remote = remote_of(desk)
    if form.way != "keep" and not remote:
        raise Stop(NO_REMOTE)
    changed = changed_files(desk)
    if changed:
        kept = watched(desk)
        places = [one for one in kept if (desk.root / one).is_dir() or any(one == file.path for file in changed)]
        run_git(desk, "add", "--all", "--", *places)
        message = " ".join(form.message.split()) or _subject(desk, [one.path for one in changed])
        run_git(desk, "commit", "--quiet", f"--message={message}", "--", *places)
        desk.changed()
    desk.kept = desk.last_deed
    if form.way == "keep":
        not_sent = mark("The version is saved here; it is not sent yet.")
        return Done(not_sent if remote else mark("The version is saved here."), go=_HERE)
    branch = run_git(desk, "symbolic-ref", "--short", "-q", "HEAD").strip()
    if form.way == "review":
        stamp = f"{dt.datetime.now().astimezone():%Y%m%d-%H%M%S}"
        target = f"desk/{id_from(form.message)[:40] or 'changes'}-{stamp}"
    else:
        target = branch
    try:
        run_git(desk, "push", "--quiet", "--", remote, f"HEAD:refs/heads/{target}")
    except Stop as stop:
        why = str(stop.values.get("why", stop))
        if "fetch first" in why or "non-fast-forward" in why or "rejected" in why:
            raise Stop(
                mark("Somebody else sent changes meanwhile. Press “Get others’ work”, then send again.")
            ) from None
        raise
    address = _new_request(run_git(desk, "remote", "get-url", remote).strip(), target) if form.way == "review" else ""
    if address:
        return Done(
            mark("Sent. Open %(address)s to ask for the review."), {"address": address}, _HERE, {"open": address}
        )
    return Done(mark("Sent."), go=_HERE)


def get(desk: OpenDesk, form: Getting) -> Done:
    """Bring in what others sent; fields that both changed are asked."""
    remote = remote_of(desk)
    if not remote:
        raise Stop(NO_REMOTE)
    if changed_files(desk):
        send(desk, Sending(way="keep"))
    branch = run_git(desk, "symbolic-ref", "--short", "-q", "HEAD").strip()
    run_git(desk, "fetch", "--quiet", "--", remote, branch)
    mine, theirs = (run_git(desk, "rev-parse", name).strip() for name in ("HEAD", "FETCH_HEAD"))
    base = run_git(desk, "merge-base", mine, theirs).strip()
    if theirs == base:
        return Done(mark("There is nothing new."))
    if mine == base:
        run_git(desk, "merge", "--quiet", "--ff-only", theirs)
        desk.changed()
        return Done(mark("Others’ work is here."))
    try:
        run_git(desk, "merge", "--quiet", "--no-edit", theirs)
    except Stop:
        try:
            _join(desk, (base, mine, theirs), form.keep)
        except BaseException:
            run_git(desk, "merge", "--abort")
            raise
        run_git(desk, "commit", "--quiet", "--no-edit")
    desk.changed()
    return Done(mark("Others’ work is here, joined with yours."))


def _join(desk: OpenDesk, commits: tuple[str, str, str], keep: str) -> None:
    """Join by fields what git could not join by lines; raises `Stop` where somebody has to be asked."""
    asked: list[str] = []
    for path in filter(None, run_git(desk, "diff", "--name-only", "--diff-filter=U", "-z", "--relative").split("\0")):
        base, mine, theirs = (_version(desk, commit, path) for commit in commits)
        if mine is None or theirs is None or base is None:
            asked.append(path)
            continue
        try:
            joined = merge(kind_of(path), base, mine, theirs)
        except Refused:
            asked.append(path)
            continue
        text = joined.text
        if joined.conflicts and not keep:
            asked += [f"{path}: {'.'.join(map(str, conflict.route))}" for conflict in joined.conflicts]
            continue
        if joined.conflicts and keep == "mine":
            for conflict in joined.conflicts:
                if conflict.route and isinstance(conflict.mine, str | list | dict):
                    text = kind_of(path).change(text, Set(conflict.route, conflict.mine))
        (desk.root / path).write_text(text, "utf-8", newline="")
        run_git(desk, "add", "--", path)
    if asked:
        raise Stop(
            mark("Both of you changed the same: %(fields)s. Say whose words stay, and get the work again."),
            fields="; ".join(asked[:8]),
        )


def _version(desk: OpenDesk, commit: str, path: str) -> str | None:
    try:
        return run_git(desk, "show", f"{commit}:./{path}")
    except Stop:
        return None


def _subject(desk: OpenDesk, paths: list[str]) -> str:
    """A commit's first line in the site's first language, where nobody typed one: what it changes."""
    found = [name_of(path, desk.settings.docs_dir) for path in paths]
    names = [name for name in found if name and name.type not in {FileType.PAGE, FileType.SETTINGS}] or found
    language = desk.settings.languages[0]
    told = list(
        dict.fromkeys(title_of(desk.corpus, desk.project.pages, language, name) or str(name) for name in names if name)
    )
    if not told:
        return said(language, mark("Files of the desk"))
    more = {"names": ", ".join(told[:_NAMED]), "more": len(told) - _NAMED}
    return said(language, mark("%(names)s, and %(more)s more") if len(told) > _NAMED else "%(names)s", more)


def _new_request(remote: str, branch: str) -> str:
    """The page of the host for a new pull request of a branch; empty where it is not known."""
    for pattern, host in _HOSTS:
        if found := pattern.match(remote):
            place = f"https://{found['host']}/{found['path']}"
            if host == "gitlab":
                return f"{place}/-/merge_requests/new?merge_request%5Bsource_branch%5D={quote(branch, safe='')}"
            return f"{place}/compare/{quote(branch)}?expand=1"
    return ""
