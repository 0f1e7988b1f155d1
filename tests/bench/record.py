"""What the record of publications costs a check: `python -m tests.bench.record [CLAIMS]`.

The first article's claims, again and again: read the record's file, prove its hashes, compare it with the claim.
"""

import sys
import time
from itertools import cycle, islice
from pathlib import Path

from claimspring.model.published import changed_fields, record_path
from claimspring.read.corpus import read_corpus
from claimspring.read.written import read_published

ROOT = Path(__file__).parents[2]


def seconds(claims: int) -> float:
    """Processor time for so many claims."""
    corpus = read_corpus(ROOT).corpus
    held = [(corpus.claims[key].value, ROOT / record_path(key)) for key in corpus.publications if key in corpus.claims]
    began = time.process_time()
    for claim, path in islice(cycle(held), claims):
        record = read_published(path.read_bytes())
        for edition in record.editions:
            edition.digest()
        changed_fields(record.last.promise, claim)
    return time.process_time() - began


def main(claims: str = "10000") -> None:
    print(f"{int(claims):,} claims: {seconds(int(claims)):.2f} s of processor time for their record")


if __name__ == "__main__":
    main(*sys.argv[1:])
