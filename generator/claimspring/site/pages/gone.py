"""What stands at the address of a claim that is gone: what it said, why it went, and where its readers find it now."""

from collections.abc import Iterator

from claimspring.model.ids import ClaimKey, RatingId
from claimspring.model.published import EditionKind
from claimspring.routes.pages import CLAIM, CLAIMS, EMBED
from claimspring.site.former_card import former_cards
from claimspring.site.page import Output, PageContent, PageKind
from claimspring.site.pages.moved import leading_head
from claimspring.site.view import View


def led_to(view: View, key: ClaimKey) -> ClaimKey | None:
    """The one claim that says the same, to which readers are taken at once; None where they have to be told first."""
    targets = view.site.successors(key)
    is_same = view.site.gone[key].change in {EditionKind.MOVED, EditionKind.MERGED}
    return targets[0] if is_same and len(targets) == 1 else None


def gone_content(view: View, key: ClaimKey) -> PageContent:
    """A tombstone; one that leads to a single claim which says the same takes its readers there at once."""
    edition = view.site.gone[key]
    targets = view.site.successors(key)
    to = led_to(view, key)
    return PageContent(
        title=view.plain(edition.statement),
        description=view.words.say("This claim is no longer published here."),
        head=leading_head(view, CLAIM.place(key), CLAIM.place(to)) if to else "",
        listed=False,
        values={
            "edition": edition,
            "rating": view.site.corpus.ratings.get(RatingId(edition.verdict)) if edition.verdict else None,
            "targets": targets,
            "is_retired": edition.change is EditionKind.RETIRED,
        },
    )


def _files(view: View, key: ClaimKey) -> Iterator[Output]:
    """What leads on from the card that the claim had."""
    statement = view.site.gone[key].statement
    yield from former_cards(view.site, key, led_to(view, key) or key, lambda whole: whole.plain(statement))


GONE_KIND = PageKind(
    name="gone",
    route=CLAIM,
    subjects=lambda view: view.site.gone,
    content=gone_content,
    search="no claim that stands any more",
    last_change=None,
    section=CLAIMS,
    files=_files,
    file_routes=(EMBED,),
)
