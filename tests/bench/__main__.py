"""All measurements, one after the other, each in a short form: `python -m tests.bench [NAME…]`.

One that cannot run (no browser, no peer installed) says so and does not stop the others; the exit code counts them.
"""

import subprocess
import sys

SHORT = {
    "site": ["200"],
    "check": ["1000", "--rounds", "1"],
    "trace": [],
    "search": ["500"],
    "extract_article": [],
    "extract_attribution": [],
    "extract_dates": [],
    "extract_worth": [],
    "extract_speed": [],
    "observe_speed": ["--hosts", "20"],
    "observe_hostile": [],
}
"""What each is given; run one by itself for its long form."""


def main(names: list[str]) -> int:
    """Run the measurements of these names, or all; returns how many failed."""
    failed = 0
    for name in names or SHORT:
        print(f"== {name}", flush=True)
        done = subprocess.run([sys.executable, "-m", f"tests.bench.{name}", *SHORT.get(name, [])], check=False)
        if done.returncode:
            failed += 1
            print(f"{name} ended with {done.returncode}")
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
