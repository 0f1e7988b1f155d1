"""From an address to drafts: `python -m tests.bench.intake_command [--rounds N]`.

A server on loopback answers with an article of eight hundred words; `claimspring add` brings it in and `claimspring
extract` drafts its claims, each a process of its own, start of the program included. The same for a saved file.
"""

import argparse
import tempfile
from pathlib import Path
from statistics import median

from tests.bench.measure import BIN, Cost, measured
from tests.document.article.pages import SENTENCES, article, page
from tests.intake.desks import lay_out
from tests.observe.projects import loopback
from tests.observe.servers import Peer, Server

_PLACES = ("Westport", "Eastport", "Norport", "Suport", "Midport", "Oldport")
_TEXT = [sentence.replace("Westport", place) for place in _PLACES for sentence in SENTENCES]
_PAGE = page(_TEXT, data=article(author={"name": "Ada Lind"}, datePublished="2024-03-04")).encode()


def main() -> None:
    """Print the median of each step."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = [_round() for _ in range(parser.parse_args().rounds)]
    for number, name in enumerate(("add of an address", "extract", "add of a file")):
        costs = [costs[number] for costs in rounds]
        wall, memory = median(cost.wall for cost in costs), median(cost.memory for cost in costs)
        print(f"{name}: {wall:.2f} s, {memory:.0f} MB")
    print(f"address to drafts: {median(costs[0].wall + costs[1].wall for costs in rounds):.2f} s")


def _round() -> tuple[Cost, Cost, Cost]:
    with tempfile.TemporaryDirectory() as folder, Server(_answer) as server:
        root = Path(folder)
        lay_out(root, {"observe": loopback(server.port)})
        (root / "saved.html").write_bytes(_PAGE)
        program = str(BIN / "claimspring")
        added = measured([program, "add", server.url("/pier"), "--yes"], root)
        drafted = measured([program, "extract", "content/articles/pier-closed-until-may.md"], root)
        assert list((root / "claims/pier-closed-until-may").glob("*.yml")), "nothing was drafted"
        return added, drafted, measured([program, "add", "saved.html", "--publisher", "echo", "--yes"], root)


def _answer(peer: Peer) -> None:
    peer.answer(_PAGE)


if __name__ == "__main__":
    main()
