"""The process that reads one article: a line of JSON and the page on standard input, JSON on standard output.

Run as `python -m claimspring.document.article.process` by `claimspring.document.article.read`, within its bounds.
"""

import json
import sys

from claimspring.document.article.page import read_page
from claimspring.document.article.read import MEMORY, SECONDS, as_json
from claimspring.document.bounded import hold


def main() -> int:
    """Read standard input, write standard output."""
    hold(MEMORY, SECONDS)
    sys.setrecursionlimit(5_000)
    head, _, page = sys.stdin.buffer.read().partition(b"\n")
    reading = read_page(page.decode("utf-8", "replace"), json.loads(head))
    sys.stdout.write(as_json(reading))
    return 0


if __name__ == "__main__":
    sys.exit(main())
