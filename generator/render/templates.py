"""The templates, compiled once for each language: autoescape on, an undefined name is an error."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.model.values import LocalizedText
from generator.render import names
from generator.render.icons import icon, shape_class
from generator.render.prose import prose
from generator.render.words import Words

TEMPLATES = Path(__file__).parent / "templates"
FRAME = TEMPLATES / "frame"
"""Where the plugin finds the template of the frame; Material's templates are its base, not ours."""


@cache
def environment(language: str) -> Environment:
    """The templates in one language; `w` in them is that language's Words."""
    words = Words(language)
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_translations(words.catalogue, newstyle=True)  # type: ignore[attr-defined]
    made.globals |= {"w": words, "icon": icon, "shape_class": shape_class, "names": names}

    def localized(text: LocalizedText) -> Markup:
        return in_language(text, language)

    def localized_prose(text: LocalizedText) -> Markup:
        said = text.pick(language)
        body = prose(said.words)
        return (
            body if said.language in {language, None} else Markup('<div lang="{}">{}</div>').format(said.language, body)
        )

    made.filters |= {"loc": localized, "prose": localized_prose, "said": words.say}
    return made


def in_language(text: LocalizedText, language: str) -> Markup:
    """The words for readers of `language`, marked with their own language where that is another one."""
    said = text.pick(language)
    if said.language in {language, None}:
        return Markup("{}").format(said.words)
    return Markup('<span lang="{}">{}</span>').format(said.language, said.words)
