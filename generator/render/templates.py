"""The templates, compiled once for each language: autoescape on, an undefined name is an error."""

from functools import cache
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from generator.model.values import LocalizedText
from generator.render import names
from generator.render.icons import icon, shape_class
from generator.render.prose import prose
from generator.render.words import Words

TEMPLATES = Path(__file__).parent / "templates"
FRAME = TEMPLATES / "frame"
"""Where the plugin finds the template of the frame; Material's templates are its base, not ours."""


class _Compiled(BytecodeCache):
    """Compiled templates in memory: each is compiled once, whatever the number of languages."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.bytecode_to_string()


@cache
def _compiled() -> _Compiled:
    return _Compiled()


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
        bytecode_cache=_compiled(),
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
