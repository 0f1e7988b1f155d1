"""The shape of a lexicon file: what may stand in it, checked by pydantic; lists of words become tuples."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from generator.extract.conjugate import Mood
from generator.model.base import Model


def _split(value: object) -> object:
    """`a b_c` -> ("a", "b c"): words between spaces, with `_` for the space inside an expression."""
    return tuple(word.replace("_", " ") for word in value.split()) if isinstance(value, str) else value


Words = Annotated[tuple[str, ...], BeforeValidator(_split)]


def _empty(value: object) -> object:
    return {} if value is None else value


class WordLists(Model):
    """The closed classes of a language, and a few open lists that attribution needs."""

    determiners: Words
    """Words that start a noun phrase: articles, possessives, small numbers."""
    prepositions: Words
    linkers: Words
    """Words that hold a noun phrase together: `de`, `of`, `et`."""
    weak_linkers: Words
    """Prepositions that go on with a noun phrase only before a name: `à l'Élysée`."""
    conjunctions: Words
    subordinators: Words
    """Words at which a clause starts."""
    complementizers: Words
    """What follows a verb of saying: `que`, `that`."""
    questions: Words
    """What follows a verb of asking: `si`, `whether`."""
    infinitive_marks: Words
    """What stands before an infinitive: `de`, `to`."""
    relatives: Words
    clitics: Words
    """Small words between subject and verb."""
    adverbs: Words
    """Words that may stand between the parts of a verb or around it, days of the week among them."""
    unspoken: Words
    """After `selon`, what is a manner and no speaker: `selon les plans`."""
    first_persons: Words
    """Those whose words are no attribution to someone else: `je`, `we`."""
    impersonals: Words
    others: Words
    """Further words that are a whole subject: `certains`, `someone`."""
    titles: Words = ()
    """Titles before a name."""


class Auxiliaries(Model):
    """Verbs before a participle."""

    plain: Words
    conditional: Words
    """Those that mark hearsay or a condition: `aurait`."""


class Endings(Model):
    """How one class of verbs changes; see `generator.extract.conjugate`."""

    cut: str
    finite: str
    conditional: str = ""
    participle: str
    gerund: str
    infinitive: str = ""

    def by_mood(self) -> dict[Mood, str]:
        """The endings, by what the form can be."""
        return {mood: getattr(self, mood) for mood in Mood}


class Verbs(Model):
    """Verbs of saying by what the speaker does; `infinitive:class` where the ending does not tell the class."""

    assert_: Words = Field(alias="assert")
    announce: Words
    accuse: Words
    deny: Words
    order: Words
    praise: Words
    belief: Words


class LexiconFile(Model):
    """One language."""

    language: str
    elisions: Words = ()
    """Words that end in an apostrophe: `l` for `l'`."""
    whole: Words = ()
    """Words that hold an apostrophe: `aujourd'hui`."""
    inversions: Words = ()
    """Pronouns that follow their verb with a hyphen."""
    common: Words
    """Words by which a line is recognised as this language."""
    abbreviations: Words
    """After these a full stop does not end a sentence; written without it."""
    words: WordLists
    pronouns: dict[str, str]
    """Pronouns of the third person with gender and number: m, f, n; s, p."""
    auxiliaries: Auxiliaries
    homographs: Words
    """Written like a verb of saying, but nearly always another word: `juge`, `maintenant`."""
    comparatives: Words
    """Words that bring a `que` of their own: `plus … que`."""
    common_verbs: Words
    """Finite forms of the commonest verbs: by these a clause is told from a phrase."""
    finite_endings: Words
    """Endings that nearly only finite verbs have."""
    modals: Words
    classes: dict[str, Endings]
    verbs: Verbs
    addressing: Words = ()
    """Verbs whose object is the one spoken to: `informer`, `tell`."""
    bare_clauses: Words = ()
    """Verbs that need no `that`."""
    according: Words
    """`selon`, `according to`."""
    echoes: Words
    """Words before an inverted verb of saying: `comme l'explique`, `según informa`."""
    passives: Words
    """Forms of the verb that, before a participle, makes the subject the one spoken of: `est`, `was`."""
