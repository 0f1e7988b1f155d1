"""How soon after a save its findings are known: `python -m tests.bench.findings [CLAIMS] [--edits N]`.

One process holds the project, as the desk does. Each edit writes one file, then asks for the findings of that file:
from just after the write until they are there, by the wall clock and in processor time. At the end everything is
checked anew and compared.
"""

import argparse
import random
import re
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from claimspring.pipeline.mkdocs_config import read_settings
from claimspring.pipeline.project import Before, Project, begin, today
from claimspring.read.corpus import Reader
from tests.bench.corpus import make

Edit = Callable[[str, random.Random], str]


def verdict(text: str, chance: random.Random) -> str:
    """Another verdict."""
    return re.sub(r"(?m)^  verdict: .*$", f"  verdict: {chance.choice(['supported', 'refuted', 'open'])}", text)


def word(text: str, chance: random.Random) -> str:
    """One letter more in the first text of the file."""
    return re.sub(r"(?m)^(\s*en: )", rf"\g<1>{chance.choice('ABCDE')}", text, count=1)


def evidence(text: str, chance: random.Random) -> str:
    """A source that nobody has."""
    return re.sub(r"(?m)^(\s*- source: \S+)$", rf"\g<1>{chance.randrange(9)}", text, count=1)


def title(text: str, chance: random.Random) -> str:
    """Another title, or another publisher."""
    new = rf"title: T{chance.randrange(999)}" if chance.random() < 0.5 else r"\g<0>"
    return re.sub(
        r"(?m)^kind: .*$", f"kind: {chance.choice(['news', 'primary'])}", re.sub(r"(?m)^title: .*$", new, text)
    )


def remark(text: str, _: random.Random) -> str:
    """Only the layout."""
    return f"# a remark\n{text}"


EDITS: dict[str, tuple[str, Edit]] = {
    "verdict": ("claims/*/*.yml", verdict),
    "word": ("claims/*/*.yml", word),
    "evidence": ("claims/*/*.yml", evidence),
    "layout": ("claims/*/*.yml", remark),
    "source": ("claims/sources/*.yml", title),
    "article": ("content/articles/*.md", lambda text, _: f"{text}\nOne more sentence stands here.\n"),
}


def measure(root: Path, edits: int) -> None:
    """Print the figures of each sort of edit and of all, by the wall clock and in processor time."""
    configured = read_settings(root)
    project = begin(configured, today(), Before(Reader(root, configured.settings.docs_dir)))
    started = time.process_time()
    project.by_record  # noqa: B018 -- is worked out
    print(f"first look: {time.process_time() - started:.2f} s of processor time")
    chance, took = random.Random(7), dict[str, list[tuple[float, float]]]()
    files = {name: sorted(root.glob(pattern)) for name, (pattern, _) in EDITS.items()}
    for number in range(edits):
        name = list(EDITS)[number % len(EDITS)]
        file = chance.choice([one for one in files[name] if name == "source" or one.parent.name != "sources"])
        file.write_text(EDITS[name][1](file.read_text("utf-8"), chance), "utf-8")
        path = file.relative_to(root).as_posix()
        wall, cpu = time.perf_counter(), time.process_time()
        project = project.after([path])
        project.findings_in([path])
        took.setdefault(name, []).append((time.perf_counter() - wall, time.process_time() - cpu))
    took["all"] = [one for some in took.values() for one in some]
    for name, some in took.items():
        for kind, values in zip(("wall", "processor"), zip(*some, strict=True), strict=True):
            worst = statistics.quantiles(values, n=20)[-1]
            print(f"{name:9} {kind:9} median {statistics.median(values) * 1e3:6.0f} ms  p95 {worst * 1e3:6.0f} ms")
    same = Project(configured, today()).findings == project.by_record.findings(project.reading.findings)
    print("the same as a check of everything" if same else "NOT the same as a check of everything")


def main() -> None:
    """Make a project and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("claims", type=int, nargs="?", default=10_000)
    parser.add_argument("--edits", type=int, default=120)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        make(asked.claims, Path(folder))
        measure(Path(folder), asked.edits)


if __name__ == "__main__":
    main()
