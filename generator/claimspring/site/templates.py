"""The templates, compiled once: autoescape on, an undefined name is an error."""

from functools import cache
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.bccache import Bucket
from markupsafe import Markup

from claimspring.i18n import labels
from claimspring.i18n.direction import lang_attributes
from claimspring.i18n.html import html, markup
from claimspring.i18n.in_templates import counter, translator
from claimspring.i18n.multilingual import multilingual
from claimspring.i18n.translator import SOURCE_LANGUAGE
from claimspring.model.values import LocalizedText
from claimspring.routes import files
from claimspring.routes.pages import CONTACT, METHODOLOGY
from claimspring.site.html_snippets import Pieces, pieces
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
    made.globals |= {"_": translator(words), "ngettext": counter(words)}

    def localized_prose(text: LocalizedText) -> Markup:
        return markup(html(multilingual([_prose(text, language) for language in words.languages])))

    made.filters |= {"loc": words.shown, "prose": localized_prose, "said": words.say}
    return made


def compile_all() -> None:
    """Compile every template, before processes part that would each do it."""
    environment = _environment(pieces(SOURCE_LANGUAGE))  # the code is the same in every language
    for name in environment.list_templates(filter_func=lambda name: not name.startswith(f"{FRAME.name}/")):
        environment.get_template(name)


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
