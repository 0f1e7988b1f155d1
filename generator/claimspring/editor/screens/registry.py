"""Which screen is at which address; the addresses are those that a browser shows."""

from functools import partial

from werkzeug.exceptions import NotFound
from werkzeug.routing import Map, RequestRedirect, Rule

from claimspring.editor.screens import start
from claimspring.editor.screens.screen import Show, missing

_SCREENS = Map(
    [
        Rule("/", endpoint=start.show),
    ],
    strict_slashes=False,
)


def screen_at(path: str) -> Show:
    """The screen at an address; raises `Stop` where there is none."""
    try:
        endpoint, values = _SCREENS.bind("desk").match(path.partition("?")[0].partition("#")[0])
    except (NotFound, RequestRedirect):
        raise missing(path) from None
    return partial(endpoint, **values)
