"""All measurements in one run: `python -m tests.bench [NAME…] [--claims N] [--peer-claims N] [--rounds N]`.

Each is a process of its own and can be run by itself, in more ways, as `python -m tests.bench.<name>`. One that fails
says so and does not stop the others; the exit code tells how many failed. The last lines are the tables of the README;
the figures lie in bench-results/, all together in `summary.json`. `scale`, `cluster`, `weights`, `release` and
`findings` take longer and are run only when they are named.
"""

import argparse
import subprocess
import sys

from tests.bench.measure import RESULTS

ALONE = {"scale", "cluster", "weights", "release", "findings"}
KEPT_AS = {"extract_speed": "extract", "observe_speed": "observe"}


def parts(claims: int, peer_claims: int, rounds: int, without: list[str]) -> dict[str, list[str]]:
    """What each is given."""
    number, turns = str(claims), ["--rounds", str(rounds)]
    return {
        "site": [number, *turns, *(["--without", *without] if without else [])],
        "check": [number, *turns],
        "extract_speed": [],
        "trace": [str(claims * 10), str(claims * 30), number],
        "search": [number],
        "serve": [number, "--peer-claims", str(peer_claims)],
        "extract_article": [],
        "extract_attribution": [],
        "extract_dates": [],
        "extract_worth": [],
        "known_claims": [],
        "observe_speed": ["--hosts", "20"],
        "observe_hostile": [],
        "scale": ["1000", "10000"],
        "cluster": [],
        "weights": [],
        "release": [number, *turns],
        "findings": [number],
        "editor": [number],
    }


def main() -> int:
    """Run the measurements of these names, or all; returns how many failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="what to measure, instead of everything")
    parser.add_argument("--claims", type=int, default=200, help="how large the made-up archive is")
    parser.add_argument("--peer-claims", type=int, default=50, help="the same for an edit under plain mkdocs serve")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--without", action="append", default=[], help="a builder to leave out; may be given again")
    chosen = parser.parse_args()
    known = parts(chosen.claims, chosen.peer_claims, chosen.rounds, chosen.without)
    unknown = [name for name in chosen.names if name not in known]
    if unknown:
        parser.error(f"there is no {', '.join(unknown)}; there are {', '.join(known)}")
    names = chosen.names or [name for name in known if name not in ALONE]
    for name in names:  # no figure of an earlier run is to stand among those of this one
        (RESULTS / f"{KEPT_AS.get(name, name)}.json").unlink(missing_ok=True)
    failed = [name for name in names if not _done(name, known[name])]
    print("== summary", flush=True)
    if not _done("summary", []):
        failed.append("summary")
    if failed:
        print(f"failed: {', '.join(failed)}")
    return len(failed)


def _done(name: str, given: list[str]) -> bool:
    if name != "summary":
        print(f"== {name}", flush=True)
    return subprocess.run([sys.executable, "-m", f"tests.bench.{name}", *given], check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
