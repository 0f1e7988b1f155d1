"""One more entry in a list, whatever its file is like."""

from pathlib import Path

import pytest

from claimspring.model.publisher import Publisher
from claimspring.read.editing.entries import add_entry
from claimspring.read.editing.operations import Refused
from claimspring.read.editing.project_files import ProjectFiles
from claimspring.read.files import PUBLISHERS
from claimspring.read.single import read_entries


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "\n\n",
        "# who publishes",
        "# who publishes\n\n",
        "gazette:\n  name: Gazette # as printed\n",
        "\ufeffg: {name: G}\n",
    ],
)
def test_an_entry_is_added_and_nothing_is_lost(tmp_path: Path, text: str | None) -> None:
    (tmp_path / "claims").mkdir()
    if text is not None:
        (tmp_path / PUBLISHERS).write_text(text, encoding="utf-8")
    files = ProjectFiles(tmp_path)
    add_entry(files, PUBLISHERS, Publisher, "port", {"name": "Port Authority"})
    after = files.text(PUBLISHERS) or ""
    before = read_entries(Publisher, text.encode())[0] if text and ":" in text else {}
    assert read_entries(Publisher, after.encode())[0].keys() == before.keys() | {"port"}
    assert after.startswith((text or "").rstrip("\n"))
    with pytest.raises(Refused, match=r"there is 'port' in claims/publishers.yml already"):
        add_entry(files, PUBLISHERS, Publisher, "port", {"name": "Port Authority"})


def test_what_cannot_be_changed_is_named(tmp_path: Path) -> None:
    files = ProjectFiles(tmp_path)
    files.write(PUBLISHERS, "a: [b\n")
    with pytest.raises(Refused, match=r"claims/publishers.yml cannot be changed: .*; mend it first"):
        add_entry(files, PUBLISHERS, Publisher, "port", {"name": "Port"})
    with pytest.raises(Refused, match=r"'port' cannot be put into claims/publishers.yml"):
        add_entry(ProjectFiles(tmp_path / "b"), PUBLISHERS, Publisher, "port", {"name": "Port", "url": "nowhere"})
