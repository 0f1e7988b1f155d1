"""The project that a command works on, the option that names its configuration, and how its files are typed."""

import os
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimspring.model.suggest import nearest_claim
from claimspring.pipeline.mkdocs_config import NoProjectError, find_root, read_settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimspring.model.ids import ClaimKey
    from claimspring.model.settings import Settings
    from claimspring.pipeline.project import Project
    from claimspring.read.corpus import Reading
    from claimspring.read.settings import SettingsReading

_LISTED = 5
"""How many claims of an article are named to one who has to choose."""

config_option = click.option(
    "-f",
    "--config-file",
    "config",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The MkDocs configuration, where it is not that of this folder or of one above.",
)


def opened(config: Path | None) -> "Project":
    """As `opened_as_it_is`; where it cannot be read what is set, the command ends and says why."""
    project = opened_as_it_is(config)
    require_known(project.configured)
    return project


def opened_as_it_is(config: Path | None, live: "Mapping[str, str] | None" = None) -> "Project":
    """The project of a configuration, or else the one that the working folder lies in; a usage error without one.

    `live` are the editions that the live site shows, where it was asked.
    """
    from claimspring.pipeline.project import open_project  # noqa: PLC0415 -- with all that reads

    try:
        return replace(open_project(Path.cwd(), config), live=live)
    except NoProjectError as error:
        raise click.UsageError(str(error)) from None


def opened_settings() -> "Settings":
    """The settings of the project that the working folder lies in, for a command that only adds to it."""
    configured = read_settings(project_root(Path.cwd()))
    require_known(configured)
    return configured.settings


def require_known(configured: "SettingsReading") -> None:
    """End with 1, and with what `check` finds in the configuration, where it cannot be read what is set."""
    if configured.is_known:
        return
    from claimspring.read.locate import Locator  # noqa: PLC0415 -- wanted only where something is wrong
    from claimspring.report import text  # noqa: PLC0415 -- as above

    root = configured.settings.root
    for part in text.render(configured.findings, Locator(root).line, 1, typed=partial(typed, root)):
        click.echo(part, err=True)
    sys.exit(1)


def project_root(start: Path) -> Path:
    """The nearest folder from `start` upwards that holds a project; a usage error where there is none."""
    try:
        return find_root(start)
    except NoProjectError as error:
        raise click.UsageError(str(error)) from None


def typed(root: Path, path: str) -> str:
    """A file of the project in `root` as it is typed from the working folder."""
    try:
        return Path(os.path.relpath(root / path)).as_posix()
    except ValueError:  # on another drive
        return path


def known_claim(text: str, reading: "Reading") -> "ClaimKey":
    """The claim meant, also by the path of its file; a usage error where there is none that can be read."""
    name = text.removeprefix("claims/").removesuffix(".yml")
    known = {str(key): key for key in reading.corpus.claims}
    if name in known:
        return known[name]
    if f"claims/{name}.yml" in reading.unread:
        raise click.UsageError(f"claims/{name}.yml cannot be read; 'claimspring check' says why")
    if of_article := sorted(key for key, one in known.items() if one.article == name):
        listed = ", ".join(of_article[:_LISTED]) + (", …" if len(of_article) > _LISTED else "")
        raise click.UsageError(f"'{text}' is an article; name a claim of it: {listed}")
    meant = nearest_claim(name, known)
    hint = f"did you mean '{meant}'?" if meant else "'claimspring trace --all' lists them all"
    raise click.UsageError(f"there is no claim '{text}'; {hint}")
