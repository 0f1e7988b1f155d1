"""One digest for the files of a site, however they are spread over packs."""

import json
from pathlib import Path

import pytest

from claimspring.pipeline.cluster_build import MANIFEST
from claimspring.pipeline.packs import PackStore
from tests.bench.cluster import digest

FILES = {"index.html": b"<p>Home.", "a/index.html": b"<p>A.", "b.txt": b""}


def packed(folder: Path, files: list[dict[str, bytes]]) -> Path:
    store = PackStore(str(folder))
    store.put("begun", b"")
    packs = [
        store.write(f"pages-{number}", [(place, [content]) for place, content in some.items()])
        for number, some in enumerate(files)
    ]
    store.put(MANIFEST, json.dumps({"version": 1, "packs": [pack._asdict() for pack in packs]}).encode())
    return folder


@pytest.mark.parametrize("some", [[FILES], [{name: content} for name, content in reversed(FILES.items())]])
def test_the_digest_is_that_of_the_files(tmp_path: Path, some: list[dict[str, bytes]]) -> None:
    told = digest(packed(tmp_path / "store", some))
    assert told == {**digest(packed(tmp_path / "other", [FILES])), "packs": len(some)}
    assert (told["files"], told["bytes"]) == (3, 13)
    other = digest(packed(tmp_path / "changed", [{**FILES, "b.txt": b"."}]))
    assert other["digest"] != told["digest"]
