import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.campaigns.load import WAITING, Run, busy, plan

ROOT = Path(__file__).parents[2]


def test_all_tests_run_three_times_and_those_that_wait_twenty_times() -> None:
    assert plan([], None) == [Run((), 3), Run(WAITING, 20)]
    assert plan([], 1) == [Run((), 1), Run(WAITING, 1)]
    assert plan(["tests/cli"], None) == [Run(("tests/cli",), 3)]
    assert all((ROOT / path).is_dir() for path in WAITING)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux's /proc")
def test_the_machine_is_busy_until_the_tests_are_over() -> None:
    before = children()
    with busy(2):
        loops = children() - before
        assert len(loops) == 2
    assert not children() & loops


def children() -> set[str]:
    return set(Path(f"/proc/self/task/{os.getpid()}/children").read_text("ascii").split())


@pytest.mark.slow
def test_runs_that_fail_are_counted(tmp_path: Path) -> None:
    (tmp_path / "test_one.py").write_text(
        "from pathlib import Path\n\n\ndef test_one():\n    Path(__file__).with_name('first').mkdir()\n", "utf-8"
    )
    command = [sys.executable, "-m", "tests.campaigns.load", "--times", "2", "--loops", "0", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout.endswith("1 of 2 runs failed while 0 endless loops kept the machine busy\n")
