"""The language of a text, by its commonest words and its script; for the doubt about what a page declares, no more.

Languages that share most of their small words (Danish and Norwegian, Czech and Slovak) are told apart only where a text
is long; what is too short for a decision has no language here.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SHORTEST, _READ = 20, 2_000
_LEAD = 1.15
"""By how much the first language has to be ahead of the second."""
_SHARE = 0.12
"""The share of words that are among the commonest of a language in any text of it."""

_WORDS = {
    "bg": "на и да за се от че не по със при са като това но или му до са беше ще след което още един",
    "ca": "de la el i que a en les els un una per amb del al es no és dels va aquest han com més però també ha",
    "cs": "a se na je že to v s z do o i ve jsem by ale jako za po jeho které byl podle také nebo jsou pro",
    "da": "og i at det er en den til på de med af for der ikke som har han var et men efter blev fra også",
    "de": "der die und in den das von zu mit ist des im für auf nicht sich dem ein eine auch es an als nach wie",
    "el": "και το να του η της που με την στο για από ο τα είναι θα οι τον στην δεν ότι μια ως",
    "en": "the of and to in a that is for on was with as it he said at by from be this his have are not but",
    "es": "de la que el en y a los se del las por un con no una su para es al lo como más o este pero sus le",
    "et": "ja on ei et see oli ka ta kui mis aga oma ning selle ole või siis kes nii veel välja eest",
    "eu": "eta da ez du bat dira ere izan baina dute den egin zuen hori beste bere duen egun arte",
    "fi": "ja on ei että se oli hän myös mutta kun ovat joka sen mukaan ole kuin jos tai niin vuonna",
    "fr": "de la le et les des en un du une que est pour qui dans a par sur au pas il plus avec ce son ne se",
    "gl": "de a que o e da do en os un na unha con para non no as dos se por máis é ao polo pola este foi",
    "hr": "je i u se na da su za od koji što nije kako s će iz ali bi to o samo biti kao više nakon također",
    "hu": "a az és hogy nem is egy meg de csak ez volt már mint van el még vagy azt ki volna szerint",
    "id": "yang dan di dengan untuk dari ini pada tidak itu dalam akan ke adalah juga oleh telah sebagai bisa",
    "it": "di che e la il in un a per è del non una i con della le si da al dei come più nel anche ha alla gli",
    "lt": "ir kad yra į su iš tai ne buvo bet kaip už apie taip jau šio metų nuo po jos savo dar arba",
    "lv": "un ir ka no ar uz par arī ne tas kas bet lai tika pēc gada vai pie to kā jau šo bija",
    "nl": "de van het een en in is dat op te zijn met voor niet die aan er om ook als bij door maar naar uit",
    "no": "og i det er på en til som for at av med har de ikke den han et fra men var seg om også etter å",
    "pl": "w i na z się nie do że to o jest po jak za od przez ale jego są oraz dla był które tym może",
    "pt": "de a que o e do da em um para com não uma os no se na por mais as dos como mas ao foi das são pela",
    "ro": "de și în la a că cu pe din nu este o un pentru să mai care au fost sunt iar după ce prin sau al",
    "ru": "и в не на что с по это как из от за он для но его к так было а у все будет был или также",
    "sk": "a sa na je že v to s z do o aj by ale ako za po jeho ktoré bol podľa tiež alebo sú pre si",
    "sl": "je in na se v da so za pa ki ne tudi bi ni po s iz kot bo z ga od še pri ali bil kar",
    "sq": "të e në dhe i për një që me nga se si është ka nuk u ishte do kjo duke ai",
    "sr": "је и у се на да су за од који што није како са ће из али би то о само бити као више након",
    "sv": "och i att det som en på är av för med den till har inte de om ett han men var sig från också",
    "tr": "ve bir bu da için de ile çok olarak daha olan gibi en kadar ne sonra ama o var değil ise",
    "uk": "і в на що не з до це як за та від про його у але для є було по він також або ще через",
    "vi": "và của là có các được cho không trong một những người với này đã để khi cũng từ",
}
_COMMON: Mapping[str, frozenset[str]] = MappingProxyType(
    {language: frozenset(words.split()) for language, words in _WORDS.items()}
)
_SCRIPTS = (
    ("HIRAGANA", "ja"),
    ("KATAKANA", "ja"),
    ("HANGUL", "ko"),
    ("CJK", "zh"),
    ("HEBREW", "he"),
    ("THAI", "th"),
    ("DEVANAGARI", "hi"),
    ("BENGALI", "bn"),
    ("TAMIL", "ta"),
    ("GEORGIAN", "ka"),
    ("ARMENIAN", "hy"),
)


def language_of(text: str) -> str:
    """The language of a text as a tag such as `fr`; empty where it is too short or of a language not known here."""
    by_script = _by_script(text[:_READ])
    if by_script:
        return by_script
    words = [word.lower() for word in _WORD.findall(text[: 40 * _READ])[:_READ]]
    if len(words) < _SHORTEST:
        return ""
    counts = Counter(words)
    ranked = sorted(
        ((sum(counts[word] for word in common), language) for language, common in _COMMON.items()), reverse=True
    )
    (best, language), (second, _) = ranked[0], ranked[1]
    return language if best >= _SHARE * len(words) and best >= _LEAD * second else ""


def _by_script(text: str) -> str:
    """The language of a script that only one language of note is written in; one such letter in ten decides."""
    letters = [letter for letter in text if letter.isalpha()]
    named = Counter(unicodedata.name(letter, "").partition(" ")[0].partition("-")[0] for letter in letters)
    for script, language in _SCRIPTS:
        if named[script] * 10 >= len(letters) > 0:
            return language
    return ""
