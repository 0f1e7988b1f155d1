"""Words whose loss turns a sentence into another: negations and number words, by language. Data, read by `diff`.

All of them are looked for where a text does not say its language.
"""

from collections.abc import Mapping
from types import MappingProxyType


def _words(text: str) -> frozenset[str]:
    return frozenset(text.casefold().split())


NEGATIONS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "en": _words("""
            no not never none neither nor nobody nothing nowhere without cannot hardly scarcely barely
        """),
        "fr": _words("""
            ne pas non jamais aucun aucune aucuns aucunes rien ni sans nul nulle guère nullement
        """),
        "es": _words("""
            no nunca jamás ni sin nada nadie ningún ninguno ninguna tampoco apenas
        """),
        "de": _words("""
            nicht kein keine keinen keinem keiner keines nie niemals niemand nichts ohne weder nein kaum
        """),
        "it": _words("""
            non no mai nessuno nessuna nessun niente nulla né senza neanche nemmeno neppure
        """),
        "pt": _words("""
            não nunca jamais nem sem nada ninguém nenhum nenhuma tampouco
        """),
        "ru": _words("""
            не нет ни никогда никто ничего нельзя без никакой
        """),
    }
)
"""Folded words; contracted forms such as "n't" and "n'" are resolved before they are looked up."""

NUMBER_WORDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "en": _words("""
            zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
            sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred
            hundreds thousand thousands million millions billion billions trillion dozen dozens half third
            quarter first second fourth fifth once twice double triple
        """),
        "fr": _words("""
            zéro deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt
            trente quarante cinquante soixante septante huitante octante nonante cent cents mille million
            millions milliard milliards dizaine dizaines douzaine quinzaine vingtaine trentaine centaine
            centaines millier milliers moitié tiers quart premier première premiers premières deuxième second
            seconde troisième double triple
        """),
        "es": _words("""
            cero dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis
            diecisiete dieciocho diecinueve veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa
            cien ciento cientos mil miles millón millones docena decena decenas mitad tercio cuarto primer
            primero primera segundo segunda tercero tercera doble triple
        """),
    }
)

OPENERS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "en": _words("""
            a an the this that these those he she it they we you i his her its their our my in on at by for
            from of to with as if and but or so when while after before since there here what who which how
            according also however
        """),
        "fr": _words("""
            le la les l un une des du de d ce c cet cette ces il elle ils elles on nous vous je j tu son sa
            ses leur leurs notre nos votre vos à au aux en dans par pour sur sous avec chez et mais ou où donc
            or car si s qu que qui quand lorsque comme selon après avant depuis lors pendant y cela ceci
            toutefois ainsi également
        """),
        "es": _words("""
            el la los las lo un una unos unas este esta estos estas ese esa eso él ella ellos ellas yo tú su
            sus nuestro a al de del en con por para sobre y e o u pero si que quien cuando como según tras
            desde durante además también
        """),
    }
)
"""Words that often begin a sentence: their capital letter does not make them a name."""

TURNING_PREFIXES = ("un", "in", "im", "il", "ir", "non", "dis", "dé", "des")
"""What makes a word its opposite in the three languages."""


def of_language(lexicon: Mapping[str, frozenset[str]], language: str | None) -> frozenset[str]:
    """The words of `language` (a BCP 47 tag), of all languages where it is None or not known here."""
    known = lexicon.get((language or "").split("-")[0].lower())
    return frozenset().union(*lexicon.values()) if known is None else known
