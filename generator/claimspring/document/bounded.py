"""A reader of files in a process of its own, held to its time and memory: hostile files crash readers or never end."""

import subprocess
import sys

PATIENCE = 5
"""The clock may run so many times the processor time: on a busy machine a process waits for most of it."""


def ask(module: str, given: bytes, seconds: float) -> bytes | None:
    """What `python -m module` writes for what it is given; None where it dies, refuses or takes longer."""
    try:
        done = subprocess.run(  # noqa: S603 -- our own interpreter and module
            [sys.executable, "-P", "-m", module], input=given, capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        return None
    return done.stdout if done.returncode == 0 else None


def hold(memory: int, seconds: int) -> None:
    """Let the operating system hold this process to so much address space and processor time, where it can."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 -- not there on Windows

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
