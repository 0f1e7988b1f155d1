"""The plugin's section of a MkDocs configuration -> the project's settings, or findings with their place. Pure.

The configuration itself is loaded by MkDocs (`pipeline.mkdocs_config`). Only the plugin's section and the site's name
and address are looked at here; the rest belongs to MkDocs.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from claimspring.model.finding import Finding, Route
from claimspring.model.settings import FORMAT, Settings
from claimspring.read.fault import Fault, Misfit
from claimspring.read.files import CLAIMS
from claimspring.read.model import validate
from claimspring.read.yaml import YamlDocument

FILE = "mkdocs.yml"
PLUGIN = "claimspring"
FORMER_PLUGIN = "claimtrail"
UPGRADE = "run 'claimspring upgrade', which shows what it changes"
RENAMED = f"the plugin is now called '{PLUGIN}': write that in place of '{FORMER_PLUGIN}' under 'plugins:'"


@dataclass(frozen=True, slots=True)
class SettingsReading:
    """The settings, what is wrong with the file that holds them, and where in it they stand."""

    settings: Settings
    findings: tuple[Finding, ...] = ()
    path: str = FILE
    """The file that holds the plugin's section, relative to the project's folder; the configuration if none does."""
    route: Route = ()
    """The way to the plugin's section; empty where there is none."""
    is_known: bool = True
    """Whether it could be read what is set; else the settings are those of a project that sets nothing."""
    config: str = FILE
    """The configuration itself, relative to the project's folder."""
    address: str | None = None
    """The site's address as it is set, where the settings have that of a server on this machine."""


class ConfigFile(NamedTuple):
    """A configuration, or one that it inherits from, with the places of its keys and values."""

    path: str
    """Relative to the project's folder, with forward slashes."""
    document: YamlDocument


def settings_of(
    root: Path,
    docs_dir: str,
    loaded: Mapping[str, object],
    files: Sequence[ConfigFile],
    has_frame: Callable[[str], bool] = lambda _: True,
) -> SettingsReading:
    """The settings in a configuration that MkDocs loaded from `files`, of which each inherits from the next.

    `has_frame` tells whether the theme can frame pages in a language. Where something in them is wrong, all are as if
    nothing was set.
    """
    holder, route = _holder(files)
    section = _section(loaded.get("plugins"))
    site = {key: loaded[key] for key in ("site_name", "site_url") if isinstance(loaded.get(key), str)}
    if not site.get("site_url"):  # to MkDocs an empty address, such as that of an unset !ENV, is none
        site.pop("site_url", None)
    known = {"root": root, "docs_dir": docs_dir}
    value = validate(Settings, {**site, **section, **known})
    if isinstance(value, Settings) and (unframed := [one for one in value.languages if not has_frame(one)]):
        value = tuple(_unframed(value.languages.index(one), one) for one in unframed)
    if isinstance(value, Settings):
        found = list(_other_format(value, route, holder, files))
        if not (route or found) and (root / CLAIMS).is_dir():
            found.append(_missing_plugin(files[0]))
        return SettingsReading(value, tuple(found), holder.path, route, config=files[0].path)
    findings = tuple(_found(misfit, route, section, holder, files) for misfit in value)
    return SettingsReading(Settings(root=root), findings, holder.path, route, is_known=False, config=files[0].path)


def _other_format(
    settings: Settings, route: Route, holder: ConfigFile, files: Sequence[ConfigFile]
) -> Iterator[Finding]:
    """What there is to say of files that are not in the format of this program; under the old name they are in none."""
    for file in files if not route else ():
        if former := _route(file.document.data.get("plugins"), FORMER_PLUGIN):
            place = file.document.positions.of(former, key=True)
            message = f"the plugin is called '{PLUGIN}' now, not '{FORMER_PLUGIN}'"
            yield Fault("older-format", message, UPGRADE, place).at(file.path)
    place = holder.document.positions.of((*route, "format"))
    if settings.format > FORMAT:
        message = f"the project's format is {settings.format}, this program reads {FORMAT}"
        yield Fault("newer-format", message, "install a newer Claimspring", place).at(holder.path)
    elif route and settings.format < FORMAT:
        message = f"the project's format is {settings.format}, not {FORMAT}"
        yield Fault("older-format", message, UPGRADE, place).at(holder.path)


def _missing_plugin(file: ConfigFile) -> Finding:
    """MkDocs would build the site, and not one claim."""
    message = f"the plugin '{PLUGIN}' is not named, so no claim becomes a page"
    place = file.document.positions.of(("plugins",), key=True)
    return Fault("missing-plugin", message, f"add '- {PLUGIN}' under 'plugins:'", place).at(file.path)


def _unframed(index: int, language: str) -> Misfit:
    message = f"the theme has no words in the language '{language}', so no page can be made in it"
    return Misfit(
        "unknown-value", ("languages", index), message, "name a language that Material has, such as en, fr or es"
    )


def _section(plugins: object) -> Mapping[str, object]:
    """The plugin's options: MkDocs takes a list of names and mappings, or one mapping."""
    for plugin in plugins if isinstance(plugins, list) else [plugins]:
        if isinstance(plugin, dict) and isinstance(options := plugin.get(PLUGIN), dict):
            return options
    return {}


def _holder(files: Sequence[ConfigFile]) -> tuple[ConfigFile, Route]:
    """The file that holds the plugin's section, and the way to it; the configuration itself where none does."""
    for file in files:
        if route := _route(file.document.data.get("plugins")):
            return file, route
    return files[0], ()


def _route(plugins: object, name: str = PLUGIN) -> Route:
    if isinstance(plugins, dict) and name in plugins:
        return ("plugins", name)
    for index, plugin in enumerate(plugins if isinstance(plugins, list) else ()):
        if plugin == name:
            return ("plugins", index)
        if isinstance(plugin, dict) and name in plugin:
            return ("plugins", index, name)
    return ()


def _found(
    misfit: Misfit, route: Route, section: Mapping[str, object], holder: ConfigFile, files: Sequence[ConfigFile]
) -> Finding:
    """The site's name and address stand at the top of a file, everything else in the plugin's section."""
    if not misfit.route or misfit.route[0] in section:
        placed = replace(misfit, route=(*route, *misfit.route))
    else:
        placed = misfit
        holder = next((file for file in files if misfit.route[0] in file.document.data), holder)
    return placed.located(holder.document.positions).at(holder.path)
