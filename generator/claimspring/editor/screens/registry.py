"""Which screen is at which address; the addresses are those that a browser shows.

Screens are named by module and function: one is imported when it is first wanted, with all that it stands on.
"""

from functools import partial
from importlib import import_module
from urllib.parse import parse_qsl

from werkzeug.exceptions import NotFound
from werkzeug.routing import Map, RequestRedirect, Rule

from claimspring.editor.screens.screen import Show, missing

_SCREENS = Map(
    [
        Rule("/", endpoint="start.show"),
        Rule("/queue", endpoint="start.queue"),
        Rule("/known", endpoint="known.prepared"),
        Rule("/articles", endpoint="article.listed"),
        Rule("/articles/<article>", endpoint="article.show"),
        Rule("/articles/<article>/sentences", endpoint="article.sentences"),
        Rule("/articles/<article>/triage", endpoint="triage.show"),
        Rule("/add", endpoint="add.show"),
        Rule("/proposal/<token>", endpoint="proposal.show"),
        Rule("/changes", endpoint="changes.show"),
        Rule("/page/<article>/<claim>", endpoint="page.show"),
        Rule("/review/<article>/<claim>", endpoint="review.show"),
        Rule("/publish/<article>/<claim>", endpoint="publish.show"),
        Rule("/claims/<article>/<claim>", endpoint="claim.show"),
        Rule("/claims/<article>/<claim>/sentences", endpoint="claim.show", defaults={"mode": "sentences"}),
        Rule("/pick/<article>/<claim>/<source>", endpoint="sources.pick"),
        Rule("/pick/<article>/<claim>/<source>/lines", endpoint="sources.pick", defaults={"mode": "lines"}),
        Rule("/pick/<article>/<claim>/<source>/<int:index>", endpoint="sources.pick"),
        Rule("/pick/<article>/<claim>/<source>/<int:index>/lines", endpoint="sources.pick", defaults={"mode": "lines"}),
        Rule("/sources", endpoint="sources.listed"),
        Rule("/sources/<source>", endpoint="sources.show"),
        Rule("/new-source", endpoint="sources.new"),
        Rule("/publishers", endpoint="publishers.listed"),
        Rule("/publishers/<publisher>", endpoint="publishers.show"),
        *(
            Rule(f"/{kind}", endpoint="listed.every", defaults={"kind": kind})
            for kind in ("people", "topics", "members")
        ),
        *(
            Rule(f"/{kind}/<entry>", endpoint="listed.show", defaults={"kind": kind})
            for kind in ("people", "topics", "members")
        ),
        *(
            Rule(f"/{kind}/<entry>/remove", endpoint="listed.question", defaults={"kind": kind})
            for kind in ("people", "topics", "members")
        ),
        Rule("/about", endpoint="about.show"),
        Rule("/about/pages/<path:page>", endpoint="about.page"),
    ],
    strict_slashes=False,
)


_QUERIES = {"sources.new": ("claim", "url", "use", "title"), "proposal.show": ("claim", "use")}
"""What a screen takes from behind the question mark of its address."""


def screen_at(path: str) -> Show:
    """The screen at an address; raises `Stop` where there is none."""
    place, _, query = path.partition("#")[0].partition("?")
    try:
        endpoint, values = _SCREENS.bind("desk").match(place)
    except (NotFound, RequestRedirect):
        raise missing(path) from None
    wanted = {name: value for name, value in parse_qsl(query) if name in _QUERIES.get(endpoint, ())}
    module, _, function = endpoint.partition(".")
    return partial(getattr(import_module(f"claimspring.editor.screens.{module}"), function), **values, **wanted)


def import_all() -> None:
    """Import every screen now."""
    for module in sorted({rule.endpoint.partition(".")[0] for rule in _SCREENS.iter_rules()}):
        import_module(f"claimspring.editor.screens.{module}")
