"""The lexicon files from disk: each read once, when its language is first asked for."""

from functools import cache
from pathlib import Path

from pydantic import ValidationError

from claimspring.lexicon.compiled import Lexicon, compile_lexicon
from claimspring.lexicon.shape import LexiconFile
from claimspring.read.fault import Unreadable
from claimspring.read.yaml import parse

FOLDER = Path(__file__).parent


class LexiconError(Exception):
    """A lexicon file is wrong: the message names the file and what to mend."""


@cache
def load_lexicon(path: Path) -> Lexicon:
    """The lexicon in one file.

    Raises:
        LexiconError: The file is no lexicon.
    """
    try:
        return compile_lexicon(LexiconFile.model_validate(parse(path.read_text(encoding="utf-8")).data))
    except Unreadable as error:
        fault = error.faults[0]
        raise LexiconError(f"{path.name}:{fault.span.start.line}: {fault.message}") from error
    except ValidationError as error:
        first = error.errors()[0]
        raise LexiconError(f"{path.name}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error
    except ValueError as error:
        raise LexiconError(f"{path.name}: {error}") from error


@cache
def load_lexicons(folder: Path = FOLDER) -> dict[str, Lexicon]:
    """Every language of a folder, by its tag, in the order of the tags.

    Raises:
        LexiconError: A file is no lexicon, or the folder holds none.
    """
    lexicons = {lexicon.language: lexicon for lexicon in map(load_lexicon, sorted(folder.glob("*.yml")))}
    if not lexicons:
        raise LexiconError(f"{folder} holds no lexicon")
    return lexicons
