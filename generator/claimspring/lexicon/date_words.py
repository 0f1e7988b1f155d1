"""The words of dates in one language: the `dates` section of a lexicon, made ready for the grammar."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from claimspring.lexicon.shape import DateWords
from claimspring.lexicon.tokens import Token

Word = tuple[tuple[str, ...], int | str]
"""The tokens of an expression and what it means."""

_MEANING = frozenset({"months", "weekdays", "units", "parts", "seasons", "feasts", "numbers", "ordinals", "days"})
"""Categories whose words mean something of their own; the others only say what stands beside them."""
_NEVER_FIRST = frozenset(
    {"here", "thousand", "onward", "offset_back", "offset_on", "articles", "of", "and", "decades", "clock", "am", "pm"}
) | {"day_articles", "ordinal_marks", "ago_after", "ahead_after", "leading"}
_TELLING = ("thousand", "months", "weekdays", "units", "days", "seasons", "feasts", "now", "centuries_mark", "parts")
_HUNDREDS = (18, 19)
"""With these, years are spelled: `nineteen ninety six`."""
_VALUED = ("numbers", "ordinals", "days")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Expressions by category and first token."""

    day_first: bool
    counted_articles: bool
    words: Mapping[str, Mapping[str, tuple[Word, ...]]]
    """By first token, then by category: the expressions, longest first."""
    known: frozenset[str]
    """Every first word, for telling `week-end` from `jan-feb`."""
    starters: frozenset[str]
    """Words at which a date can begin; figures always can."""
    weak: frozenset[str]
    """Of these, the articles and prepositions that nearly always begin something else."""
    telling: frozenset[str]
    """Words of which one is in every date that has no figure."""
    months: frozenset[str]
    """Their names as they are written in a text, in small letters."""
    weekdays: frozenset[str]
    counts: frozenset[str]
    """Number words."""
    feasts: frozenset[str]
    """The last words of feasts."""
    days: frozenset[str]
    """Words of days counted from today: `tomorrow`."""
    eves: frozenset[str]
    """Days before or after something that is named: `la veille`."""
    nexts: frozenset[str]
    """Words such as `next`."""
    preludes: frozenset[str]
    """Words that count a time back from what was told before: `anterior`."""
    sequels: frozenset[str]
    """Words that count a time from what was told before: `siguiente`."""
    aheads: frozenset[str]
    """Words by which a day is counted from an event: `six mois après`."""
    doubtful: frozenset[str]
    """Names of months and weekdays that are common words too."""

    def anchors(self, word: str) -> bool:
        """Whether a word can be what makes an expression a date."""
        return (
            word in self.telling
            or word[0].isdecimal()
            or ("-" in word and any(part in self.telling for part in word.split("-")))
        )


@lru_cache(maxsize=16_384)
def bare(word: str) -> str:
    """The word without accents."""
    if word.isascii():
        return word
    letters = [letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter)]
    return "".join(letters) or word


def compile_vocabulary(words: DateWords, tokenize: Callable[[str], list[Token]]) -> Vocabulary:
    """The section made ready."""
    pairs: dict[str, list[tuple[str, int | str]]] = {
        "months": [(word, number) for number, line in enumerate(words.months, 1) for word in line],
        "weekdays": [(word, number) for number, line in enumerate(words.weekdays) for word in line],
        "units": [(word, unit) for unit, line in words.units.items() for word in line],
        "parts": [tuple(entry.split("/")) for entry in words.parts],  # type: ignore[misc]
        "seasons": [_valued(entry) for entry in words.seasons],
        "feasts": [tuple(entry.split("/")) for entry in words.feasts],  # type: ignore[misc]
    }
    pairs |= {name: [_valued(entry) for entry in getattr(words, name)] for name in _VALUED}
    for field in DateWords.model_fields:
        name = field.rstrip("_")
        if name not in _MEANING and isinstance(getattr(words, field), tuple):
            pairs[name] = [(word, word) for word in getattr(words, field)]
    categories = {name: _by_first(found, tokenize) for name, found in pairs.items()}
    starters = frozenset(word for name, firsts in categories.items() if name not in _NEVER_FIRST for word in firsts)
    opening = frozenset(word for name in ("articles", "decades") for word in categories[name])
    strong = (*_TELLING, "since", "between", "until", "before", "after", "more_than", "less_than")
    opening_words = {word for name in ("articles", "from", "to", "ahead", "decades") for word in categories[name]}
    weak = frozenset(opening_words - {word for name in strong for word in categories[name]})
    lasts = [
        [token.low for token in tokenize(text) if token.low != "."][-1] for name in _TELLING for text, _ in pairs[name]
    ]
    lasts += [word for word, number in pairs["numbers"] if number in _HUNDREDS]
    telling = frozenset(lasts) | frozenset(map(bare, lasts))
    known = frozenset(word for firsts in categories.values() for word in firsts)
    return Vocabulary(
        day_first=words.day_first,
        counted_articles=words.counted_articles,
        words=_turned(categories),
        known=known,
        starters=starters | opening,
        weak=weak,
        telling=telling,
        months=frozenset(word for line in words.months for word in line),
        weekdays=frozenset(word for line in words.weekdays for word in line),
        counts=frozenset(word.rpartition("/")[0] for word in words.numbers),
        feasts=frozenset(word.rpartition("/")[0].split()[-1] for word in words.feasts),
        days=frozenset(part for word in words.days for part in word.rpartition("/")[0].split()),
        eves=words.eves,
        nexts=frozenset(words.next),
        preludes=words.preludes,
        sequels=words.sequels,
        aheads=frozenset(word.split()[-1] for word in words.ahead_after),
        doubtful=words.doubtful,
    )


def _valued(entry: str) -> tuple[str, int]:
    word, _, number = entry.rpartition("/")
    return word, int(number)


def _by_first(
    pairs: Iterable[tuple[str, int | str]], tokenize: Callable[[str], list[Token]]
) -> dict[str, tuple[Word, ...]]:
    grouped: dict[str, list[Word]] = {}
    for text, value in pairs:
        tokens = tuple(bare(token.low) for token in tokenize(text))
        grouped.setdefault(tokens[0], []).append((tokens, value))
    return {first: tuple(sorted(words, key=lambda word: -len(word[0]))) for first, words in grouped.items()}


def _turned(categories: Mapping[str, Mapping[str, tuple[Word, ...]]]) -> dict[str, dict[str, tuple[Word, ...]]]:
    """The same by first token before category."""
    turned: dict[str, dict[str, tuple[Word, ...]]] = {}
    for name, firsts in categories.items():
        for first, words in firsts.items():
            turned.setdefault(first, {})[name] = words
    return turned
