"""An article to be added."""

from claimspring.editor.desk import OpenDesk
from claimspring.editor.rendering import words_in
from claimspring.editor.screens.names import publisher_names
from claimspring.editor.screens.screen import Preview, Screen, screen
from claimspring.i18n.labels import PUBLISHER_KINDS
from claimspring.i18n.multilingual import alone


def show(desk: OpenDesk, _preview: Preview, language: str) -> Screen:
    """The empty form."""
    words = words_in(language)
    return screen(
        desk,
        language,
        "add",
        alone(words.say("Add an article")),
        publishers=publisher_names(desk, language),
        publisher_kinds=[(kind, words.say(said)) for kind, said in PUBLISHER_KINDS.items()],
    )
