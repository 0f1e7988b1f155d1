"""The line above an article's text that says who wrote it: a reading in, the same with the names as a fact out.

Only a line of its own near the top that is nothing but a word such as "By", names and perhaps a day is one; what could
be a sentence stays text.
"""

import re
from dataclasses import replace

from claimspring.document.article.model import ArticleReading, BlockRole, Fact, FactField, Origin

_AMONG = 3
"""So many blocks from the top may hold it: behind a headline and a standfirst."""
_PARTICLE = r"(?:d['’]|(?:de|da|di|du|del|la|le|van|von|der|den|bin|al) )"
_NAME = rf"[^\W\d_a-z][\w.'’-]*(?: {_PARTICLE}*[^\W\d_a-z][\w.'’-]*){{1,3}}"
_MONTH = (
    r"(?i:jan|feb|fév|ene|mar|mär|apr|avr|abr|ma[iy]|jun|jui|jul|aug|ao[uû]|ago|sep|o[ck]t|nov|de[cz]|déc|dic)"
    r"[^\W\d]*\.?"
)
_DAY = (
    rf"(?:\d{{1,2}}\.? (?:de )?{_MONTH}(?: (?:de )?\d{{4}})?|{_MONTH} \d{{1,2}}(?:,? \d{{4}})?"
    r"|\d{1,4}(?P<sign>[-/.])\d{1,2}(?P=sign)\d{1,4})"
)
_LINE = re.compile(
    rf"(?:By|Par|Por|Von|BY|PAR|POR|VON) (?P<names>{_NAME}(?:(?:, | and | et | y | und | & ){_NAME})*)"
    rf"(?P<rest>\s*[,|·•–—-]\s*{_DAY})?"
)


def with_byline(reading: ArticleReading) -> ArticleReading:
    """The reading with who wrote it, as printed, in place of the line; as it is where none is certain.

    A line that says more than names is told among what was passed over.
    """
    if FactField.AUTHOR in reading.facts:
        return reading
    for number, block in enumerate(reading.blocks[:_AMONG]):
        found = _LINE.fullmatch(block.text) if block.role is BlockRole.PARAGRAPH else None
        if found and not found["names"].endswith("."):
            return replace(
                reading,
                blocks=(*reading.blocks[:number], *reading.blocks[number + 1 :]),
                facts={**reading.facts, FactField.AUTHOR: Fact(found["names"], Origin.BYLINE)},
                passed_over=(*reading.passed_over, *((block.text,) if found["rest"] else ())),
            )
    return reading
