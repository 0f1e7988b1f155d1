"""The entries of a feed -> the checks on their pages, which are asked for behind the guard and one after the other."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from claimspring.document.charset import decode
from claimspring.intake.arrival import from_addresses
from claimspring.intake.earlier_checks.claim_review import claim_reviews
from claimspring.intake.earlier_checks.feed import ListedPage
from claimspring.intake.earlier_checks.incoming import IncomingCheck, is_address
from claimspring.intake.proposal import IntakeDesk, IntakeRefused

_SAVE = "save the page, and import that"
_WRITE = "write the claim and its verdict into a table, and import that"


def checks_of_entries(entries: Iterable[ListedPage], desk: IntakeDesk | None) -> Iterator[IncomingCheck]:
    """The checks that stand in the feed or on its pages, in its order; without a desk no page is asked for.

    An entry of which no check can be had comes as one that says why.
    """
    listed = [(entry, _in_feed(entry)) for entry in entries]
    wanted = [entry.address for entry, held in listed if not held and is_address(entry.address)]
    came = dict(from_addresses(wanted, desk)) if desk else {}
    for entry, held in listed:
        if held:
            yield from held
        elif not is_address(entry.address):
            yield _unread(entry, "the feed names no page for it", _WRITE)
        elif desk is None:
            yield _unread(entry, f"{entry.address} was not asked (--offline)", _SAVE)
        else:
            page = came[entry.address]
            if isinstance(page, IntakeRefused):
                why, _, way = str(page).rpartition("; ")
                yield _unread(entry, why, way)
            else:
                yield from _on_page(entry, page.body)


def _in_feed(entry: ListedPage) -> list[IncomingCheck]:
    return [
        replace(check, row=entry.row, url=check.url or entry.address)
        for content in entry.content
        for check in claim_reviews(content)
    ]


def _on_page(entry: ListedPage, body: bytes) -> Iterator[IncomingCheck]:
    held = [replace(check, row=entry.row, url=check.url or entry.address) for check in claim_reviews(decode(body))]
    yield from held or [_unread(entry, f"{entry.address} holds no ClaimReview, and a headline is no verdict", _WRITE)]


def _unread(entry: ListedPage, why: str, way: str) -> IncomingCheck:
    return IncomingCheck(entry.row, url=entry.address, title=entry.title, unread=(why, way))
