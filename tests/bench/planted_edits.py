"""Are edits found, and nothing else? `python -m tests.bench.planted_edits [SOURCES] [EDITS]`: 2,000 and 50.

A made-up web on loopback, twenty hosts with menus, boxes and dates of their own, is looked at three times. Before the
second look some pages are edited: a number, a word, a passage or a page is gone; others get walls, new boxes, new menus
and other dates, which must not be told as edits of a passage.
"""

import json
import os
import random
import sys
import tempfile
import time
from pathlib import Path

from click.testing import CliRunner

from claimspring.cli.observe import command
from tests.observe.projects import loopback, project
from tests.observe.servers import MADE_UP, Peer, Server, page

HOSTS = 20
WALL = page("Sign up with us today and read everything that the paper has to say.", title="Sign up")
EDITS = ("number", "negation", "cut", "removed")
EXPECTED = {"number": "altered", "negation": "altered", "cut": "absent", "removed": "missing"}


def passage(number: int) -> str:
    """The words quoted from a page."""
    return f"The harbour office of district {number} counted {number + 34} vessels and did not wait for the ninth one"


class Web:
    """What every page shows, now."""

    def __init__(self, count: int, edits: int) -> None:
        dice = random.Random(5)
        chosen = dice.sample(range(count), edits * 2)
        self.edited = {number: EDITS[at % len(EDITS)] for at, number in enumerate(chosen[:edits])}
        self.noise = {number: ("wall", "menu")[at % 2] for at, number in enumerate(chosen[edits:])}
        self.day = 1

    def handler(self, peer: Peer) -> None:
        """Answer for any host."""
        name = peer.path.rpartition("/")[2].removesuffix(".html")
        if not name.isdigit() or MADE_UP.search(peer.path):
            peer.answer(page("There is no such page here.", *self.boxes(0)), status="404 Not Found")
            return
        number = int(name)
        edit = self.edited.get(number) if self.day > 1 else None
        noise = self.noise.get(number) if self.day > 1 else None
        if edit == "removed":
            peer.answer(page("Gone."), status="404 Not Found")
        elif noise == "wall":
            peer.answer(WALL)
        else:
            peer.answer(
                page(*self.text(number, edit), *self.boxes(7 if noise == "menu" else 0), title=f"Notice {number}")
            )

    def text(self, number: int, edit: str | None) -> list[str]:
        """The paragraphs of a page."""
        words = passage(number)
        changed = {
            "number": words.replace(str(number + 34), str(number + 43)),
            "negation": words.replace("did not wait", "did wait"),
            "cut": "",
        }
        rest = [f"Paragraph {part} of notice {number} tells of quay {part * 7} and its keepers." for part in range(9)]
        return [rest[0], f"{changed.get(edit or '', words)}.", *rest[1:]]

    def boxes(self, more: int) -> list[str]:
        """What stands on all pages of a host that day."""
        return [f"Story {n + more} of day {self.day} is what the whole town reads this morning." for n in range(6)]


def in_parts(claim: Path) -> None:
    """One claim with very much evidence as several: a file may not be larger than 256 kB."""
    *head, last = claim.read_text("utf-8").partition("evidence:\n")
    evidence = last.splitlines(keepends=True)
    for start in range(0, len(evidence), 200):
        part = "".join([*head, *evidence[start : start + 200]])
        claim.with_name(f"c{start}.yml").write_text(part, "utf-8")
    claim.unlink()


def main(count: int, edits: int) -> int:
    """Print the figures; 1 when an edit is missed or something is told that is none."""
    web = Web(count, edits)
    servers = [Server(web.handler, f"127.0.0.{number + 2}") for number in range(HOSTS)]
    with tempfile.TemporaryDirectory() as folder:
        for server in servers:
            server.__enter__()
        sources = {f"s{n}": (servers[n % HOSTS].url(f"/news/{n}.html"), (passage(n),)) for n in range(count)}
        root = project(Path(folder) / "p", sources, loopback(*(server.port for server in servers)))
        in_parts(root / "claims/a/c.yml")
        os.chdir(root)
        for day in (1, 2):
            web.day = day
            start = time.perf_counter()
            done = CliRunner().invoke(command, ["--report", "report.json"], catch_exceptions=False)
            print(f"look {day}: exit code {done.exit_code}, {time.perf_counter() - start:.0f} s")
        report = json.loads((root / "report.json").read_text("utf-8"))
        for server in servers:
            server.__exit__()
    told = {one["target"]: one["kind"] for one in report["consequences"] if one["kind"] in EXPECTED.values()}
    wanted = {f"s{number}": EXPECTED[edit] for number, edit in web.edited.items()}
    found = sum(told.get(name) == kind for name, kind in wanted.items())
    false = [name for name in told if name not in wanted]
    walls = sum(one["kind"] == "not-the-page" for one in report["consequences"])
    print(f"edits found{found:14} of {len(wanted)}")
    print(f"told falsely{len(false):13} {false[:5]}")
    print(f"walls told as such{walls:7} of {sum(noise == 'wall' for noise in web.noise.values())}")
    return int(found < len(wanted) or bool(false))


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:]]
    sys.exit(main(*(numbers + [2_000, 50][len(numbers) :])))
