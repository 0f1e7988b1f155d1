"""Which copy of a document the site links to, and the attributes that tie the links to page and copy together.

Robust Links 1.0: `data-versionurl` and `data-versiondate` on the link to the page, `data-originalurl` and
`data-versiondate` on the link to the copy.
"""

import datetime as dt
import re
from dataclasses import dataclass

from markupsafe import Markup

from claimspring.i18n.html import escaped, html, markup
from claimspring.model.observation import READABLE, Ledger
from claimspring.model.source import Source

_STAMP = re.compile(r"/(\d{4})(\d\d)(\d\d)\d{6}(?:[a-z]{2}_)?/")


@dataclass(frozen=True, slots=True)
class Version:
    """A copy of a document in a public archive."""

    address: str
    taken: dt.date | None

    def of_page(self) -> Markup:
        """Attributes for the link to the page itself."""
        return markup(html(f' data-versionurl="{escaped(self.address)}"{self._date()}'))

    def of_copy(self, original: str) -> Markup:
        """Attributes for the link to this copy."""
        return markup(html(f' data-originalurl="{escaped(original)}"{self._date()}'))

    def _date(self) -> str:
        return f' data-versiondate="{self.taken}"' if self.taken else ""


def version_of(source: Source, ledger: Ledger | None) -> Version | None:
    """The copy that the editor names; else the one, of those that `observe` found, on which most quotations stand."""
    if source.archived:
        return Version(source.archived, _taken(source.archived))
    last = ledger.last if ledger else None
    copies = [copy for copy in last.outside if copy.state in READABLE and copy.quotations] if last else []
    if not copies:
        return None
    best = max(copies, key=lambda copy: copy.quotations)
    return Version(best.address, best.taken.date() if best.taken else None)


def _taken(address: str) -> dt.date | None:
    """The day that stands in an archive's address; None where it holds none."""
    match = _STAMP.search(address)
    try:
        return dt.date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
