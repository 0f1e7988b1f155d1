"""Where the measurements of extraction find their data: the arguments, else the samples in tests/data/extract/."""

import sys
from pathlib import Path

SAMPLES = Path(__file__).parents[1] / "data" / "extract"


def files(samples: str, others: str) -> list[Path]:
    """The files named on the command line; of a folder those that fit `others`; without arguments the samples."""
    if len(sys.argv) == 1:
        return sorted(SAMPLES.glob(samples))
    paths = [Path(argument) for argument in sys.argv[1:]]
    return [file for path in paths for file in (sorted(path.glob(others)) if path.is_dir() else [path])]
