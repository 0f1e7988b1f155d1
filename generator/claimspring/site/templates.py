"""The templates, compiled once: autoescape on, an undefined name is an error."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from claimspring.i18n import labels
from claimspring.i18n.direction import lang_attributes
from claimspring.i18n.html import html, markup
from claimspring.i18n.multilingual import multilingual
from claimspring.i18n.translator import Words
from claimspring.model.values import LocalizedText
from claimspring.routes import files
from claimspring.routes.pages import CONTACT, METHODOLOGY
from claimspring.site.html_snippets import Pieces
from claimspring.site.icons import icon, shape_class
from claimspring.site.prose import prose

TEMPLATES = Path(__file__).parent / "templates"
FRAME = TEMPLATES / "frame"
"""Where the plugin finds the template of the frame; Material's templates are its base, not ours."""


class Compiled(BytecodeCache):
    """Compiled templates in memory: each is compiled once, whatever the number of languages or of builds."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template's code, where its text is the same."""
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template's code."""
        self._code[bucket.key] = bucket.bytecode_to_string()


@cache
def _compiled() -> Compiled:
    return Compiled()


@cache
def _environment(pieces: Pieces) -> Environment:
    """The templates in some languages; `w` in them is those languages' Words, `p` their pieces."""
    words = pieces.words
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=_compiled(),
    )
    made.globals |= {"w": words, "p": pieces, "icon": icon, "shape_class": shape_class, "names": labels, "lang": _lang}
    made.globals |= {"files": files, "METHODOLOGY": METHODOLOGY, "CONTACT": CONTACT}
    made.globals |= {"_": _translator(words), "ngettext": _counter(words)}

    def localized_prose(text: LocalizedText) -> Markup:
        return markup(html(multilingual([_prose(text, language) for language in words.languages])))

    made.filters |= {"loc": words.shown, "prose": localized_prose, "said": words.say}
    return made


@cache
def template(pieces: Pieces, name: str) -> Template:
    """A template with these pieces; Jinja itself asks its loader's cache for every page, under a lock."""
    return _environment(pieces).get_template(name)


def _prose(text: LocalizedText, language: str) -> str:
    said = text.pick(language)
    body = prose(said.words)
    return body if said.language in {language, None} else f"<div{lang_attributes(said.language)}>{body}</div>"


def _lang(language: str | None) -> Markup:
    return markup(lang_attributes(language))


def _translator(words: Words) -> Callable[..., Markup]:
    """Says a text of the interface with its values filled in; the text is safe, the values are escaped."""

    @cache
    def plain(text: str) -> Markup:
        return markup(html(words.say(text)))

    def say(text: str, **values: object) -> Markup:
        if not values:
            return plain(text)
        return markup(html(words.say(text, **_escaped(values))))

    return say


def _counter(words: Words) -> Callable[..., Markup]:
    """The same for a text that counts something as `num`."""

    def count(one: str, many: str, number: int, **values: object) -> Markup:
        return markup(html(words.count(one, many, number, **_escaped(values))))

    return count


def _escaped(values: Mapping[str, object]) -> dict[str, Markup]:
    return {name: escape(value) for name, value in values.items()}
