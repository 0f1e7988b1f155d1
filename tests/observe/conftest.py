import ipaddress
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from claimspring.model.settings import ObserveSettings
from tests.observe.servers import Handler, Server


@pytest.fixture
def serve() -> Iterator[Callable[..., Server]]:
    """Start servers that end with the test."""
    with ExitStack() as stack:

        def start(handler: Handler, address: str = "127.0.0.1", *, robots: bool = True, nowhere: bool = True) -> Server:
            return stack.enter_context(Server(handler, address, robots=robots, nowhere=nowhere))

        yield start


@pytest.fixture
def quick() -> Callable[..., ObserveSettings]:
    """Settings for loopback: no delay, deadlines that no machine needs, any port of the servers given."""

    def settings(*servers: Server, **changes: object) -> ObserveSettings:
        values: dict[str, object] = {
            "delay": 0.0,
            "deadline": 300.0,
            "allow_networks": (ipaddress.ip_network("127.0.0.0/8"),),
            "ports": tuple(server.port for server in servers),
        }
        return ObserveSettings.model_validate(values | changes)

    return settings
