"""The lines above an article's text that say who wrote it and when: a reading in, the same with these as facts out.

Only a line of its own near the top is one that is nothing but a word such as "By", names and perhaps a day, or nothing
but the day; what could be a sentence stays text.
"""

import datetime as dt
import re
from dataclasses import dataclass, field, replace

from claimspring.document.article.model import ArticleReading, BlockRole, Fact, FactField, Origin

_AMONG = 3
"""So many blocks from the top may stand above it: a headline, a standfirst and a rubric."""
_PARTICLE = r"(?:d['’]|(?:de|da|di|du|del|la|le|van|von|der|den|bin|al) )"
_NAME = rf"[^\W\d_a-z][\w.'’-]*(?: {_PARTICLE}*[^\W\d_a-z][\w.'’-]*){{1,3}}"
_MONTHS = (
    ("jan", "ene"),
    ("feb", "fév", "fev"),
    ("mar", "mär"),
    ("apr", "avr", "abr"),
    ("may", "mai"),
    ("jun", "juin"),
    ("jul", "juil"),
    ("aug", "aoû", "aou", "ago"),
    ("sep",),
    ("oct", "okt"),
    ("nov",),
    ("dec", "déc", "dez", "dic"),
)
"""How their names begin in English, French, Spanish and German."""
_MONTH = rf"(?i:{'|'.join(beginning for month in _MONTHS for beginning in month)})[^\W\d]*\.?"
_DAY = (
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.)? (?:de )?(?P<month>{_MONTH})(?:,? (?:de )?(?P<year>\d{{4}}))?"
    rf"|(?P<month2>{_MONTH}) (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<year2>\d{{4}}))?"
    r"|(?P<iso>\d{4}-\d{1,2}-\d{1,2})|\d{1,4}(?P<sign>[-/.])\d{1,2}(?P=sign)\d{1,4})"
)
_NAMED = rf"(?:By|Par|Por|Von|BY|PAR|POR|VON) (?P<names>{_NAME}(?:(?:, | and | et | y | und | & ){_NAME})*)"
_LINE = re.compile(rf"{_NAMED}(?P<rest>\s*[,|·•–—-]\s*{_DAY})?")
_PUBLISHED = r"(?i:(?:first )?published|posted|date|publié|publicado|veröffentlicht|datum)(?: on| le| el| am)?\s*:?\s*"
_WEEKDAY = (
    r"(?i:[a-z]+day|[a-z]+di|dimanche|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo|[a-z]+tag|mittwoch"
    r"|mon|tue|wed|thu|fri|sat|sun),? "
)
_DATE_LINE = re.compile(rf"(?:{_PUBLISHED})?(?:{_WEEKDAY})?{_DAY}(?:,? (?:at |à )?\d{{1,2}}[:h.]\d{{2}})?")


def is_byline(line: str) -> bool:
    """Whether a line says who wrote the text, or on which day it was published, and nothing else."""
    return _byline(line) is not None or _day(_DATE_LINE.fullmatch(line)) != ""


def with_byline(reading: ArticleReading) -> ArticleReading:
    """The reading with who wrote it, as printed, and on which day, in place of these lines; else as it is.

    A day without its year, or one whose order is not certain, is told among what was passed over.
    """
    if FactField.AUTHOR in reading.facts:
        return reading
    found = _Found()
    for number, block in enumerate(reading.blocks):
        if number >= _AMONG + len(found.taken):
            break
        if block.role is BlockRole.PARAGRAPH:
            found.look(number, block.text)
    if not found.names:
        return reading
    facts = {**reading.facts, FactField.AUTHOR: Fact(", ".join(found.names), Origin.BYLINE)}
    if found.day:
        facts.setdefault(FactField.PUBLISHED, Fact(found.day, Origin.TEXT))
    return replace(
        reading,
        blocks=tuple(block for number, block in enumerate(reading.blocks) if number not in found.taken),
        facts=facts,
        passed_over=(*reading.passed_over, *found.passed_over),
    )


@dataclass(slots=True)
class _Found:
    """What the lines above a text say."""

    taken: set[int] = field(default_factory=set)
    names: list[str] = field(default_factory=list)
    day: str = ""
    days: dict[int, str] = field(default_factory=dict)
    """Days above the names, which belong to them only where they stand right above."""
    passed_over: list[str] = field(default_factory=list)

    def look(self, number: int, text: str) -> None:
        """Take a line for what it is: names anywhere near the top, a day and more names only beside them."""
        day = _day(_DATE_LINE.fullmatch(text))
        if self.names and number - 1 not in self.taken:
            return
        if found := _byline(text):
            if not self.names and number - 1 in self.days:
                self.taken.add(number - 1)
                self.day = self.days[number - 1]
            self.names.append(found["names"])
            self.taken.add(number)
            self.day = self.day or _day(found)
            self.passed_over += [text] if found["rest"] and not _day(found) else []
        elif self.names and day and not self.day:
            self.day = day
            self.taken.add(number)
        elif day:
            self.days[number] = day


def _byline(line: str) -> re.Match[str] | None:
    found = _LINE.fullmatch(line)
    return found if found and not found["names"].endswith(".") else None


def _day(found: re.Match[str] | None) -> str:
    """The day that a line names, as YYYY-MM-DD; empty where it leaves the year or the order of its figures open."""
    if found is None:
        return ""
    iso, month, year = found["iso"], found["month"] or found["month2"], found["year"] or found["year2"]
    try:
        if iso:
            return dt.date(*map(int, iso.split("-"))).isoformat()
        if not (month and year):
            return ""
        return dt.date(int(year), _number(month), int(found["day"] or found["day2"])).isoformat()
    except ValueError:
        return ""


def _number(month: str) -> int:
    name = month.casefold()
    return next(number for number, beginnings in enumerate(_MONTHS, 1) if name.startswith(beginnings))
