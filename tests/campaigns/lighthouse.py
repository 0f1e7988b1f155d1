"""What Lighthouse makes of a site: `python -m tests.campaigns.lighthouse [SITE] [--runs N] [--form mobile|desktop]`.

`make lighthouse` builds the site first. The heaviest page of each of five kinds is audited on a loopback host that
compresses, as on a middling phone and as on a desk, five times each; the table shows the medians. Ends with 1 where a
median is below its goal. Lighthouse itself comes from npm, in one fixed version.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from tests.bench import weights
from tests.browser_setup import FLAGS, find
from tests.host import hosted

PROGRAM = "lighthouse@12.8.2"
GOALS = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
FORMS = {"mobile": [], "desktop": ["--preset=desktop"]}
KINDS = ("home", "article", "claim", "statements", "source")
MISSING = "`make lighthouse` needs Node.js with npx, which fetches Lighthouse from npm, and a Chromium"


class Audit(NamedTuple):
    """What one run found: scores, the layout's shift, the largest paint in seconds, the audits that cost points."""

    scores: dict[str, int]
    shift: float
    paint: float
    lost: tuple[str, ...]


def pages(site: Path) -> dict[str, str]:
    """The heaviest page of each kind in the first language."""
    found = {}
    for kind in KINDS:
        path = max(site.glob(weights.KINDS[kind]), key=lambda one: one.stat().st_size, default=None)
        if path is not None:
            found[kind] = f"{path.parent.relative_to(site).as_posix()}/".removeprefix("./")
    return found


def audited(url: str, form: str) -> Audit:
    """One run of Lighthouse; ends the program with what Lighthouse said where that fails."""
    npx, chromium = shutil.which("npx"), find()
    if npx is None or chromium is None:
        raise SystemExit(MISSING)
    options = [f"--chrome-flags={' '.join(('--headless=new', *FLAGS))}", f"--only-categories={','.join(GOALS)}"]
    told = subprocess.run(
        [npx, "--yes", "--prefer-offline", PROGRAM, url, "--output=json", "--quiet", *options, *FORMS[form]],
        env={**os.environ, "CHROME_PATH": chromium},
        capture_output=True,
        text=True,
        check=False,
    )
    if told.returncode:
        raise SystemExit(f"{MISSING}:\n{told.stderr}")
    return _read(json.loads(told.stdout))


def _read(report: dict[str, Any]) -> Audit:
    audits = report["audits"]
    weighed = {ref["id"] for name in GOALS for ref in report["categories"][name]["auditRefs"] if ref["weight"]}
    lost = [audits[name] for name in sorted(weighed) if (audits[name]["score"] or 0) < 1]
    return Audit(
        {name: round(100 * (report["categories"][name]["score"] or 0)) for name in GOALS},
        audits["cumulative-layout-shift"]["numericValue"],
        audits["largest-contentful-paint"]["numericValue"] / 1000,
        tuple(f"{one['id']} {one.get('displayValue', '')}".strip() for one in lost if one["score"] is not None),
    )


def told(kind: str, form: str, runs: list[Audit]) -> tuple[str, bool]:
    """A line of the table, and whether its medians reach the goals."""
    scores = {name: median(run.scores[name] for run in runs) for name in GOALS}
    shift, paint = median(run.shift for run in runs), median(run.paint for run in runs)
    good = all(scores[name] >= goal for name, goal in GOALS.items()) and shift < weights.SHIFT
    lost = "" if good else "; ".join(dict.fromkeys(one for run in runs for one in run.lost))
    figures = "".join(f"{score:>15g}" for score in scores.values())
    return f"{kind:11} {form:8}{figures} {paint:6.1f} s {shift:6.3f}  {lost}".rstrip(), good


def main() -> int:
    """Print the table; 1 where a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", nargs="?", type=Path, default=Path("site"))
    parser.add_argument("--runs", type=int, default=5, help="of which the table shows the median")
    parser.add_argument("--form", choices=FORMS, action="append", help="instead of all; may be given again")
    chosen = parser.parse_args()
    good = True
    print(f"{'page':11} {'form':8}{''.join(f'{name:>15}' for name in GOALS)}    paint  shift")
    with hosted(chosen.site) as host:
        for form in chosen.form or FORMS:
            for kind, place in pages(host.site).items():
                runs = [audited(host.address + place, form) for _ in range(chosen.runs)]
                line, reached = told(kind, form, runs)
                print(line, flush=True)
                good &= reached
    print("goals:", ", ".join(f"{name} {goal}" for name, goal in GOALS.items()), f"and a shift below {weights.SHIFT}")
    return int(not good)


if __name__ == "__main__":
    sys.exit(main())
