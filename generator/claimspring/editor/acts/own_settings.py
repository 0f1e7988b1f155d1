"""What an editor sets for themselves, at this desk and every other."""

from claimspring.editor.acts.act import ActForm, Done
from claimspring.editor.desk import OpenDesk, on_disk
from claimspring.editor.own_settings import keep_language
from claimspring.editor.rendering import languages
from claimspring.editor.stop import Stop
from claimspring.i18n.labels import mark


class SpokenLanguage(ActForm):
    """The language that the desk is to speak."""

    language: str


def speak(_desk: OpenDesk, form: SpokenLanguage) -> Done:
    """The desk speaks a language from now on, whenever it is opened."""
    if form.language not in languages():
        raise Stop(mark("There is nothing of this name: “%(name)s”."), name=form.language)
    with on_disk():
        keep_language(form.language)
    return Done()
