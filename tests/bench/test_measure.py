import resource
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.bench.measure import measured

pytestmark = pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="needs Linux's /proc")
HELD = "import time; held = b'x' * 64_000_000; time.sleep(1)"
FORKED = f"import os; {HELD}; [os.fork() or (time.sleep(1), os._exit(0)) for _ in range(3)]; [os.wait() for _ in 'abc']"


def test_memory_is_that_of_the_command_and_not_ours(tmp_path: Path) -> None:
    ours = b"x" * 200_000_000

    cost = measured([sys.executable, "-c", HELD], tmp_path)

    assert len(ours) / 2**20 > cost.memory > 61


def test_memory_is_not_ours_where_the_kernel_knows_ours_but_roughly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = b"x" * 200_000_000
    exact = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    monkeypatch.setattr(resource, "getrusage", lambda _: SimpleNamespace(ru_maxrss=exact - 1024))

    assert measured([sys.executable, "-c", HELD], tmp_path).memory < len(ours) / 2**20


def test_memory_that_processes_share_is_counted_once(tmp_path: Path) -> None:
    assert 61 < measured([sys.executable, "-c", FORKED], tmp_path).memory < 150


def test_a_command_that_fails_is_no_measurement(tmp_path: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError, match="exit status 3") as told:
        measured([sys.executable, "-c", "print('why'); raise SystemExit(3)"], tmp_path)

    assert told.value.output == b"why\n"
    assert measured([sys.executable, "-c", "raise SystemExit(3)"], tmp_path, fine=(0, 3)).wall > 0
