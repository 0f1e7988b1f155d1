"""What an editor sets in the site's settings: where each value stands in their file, and how it is changed there.

An address may be left to whoever builds the site: `!ENV [CI_PAGES_URL, ""]` names variables of the system, and what
counts where none of them is set stands behind them. That is the value which an editor sets; the names stay.
"""

import re

from claimspring.editor.stop import Stop
from claimspring.i18n.labels import mark
from claimspring.model.finding import Route
from claimspring.model.settings import Settings
from claimspring.read.editing.operations import Delete, Insert, Operation, Set, value_at
from claimspring.read.fault import Fault
from claimspring.read.model import validate
from claimspring.read.yaml import Data

OF_SITE = ("site_name", "site_url")
"""What stands at the top of the file; the rest is in the plugin's section."""
_VARIABLE = re.compile(r"[A-Z][A-Z0-9_]*")


def setting_route(data: dict[str, Data], plugin: Route, key: str) -> Route:
    """Where the value of a setting stands, or is to stand."""
    route: Route = (key,) if key in OF_SITE else (*plugin, key)
    there = value_at(data, route)
    if isinstance(there, list) and there and _names_variable(there[0]):
        is_default = len(there) > 1
        return (*route, len(there) - 1 if is_default else len(there))
    return route


def setting_operation(data: dict[str, Data], route: Route, value: Data) -> Operation | None:
    """The change by which a setting has a value, or none; raises `Stop` where it cannot have this one."""
    there, key = value_at(data, route), next(step for step in reversed(route) if isinstance(step, str))
    if (there or None) == value:
        return None
    if value is not None and isinstance(wrong := validate(Settings, {key: value}), tuple):
        why = Fault(wrong[0].rule, wrong[0].message, wrong[0].hint)
        raise Stop(mark("Not saved yet. %(why)s"), why=why)
    if isinstance(route[-1], int):  # behind names of variables, where nothing is an empty text
        around = value_at(data, route[:-1])
        is_new = isinstance(around, list) and route[-1] == len(around)
        return Insert(route[:-1], value or "") if is_new else Set(route, value or "")
    if value is None:
        return Delete(route)
    plugin = route[:-1]
    if plugin and isinstance(value_at(data, plugin), str):  # its name alone, with nothing set so far
        return Set(plugin, {str(value_at(data, plugin)): {key: value}})
    return Set(route, value)


def _names_variable(value: Data) -> bool:
    return isinstance(value, str) and _VARIABLE.fullmatch(value) is not None
