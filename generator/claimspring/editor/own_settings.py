"""What an editor has set for every desk of theirs: the language. It lies in their own folder of settings.

A browser could not keep it: the desk is at another port each time, and for a browser that is another site.
"""

import json
from contextlib import suppress
from pathlib import Path

import click

_FILE = "desk.json"
_LANGUAGE = "language"


def own_language() -> str:
    """The language that was chosen last; empty where none ever was."""
    with suppress(OSError, ValueError, AttributeError):
        return str(json.loads(_file().read_text("utf-8")).get(_LANGUAGE, ""))
    return ""


def keep_language(tag: str) -> None:
    """Speak a language from now on; raises `OSError` where that cannot be kept."""
    place = _file()
    place.parent.mkdir(parents=True, exist_ok=True)
    staged = place.with_suffix(".new")
    staged.write_text(json.dumps({_LANGUAGE: tag}), "utf-8")
    staged.replace(place)


def _file() -> Path:
    return Path(click.get_app_dir("claimspring"), _FILE)
