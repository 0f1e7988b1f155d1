"""How surely quotations are found: `python -m tests.bench.quotes DIR`, offline.

DIR holds `must_contain.json`, as trafilatura's evaluation has it (address -> `file`, and under `with` the strings that
stand on the page), and `pages.tar.gz` with the pages. Each string is looked for on its own page, where it should be
found, and on other pages, where it should not.
"""

import argparse
import json
import random
import re
import tarfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from claimspring.anchor.diff import Flag, difference
from claimspring.anchor.match import Haystack, Match, state_of
from claimspring.document.text import read_text
from claimspring.model.observation import QuotationState

_SHORTEST = 12
"""Shorter strings may well stand on another page, too."""


def pages(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of every page in the archive."""
    with tarfile.open(folder / "pages.tar.gz") as archive:
        for member in archive:
            file = archive.extractfile(member)
            if file is not None:
                yield member.name, file.read()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--others", type=int, default=30, help="wrong pages to try for each string")
    parser.add_argument("--misses", action="store_true", help="print what was not found, or found on a wrong page")
    options = parser.parse_args()
    entries = json.loads((options.folder / "must_contain.json").read_text()).values()
    listed = {entry["file"]: entry["with"] for entry in entries}
    texts = {name: read_text(body, "text/html").text for name, body in pages(options.folder) if name in listed}

    started = time.perf_counter()
    haystacks = {name: Haystack(text) for name, text in texts.items()}
    folding = time.perf_counter() - started
    states: Counter[QuotationState] = Counter()
    raw = 0
    started = time.perf_counter()
    for name, haystack in haystacks.items():
        for quoted in listed[name]:
            state = state_of(haystack.find(quoted))
            states[state] += 1
            raw += quoted in texts[name]
            if options.misses and state is QuotationState.ABSENT:
                print(f"absent   {name}: {quoted!r}")
    searching = time.perf_counter() - started
    total = states.total()
    size = sum(map(len, texts.values()))
    print(f"{len(texts)} pages, {size:,} characters, {total} strings")
    print(f"folding {folding / size * 1e8:.1f} ms per 100 kB, search {searching / total * 1e3:.2f} ms a string")
    print(
        f"raw search finds {raw / total:.1%}, we find {1 - states[QuotationState.ABSENT] / total:.2%}: {dict(states)}"
    )
    falsified(haystacks, texts, listed, show=options.misses)
    wrong(haystacks, listed, options.others, show=options.misses)


def falsified(
    haystacks: dict[str, Haystack], texts: dict[str, str], listed: dict[str, list[str]], *, show: bool
) -> None:
    """Change a number, drop a negation or change a name in each string that has one: is it flagged on its own page?"""
    done, flagged, lost = Counter[Flag](), Counter[Flag](), 0
    for name, haystack in haystacks.items():
        for flag, quoted in (each for true in listed[name] for each in falsifications(true)):
            match = haystack.find(quoted)
            if match is None:
                lost += 1
                continue
            done[flag] += 1
            change = difference(quoted, texts[name][match.start : match.end])
            flagged[flag] += flag in change.flags
            if show and flag not in change.flags:
                print(f"unseen   {name}: {flag}: {change}")
    told = ", ".join(f"{flag} {flagged[flag]} of {done[flag]}" for flag in Flag)
    print(f"falsified strings found as altered: {done.total()} ({lost} too short or too different); flagged: {told}")


def falsifications(quoted: str) -> Iterator[tuple[Flag, str]]:
    """The string with one telling word changed, of each sort that it holds."""
    for flag, pattern, by in (
        (Flag.NUMBER, r"\d+", lambda found: str(int(found[0]) + 9)),
        (Flag.NEGATION, r"\b(?:not|no|nicht|kein|pas|jamais|ne)\b ", lambda _found: ""),
        (Flag.NAME, r"(?<=[a-zé,] )[A-Z][a-zé]+", lambda found: found[0][::-1].capitalize()),
    ):
        changed = re.sub(pattern, by, quoted, count=1)
        if changed != quoted:
            yield flag, changed


def wrong(haystacks: dict[str, Haystack], listed: dict[str, list[str]], others: int, *, show: bool) -> None:
    """Look for each string on pages that are not its own."""
    chance = random.Random(7)
    tried, hits = 0, Counter[QuotationState]()
    for name in haystacks:
        for quoted in listed[name]:
            for other in chance.sample(sorted(haystacks), others):
                if other.partition(".")[0] == name.partition(".")[0] or len(quoted.strip()) < _SHORTEST:
                    continue
                match = haystacks[other].find(quoted)
                tried += 1
                hits[state_of(match)] += 1
                if show and match is not None:
                    print(f"wrong    {other}: {quoted!r}: {_told(match)}")
    print(f"wrong pages: {tried - hits[QuotationState.ABSENT]} hits in {tried}")


def _told(match: Match) -> str:
    return f"{match.how} {match.score:.1f} at {match.start}"


if __name__ == "__main__":
    main()
