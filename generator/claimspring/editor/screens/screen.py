"""What all screens have in common: title and HTML, and the frame around it with the way to the others."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from claimspring.editor.choices import languages_of_the_world
from claimspring.editor.desk import OpenDesk
from claimspring.editor.rendering import render
from claimspring.editor.stop import Stop
from claimspring.i18n.labels import mark


@dataclass(frozen=True)
class Screen:
    """One screen, ready to be put in place."""

    title: str
    html: str


@dataclass(frozen=True)
class Preview:
    """Where pages are shown that the desk does not trust: an origin of its own, under a path that nobody guesses."""

    base: str

    def copy(self, source: str) -> str:
        """The saved copy of a source, as it looked."""
        return f"{self.base}/copy/{source}"

    def page(self, place: str) -> str:
        """A page of the site as readers would see it."""
        return f"{self.base}/site/{place}"


Show: TypeAlias = Callable[[OpenDesk, Preview, str], Screen]
"""OpenDesk, preview and language in, screen out; raises `Stop` where there is nothing to show."""


def screen(desk: OpenDesk, language: str, name: str, title: str, **values: Any) -> Screen:  # noqa: ANN401 -- for a template
    """A screen of the template `name`, in the frame."""
    html = render(
        language,
        name,
        desk=desk,
        title=title,
        section=name,
        site_languages=desk.settings.languages,
        tongues=languages_of_the_world(language, desk.settings.languages),
        **values,
    )
    return Screen(title, html)


def missing(name: str) -> Stop:
    """What is said where there is nothing of a name."""
    return Stop(mark("There is nothing of this name: “%(name)s”."), gone=True, name=name[:100])
