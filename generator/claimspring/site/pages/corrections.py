"""The list of corrections: every public change after the first publication, newest first."""

from claimspring.i18n.labels import mark
from claimspring.routes.pages import CORRECTIONS
from claimspring.site.page import Languages, Menu, PageContent, PageKind
from claimspring.site.paging import leaf, numbers
from claimspring.site.view import View

PAGE_SIZE = 200


def corrections_content(view: View, number: int) -> PageContent:
    """One page of the list."""
    return PageContent(
        title=view.words.say("Corrections"),
        description=view.words.say("What was changed in published reviews, when and why."),
        values={"leaf": leaf(CORRECTIONS, number, view.site.corrections, PAGE_SIZE)},
    )


CORRECTIONS_KIND = PageKind(
    name="corrections",
    route=CORRECTIONS,
    subjects=lambda view: numbers(len(view.site.corrections), PAGE_SIZE),
    content=corrections_content,
    search="a list of changes of claims, which have pages of their own",
    last_change=lambda site, _: site.last_change,
    section=CORRECTIONS,
    languages=Languages.EACH,
    menu=(Menu.FOOT, mark("Corrections")),
    introduced=True,
)
