"""A syntax error of libyaml -> a fault in the words of someone who does not know YAML.

libyaml tells what its grammar missed, often a line late; an editor needs to know which character to change. So the
lines around the error are looked at for the mistakes that beginners make. The first teller that knows one speaks.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from claimspring.model.finding import Position, Span
from claimspring.read import mend
from claimspring.read.fault import Fault, short

# Before a value: indentation, the dashes of lists, a key. Possessive, so that no line takes longer than its length.
_BEFORE = r"\s*+(?:-\s++)*+(?:[\w-]++\s*+:\s++)?"
_APOSTROPHE = re.compile(_BEFORE + r"(?P<value>'[^']*'(?=\w).*)")
_AFTER_QUOTES = re.compile(_BEFORE + r"(?P<value>(?:\"[^\"]*\"|'[^']*')\s*(?P<rest>[^\s#:,\]}].*))")
_AFTER_BRACKETS = re.compile(_BEFORE + r"(?P<value>(?:\[[^\[\]]*\]|\{[^{}]*\})\s*(?P<rest>[^\s#:,\]}].*))")
_SECOND_COLON = re.compile(r"\s*+(?:-\s++)*+[\w-]++\s*+:\s++(?P<value>[^'\"\[{|>&*!%@`#\s].*?:(?:\s.*)?)$")
_SIGN = re.compile(_BEFORE + r"(?P<sign>[@`%*&!?,\]}]|[|>](?![-+0-9]{0,2}\s*(?:#.*)?$))")
_CURLY = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u00ab\u00bb"
_KEY = re.compile(r"\s*[\w-]+\s*:(?:\s|$)")
_NEVER_MEANT = "@`%*&"
"""Signs that nobody who writes values means as YAML does; '|' and '>' may be meant."""
_LIST_AFTER_KEY = re.compile(r"\s*+[\w-]++\s*+:\s++(?P<value>-\s.*)")
_CURLY_END = re.compile(r"(?P<mark>[\"'])[^\"']*(?P<end>[\u201c-\u201f\u2018\u2019\u00bb])\s*")
_LONGEST = 1_000  # characters of a line that are looked at


@dataclass(frozen=True, slots=True)
class Trouble:
    """What libyaml says: the problem and where, and what it was doing and since where."""

    problem: str
    place: Position
    context: str = ""
    since: Position | None = None


def explain(text: str, trouble: Trouble) -> Fault:
    """The fault that an editor is told of."""
    lines = [line[:_LONGEST] for line in text.replace("\r\n", "\n").split("\n")]
    for tell in _TELLERS:
        if fault := tell(lines, trouble):
            return fault
    told = f"{trouble.problem}, {trouble.context}" if trouble.context else trouble.problem
    hint = "look at this line and the one above: indentation, quotation marks, brackets"
    return Fault("yaml-syntax", f"this is not YAML: {told}", hint, _from(trouble.place.line, trouble.place.column))


def _tab(lines: list[str], trouble: Trouble) -> Fault | None:
    for number in _near(lines, trouble):
        line = lines[number - 1]
        indentation = line[: len(line) - len(line.lstrip())]
        if "\t" in indentation:
            hint = "indent with spaces, two for each level"
            span = _from(number, indentation.index("\t") + 1)
            return Fault("tab-indentation", "a tab is used for indentation", hint, span)
    return None


def _open_quotation(lines: list[str], trouble: Trouble) -> Fault | None:
    if not trouble.problem.startswith("found unexpected") or trouble.since is None:
        return None
    line, start = trouble.since
    hint = "close it; if it is an apostrophe, put the whole value in double quotation marks"
    if line <= len(lines) and (curly := _CURLY_END.fullmatch(lines[line - 1], start - 1)):
        message = f"the value begins with {curly['mark']} and ends with {curly['end']}"
        hint = "close it with the mark that it begins with; word processors change one of the two"
        span = _from(line, curly.start("end") + 1, curly.end("end") + 1)
        return Fault("broken-quotation", message, hint, span, curly["mark"])
    return Fault("broken-quotation", "this quotation mark is not closed", hint, _from(line, start))


def _escape(lines: list[str], trouble: Trouble) -> Fault | None:
    if "escape" not in trouble.problem and "hexdecimal" not in trouble.problem:
        return None
    hint = "write every backslash twice, or put the value in single quotation marks"
    line, column = trouble.place
    column = lines[line - 1].rfind("\\", 0, column) + 1 or column
    return Fault("yaml-syntax", "a backslash means something else in double quotation marks", hint, _from(line, column))


def _bad_line(lines: list[str], trouble: Trouble) -> Fault | None:
    for number in _near(lines, trouble):
        for tell in (_quotation, _list_after_key, _colon, _sign):
            if fault := tell(lines[number - 1], number):
                return fault
    return None


def _quotation(line: str, number: int) -> Fault | None:
    if match := _APOSTROPHE.match(line):
        hint = "put the value in double quotation marks, or write the apostrophe as ’"
        message = "the apostrophe ends the text that begins with '"
        start, mended = match.start("value") + 1, mend.requoted(match["value"])
        return Fault("broken-quotation", message, hint, _from(number, start, len(line) + 1), mended)
    if match := _AFTER_QUOTES.match(line) or _AFTER_BRACKETS.match(line):
        message = f"'{short(match['rest'])}' stands after the end of the value"
        hint = "put the whole value in quotation marks"
        whole = match["value"].strip()
        # Of `"Foo" said "Bar"` nobody can tell whether the outer marks belong to the text.
        mended = None if whole[0] == whole[-1] else mend.quoted(whole)
        return Fault("broken-quotation", message, hint, _from(number, match.start("value") + 1, len(line) + 1), mended)
    return None


def _colon(line: str, number: int) -> Fault | None:
    if not (match := _SECOND_COLON.match(line)):
        return None
    message = f"the value '{short(match['value'])}' holds a colon"
    start, mended = match.start("value") + 1, mend.quoted(match["value"])
    hint = "put the value in quotation marks"
    if match["value"][0] in _CURLY:
        hint = 'put the value in straight quotation marks ("): curly ones are text like any other'
    return Fault("unquoted-colon", message, hint, _from(number, start, len(line) + 1), mended)


def _sign(line: str, number: int) -> Fault | None:
    if not (match := _SIGN.match(line)):
        return None
    message = f"a value that begins with '{match['sign']}' means something else in YAML"
    start = match.start("sign") + 1
    mended = mend.quoted(line[start - 1 :]) if match["sign"] in _NEVER_MEANT else None
    end = start + 1 if mended is None else len(line) + 1
    return Fault("reserved-character", message, "put the value in quotation marks", _from(number, start, end), mended)


def _list_after_key(line: str, number: int) -> Fault | None:
    if not (match := _LIST_AFTER_KEY.match(line)):
        return None
    hint = "write '- ' on the next line, indented, or put the value in quotation marks"
    return Fault(
        "yaml-syntax", "a list cannot begin right after its key", hint, _from(number, match.start("value") + 1)
    )


def _open_bracket(lines: list[str], trouble: Trouble) -> Fault | None:
    if not trouble.context.startswith("while parsing a flow") or trouble.since is None:
        return None
    line, column = trouble.since
    while line > 1 and not (line <= len(lines) and re.search(r"[\[{]", lines[line - 1][:column])):
        line, column = line - 1, _LONGEST
    column = max(lines[line - 1].rfind(sign, 0, column) for sign in "[{") + 1
    if column == 0:
        return None  # further right than lines are looked at
    opening = lines[line - 1][column - 1 : column]
    closing = "]" if opening == "[" else "}"
    hint = f"write '{closing}' after the last entry and a comma between two; or put the value in quotation marks"
    return Fault("yaml-syntax", f"the '{opening}' is not closed as it should be", hint, _from(line, column))


def _no_colon(lines: list[str], trouble: Trouble) -> Fault | None:
    hint = "write a key, a colon and a space before the value; a line that goes on is indented"
    if trouble.problem == "could not find expected ':'" and trouble.since:
        return Fault("yaml-syntax", "this line has no colon", hint, _from(*trouble.since))
    above = _above(lines, trouble.place.line)
    if trouble.problem.startswith("mapping values") and above and ":" not in lines[above - 1]:
        return Fault("yaml-syntax", "this line has no colon", hint, _from(above, _indentation(lines[above - 1]) + 1))
    return None


def _wrong_indentation(lines: list[str], trouble: Trouble) -> Fault | None:
    number = trouble.place.line
    above = _above(lines, number)
    if above is None or number > len(lines):
        return None
    column = _indentation(lines[number - 1]) + 1
    hint = "give lines that belong together the same number of spaces at their beginning"
    if trouble.problem.startswith("mapping values"):
        return Fault(
            "yaml-syntax",
            "this line is indented, but the line above has its value already",
            hint,
            _from(number, column),
        )
    if trouble.problem == "did not find expected '-' indicator" and _KEY.match(lines[number - 1]):
        hint = "put '- ' before it where a new entry of the list begins; else give it the indentation of the key above"
        return Fault("yaml-syntax", "this key belongs to no entry of the list above", hint, _from(number, column))
    if trouble.problem in {"did not find expected key", "did not find expected '-' indicator"}:
        return Fault("yaml-syntax", "the indentation of this line fits no line above", hint, _from(number, column))
    return None


_TELLERS: tuple[Callable[[list[str], Trouble], Fault | None], ...] = (
    _tab,
    _open_quotation,
    _escape,
    _bad_line,
    _open_bracket,
    _no_colon,
    _wrong_indentation,
)


def _near(lines: list[str], trouble: Trouble) -> list[int]:
    """The line of the error and the last line with text above it, counted from 1."""
    here = trouble.place.line
    above = _above(lines, here)
    return [number for number in (here, above) if number is not None and number <= len(lines)]


def _above(lines: list[str], number: int) -> int | None:
    for above in range(min(number - 1, len(lines)), 0, -1):
        if lines[above - 1].strip() and not lines[above - 1].lstrip().startswith("#"):
            return above
    return None


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip())


def _from(line: int, start: int, end: int | None = None) -> Span:
    """From column `start` to just before `end`, or that one character."""
    return Span(Position(line, start), Position(line, end or start + 1))
