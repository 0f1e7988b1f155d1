"""The empty page that every address of the desk answers with: no data of the project is in it, only the script."""

from claimspring.editor.rendering import render


def shell(language: str) -> bytes:
    """The page in a language."""
    return render(language, "shell").encode("utf-8")
