"""The list of corrections and of changed verdicts, newest first, words struck and marked."""

from functools import partial

from claimspring.i18n.labels import mark
from claimspring.i18n.multilingual import Said, composed
from claimspring.model.claim import ChangeKind
from claimspring.routes.pages import CORRECTIONS
from claimspring.site.change_notices import struck
from claimspring.site.page import Languages, Menu, PageContent, PageKind
from claimspring.site.paging import leaf, numbers
from claimspring.site.site import Correction
from claimspring.site.view import View

PAGE_SIZE = 200


def corrections_content(view: View, number: int) -> PageContent:
    """One page of the list."""
    return PageContent(
        title=view.words.say("Corrections"),
        description=view.words.say("What was changed in published reviews, when and why."),
        values={
            "leaf": leaf(CORRECTIONS, number, view.site.corrections, PAGE_SIZE),
            "finding": _finding(view),
            "struck": partial(struck, view),
            "is_statement": partial(_is_statement, view),
        },
    )


def _finding(view: View) -> Said:
    """How many changes there are, and how many changed a verdict."""
    changes = [item.change for item in view.site.corrections]
    verdicts = sum(change.change is ChangeKind.VERDICT_CHANGE for change in changes)
    count = view.words.count
    parts = (
        count("%(num)s change so far;", "%(num)s changes so far;", len(changes)),
        count("%(num)s changed a verdict.", "%(num)s changed a verdict.", verdicts)
        if verdicts
        else view.words.say("none changed a verdict."),
    )
    return composed(" ".join(map(str, parts)))


def _is_statement(view: View, item: Correction) -> bool:
    """Whether the words that stand there now are the whole statement, which need not be said twice."""
    text = item.change.text_to
    return text is not None and text.root.items() <= view.site.claim(item.key).statement.root.items()


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
    typeset=False,
)
