from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from tests.observe.servers import Handler, Server


@pytest.fixture
def serve() -> Iterator[Callable[..., Server]]:
    """Start servers that end with the test."""
    with ExitStack() as stack:

        def start(handler: Handler, *, robots: bool = True) -> Server:
            return stack.enter_context(Server(handler, robots=robots))

        yield start
