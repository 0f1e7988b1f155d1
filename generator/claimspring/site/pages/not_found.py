"""The page for an address that leads nowhere, which is one for all languages."""

from typing import NamedTuple

from claimspring.i18n.translator import Words
from claimspring.routes.pages import CONTACT, HOME, NOT_FOUND
from claimspring.site.page import Languages, PageContent, PageKind
from claimspring.site.view import View


def not_found_content(view: View, _: int) -> PageContent:
    """The one page."""
    return PageContent(
        title=view.words.say("Not found"),
        description=view.words.say("There is no page here. The address may have been cut when it was copied."),
        values={
            "base": view.site.addresses.base,
            "has_search": view.site.settings.search,
            "has_contact": view.site.narrative(CONTACT, view.language),
            "others": [_in_language(view, language) for language in view.site.settings.languages[1:]],
        },
    )


class NotFoundWords(NamedTuple):
    """What the page says in another language of the site, where nobody knows which one a reader wants."""

    language: str
    words: Words
    base: str


def _in_language(view: View, language: str) -> NotFoundWords:
    return NotFoundWords(
        language, Words(language), view.site.addresses.base + view.site.addresses.place_in(language, "")
    )


NOT_FOUND_KIND = PageKind(
    name="not-found",
    route=NOT_FOUND,
    subjects=lambda _: [1],
    content=not_found_content,
    search="no page that anybody looks for",
    last_change=None,
    section=HOME,
    languages=Languages.FIRST,
)
