"""How many answers are judged right: `python -m tests.bench.page_states FOLDER`.

The folder holds `cases.jsonl` and `bodies.jsonl`: answers of made-up hosts, each with the copy of the look at which the
passage was found, and with what the host shows at an address that does not exist, then and now. A false accusation is
a passage called absent that still stands there, or of which nothing is known because the answer is not the page.
"""

import datetime as dt
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from claimspring.document.text import UnreadableError, read_text
from claimspring.model.observation import READABLE, Observation, QuotationState
from claimspring.observe.http.answer import Answer
from claimspring.observe.page_state import MadeUp, Memory
from claimspring.observe.visit import Job, observe

NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
HTML = "text/html; charset=utf-8"


def cases(folder: Path) -> Iterator[dict[str, Any]]:
    """The cases, with their bodies in place."""
    lines = (folder / "bodies.jsonl").read_text("utf-8").rstrip("\n").split("\n")
    bodies = {one["id"]: one["body"] for one in map(json.loads, lines)}
    for line in (folder / "cases.jsonl").read_text("utf-8").rstrip("\n").split("\n"):
        case = json.loads(line)
        for part in (case, case["last_good"], case["probe_then"], case["probe_now"]):
            part["body"] = bodies[part["body"]].encode()
        yield case


def answer(address: str, body: bytes, case: Mapping[str, Any]) -> Answer:
    """A case as an answer of a server."""
    headers = tuple(case.get("headers", {"Content-Type": HTML}).items())
    redirects = tuple(case.get("redirects", ()))
    return Answer(address, redirects, permanent=False, status=case["status"], reason="", headers=headers, body=body)


def made_up(case: Mapping[str, Any]) -> Callable[[], MadeUp | None]:
    """The host's answer to an address that does not exist."""

    def ask() -> MadeUp:
        try:
            return MadeUp(case["status"], read_text(case["body"], HTML))
        except UnreadableError:
            return MadeUp(case["status"], None)

    return ask


def judged(case: Mapping[str, Any]) -> Observation:
    """What is seen today, after the look at which the passage was found."""
    job = Job("case", case["asked"], (case["passage"],))
    good = observe(
        job,
        answer(case["asked"], case["last_good"]["body"], {"status": 200}),
        NOW,
        made_up=made_up(case["probe_then"]),
    )
    if good.sketch is None or good.observation is None or good.observation.fingerprint is None:
        raise ValueError(f"{case['id']}: the passage does not stand in the good copy")
    memory = Memory(good.sketch, good.observation.fingerprint, good.host)
    today = observe(
        replace(job, memory=memory), answer(case["url"], case["body"], case), NOW, made_up=made_up(case["probe_now"])
    )
    if today.observation is None:
        raise ValueError(f"{case['id']}: nothing was seen")
    return today.observation


def state_of(seen: Observation) -> str:
    """In the words of the cases: page, wall, soft-404 or shell."""
    if seen.state in READABLE:
        return "page"
    return str(seen.kind or seen.state)


def main(folder: Path) -> int:
    """Print the figures and every case that is judged otherwise than its maker says; 1 when a page was accused."""
    figures: Counter[str] = Counter()
    start = time.process_time()
    for case in cases(folder):
        seen = judged(case)
        state, (quotation,) = state_of(seen), seen.quotations
        gone = quotation.state is QuotationState.ABSENT
        figures["cases"] += 1
        figures["four states right"] += state == case["state"]
        figures["page or not right"] += (state == "page") == (case["state"] == "page")
        figures["not the page"] += case["state"] != "page"
        figures["kinds right"] += state == case["state"] != "page"
        figures["false accusations"] += gone and case["words"] != "gone"
        figures["vanished words missed"] += not gone and case["words"] == "gone"
        if state != case["state"] or (case["words"] == "gone") != gone:
            print(f"{case['id']}: {state} ({seen.reason}), should be {case['state']}; words {quotation.state}")
    for name, count in figures.items():
        print(f"{name:24}{count:6}")
    print(f"{'ms a case':24}{(time.process_time() - start) * 1e3 / max(1, figures['cases']):6.1f}")
    return int(figures["false accusations"] > 0)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
