"""What was read lies in a file, as it was given."""

import os

import pytest

from claimspring.read.payloads import Payloads

GIVEN = [b"one", b"", b"two" * 1000]


def test_what_was_put_away_comes_back() -> None:
    kept = Payloads()
    numbers = [kept.add(payload) for payload in GIVEN]
    assert [kept.get(number) for number in reversed(numbers)] == GIVEN[::-1]


def test_what_the_disk_refuses_stays_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError("no space left on device")

    kept = Payloads()
    numbers = [kept.add(b"before")]
    for write in (full, lambda *_: 1):
        monkeypatch.setattr(os, "pwrite", write)
        numbers.append(kept.add(b"meanwhile"))
    monkeypatch.undo()
    numbers.append(kept.add(b"after"))
    assert [kept.get(number) for number in numbers] == [b"before", b"meanwhile", b"meanwhile", b"after"]
