from pathlib import Path

from claimspring.read.pages import read_pages


def test_pages_are_read_by_their_path_without_articles(tmp_path: Path) -> None:
    for name in ("about.md", "handbook/index.fr.md", "articles/bridge.md", "robots.txt", "picture.svg"):
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode() + b" \xff")
    assert read_pages(tmp_path / "content") == {
        "about.md": "about.md \N{REPLACEMENT CHARACTER}",
        "handbook/index.fr.md": "handbook/index.fr.md \N{REPLACEMENT CHARACTER}",
        "robots.txt": "robots.txt \N{REPLACEMENT CHARACTER}",
    }


def test_what_is_no_file_of_its_own_is_no_page(tmp_path: Path) -> None:
    (tmp_path / "outside").write_text("theirs", encoding="utf-8")
    (tmp_path / "content/folder.md").mkdir(parents=True)
    (tmp_path / "content/link.md").symlink_to(tmp_path / "outside")
    (tmp_path / "content/broken.md").symlink_to(tmp_path / "nowhere")
    assert read_pages(tmp_path / "content") == {}
