"""A value that does not fit -> what was certainly meant, as it is to be written; None wherever there is a doubt."""

import datetime as dt
import json
import re

from claimspring.model.ids import ID_PATTERN

_YEAR_FIRST = re.compile(r"\s*(\d{4})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{1,2})\s*")
_TIMESTAMP = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d\S*")
_CUT_SCHEME = re.compile(r"(?:(?:ttps|htps|hhttps|htttps|httsp):?//|https//|https:/(?!/))(?=[\w-]+\.)")
_INVISIBLE = re.compile(r"[\s\u200b-\u200d\u2060\ufeff]+")


def date(text: str) -> str | None:
    """Year, month and day in that order, whatever stands between them: `2023/8/14`. Day-first is a doubt."""
    if match := _TIMESTAMP.fullmatch(text.strip()):
        return match[1]
    match = _YEAR_FIRST.fullmatch(text)
    if match is None:
        return None
    try:
        return dt.date(int(match[1]), int(match[3]), int(match[4])).isoformat()
    except ValueError:
        return None


def identifier(text: str) -> str | None:
    """An id but for capital letters, underscores, spaces around it and the ending of the file."""
    meant = _INVISIBLE.sub(" ", text).strip().lower().removesuffix(".yml").replace("_", "-")
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
