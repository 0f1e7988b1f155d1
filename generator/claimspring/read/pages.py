"""The texts that people wrote for readers, for rules that ask which there are and what they say."""

from pathlib import Path

from claimspring.read.articles import MAX_BYTES
from claimspring.read.files import is_text
from claimspring.read.regular_file import read_regular

PAGE_ENDINGS = (".md", ".markdown", ".txt")
"""How the names of texts for readers end."""


def read_pages(content: Path) -> dict[str, str]:
    """The text of each page by its path in the folder; articles, folders and symbolic links are not among them."""
    texts = (path for path in sorted(content.glob("**/*")) if path.suffix in PAGE_ENDINGS)
    paths = (path for path in texts if not path.is_relative_to(content / "articles"))
    files = (path for path in paths if path.is_file() and not path.is_symlink())
    return {path.relative_to(content).as_posix(): _text(path) for path in files if is_text(path.as_posix())}


def _text(path: Path) -> str:
    try:
        return read_regular(path, MAX_BYTES).decode("utf-8", errors="replace")
    except OSError:
        return ""  # what cannot be opened is told by the build
