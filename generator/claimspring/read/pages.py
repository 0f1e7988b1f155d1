"""The texts that people wrote for readers, for rules that ask which there are and what they say."""

from pathlib import Path

_TEXTS = frozenset({".md", ".markdown", ".txt"})


def read_pages(content: Path) -> dict[str, str]:
    """The text of each page by its path in the folder; articles, folders and symbolic links are not among them."""
    texts = (path for path in sorted(content.glob("**/*")) if path.suffix in _TEXTS)
    paths = (path for path in texts if not path.is_relative_to(content / "articles"))
    files = (path for path in paths if path.is_file() and not path.is_symlink())
    return {path.relative_to(content).as_posix(): path.read_text("utf-8", errors="replace") for path in files}
