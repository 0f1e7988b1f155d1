"""One string that holds what differs between a site's languages, so a page is made once for all of them.

Between signs that no other text has stand the same words in each language, in the order of the site's languages:
`START Evidence NEXT Preuves NEXT Pruebas END`. Whatever works sign by sign (escaping, formatting, JSON) does its work
on all of them at once; at the end the page is read off in each language. What looks at whole words (sorting,
shortening, breaking lines) has to take the text apart first: for the type checker `Multilingual` is a class that can do
neither. When the program runs it is a plain string, and one in a single language holds no sign at all.

The signs are noncharacters, which Unicode keeps for use inside a program (The Unicode Standard 16.0, section 23.7).
"""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:

    class Multilingual:
        """A text in each of a site's languages."""

        def __add__(self, other: "Multilingual | str") -> "Multilingual":
            """Both, one after the other, in each language."""

        def __radd__(self, other: str) -> "Multilingual":
            """The same behind a text that is alike in all of them."""

else:
    Multilingual = str

Said: TypeAlias = str | Multilingual
"""A text that may be another one in each language: a name or what the interface says."""

START, NEXT, END = "\ufdd0", "\ufdd1", "\ufdd2"
_SIGNS = re.compile(f"[{START}{NEXT}{END}]")
_SIGN_BYTES = re.compile(b"|".join(sign.encode() for sign in (START, NEXT, END)))


def multilingual(texts: Sequence[str]) -> Multilingual:
    """One text of several, one for each language."""
    return _together(texts)  # type: ignore[return-value] # it is one when the program runs


def composed(text: str) -> Multilingual:
    """A text made of others, be they alike in all languages or not: `composed(f"{name}, {date}")`."""
    return text  # type: ignore[return-value] # it is one when the program runs


def alone(text: Said) -> str:
    """A text that was made in one language, as the plain text that it is."""
    return str(text)


def _together(texts: Sequence[str]) -> str:
    first = texts[0]
    if texts.count(first) == len(texts):
        return first
    whole = NEXT.join(texts)
    if START in whole or END in whole or whole.count(NEXT) >= len(texts):  # an author's text holds such a sign
        whole = NEXT.join(map(without_signs, texts))
    return f"{START}{whole}{END}"


def without_signs(text: str) -> str:
    """An author's text without the signs of ours."""
    return _SIGNS.sub("", text)


def apart(said: Said, languages: int) -> list[str]:
    """The text in each of so many languages."""
    text = str(said)
    if START not in text:
        return [text] * languages
    if text[0] == START and text[-1] == END:
        texts = text[1:-1].split(NEXT)
        if len(texts) == languages and START not in text[1:] and END not in text[:-1]:
            return texts
    pieces = _pattern(languages).split(text)
    read = [""] * (2 * (len(pieces) // (languages + 1)) + 1)
    read[::2] = pieces[:: languages + 1]
    texts = []
    for language in range(1, languages + 1):
        read[1::2] = pieces[language :: languages + 1]
        texts.append("".join(read))
    return texts


def read_off(text: str, languages: int) -> list[bytes]:
    """The text as a file holds it in each of so many languages; a whole page so takes half the time of `apart`."""
    whole = encoded(text)
    if START not in text:
        return [whole] * languages
    pieces, apart_by = _SIGN_BYTES.split(whole), languages + 1
    if len(pieces) % apart_by != 1:  # a sign that is none of ours
        return [encoded(one) for one in apart(text, languages)]
    read = [b""] * (2 * (len(pieces) // apart_by) + 1)
    read[::2] = pieces[::apart_by]
    texts = []
    for language in range(1, apart_by):
        read[1::2] = pieces[language::apart_by]
        texts.append(b"".join(read))
    return texts


def encoded(text: str) -> bytes:
    """UTF-8, in which half a character that no file can hold is named by its number."""
    return text.encode("utf-8", "xmlcharrefreplace")


def each(work: Callable[[str], str], said: Said, languages: int) -> Multilingual:
    """A text with something done to it in every language."""
    text = str(said)
    if START not in text:
        return composed(work(text))
    return multilingual([work(one) for one in apart(text, languages)])


@cache
def _pattern(languages: int) -> re.Pattern[str]:
    return re.compile(START + NEXT.join([f"([^{START}{NEXT}{END}]*)"] * languages) + END)
