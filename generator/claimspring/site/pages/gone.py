"""What stands at the address of a claim that is gone: what it said, why it went, and where its readers find it now."""

from claimspring.model.ids import ClaimKey, RatingId
from claimspring.model.published import EditionKind
from claimspring.routes.addresses import home_of
from claimspring.routes.pages import CLAIM, CLAIMS
from claimspring.site.page import PageContent, PageKind
from claimspring.site.view import View


def gone_content(view: View, key: ClaimKey) -> PageContent:
    """A tombstone; one that leads to a single claim which says the same takes its readers there at once."""
    edition = view.site.gone[key]
    targets = view.site.successors(key)
    leads = edition.change in (EditionKind.MOVED, EditionKind.MERGED) and len(targets) == 1
    to = home_of(CLAIM.place(key)) + CLAIM.place(targets[0]) if leads else ""
    return PageContent(
        title=view.plain(edition.statement),
        description=view.words.say("This claim is no longer published here."),
        head=f'<meta http-equiv="refresh" content="0; url={to}"><link rel="canonical" href="{to}">' if leads else "",
        listed=False,
        values={
            "edition": edition,
            "rating": view.site.corpus.ratings.get(RatingId(edition.verdict)) if edition.verdict else None,
            "targets": targets,
            "is_retired": edition.change is EditionKind.RETIRED,
        },
    )


GONE_KIND = PageKind(
    name="gone",
    route=CLAIM,
    subjects=lambda view: view.site.gone,
    content=gone_content,
    search="no claim that stands any more",
    last_change=None,
    section=CLAIMS,
)
