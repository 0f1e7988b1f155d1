"""A syntax error of libyaml -> a fault in the words of someone who does not know YAML.

libyaml tells what its grammar missed; an editor needs to know which character to change. The line of the error is
looked at for the mistakes that beginners make, each with words of its own.
"""

import re

from generator.model.finding import Position, Span
from generator.read import mend
from generator.read.fault import Fault

_KEY = r"(?P<key>(?:\s*-\s+)*\s*[\w-]+\s*:\s+|(?:\s*-\s+)+)"
_STARTS_OTHERWISE = re.compile(_KEY + r"(?P<mark>[@`%*&!|>\[\]{},\"?])")
_APOSTROPHE = re.compile(_KEY + r"(?P<value>'[^']*'(?!')(?=\w).*)")
_SECOND_COLON = re.compile(_KEY + r"(?P<value>[^'\"\[{|>&*!%@`#\s].*:(?:\s.*|))$")


def explain(text: str, place: Position, problem: str, context: str) -> Fault:
    """The fault for libyaml's `problem` at `place`; known beginner's mistakes get words of their own."""
    lines = text.split("\n")
    for number in (place.line, place.line - 1):
        if 0 < number <= len(lines):
            fault = _beginners(lines[number - 1].rstrip("\r"), number)
            if fault:
                return fault
    told = f"{problem}, {context}" if context else problem
    hint = "look at this line and the one above: indentation, quotation marks, brackets"
    return Fault("yaml-syntax", f"this is not YAML: {told}", hint, _span(place.line, place.column, place.column))


def _beginners(line: str, number: int) -> Fault | None:
    indent = len(line) - len(line.lstrip())
    if "\t" in line[:indent]:
        column = line.index("\t") + 1
        hint = "indent with spaces, two for each level"
        return Fault("tab-indentation", "a tab is used for indentation", hint, _span(number, column, column + 1))
    if match := _APOSTROPHE.match(line):
        start = match.start("value") + 1
        hint = "put the value in double quotation marks, or write the apostrophe as ’"
        message = "an apostrophe ends the value that begins with '"
        return Fault(
            "broken-quotation", message, hint, _span(number, start, len(line) + 1), mend.requoted(match["value"])
        )
    if match := _SECOND_COLON.match(line):
        start = match.start("value") + 1
        hint = "put the value in quotation marks"
        message = f"the value '{_short(match['value'])}' holds a colon"
        return Fault("unquoted-colon", message, hint, _span(number, start, len(line) + 1), mend.quoted(match["value"]))
    if match := _STARTS_OTHERWISE.match(line):
        start = match.start("mark") + 1
        hint = "put the value in quotation marks"
        message = f"a value that begins with '{match['mark']}' means something else in YAML"
        return Fault("reserved-character", message, hint, _span(number, start, start + 1))
    return None


def _span(line: int, start: int, end: int) -> Span:
    return Span(Position(line, start), Position(line, end))


def _short(value: str) -> str:
    return value if len(value) <= 40 else f"{value[:39]}…"
