"""A claim's page as readers will see it, in a frame of another origin."""

from claimspring.editor.desk import OpenDesk
from claimspring.editor.files import claim_key
from claimspring.editor.rendering import words_in
from claimspring.editor.screens.screen import Preview, Screen, missing, screen
from claimspring.i18n.multilingual import alone
from claimspring.routes.page_languages import claim_languages, nearest
from claimspring.routes.pages import CLAIM


def show(desk: OpenDesk, preview: Preview, language: str, article: str, claim: str) -> Screen:
    """The page of a claim."""
    key = claim_key(f"{article}/{claim}")
    if key not in desk.corpus.claims:
        raise missing(str(key))
    site = desk.site_preview
    site.begin()
    languages = desk.settings.languages
    there = nearest(language, claim_languages(desk.corpus.claims[key].value, desk.settings))
    folder = f"{there}/" if there in languages[1:] else ""
    title = alone(words_in(language).say("The page as readers will see it"))
    place = preview.page(f"{folder}{CLAIM.place(key)}")
    return screen(
        desk, language, "page", title, key=key, place=place, ready=site.ready, refused=site.refused, state=desk.number
    )
