"""How long a test waits for what another process or thread does: until it is done, however busy the machine is."""

import time
from collections.abc import Callable

PATIENCE = 180.0
"""Seconds after which something will not come any more; nothing takes that long, so no test depends on it."""


def wait_until(holds: Callable[[], object], told: Callable[[], str] = str) -> None:
    """Wait until something holds; `told` is what to print if it never does."""
    end = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError(f"waited {PATIENCE:.0f} s in vain: {told()}")
        time.sleep(0.02)
