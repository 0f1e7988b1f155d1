"""A value that does not fit -> what was certainly meant, as it is to be written; None wherever there is a doubt."""

import json
import re

from claimspring.model.ids import ID_PATTERN

_CUT_SCHEME = re.compile(r"(?:(?:ttps|htps|hhttps|htttps|httsp):?//|https//|https:/(?!/))(?=[\w-]+\.)")
_DASHES = re.compile(r"[_\u2010-\u2015\u2212]")
_INVISIBLE = re.compile(r"[\s\u200b-\u200d\u2060\ufeff]+")


def language(text: str) -> str | None:
    """The code of a language that is given by its name, or in capital letters: `French`, `español`, `EN`."""
    from babel import Locale  # noqa: PLC0415 -- slow to import, and only wanted where a language is wrong

    name, english = text.strip().casefold(), Locale("en").languages
    if name in english:
        return name
    spoken = (english, Locale("fr").languages, Locale("es").languages)
    codes = {code for names in spoken for code, called in names.items() if called.casefold() == name}
    return codes.pop() if len(codes) == 1 else None


def identifier(text: str) -> str | None:
    """An id but for capital letters, underscores, other dashes, spaces around it and the ending of the file."""
    meant = _INVISIBLE.sub(" ", text).strip().lower().removesuffix(".yml")
    meant = _DASHES.sub("-", meant)
    return meant if re.fullmatch(ID_PATTERN, meant) else None


def address(text: str) -> str | None:
    """An address whose scheme lost or swapped a letter: `ttps://`, `htps://`, `https//`."""
    match = _CUT_SCHEME.match(text)
    return f"https://{text[match.end() :]}" if match and not re.search(r"\s", text) else None


def quoted(value: str) -> str | None:
    """A value in one line that YAML takes for something else, in quotation marks; None where a comment may follow."""
    value = value.strip()
    return None if " #" in value else json.dumps(value, ensure_ascii=False)


def requoted(value: str) -> str | None:
    """The same for a value in single quotation marks that holds an apostrophe: `'l'accord'`."""
    value = value.strip()
    return quoted(value[1:-1]) if value.endswith("'") and len(value) > 2 else None
