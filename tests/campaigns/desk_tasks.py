"""Every task of an editor at the desk, in every way: `python -m tests.campaigns.desk_tasks [PYTEST OPTION…]`.

By mouse and by keyboard alone, 1440 and 390 pixels wide, in English and French; the suite takes these in turns.
"""

import os
import sys
from collections.abc import Sequence

import pytest


def main(options: Sequence[str]) -> int:
    """The exit code of pytest."""
    os.environ["CLAIMSPRING_TASKS"] = "every way"
    return pytest.main(["tests/editor/test_tasks.py", "-q", "-n", "2", *options])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
