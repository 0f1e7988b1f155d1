"""The shape of a lexicon file: what may stand in it, checked by pydantic; lists of words become sets or tuples."""

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field


def _split(value: object) -> object:
    """`a b_c` -> ("a", "b c"): words between spaces, with `_` for the space inside an expression."""
    return tuple(word.replace("_", " ") for word in value.split()) if isinstance(value, str) else value


Words = Annotated[frozenset[str], BeforeValidator(_split)]
"""Single words, to be asked for."""

Listed = Annotated[tuple[str, ...], BeforeValidator(_split)]
"""Verbs, endings and expressions of several words, in the order in which they are written."""


class _Section(BaseModel):
    """A part of a file: immutable, and closed to keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class WordLists(_Section):
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
    infinitive_endings: Listed = ()
    calling_marks: Words = frozenset()
    """What else stands before the infinitive of what somebody is asked: `appelle X à …`."""
    viewpoints: Words = frozenset()
    """What stands before the one who sees it so: `pour les auteurs, …`."""
    gerund_leads: Words = frozenset()
    """What stands before the gerund of which someone is accused: `of`."""
    soon: Words = frozenset()
    """What begins a time after a verb of saying at the end of a sentence: `said this week`, `said on Monday`."""
    relatives: Words
    clitics: Words
    """Small words between subject and verb."""
    adverbs: Words
    """Words that may stand between the parts of a verb or around it, days of the week among them."""
    adverb_endings: Listed = ()
    """Endings of adverbs, looked at only right after a name: `said Beth contentedly`."""
    sure_adverb_endings: Listed = ()
    """Endings that hardly any noun has, looked at after every speaker: `the suit additionally alleges`."""
    after_names: Words = frozenset()
    """What stands between a name and its verb and is no adverb elsewhere: `Netflix first announced`."""
    times: Words = frozenset()
    """Nouns of time that are no speaker: `morning`, `week`."""
    unspoken: Words
    """After `selon`, what is a manner and no speaker: `selon les plans`."""
    first_persons: Words
    """Those whose words are no attribution to someone else: `je`, `we`."""
    impersonals: Words
    passive_clitics: Words = frozenset()
    """With one of these before it a verb of saying has nobody who speaks: `se informó que`."""
    plurals: Words = frozenset()
    """Plural subjects that do not end in -s: `they`, `police`."""
    others: Words
    """Further words that are a whole subject: `certains`, `someone`."""
    titles: Words = frozenset()
    """Titles before a name."""


class Auxiliaries(_Section):
    """Verbs before a participle."""

    plain: Words
    conditional: Words
    """Those that mark hearsay or a condition: `aurait`."""


class ClauseWords(_Section):
    """Where a sentence falls into statements of their own."""

    openers: Listed
    """Expressions that start a part which can be checked on its own: `tandis que`, `en raison de`."""
    joints: Words
    """Words that join two predicates: `et`, `mais`."""
    relatives: Words
    asides: Listed
    """Expressions that are no part of a statement at its start: `pourtant`, `il convient de rappeler que`."""
    gerund_marks: Words
    gerund_endings: Listed
    participle_endings: Listed
    narrative_endings: Listed = ()
    """Endings of verbs as they follow a quotation: `grumbled`, `grogna`."""
    futures: Listed
    """Endings of the future tense."""
    perceiving: Words
    """Participles before the agent of a view: `est perçue par X comme`."""
    seeming: Words
    """What follows `est perçu par X`: `comme`."""
    dependents: Words = frozenset()
    """Words at whose clause nobody can read alone: relatives, words of time, purpose and cause."""
    indefinites: Words
    """Articles of an apposition that says something new: `, une tendance …`."""


class RoleWords(_Section):
    """By which words a speaker is told from an outlet and a document."""

    outlets: Words
    publications: Words = frozenset()
    """Of these, those that a name follows: `dans le journal …`."""
    carriers: Words = frozenset()
    """Of these, those that are other things too, unless a name follows at once: `station`, `site`."""
    titles: Words = frozenset()
    """Words of which names of media are made: `Herald`, `Tribune`."""
    documents: Words
    agents: Words
    """What stands before the one who acts in a passive: `par`."""
    unnamed: Words
    """Sources without a name."""
    people: Words = frozenset()
    """Offices and the like: whoever is called so is somebody."""
    addressees: Words = frozenset()
    """What stands before the one spoken to: `à`, `to`."""
    labels: Listed = ()
    """What stands before the name that leads a quotation: `from the desk of`."""
    interviews: Words = frozenset()
    """Talks that an outlet relays: `in an interview with …`."""
    questioned: Words = frozenset()
    """Participles for whoever gives one: `Interrogé par …`."""


class KindWords(_Section):
    """Words that show what sort of statement it is."""

    policy: Words
    interpretation: Words
    opinion: Words
    appeal: Words
    appeal_endings: Listed = ()
    """Endings of verbs that, at the start of a sentence, ask the reader for something: `retrouvez`."""


class DateWords(_Section):
    """The words of dates; `word/number` where a word means a number."""

    day_first: bool
    """Whether 4/5 is the fourth of May."""
    counted_articles: bool
    """Whether the article belongs to `the second week of May`."""
    months: tuple[Listed, ...] = Field(min_length=12, max_length=12)
    weekdays: tuple[Listed, ...] = Field(min_length=7, max_length=7)
    """From Monday."""
    eves: Words = frozenset()
    """Words for the day before or after another: `veille`."""
    preludes: Words = frozenset()
    """Words that count a time back from what was told before: `anterior`, `auparavant`."""
    sequels: Words = frozenset()
    """Words that count a time from what was told before: `siguiente`."""
    doubtful: Words = frozenset()
    """Names of months and weekdays that are common words too, without accents: `may`, `mer`."""
    units: dict[str, Listed]
    """Words for second, minute, hour, day, week, weekend, month, quarter, half, year, decade, century."""
    numbers: Listed
    ordinals: Listed
    """`-1` is the last one."""
    ordinal_marks: Listed
    """What follows the figure of an ordinal: `er`, `th`."""
    days: Listed
    """Words for a day, counted from today: `hier/-1`."""
    now: Listed
    this: Listed
    last: Listed
    next: Listed
    same: Listed
    leading: Listed = ()
    """Of these four, what never follows its noun: `Monday that` is no day."""
    ago: Listed
    """Before a length of time: `il y a`."""
    ago_after: Listed
    """After a length of time: `ago`."""
    ahead: Listed
    ahead_after: Listed
    articles: Listed
    day_articles: Listed
    """Of these, the ones that make a figure a day: `le 4`."""
    of: Listed
    from_: Listed = Field(alias="from")
    to: Listed
    between: Listed
    and_: Listed = Field(alias="and")
    before: Listed
    after: Listed
    since: Listed
    until: Listed
    start_of: Listed
    middle_of: Listed
    end_of: Listed
    onward: Listed
    """After a date that opens a period: `or later`."""
    offset_back: Listed
    """Between a length of time and the day it is counted from: `two weeks before Easter`."""
    offset_on: Listed
    every: Listed
    at: Listed
    parts: Listed
    """Parts of the day with their hours: `matin/8-12`."""
    clock: Listed
    am: Listed
    pm: Listed
    seasons: Listed
    """With their first month."""
    feasts: Listed
    """With month and day; `easter` is worked out."""
    decades: Listed
    centuries_mark: Listed
    quarters_mark: Listed
    here: Listed
    """What hangs on a noun with a hyphen: `ce mois-ci`."""
    year_kinds: Listed
    """What sort of years or days they are: `fiscal`, `business`."""
    thousand: Listed
    more_than: Listed
    """Before a length of time that is not exact."""
    less_than: Listed


class WorthWords(_Section):
    """Words by which a statement is more, or less, worth checking."""

    magnitudes: Words
    comparisons: Words
    changes: Words
    deeds: Words
    """What people in charge have done: `voted`, `signed`."""
    matters: Words
    """What public life is about."""
    periods: Words
    selves: Words
    """Words of someone who speaks of himself: `I hope`."""
    wants: Words
    """Words for what should be rather than for what is."""
    talk: Words
    """Words about the conversation itself."""
    values: Words
    addressed: Words


class LexiconFile(_Section):
    """One language."""

    language: str
    elisions: Listed = ()
    """Words that end in an apostrophe: `l` for `l'`."""
    whole: Listed = ()
    """Words that hold an apostrophe: `aujourd'hui`."""
    drops_pronouns: bool = False
    """Whether a verb needs no pronoun: `agregó que`."""
    inversions: Listed = ()
    """Pronouns that follow their verb with a hyphen."""
    common: Words
    """Words by which a line is recognised as this language."""
    abbreviations: Words
    """After these a full stop does not end a sentence; written without it."""
    boilerplate: Listed
    """How lines of a page begin that are no part of its article."""
    credits: Listed
    """How lines begin that describe a picture."""
    words: WordLists
    pronouns: dict[str, str]
    """Pronouns of the third person with gender and number: m, f, n; s, p."""
    genders: dict[str, str]
    """Articles and titles with the gender and number of the noun after them, written as for `pronouns`."""
    auxiliaries: Auxiliaries
    homographs: Words
    """Written like a verb of saying, but nearly always another word: `juge`, `maintenant`."""
    comparatives: Words
    """Words that bring a `que` of their own: `plus … que`."""
    common_verbs: Words
    """Finite forms of the commonest verbs: by these a clause is told from a phrase."""
    finite_endings: Listed
    """Endings that nearly only finite verbs have."""
    modals: Words
    declaring: Words = frozenset()
    """Verbs whose object is what is said: `annonce la fermeture`."""
    addressing: Words = frozenset()
    """Verbs whose object is the one spoken to: `informer`, `tell`."""
    never_inverted: Words = frozenset()
    """Of these, those whose subject never follows them: `told the BBC`."""
    objecting: Words = frozenset()
    """Verbs whose object is what is said about something or someone: `disputed the notion`, `likens it to`."""
    showing: Words = frozenset()
    """Verbs that in the gerund say what something shows, not what somebody says: `, indicating that`."""
    idioms: Listed = ()
    """Expressions that are a verb of saying: `fait savoir`."""
    bare_clauses: Words = frozenset()
    """Verbs that need no `that`."""
    according: Listed
    """`selon`, `according to`."""
    echoes: Words
    """Words before an inverted verb of saying: `comme l'explique`, `según informa`."""
    reflexives: Words = frozenset()
    """Before such a verb they make no passive: `se sont assurés que`."""
    passives: Words
    pasts: Words = frozenset()
    """Of these and their like, those that tell what was."""
    """Forms of the verb that, before a participle, makes the subject the one spoken of: `est`, `was`."""
    clauses: ClauseWords
    roles: RoleWords
    kinds: KindWords
    shares: Words = frozenset()
    """Signs of a share, a currency, millions: `%`, `million`."""
    dates: DateWords
    worth: WorthWords
