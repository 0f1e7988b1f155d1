"""Markdown to try the reading text with: the examples of the CommonMark specification, and mixtures of them."""

import html
import re
from pathlib import Path
from random import Random

from markdown_it import MarkdownIt

from claimspring.reading.markdown import commonmark
from claimspring.reading.text import ReadingText

SPECIFICATION = Path(__file__).parent.parent / "data" / "commonmark" / "spec.txt"
_EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n.*?^`{32}$", re.DOTALL | re.MULTILINE)
_BLOCK = re.compile(r"</?(?:p|h[1-6]|li|pre|table|thead|tbody|tr|td|th|blockquote|hr|ul|ol)\b[^>]*>|<br ?/?>")
_NOISE = "*_`[]()<>&\\#|~\n \t-é\u00ad"

TABLE = (
    "| Year | Dead | *Hurt* |\n|:--|--|--|\n| 2019 | a \\| b | `x \\| y` |\n| 2020 | | [c](https://example.org/c) |\n"
)
PROSE = (
    "The mayor said on [Monday](https://example.org/a_b) that *all* of it\n"
    "would be **closed**.  \nNobody knew &amp; cared.\n"
)


def examples() -> list[str]:
    """The Markdown of every example in the specification."""
    return [match[1].replace("→", "\t") for match in _EXAMPLE.finditer(SPECIFICATION.read_text("utf-8"))]


def mixture(random: Random, parts: list[str]) -> str:
    """Some of the parts, one after the other, now and then in a quotation or list, with other line ends or noise."""
    text = "\n\n".join(random.choices([*parts, TABLE, PROSE], k=random.randint(2, 6)))
    match random.randrange(6):
        case 0:
            return "\n".join("> " * (random.random() < 0.9) + line for line in text.split("\n"))
        case 1:
            return "- " + "\n  ".join(text.split("\n"))
        case 2:
            return text.replace("\n", random.choice(["\r\n", "\r"]))
        case 3 | 4:
            letters = list(text)
            for _ in range(6):
                letters[random.randrange(len(letters))] = random.choice(_NOISE)
            return "".join(letters)
    return text


def page_of(markdown: str) -> str:
    """The page that markdown-it makes of it by itself, with links to where the site lets links lead."""
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 20}).enable("table")
    parser.validateLink = commonmark().validateLink
    return str(parser.disable(["image", "html_inline", "html_block"]).render(markdown))


def rendered(markdown: str) -> str:
    """All words of that page, with single spaces."""
    return squeezed(html.unescape(re.sub(r"<[^>]*>", "", _BLOCK.sub(" ", page_of(markdown)))))


def squeezed(text: str) -> str:
    return " ".join(text.split())


def misplaced(reading: ReadingText, file: str) -> str:
    """What is wrong with the way back to the file; nothing where all is well."""
    read, done = 0, 0
    for run in reading.runs:
        if run.start != read or run.file_start < done or run.file_end < run.file_start:
            return f"{run} does not follow on {read}, {done}"
        words = reading.text[run.start : run.end]
        if run.verbatim and file[run.file_start : run.file_end].replace("\0", "\ufffd") != words:
            return f"{run} reads {words!r}, not {file[run.file_start : run.file_end]!r}"
        read, done = run.end, run.file_end
    return "" if read == len(reading.text) and done <= len(file) else f"the runs end at {read}, {done}"


def verbatim_share(reading: ReadingText) -> tuple[int, int]:
    """How many characters are verbatim in the file, and how many there are."""
    return sum(run.end - run.start for run in reading.runs if run.verbatim), len(reading.text)
