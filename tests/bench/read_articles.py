"""How long the reading text takes: `python -m tests.bench.read_articles [FILE]`.

Milliseconds of the processor, the best of seven, for 100 kB of Markdown (FILE, repeated with headings, emphasis, links
and a table, or prose of our own), beside markdown-it's own parsing and rendering in the same run; then hostile texts.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from claimspring.reading.markdown import commonmark
from claimspring.reading.text import read

_SIZE = 100_000
_PROSE = (
    "The council said on Monday that the bridge over the river would stay closed for ten weeks, until 14 August. "
    "“Nobody was hurt,” its spokeswoman told the *Evening Example*, which had first reported the cracks.\n\n"
)
_TABLE = "| Year | Closed |\n|---|---|\n| 2019 | *two* days |\n"
_HOSTILE = {
    "50,000 times an opened emphasis": "*a " * 50_000,
    "50,000 brackets": "[" * 50_000,
    "50,000 times an opened code span": "`a " * 50_000,
    "one line of a million characters": "word " * 200_000,
    "a million characters of prose": _PROSE * (1_000_000 // len(_PROSE)),
    "a million characters of marks": "*a* [b](c) `d` &amp; " * 12 + "\n\n",
}
_HOSTILE["a million characters of marks"] *= 1_000_000 // len(_HOSTILE["a million characters of marks"])


def article(prose: str) -> str:
    """100 kB as an article may be written."""
    marked = prose.replace("council", "**council**").replace("Monday", "[Monday](https://example.org/a_b)")
    parts: list[str] = []
    while sum(map(len, parts)) < _SIZE:
        parts.append(f"## Part {len(parts)}\n\n{marked}\n\n{_TABLE}\n")
    return "".join(parts)[:_SIZE]


def best(run: Callable[[], object], times: int = 7) -> float:
    """Milliseconds of the processor."""
    taken = []
    for _ in range(times):
        begun = time.process_time()
        run()
        taken.append(time.process_time() - begun)
    return 1000 * min(taken)


def main(file: str | None) -> None:
    prose = Path(file).read_text("utf-8").split("\n---\n", 1)[-1] if file else _PROSE * 8
    text, parser = article(prose), commonmark()
    print(f"100 kB: markdown-it parses in {best(lambda: parser.parse(text)):.1f} ms, ", end="")
    print(f"renders in {best(lambda: parser.render(text)):.1f} ms; ", end="")
    print(f"the reading text takes {best(lambda: read(text)):.1f} ms")
    for name, hostile in _HOSTILE.items():
        print(f"{name}: {best(lambda hostile=hostile: read(hostile), 1):.0f} ms")


if __name__ == "__main__":
    main(*sys.argv[1:2] or [None])
