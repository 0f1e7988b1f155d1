"""How many addresses are judged right: `python -m tests.bench.addresses FILE`, a file like `addresses.jsonl`.

Each line is a case: `archived` with `url` (what is wrong with the copy), `url` alone (what is wrong with the address),
or `url` and `other` (are they the same page), with what its maker wants.
"""

import datetime as dt
import json
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from claimspring.model.source import Source
from claimspring.rules.archived_copies import Doubt, Named, doubts
from claimspring.rules.web_address import (
    canonical,
    is_archive,
    is_front_page,
    is_shortened,
    personal,
    untracked,
    wrapper,
)

TODAY = dt.date(2026, 11, 27)
NAMES = {
    Doubt.IS_THE_PAGE: "is-the-page",
    Doubt.ANOTHER_PAGE: "another-page",
    Doubt.NOT_FIXED: "not-fixed",
    Doubt.BEFORE_THE_PAGE: "before-the-page",
    Doubt.IN_THE_FUTURE: "in-the-future",
    Doubt.AFTER_READING: "long-after-reading",
    Doubt.UNKNOWN_ARCHIVE: "unknown-archive",
    Doubt.UNSAID_ORIGINAL: "unreadable-original",
}


def of_copy(case: Mapping[str, Any]) -> list[str]:
    """What is doubted about a copy."""
    fields = {key: case[key] for key in ("url", "archived", "published", "retrieved") if case.get(key)}
    source = Source.model_validate({"publisher": "x", "kind": "news", **fields})
    return sorted(NAMES[doubt] for doubt in doubts(Named("", source, None), TODAY))


def of_address(url: str) -> list[str]:
    """What is wrong with an address."""
    found = {
        "wrapped": wrapper(url) is not None,
        "shortened": is_shortened(url),
        "personal": bool(personal(url)),
        "is-archive": is_archive(url),
        "front-page": is_front_page(url),
    }
    names = [name for name, holds in found.items() if holds]
    return sorted(names) if names or untracked(url) == url else ["tracked"]


def judged(case: Mapping[str, Any]) -> tuple[str, object, object]:
    """What kind of case it is, what is found, and what its maker wants."""
    if "archived" in case:
        return "copies", of_copy(case), sorted(case["want"])
    if "other" in case:
        return "same page", canonical(case["url"]) == canonical(case["other"]), case["same"]
    return "addresses", of_address(case["url"]), sorted(case["want"])


def main(path: Path) -> int:
    """Print the figures, and every case that is judged otherwise than its maker says; 1 where there is one."""
    right, all_ = Counter[str](), Counter[str]()
    for line in path.read_text("utf-8").splitlines():
        case = json.loads(line)
        kind, got, want = judged(case)
        all_[kind] += 1
        right[kind] += got == want
        if got != want:
            print(f"{kind}: {case} found {got}")
    for kind, count in all_.items():
        print(f"{kind:12}{right[kind]:4} of {count}")
    return int(right != all_)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
