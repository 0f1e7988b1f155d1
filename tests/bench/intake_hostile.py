"""Hostile pages and files at their full size: `python -m tests.bench.intake_hostile [SCALE] [NAME…]`.

Each is brought in by the command, in a process of its own: seconds, the most memory with all that it starts, in MB, and
whether it came in or was refused. The exit code tells how many ended otherwise.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.measure import BIN, measured
from tests.intake.desks import files, lay_out
from tests.intake.hostile import CASES


def main() -> int:
    """Measure every case, or those that are named."""
    scale = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    return sum(_measure(name, scale) for name in sys.argv[2:] or list(CASES))


def _measure(name: str, scale: int) -> bool:
    """Print what a case costs; whether it ended in a fault of the program."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        lay_out(root, {})
        (root / "given").write_bytes(CASES[name](scale))
        before = files(root)
        command = [
            str(BIN / "claimspring"),
            "add",
            "given",
            "--title",
            "x",
            "--language",
            "en",
            "--publisher",
            "echo",
            "--yes",
        ]
        try:
            cost = measured(command, root, fine=(0, 2))
        except subprocess.CalledProcessError as error:
            print(f"{name}: exit code {error.returncode}: {error.output.decode('utf-8', 'replace')[-300:]}")
            return True
        outcome = "refused" if files(root) == before else "came in"
        print(f"{name}: {len(before['given']):,} bytes {outcome}, {cost.wall:.1f} s, {cost.memory:.0f} MB", flush=True)
        return False


if __name__ == "__main__":
    sys.exit(main())
