"""The lexicon files from disk: each read once, when its language is first asked for."""

import tomllib
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from claimspring.lexicon.compiled import Lexicon, compile_lexicon
from claimspring.lexicon.forms import read_forms
from claimspring.lexicon.shape import LexiconFile

FOLDER = Path(__file__).parent
OUTLETS = frozenset((FOLDER / "outlets.txt").read_text(encoding="utf-8").lower().split("\n")) - {""}
"""Names of media that articles credit, in small letters and without article: agencies, broadcasters, newspapers."""


class LexiconError(Exception):
    """A lexicon file is wrong: the message names the file and what to mend."""


@cache
def load_lexicon(path: Path) -> Lexicon:
    """The lexicon in one file, with the forms of its verbs in the `*.forms.json` beside it.

    Raises:
        LexiconError: The file is no lexicon, or its verbs have no forms.
    """
    try:
        file = LexiconFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
        return compile_lexicon(file, read_forms(path.with_suffix(".forms.json"), file.homographs))
    except ValidationError as error:
        first = error.errors()[0]
        raise LexiconError(f"{path.name}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error
    except FileNotFoundError as error:
        raise LexiconError(f"{path.name}: its verbs have no forms; write them with lexicon.conjugate") from error
    except ValueError as error:
        raise LexiconError(f"{path.name}: {error}") from error


@cache
def load_lexicons(folder: Path = FOLDER) -> dict[str, Lexicon]:
    """Every language of a folder, by its tag, in the order of the tags.

    Raises:
        LexiconError: A file is no lexicon, or the folder holds none.
    """
    files = sorted(path.with_name(path.name.replace(".forms.json", ".toml")) for path in folder.glob("*.forms.json"))
    lexicons = {lexicon.language: lexicon for lexicon in map(load_lexicon, files)}
    if not lexicons:
        raise LexiconError(f"{folder} holds no lexicon")
    return lexicons
