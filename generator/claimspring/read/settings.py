"""mkdocs.yml -> the project's settings, or findings; MkDocs itself is not needed to read them.

Only the plugin's section and the site's name and address are looked at. The rest of the file belongs to MkDocs, with
tags and aliases that files of ours may not have.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from claimspring.model.finding import Finding, Route
from claimspring.model.settings import Settings
from claimspring.read.decode import decode
from claimspring.read.fault import Misfit, Unreadable
from claimspring.read.model import validate
from claimspring.read.yaml import Data, YamlDocument, parse_leniently

FILE = "mkdocs.yml"
PLUGIN = "claimspring"
FORMER_PLUGIN = "claimtrail"
RENAMED = f"the plugin is now called '{PLUGIN}': write that in place of '{FORMER_PLUGIN}' under 'plugins:'"


@dataclass(frozen=True, slots=True)
class SettingsReading:
    """The settings, what is wrong with the file that holds them, and where in it they stand."""

    settings: Settings
    findings: tuple[Finding, ...] = ()
    route: Route = ()
    """The way to the plugin's section; empty where there is none."""


def read_settings(root: Path) -> SettingsReading:
    """Read the settings of the project in `root`; whatever is missing or wrong takes its default."""
    default = Settings(root=root)
    try:
        raw = (root / FILE).read_bytes()
    except OSError:
        return SettingsReading(default)
    try:
        return _settings(root, parse_leniently(decode(raw)))
    except Unreadable as unreadable:
        return SettingsReading(default, tuple(fault.at(FILE) for fault in unreadable.faults))


def _settings(root: Path, document: YamlDocument) -> SettingsReading:
    route, section = _section(document.data.get("plugins"))
    site = {key: document.data[key] for key in ("site_name", "site_url") if isinstance(document.data.get(key), str)}
    value = validate(Settings, {**site, **section})
    if isinstance(value, Settings):
        return SettingsReading(value.model_copy(update={"root": root}), route=route)
    findings = tuple(_placed(misfit, route, section).located(document.positions).at(FILE) for misfit in value)
    return SettingsReading(Settings(root=root), findings, route)


def _section(plugins: Data) -> tuple[Route, dict[str, Data]]:
    """The plugin's options and the way to them: MkDocs takes a list of names and mappings, or one mapping."""
    if isinstance(plugins, dict):
        return _options(plugins, ("plugins",))
    for index, plugin in enumerate(plugins if isinstance(plugins, list) else ()):
        if plugin == PLUGIN:
            return ("plugins", index), {}
        if isinstance(plugin, dict) and PLUGIN in plugin:
            return _options(plugin, ("plugins", index))
    return (), {}


def _options(plugin: dict[str, Data], route: Route) -> tuple[Route, dict[str, Data]]:
    section = plugin.get(PLUGIN)
    return (*route, PLUGIN), section if isinstance(section, dict) else {}


def _placed(misfit: Misfit, route: Route, section: dict[str, Data]) -> Misfit:
    """The site's name and address stand at the top of the file, everything else in the plugin's section."""
    ahead = route if not misfit.route or misfit.route[0] in section else ()
    return replace(misfit, route=(*ahead, *misfit.route))
