"""`claimspring check`: a project's files in, findings out."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimspring.cli.difference import difference
from claimspring.cli.live import editions
from claimspring.cli.project import config_option, opened_as_it_is, typed
from claimspring.cli.terminal import wants_colour
from claimspring.model.finding import Finding, Severity
from claimspring.model.ids import PublisherId
from claimspring.model.publisher import Publisher
from claimspring.pipeline import git_history
from claimspring.pipeline.project import Project
from claimspring.read.editing.operations import Refused
from claimspring.read.fault import Unreadable
from claimspring.read.files import PUBLISHERS
from claimspring.read.single import read_entries
from claimspring.report import github, json, junit, sarif, text

if TYPE_CHECKING:
    from claimspring.cli.fix import Mended

FORMATS = ("text", "json", "github", "sarif", "junit")
EXIT_CODES = "The exit code is 0 where nothing fails, 1 where something does, 2 for a wrong call, 3 for a bug of ours."


@dataclass(frozen=True, slots=True)
class _Scope:
    """What of the project the caller wants to hear of."""

    root: Path
    places: tuple[str, ...]
    """Files and folders, relative to `root`; everything where there are none."""
    changed: frozenset[str] | None
    """The files that a branch changed; None where that does not matter."""
    publishers: frozenset[PublisherId] | None = None
    """The publishers whose entries it changed; None where that cannot be told."""

    def of(self, project: Project) -> tuple[Finding, ...]:
        """The findings wanted."""
        near = None if self.changed is None else self._near(project, self.changed)
        return tuple(
            finding
            for finding in project.findings
            if (not self.places or any(_within(finding.path, place) for place in self.places))
            and (near is None or finding.path in near)
        )

    def _near(self, project: Project, changed: frozenset[str]) -> frozenset[str]:
        return project.concerned(changed, self.publishers)


@click.command("check", epilog=EXIT_CODES)
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(exists=True, path_type=Path))
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How to print.")
@click.option("--all", "whole", is_flag=True, help="Show every finding as text, not a few of each rule that has many.")
@click.option("--fix", "mend", is_flag=True, help="Mend what can be mended for certain; comments and layout stay.")
@click.option("--diff", "show", is_flag=True, help="With --fix: only show what would be changed.")
@click.option(
    "--changed",
    is_flag=False,
    flag_value="",
    metavar="[=BASE]",
    help="Tell only of what the branch changed since BASE (the main branch), and of what rests on that.",
)
@click.option(
    "--live", metavar="ADDRESS", help="Compare the record with the published site too; no answer is an error."
)
@click.option("--first", is_flag=True, help="With --live: nothing is published there yet, and that is well.")
@click.option(
    "--fail-on",
    type=click.Choice([severity.value for severity in Severity]),
    default=Severity.ERROR.value,
    show_default=True,
    help="The least severity that makes the exit code 1.",
)
@config_option
def command(  # noqa: PLR0913 -- one argument for each option
    paths: tuple[Path, ...],
    form: str,
    changed: str | None,
    fail_on: str,
    config: Path | None,
    *,
    live: str | None,
    first: bool,
    whole: bool,
    mend: bool,
    show: bool,
) -> None:
    """Check the claims, sources and articles of a project.

    PATH limits what is told to these files and folders; everything is read all the same.
    """
    if first and not live:
        raise click.UsageError("--first goes with --live")
    if show and not mend:
        raise click.UsageError("--diff goes with --fix")
    shown_live = editions(live, opened_as_it_is(config).settings, first=first) if live else None
    project = opened_as_it_is(config, shown_live)
    root = project.root
    files, publishers = (None, None) if changed is None else _changed(root, changed)
    scope = _Scope(root, _places(paths, root), files, publishers)
    if show:
        sys.exit(int(_show(project, scope)))
    if mend:
        for finding in (finding for file in _mend(project, scope) for finding in file.findings):
            place = f"{typed(root, finding.path)}:{finding.line}:{finding.column}"
            click.echo(f"{place}: mended[{finding.rule}]: {finding.message}", err=True)
        project = opened_as_it_is(config, shown_live)
    findings = scope.of(project)
    for part in _report(form, findings, project, scope, whole=whole):
        click.echo(part, color=True)  # it is coloured only where colour is wanted
    is_new = any(finding.rule == "unfilled-blank" for finding in findings)
    if form == "text" and is_new and not project.settings.site_url:
        told = "'site_url' in mkdocs.yml, the address where the site will be published"
        click.echo(f"before it is published, 'claimspring build --publish' will ask for {told}", err=True)
    sys.exit(int(_fails(findings, Severity(fail_on))))


def _places(paths: Sequence[Path], root: Path) -> tuple[str, ...]:
    root = root.resolve()
    for path in paths:
        if not path.resolve().is_relative_to(root):
            raise click.UsageError(f"'{path}' lies outside of the project, {root}")
    return tuple(path.resolve().relative_to(root).as_posix() for path in paths)


def _within(path: str, place: str) -> bool:
    return place in {".", path} or path.startswith(f"{place}/")


def _changed(root: Path, base: str) -> tuple[frozenset[str], frozenset[PublisherId] | None]:
    """The files and the publishers that a branch changed."""
    base = base or git_history.main_branch(root)
    changed = git_history.changed_files(root, base)
    if changed is None and not git_history.is_repository(root):
        raise click.UsageError("--changed asks git, and this folder is in no repository; begin one with 'git init'")
    if changed is None:
        raise click.UsageError(f"git cannot tell what changed since '{base}'; give a branch or commit: --changed=BASE")
    return changed, _changed_publishers(root, base) if PUBLISHERS in changed else frozenset()


def _changed_publishers(root: Path, base: str) -> frozenset[PublisherId] | None:
    """Those whose entries are others than before; None where one of the two files cannot be read."""
    try:
        (old, _), (new, _) = (
            read_entries(Publisher, raw)
            for raw in (git_history.before(root, base, PUBLISHERS) or b"", (root / PUBLISHERS).read_bytes())
        )
    except (OSError, Unreadable):
        return None
    return frozenset(PublisherId(name) for name in old.keys() | new.keys() if old.get(name) != new.get(name))


def _mend(project: Project, scope: _Scope) -> "tuple[Mended, ...]":
    """Mend the files of a project."""
    from claimspring.cli import fix  # noqa: PLC0415 -- with all the rules, which a warm check does not need

    def again() -> fix.Looked:
        now = replace(project)  # read anew
        return fix.Looked(scope.of(now), now.reading.unread)

    try:
        return fix.fix(project.root, again)
    except Refused as refused:
        raise click.UsageError(str(refused)) from None


def _show(project: Project, scope: _Scope) -> bool:
    """Mend a copy of the project and print the difference; whether there is one."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("claims", project.settings.docs_dir):
            if (project.root / name).is_dir():
                shutil.copytree(project.root / name, Path(folder, name), symlinks=True)
        mended = _mend(project.copied_to(Path(folder)), scope)
    click.echo("".join(difference(file.change) for file in mended), nl=False)
    return bool(mended)


def _report(form: str, findings: tuple[Finding, ...], project: Project, scope: _Scope, *, whole: bool) -> Iterator[str]:
    match form:
        case "json":
            yield json.render(findings)
        case "sarif":
            yield _sarif(_from_the_top(findings, scope.root))
        case "junit":
            yield junit.render(findings)
        case "github":
            yield from _github(findings, project.files, scope)
        case _:
            shown = partial(typed, project.root)
            line, files = project.locator.line, project.files
            yield from text.render(findings, line, files, typed=shown, colour=wants_colour(), whole=whole)


def _github(findings: tuple[Finding, ...], files: int, scope: _Scope) -> Iterator[str]:
    changed = scope.changed or git_history.changed_files(scope.root, git_history.main_branch(scope.root)) or frozenset()
    prefix = git_history.prefix(scope.root)
    changed = frozenset(prefix + path for path in changed)
    findings = _from_the_top(findings, scope.root)
    yield from github.render(findings, changed, files)
    _append_summary(github.step_summary(findings, changed, files))


def _from_the_top(findings: tuple[Finding, ...], root: Path) -> tuple[Finding, ...]:
    """The findings with paths as the services that show repositories know them."""
    prefix = git_history.prefix(root)
    return tuple(replace(finding, path=prefix + finding.path) for finding in findings)


def _sarif(findings: tuple[Finding, ...]) -> str:
    from importlib.metadata import version  # noqa: PLC0415 -- slow to import, and only wanted here

    from claimspring.rules.registry import RULES  # noqa: PLC0415

    return sarif.render(findings, RULES, version("claimspring"))


def _append_summary(summary: str) -> None:
    place = os.environ.get("GITHUB_STEP_SUMMARY")
    if place:
        with Path(place).open("a", encoding="utf-8") as file:
            file.write(summary)


def _fails(findings: Sequence[Finding], least: Severity) -> bool:
    order = list(Severity)
    return any(order.index(finding.severity) <= order.index(least) for finding in findings)
