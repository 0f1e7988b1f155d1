"""The plugin's entry in a file of settings, whatever name it has there: where it stands, and which format it tells."""

from typing import NamedTuple

from claimspring.model.finding import Route
from claimspring.read.editing.operations import Operation, Refused, Set
from claimspring.read.editing.project_files import ProjectFiles
from claimspring.read.settings import FORMER_PLUGIN, PLUGIN
from claimspring.read.yaml import Data

SETTINGS = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml", "*.yml", "*.yaml")
"""Where the section may stand, the likeliest first; a file may be inherited from another name."""

UNNUMBERED = 1
"""The format of files that do not tell theirs."""


class PluginSection(NamedTuple):
    """The plugin's entry in one file."""

    path: str
    route: Route
    """The way to the plugin's name, or to the item of the list that is the name alone."""
    name: str
    options: dict[str, Data] | None
    """None where the name stands alone."""

    @property
    def format(self) -> int:
        """The format of the project's files: 0 under the old name."""
        if self.name == FORMER_PLUGIN:
            return 0
        told = (self.options or {}).get("format")
        return int(told) if isinstance(told, str) and told.isdecimal() else UNNUMBERED

    def tell(self, number: int) -> Operation:
        """The operation that writes the format down."""
        if isinstance(self.route[-1], int):
            return Set(self.route, {self.name: {"format": str(number)}})
        if self.options is None:
            return Set(self.route, {"format": str(number)})
        return Set((*self.route, "format"), str(number))


def find_section(files: ProjectFiles) -> PluginSection | None:
    """The plugin's section; None where no file of settings has one that can be read."""
    for pattern in SETTINGS:
        for path in files.find(pattern):
            if section := _section(path, files):
                return section
    return None


def _section(path: str, files: ProjectFiles) -> PluginSection | None:
    try:
        plugins = files.kind(path).data(files.text(path) or "").get("plugins")
    except Refused:
        return None
    entries = plugins if isinstance(plugins, list) else [plugins]
    for index, entry in enumerate(entries):
        route: Route = ("plugins", index) if isinstance(plugins, list) else ("plugins",)
        for name in (PLUGIN, FORMER_PLUGIN):
            if entry == name and isinstance(plugins, list):
                return PluginSection(path, route, name, None)
            if isinstance(entry, dict) and name in entry:
                options = entry[name]
                return PluginSection(path, (*route, name), name, options if isinstance(options, dict) else None)
    return None
