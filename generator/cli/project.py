"""The folder that a command works on, and what commands say when it is none."""

from pathlib import Path

import click


def project_root(start: Path) -> Path:
    """The nearest folder from `start` upwards that holds a project; a usage error where there is none."""
    for folder in (start, *start.parents):
        if (folder / "claims").is_dir() or (folder / "content" / "articles").is_dir():
            return folder
    raise click.UsageError("there is no project here: neither a folder claims/ nor content/articles/, here or above")


def pages(root: Path) -> dict[str, str]:
    """The text of the pages that people wrote, by their path in content/; articles are not among them."""
    content = root / "content"
    paths = (path for path in sorted(content.glob("**/*.md")) if not path.is_relative_to(content / "articles"))
    return {path.relative_to(content).as_posix(): path.read_text("utf-8", errors="replace") for path in paths}
