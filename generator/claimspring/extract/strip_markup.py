"""Text made plain for reading, character for character: markup and front matter become spaces.

In: a file's text. Out: text of the same length, so every offset still fits the file.
"""

import re

from claimspring.lexicon.tokens import fold
from claimspring.reading.text import Run, read
from claimspring.reading.zones import is_credit

_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?:(?!---[ \t]*\r?\n).*\n)*---[ \t]*(?:\r?\n|\Z)")
_MARKS = re.compile(r"[ \t>]*(?:(?:#{1,6}|[-*+]|\d{1,9}[.)])[ \t]+|>)?[ \t>]*")
"""What begins a heading, an item of a list, a quotation."""
_LEAST_WIDTH = 50
"""A line that is broken before a capital has at least so many characters."""
_BREAK = re.compile(r"\r(?!\n)|[\x0b\x0c\x85\u2028\u2029]")
_UNREADABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufeff\u200b-\u200f\u202a-\u202e\u2060\u00ad]")


def front_matter_end(text: str) -> int:
    """How many code points the YAML front matter takes at the top of a Markdown file; 0 where there is none."""
    match = _FRONT_MATTER.match(text)
    return match.end() if match else 0


def readable(text: str, *, markdown: bool) -> str:
    """The text as long as before, its letters as they are; in Markdown without what readers do not see."""
    clean = _UNREADABLE.sub(" ", _BREAK.sub("\n", text))
    if not markdown:
        return clean
    body = front_matter_end(clean)
    return re.sub(r"[^\n]", " ", clean[:body]) + _shown(clean[body:])


def plain(text: str, *, markdown: bool) -> str:
    """The same, folded."""
    return fold(readable(text, markdown=markdown))


def _shown(text: str) -> str:
    """What readers see, each word in its place; the marks stay with which a heading, item or quotation begins.

    A line that goes on in the next one is one with it.
    """
    reading = read(text)
    breaks = frozenset(reading.breaks)
    hidden = re.sub(r"[^\n]", " ", text)
    parts: list[str] = []
    done = 0
    for run in reading.runs:
        words, room = reading.text[run.start : run.end], run.file_end - run.file_start
        if run.start in breaks and _goes_on(text, run):
            parts.append(hidden[done : run.file_end].replace("\n", " "))
        elif run.verbatim or (len(words) <= room and not words.isspace()):
            parts += [
                _gap(text, hidden, done, run.file_start),
                _put(words, room, text[run.file_end : run.file_end + 1]),
            ]
        else:
            continue
        done = run.file_end
    return "".join((*parts, hidden[done:]))


def _goes_on(text: str, feed: Run) -> bool:
    """Whether a paragraph's line goes on in the next: not if that names a picture's maker, or this is short."""
    before = text[text.rfind("\n", 0, feed.file_start) + 1 : feed.file_start]
    after = text[feed.file_end : text.find("\n", feed.file_end) + 1 or None].rstrip()
    return not is_credit(after) and (len(before) >= _LEAST_WIDTH or not after[:1].isupper())


def _put(words: str, room: int, following: str) -> str:
    """Words that take less room than in the file, beside what they belong to: the number of a price."""
    return words.rjust(room) if following.isalnum() else words.ljust(room)


def _gap(text: str, hidden: str, start: int, end: int) -> str:
    """What stands between two words, hidden but for the mark at the beginning of a line."""
    line = text.rfind("\n", start, end) + 1 or start
    mark = _MARKS.match(text, line, end)
    stop = mark.end() if mark and (line > start or not start) else line
    return hidden[start:line] + text[line:stop] + hidden[stop:end]
