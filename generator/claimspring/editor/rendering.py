"""Templates of the desk: screens as HTML, in the language of whoever looks. Every value is escaped but our own HTML."""

import unicodedata
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from claimspring.editor.choices import countries
from claimspring.editor.desk import Deed
from claimspring.editor.field_words import ChoiceTaken, FieldAt, field_name, field_names
from claimspring.editor.files import FileName
from claimspring.editor.finding_words import Told, advice, sentence
from claimspring.editor.refusal_words import ANYTHING, DISK, DISK_ELSE, REFUSALS, THE_TEXT
from claimspring.editor.titles import ONE_FILE, name_of
from claimspring.i18n import labels
from claimspring.i18n.direction import lang_attributes
from claimspring.i18n.html import html, markup
from claimspring.i18n.in_templates import counter, translator
from claimspring.i18n.multilingual import alone
from claimspring.i18n.translator import CATALOGUES, SOURCE_LANGUAGE, Words
from claimspring.model.finding import Finding
from claimspring.model.refusal import Refusal
from claimspring.model.values import LocalizedText
from claimspring.read.fault import Fault
from claimspring.site.prose import prose

_TEMPLATES = Path(__file__).parent / "templates"


def languages() -> list[str]:
    """The languages that the desk speaks."""
    return [
        SOURCE_LANGUAGE,
        *sorted(folder.name.replace("_", "-") for folder in CATALOGUES.iterdir() if folder.is_dir()),
    ]


@cache
def words_in(language: str) -> Words:
    """What the desk says in a language."""
    return Words(language)


def visible(text: object) -> Markup:
    """A text in which nothing is hidden: controls, marks of direction and what has no width are shown by their code."""
    pieces = []
    for letter in str(text):
        if unicodedata.category(letter) in {"Cf", "Cc", "Co", "Cs", "Zl", "Zp"} and letter not in "\n\t":
            pieces.append(f'<span class="hidden-sign">U+{ord(letter):04X}</span>')
        else:
            pieces.append(str(escape(letter)))
    return markup(html("".join(pieces)))


@cache
def _environment(language: str) -> Environment:
    words = words_in(language)
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals |= {"language": language, "languages": languages(), "w": words, "names": labels}
    made.globals |= {"countries": countries(language)}
    made.globals |= {"_": translator(words), "ngettext": counter(words)}
    made.globals |= {"lang": lambda tag: markup(lang_attributes(tag))}

    @pass_context
    def sentence_here(screen: Context, finding: Told) -> str:
        return sentence(words, finding, partial(name_of, screen["desk"].corpus, language))

    made.globals |= {"sentence": sentence_here, "advice": partial(advice, words)}

    def said_of(text: LocalizedText | None) -> str:
        return "" if text is None else text.pick(language).words

    made.filters |= {"refusal": partial(refused, language), "fields": partial(field_names, words)}
    made.filters |= {"said": words.say, "visible": visible, "prose": prose, "words": said_of}
    return made


def render(language: str, name: str, /, **values: Any) -> str:  # noqa: ANN401 -- whatever a template shows
    """A template, filled in."""
    return _environment(language).get_template(f"{name}.html").render(**values)


def said(language: str, text: str, values: Mapping[str, object] | None = None) -> str:
    """A text of the catalogues in a language; a value that is itself something to say is said in it, too."""
    filled = {name: _value(language, value) for name, value in (values or {}).items()}
    return alone(words_in(language).say(text, **filled))


def refused(language: str, refusal: Refusal) -> str:
    """Why something cannot be done, in words of the desk."""
    words, values = words_in(language), dict(refusal.values)
    if "fields" in values:
        values["fields"] = ", ".join(field_names(words, refusal.values["fields"]))  # type: ignore[arg-type] # their names
    if "route" in values:
        values["route"] = FieldAt(refusal.values["route"])  # type: ignore[arg-type] # the way to a value
    if "field" in values:
        values["field"] = FieldAt((str(values["field"]),))
    if not values.get("document", "-"):
        values["document"] = alone(words.say(THE_TEXT))
    return said(language, REFUSALS.get(refusal.id, ANYTHING), values)


def _value(language: str, value: object) -> object:
    words = words_in(language)
    match value:
        case Deed():
            return said(language, value.told, value.values)
        case Fault() | Finding():
            return f"{sentence(words, value)} {advice(words, value)}".rstrip()
        case Refusal():
            return refused(language, value)
        case OSError():
            return said(language, DISK.get(value.errno or 0, DISK_ELSE))
        case FieldAt() | ChoiceTaken() | FileName():
            return _name(words, value)
        case _:
            return value


def _name(words: Words, value: FieldAt | ChoiceTaken | FileName) -> object:
    match value:
        case FieldAt():
            return field_name(words, value.route, value.file)
        case ChoiceTaken():
            return alone(words.say(value.name))
        case _:
            return alone(words.say(ONE_FILE[value.type])) if value.type in ONE_FILE else value
