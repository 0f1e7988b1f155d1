from pathlib import Path

import pytest

from claimspring.starter.existing import NAMES, ExistingSite, existing_site


def test_an_empty_folder_holds_no_site(tmp_path: Path) -> None:
    assert existing_site(tmp_path) is None


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("text", "docs", "has_plugin"),
    [
        ("site_name: x\n", "docs", False),
        ("docs_dir: pages\nplugins: [search]\n", "pages", False),
        ("plugins:\n  - search\n  - claimspring: {contact: x}\n", "docs", True),
        ("plugins:\n  claimspring:\n    contact: x\n", "docs", True),
        ("plugins:\n  - claimspring\n", "docs", True),
        ("docs_dir: [a]\nplugins: claimspring\n", "docs", False),
        ("docs_dir: pages\nplugins: [", "docs", False),  # not to be read: what MkDocs does by default
    ],
)
def test_the_settings_of_a_site_tell_its_pages_and_its_plugins(
    tmp_path: Path, name: str, text: str, docs: str, has_plugin: object
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    found = existing_site(tmp_path)
    assert isinstance(found, ExistingSite)
    assert (found.settings, found.docs, found.has_plugin) == (name, docs, has_plugin)
