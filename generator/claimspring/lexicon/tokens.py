"""Text to tokens, with offsets that always fit the text as given.

In: text and a language's elisions. Out: tokens in order. `fold` evens out spaces, apostrophes and quotation marks one
character for one, so an offset in the folded text is an offset in the text.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

_FOLDED = str.maketrans(
    dict.fromkeys("\u00a0\u202f\u2007\u2009\u2002\u2003\u200a\t\u3000", " ")
    | dict.fromkeys("’‘ʼ′‛´", "'")
    | dict.fromkeys("“”„‟″", '"')
    | dict.fromkeys("‐‑‒", "-")
    | dict.fromkeys("–—―", "—")
)


def fold(text: str) -> str:
    """The text with plain spaces, straight apostrophes and plain dashes: as long as before, character for character."""
    return text.translate(_FOLDED)


class Token(NamedTuple):
    """A word, a number or a punctuation mark."""

    start: int
    end: int
    low: str
    """In small letters; the pronoun of `a-t-il` is `-il`."""
    capital: bool
    """Starts with a capital letter."""
    initials: bool = False
    """Written in capitals alone: `NATO`."""


class Tokenizer:
    """Cuts folded text into tokens the way one language writes its apostrophes and hyphens."""

    def __init__(self, elisions: Iterable[str], whole: Iterable[str], inversions: Iterable[str]) -> None:
        kept = "".join(f"{re.escape(word)}|" for word in whole)
        elided = "|".join(sorted(map(re.escape, elisions), key=len, reverse=True))
        apostrophe = f"(?:{elided})'|" if elided else ""
        self._pattern = re.compile(
            rf"{kept}{apostrophe}[^\W\d_]+(?:-[^\W\d_]+)*|\d+(?:[.,]\d+)*|'(?:s|t|re|ve|ll|d|m)\b|\S", re.IGNORECASE
        )
        pronouns = "|".join(inversions)
        self._inverted = re.compile(rf"-(?:t-)?({pronouns})", re.IGNORECASE) if pronouns else None

    def __call__(self, text: str, start: int = 0, end: int | None = None) -> list[Token]:
        """The tokens of `text[start:end]`, offsets counted in `text`."""
        tokens = []
        for match in self._pattern.finditer(text, start, len(text) if end is None else end):
            word = match.group()
            first, last = match.span()
            if "-" in word and len(word) > 1 and self._inverted is not None:
                hyphen = word.find("-")
                inverted = self._inverted.fullmatch(word, hyphen)
                if inverted is not None and hyphen:
                    verb = word[:hyphen]
                    tokens.append(Token(first, first + hyphen, verb.lower(), verb[0].isupper()))
                    tokens.append(Token(first + inverted.start(1), last, f"-{inverted[1].lower()}", capital=False))
                    continue
            tokens.append(Token(first, last, word.lower(), word[0].isupper(), last - first > 1 and word.isupper()))
        return tokens
