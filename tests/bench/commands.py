"""How soon each command answers `--help`, which nobody should wait for: `python -m tests.bench.commands`."""

import subprocess
import sys
from time import perf_counter

from claimspring.cli import COMMANDS

ROUNDS = 7
"""How often each is asked; the fastest counts, since what slows the others down is the machine."""
START = "from claimspring.cli import main; main()"


def seconds(*arguments: str) -> float:
    """The shortest time that a call takes, with the start of Python."""

    def once() -> float:
        begun = perf_counter()
        subprocess.run([sys.executable, "-c", START, *arguments], stdout=subprocess.DEVNULL, check=True)
        return perf_counter() - begun

    return min(once() for _ in range(ROUNDS))


def main() -> None:
    print(f"{'claimspring --help':<32} {seconds('--help'):.2f} s")
    for name in COMMANDS:
        print(f"{f'claimspring {name} --help':<32} {seconds(name, '--help'):.2f} s")


if __name__ == "__main__":
    main()
