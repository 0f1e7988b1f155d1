"""Hostile files by the hundred thousand: `python -m tests.campaigns.fuzz_read [EXAMPLES]`.

Every file of the YAML test suite and every one that PyYAML must refuse is read as a claim in a process of its own, with
its time and memory; then bytes and mutations of good files that hypothesis makes up, each within a second.
"""

import os
import resource
import sys
import time
from datetime import timedelta
from random import Random

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.read.mutations import mutations
from tests.read.test_hostile import GOOD, READ, REFUSED, SUITE, is_survived

BOMBS = {
    "brackets": b"[" * 250_000,
    "mappings": b"{a: " * 60_000,
    "dashes": b"- " * 125_000,
    "keys": b"? " * 125_000,
    "one long key": b"a" * 250_000 + b": b",
    "keys that are the same": b"a: 1\n" * 50_000,
    "anchors": b"a: &a [*a, *a, *a, *a]\n" * 10_000,
    "tags": b"a: !!x " * 35_000,
    "quotation marks": b"'" * 250_000,
    "colons": b"a: " * 80_000,
    "blank lines": b"\n" * 250_000,
    "commas": b"[" + b"a," * 120_000 + b"]",
    "one open text": b'a: "' + b"\\n" * 120_000,
    "tabs": b"\t" * 250_000,
    "directives": b"".join(b"%%TAG !a%d! b\n" % number for number in range(15_000)),
    "one line of spaces": b"a:" + b" " * 250_000 + b": b",
    "one line of dashes": b"-" * 250_000 + b": b: c",
    "words without a colon": b"a \n" * 80_000,
}


def cost(raw: bytes) -> tuple[float, int]:
    """Seconds of the processor and additional kilobytes that reading `raw` as a claim takes; it has to end well."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    child = os.fork()
    if child == 0:
        status = 1
        try:
            is_survived("claim", raw)
            status = 0
        finally:
            os._exit(status)
    _, status, usage = os.wait4(child, 0)
    if status != 0:
        raise SystemExit(f"a file was not survived (status {status}): {raw[:200]!r}")
    return usage.ru_utime + usage.ru_stime, max(0, usage.ru_maxrss - before)


def tell(what: str, files: list[bytes]) -> None:
    costs = [cost(raw) for raw in files]
    slowest, largest = max(seconds for seconds, _ in costs), max(kilobytes for _, kilobytes in costs)
    print(f"{what}: {len(files)} files, slowest {slowest * 1000:.0f} ms, most memory {largest / 1024:.1f} MB")


def fuzz(examples: int) -> None:
    strict = settings(
        max_examples=examples,
        database=None,
        deadline=timedelta(seconds=1),
        phases=[Phase.generate],
        suppress_health_check=[*HealthCheck],
    )

    @strict
    @given(st.sampled_from([*READ]), st.binary(max_size=2000))
    def any_bytes(kind: str, raw: bytes) -> None:
        is_survived(kind, raw)

    @strict
    @given(st.data())
    def any_mutation(data: st.DataObject) -> None:
        kind = data.draw(st.sampled_from([*READ]))
        is_survived(kind, data.draw(mutations(GOOD[kind], most=8)))

    for campaign in (any_bytes, any_mutation):
        began = time.perf_counter()
        campaign()
        print(f"{campaign.__name__}: {examples} examples, each under a second, {time.perf_counter() - began:.0f} s")


def main() -> None:
    examples = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    noise = Random(1)
    tell("YAML test suite", [item["raw"] for item in SUITE])
    tell("PyYAML's must-fail files", [item["raw"] for item in REFUSED])
    tell("bombs", [*BOMBS.values(), noise.randbytes(256_000), noise.randbytes(256_000).hex().encode()[:256_000]])
    fuzz(examples)


if __name__ == "__main__":
    main()
