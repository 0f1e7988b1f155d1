"""A lexicon ready for use: word lists as sets, every form of every verb of saying in one table."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from claimspring.lexicon.contrast import NEGATIONS
from claimspring.lexicon.date_words import Vocabulary, compile_vocabulary
from claimspring.lexicon.forms import Mood, Verb
from claimspring.lexicon.shape import ClauseWords, KindWords, LexiconFile, RoleWords, WordLists, WorthWords
from claimspring.lexicon.tokens import Tokenizer


class Gender(NamedTuple):
    """What agreement a pronoun asks for; an empty string asks for nothing."""

    gender: str
    number: str


class Phrases:
    """Expressions of one or more tokens, found at a place in a list of tokens."""

    __slots__ = ("_by_first",)

    def __init__(self, expressions: Iterable[tuple[str, ...]]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for words in sorted(expressions, key=len, reverse=True):
            self._by_first.setdefault(words[0], []).append(words)

    def __contains__(self, word: str) -> bool:
        """Whether an expression starts with this word."""
        return word in self._by_first

    def length_at(self, lows: list[str], index: int) -> int:
        """How many tokens the longest expression at `index` has; 0 where there is none."""
        for words in self._by_first.get(lows[index], ()):
            if tuple(lows[index : index + len(words)]) == words:
                return len(words)
        return 0


@dataclass(frozen=True, slots=True, repr=False)
class Lexicon:
    """One language, ready for use."""

    language: str
    tokenize: Tokenizer
    common: frozenset[str]
    abbreviations: frozenset[str]
    words: WordLists
    pronouns: Mapping[str, Gender]
    genders: Mapping[str, Gender]
    shows_gender: bool
    """Whether articles show gender."""
    drops_pronouns: bool
    inversions: frozenset[str]
    """Pronouns that hang on their verb, with the hyphen."""
    verbs: Mapping[str, Verb]
    auxiliaries: frozenset[str]
    conditionals: frozenset[str]
    modals: frozenset[str]
    addressing: frozenset[str]
    declaring: frozenset[str]
    bare_clauses: frozenset[str]
    according: Phrases
    echoes: frozenset[str]
    passives: frozenset[str]
    pasts: frozenset[str]
    reflexives: frozenset[str]
    comparatives: frozenset[str]
    common_verbs: frozenset[str]
    finite: frozenset[str]
    """Words that are finite verbs, as far as the lists know."""
    finite_endings: tuple[str, ...]
    boilerplate: tuple[str, ...]
    credits: tuple[str, ...]
    idioms: Phrases
    labels: Phrases
    never_inverted: frozenset[str]
    showing: frozenset[str]
    objecting: frozenset[str]
    openers: Phrases
    asides: Phrases
    clauses: ClauseWords
    roles: RoleWords
    kinds: KindWords
    dates: Vocabulary
    shares: frozenset[str]
    """Signs of a share, a currency, millions."""
    negations: frozenset[str]
    worth: Mapping[str, tuple[str, ...]]
    """For each word of the lists of worth, the names of these lists."""

    def __repr__(self) -> str:
        return f"Lexicon({self.language!r})"

    def is_finite(self, low: str) -> bool:
        """Whether a word is, or looks like, a finite verb."""
        looks = len(low) > 4 and low.endswith(self.finite_endings) and "-" not in low and low not in self.verbs
        return low in self.finite or looks


def compile_lexicon(file: LexiconFile, verbs: Mapping[str, Verb]) -> Lexicon:
    """A lexicon file made ready, with the forms of its verbs of saying."""
    tokenize = Tokenizer(file.elisions, file.whole, file.inversions)

    def phrases(expressions: Iterable[str]) -> Phrases:
        return Phrases(tuple(token.low for token in tokenize(text)) for text in expressions)

    return Lexicon(
        language=file.language,
        tokenize=tokenize,
        common=file.common,
        abbreviations=file.abbreviations,
        words=file.words,
        boilerplate=file.boilerplate,
        credits=file.credits,
        idioms=phrases(file.idioms),
        labels=phrases(file.roles.labels),
        never_inverted=file.never_inverted,
        showing=file.showing,
        objecting=file.objecting,
        openers=phrases(file.clauses.openers),
        asides=phrases(file.clauses.asides),
        clauses=file.clauses,
        roles=file.roles,
        kinds=file.kinds,
        dates=compile_vocabulary(file.dates, tokenize),
        shares=file.shares,
        negations=NEGATIONS.get(file.language, frozenset()),
        worth=_names_by_word(file.worth),
        pronouns=_pronouns(file),
        genders={word: _gender(code) for word, code in file.genders.items()},
        shows_gender=any(_gender(file.genders.get(word, "")).gender for word in file.words.determiners),
        drops_pronouns=file.drops_pronouns,
        inversions=frozenset(f"-{word}" for word in file.inversions),
        verbs=verbs,
        finite=_finite(file, verbs),
        auxiliaries=file.auxiliaries.plain | file.auxiliaries.conditional,
        conditionals=file.auxiliaries.conditional,
        modals=file.modals,
        addressing=file.addressing,
        declaring=file.declaring,
        bare_clauses=file.bare_clauses,
        according=phrases(file.according),
        echoes=file.echoes,
        passives=file.passives,
        pasts=file.pasts,
        reflexives=file.reflexives,
        comparatives=file.comparatives,
        common_verbs=file.common_verbs,
        finite_endings=file.finite_endings,
    )


def _finite(file: LexiconFile, verbs: Mapping[str, Verb]) -> frozenset[str]:
    speaking = (form for form, verb in verbs.items() if verb.moods & {Mood.FINITE, Mood.CONDITIONAL})
    return frozenset(
        {*speaking, *file.common_verbs, *file.auxiliaries.plain, *file.auxiliaries.conditional, *file.modals}
    )


def _names_by_word(worth: WorthWords) -> dict[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    for name in WorthWords.model_fields:
        for word in getattr(worth, name):
            names[word] = (*names.get(word, ()), name)
    return names


def _gender(code: str) -> Gender:
    return Gender(code.strip("sp")[:1], code.strip("mfn")[:1])


def _pronouns(file: LexiconFile) -> dict[str, Gender]:
    """Each pronoun as it stands before its verb and, with a hyphen, as it hangs on it."""
    genders = {word: _gender(code) for word, code in file.pronouns.items()}
    return genders | {f"-{word}": genders.get(word, Gender("", "")) for word in file.inversions}
