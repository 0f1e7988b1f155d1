"""What the machine saw at an address, over time.

Read from `claims/observations/<source>.json` (an article's own address: `article-<article>.json`), which only
`claimspring observe` and `claimspring add` write: append-only, equal looks in a row folded into one entry, each entry
holding the hash of the one before. What follows from a ledger is in `claimspring.model.observation_summary`.
"""

import hashlib
import json
from collections.abc import Iterator
from enum import StrEnum
from typing import Literal

from pydantic import AwareDatetime, Field

from claimspring.model.base import Model
from claimspring.model.intake import Intake
from claimspring.model.values import NonEmpty, ProjectPath

NO_ENTRY = "0" * 64
"""What the first entry of a ledger holds as the hash of the one before."""


class PageState(StrEnum):
    """What became of a page: of one look at it, or, for `gone`, of several."""

    ALIVE = "alive"
    """The page answered, at the address asked."""
    MOVED = "moved"
    """The page answered at another address."""
    BLOCKED = "blocked"
    """The server will not serve a machine (401, 403, 429, 451, robots.txt, a challenge): neither alive nor dead."""
    TRANSIENT = "transient"
    """A failure that may pass: no connection, a timeout, a server's own error, an answer cut short."""
    NOT_THE_PAGE = "not-the-page"
    """Something else was answered as if it were the page: a wall, a notice, a frame without text."""
    SOFT_404 = "soft-404"
    """In entries of the first version: the page answered as if it were there, but says that it is not."""
    MISSING = "missing"
    """The server said at this look that there is no such page; one look does not make it gone."""
    GONE = "gone"
    """Missing on several different days: a conclusion from a ledger, never an entry in one."""
    REFUSED = "refused"
    """Our guard would not go there: the address is not public."""
    UNREADABLE = "unreadable"
    """The page answered, but holds no text that could be read."""
    GIVEN = "given"
    """Nobody was asked: the desk was given the document as a file, or as words."""


class NotThePage(StrEnum):
    """What stands at an address instead of the page."""

    WALL = "wall"
    """A consent form, a paywall, a login, a riddle for robots: the page may well be behind it."""
    SOFT_404 = "soft-404"
    """The notice that there is no such page, the front page, a section: what made-up addresses show, too."""
    SHELL = "shell"
    """A frame whose text only comes with scripts."""
    UNKNOWN = "unknown"
    """Nobody has seen the page itself yet, so that there is nothing to compare with."""


READABLE = frozenset({PageState.ALIVE, PageState.MOVED})
"""The states in which the page's text was there to be searched."""


class QuotationState(StrEnum):
    """What became of quoted words on a page."""

    VERBATIM = "verbatim"
    SPLIT = "split"
    """All its sentences stand there, in order, with other words between them."""
    ALTERED = "altered"
    """Nearly the same words; `found` holds what stands there now."""
    ABSENT = "absent"
    UNREADABLE = "unreadable"
    """The page could not be read, so nothing is known about its words."""


FOUND = frozenset({QuotationState.VERBATIM, QuotationState.SPLIT})
"""The states in which the words still stand on the page."""


class Concern(StrEnum):
    """Why an alteration may change the meaning."""

    NUMBER = "number"
    NEGATION = "negation"
    NAME = "name"


class QuotationSeen(Model):
    """What one look found of one quotation."""

    exact: NonEmpty
    """The words looked for: a piece of evidence's passage, or the article's words of a claim."""
    state: QuotationState
    """verbatim, split, altered, absent or unreadable."""
    score: float | None = Field(default=None, ge=0, le=1)
    """How like the nearest words are, where they are not the same."""
    found: str | None = None
    """What stands on the page instead, where the words are altered."""
    concerns: tuple[Concern, ...] = ()
    """Whether the alteration touches numbers, negations or names."""
    at: tuple[int, int] | None = None
    """Where the words stand in the page's text, in code points: start and end; of the first of the looks."""
    context: str | None = None
    """SHA-256, in hexadecimal, of these words with the hundred before and the hundred behind them."""


class Copy(Model):
    """The page as it was fetched, kept on disk as a WARC file.

    It was read back when it was made: what its entry's `seen` says of the quotations was found in the copy itself.
    """

    file: ProjectPath
    """Relative to the project's folder, with forward slashes."""
    digest: NonEmpty
    """SHA-256 of the page's body, in hexadecimal."""
    taken: AwareDatetime
    """When it was fetched."""


class ArchiveRole(StrEnum):
    """How we know of a copy in an outside archive."""

    LINKED = "linked"
    """The source file's `archived` address."""
    FOUND = "found"
    """An archive's index lists it."""
    SAVED = "saved"
    """Made by this run."""


class OutsideCopy(Model):
    """A copy in an archive that others keep."""

    address: NonEmpty
    """Where it can be read."""
    role: ArchiveRole
    """linked, found or saved."""
    state: PageState
    """What became of that address when it was asked."""
    taken: AwareDatetime | None = None
    """When the archive made it, where it says so."""
    quotations: int = Field(default=0, ge=0)
    """How many of the source's quotations stand in that copy."""

    @property
    def is_readable(self) -> bool:
        """Whether the copy could be read."""
        return self.state in READABLE


class PageSketch(Model):
    """What is remembered of a page's own text at a look at which quoted words stood there.

    It tells whether a later answer is the page at all; the text cannot be had back from it.
    """

    runs: NonEmpty
    """The smallest hashes of its runs of four words, each with its place: base64 of five bytes each."""
    of: int = Field(ge=1)
    """How many different runs there were."""
    words: int = Field(ge=0)
    """How many words the text had."""


class HostAnswer(Model):
    """What a host shows at an address that was made up, so that there can be no page."""

    at: AwareDatetime
    """When it was asked: at a look at which a page of the host was there."""
    status: int
    """The status of its answer."""
    blocks: str = ""
    """The hashes of the blocks of its text, packed; empty where it shows no page there."""
    furniture: str = ""
    """The hashes of what stands around the text of its pages, packed: menus, boxes, footers."""


class HostRecord(Model):
    """What is known of a host's own ways, by the first folder of its addresses.

    Read from `claims/observations/hosts/<host>.json`, which only `claimspring observe` writes. Nothing is proved by it.
    """

    version: Literal[1] = 1
    """The form of this file."""
    folders: dict[str, HostAnswer] = Field(default_factory=dict)
    """Its answers by first folder: `/news`, or `/` for addresses without one."""


class Observation(Model):
    """What one look saw. Two looks that saw the same are equal."""

    asked: NonEmpty
    """The address asked."""
    state: PageState
    """What became of the page."""
    kind: NotThePage | None = None
    """What stands there instead, where it is not the page."""
    reason: str = ""
    """Why, in a short phrase, wherever the state is not alive."""
    status: int | None = None
    """The status of the last answer."""
    redirects: tuple[str, ...] = ()
    """The addresses gone through after the one asked; the last is where the answer came from."""
    content_type: str | None = None
    """The kind of document, without parameters: text/html."""
    title: str | None = None
    """The page's own title."""
    fingerprint: str | None = None
    """SHA-256 of the page's main text without white space: another one means that the text has changed."""
    words: int | None = None
    """How many words the main text has."""
    quotations: tuple[QuotationSeen, ...] = ()
    """What became of each quotation, in the order of the claims."""
    body: str | None = None
    """SHA-256 of the page's body, in hexadecimal; of the first of the looks."""
    text: str | None = None
    """SHA-256 of the page's whole visible text, in hexadecimal; of the first of the looks."""

    @property
    def is_missing(self) -> bool:
        """Whether this look says that there is no such page, in whatever way."""
        return self.state in {PageState.MISSING, PageState.SOFT_404} or self.kind is NotThePage.SOFT_404


class SentenceEdit(Model):
    """One sentence of an article that is not as it was."""

    before: str | None = None
    """As it stood there; left out where the sentence is new."""
    after: str | None = None
    """As it stands there now; left out where the sentence is gone."""
    concerns: tuple[Concern, ...] = ()
    """Whether numbers, negations or names are other ones."""


class ArticleEdits(Model):
    """What is other in an article's text than in the copy that was kept, both read by the same reader.

    What stands around the text never counts, nor what only another reader would see.
    """

    since: AwareDatetime
    """When the copy was taken."""
    sentences: tuple[SentenceEdit, ...]
    """In the order of the text; the first hundred."""
    count: int = Field(ge=1)
    """How many there are."""
    said: bool
    """Whether the page says that it was changed: by its own date of change, or in a note among what is new."""


class LedgerEntry(Model):
    """Equal looks in a row, folded: from when until when, and how often."""

    version: Literal[1, 2, 3] = 1
    """The form of this entry: since 2 it says where the words stand, and what surrounds them; since 3 how the document
    came in, and which sentences of an article were edited."""

    first_seen: AwareDatetime
    """The first of the looks."""
    last_seen: AwareDatetime
    """The last of them."""
    count: int = Field(default=1, ge=1)
    """How many looks there were."""
    days: int = Field(default=1, ge=1)
    """On how many different days (UTC)."""
    seen: Observation
    """What every one of them saw."""
    copy_: Copy | None = Field(default=None, alias="copy")
    """The newest copy that was taken of this state."""
    outside: tuple[OutsideCopy, ...] = ()
    """Copies in outside archives, as far as is known now."""
    sketch: PageSketch | None = None
    """What is remembered of the page's own text, where quoted words stood there."""
    intake: Intake | None = None
    """How the document came to the desk; in a ledger's first entry only."""
    edits: ArticleEdits | None = None
    """What is other in an article's text than in the copy that was kept; left out where it is the same."""
    retry_after: int | None = None
    """For how many seconds the host asked to be left alone, at the last look."""
    etag: str | None = None
    """The server's validator of the last look, sent back at the next."""
    last_modified: str | None = None
    """The server's own date of the last look, sent back at the next."""
    previous: str = NO_ENTRY
    """The hash of the entry before."""
    hash: str = ""
    """The hash of this entry without this field."""

    def sealed(self) -> "LedgerEntry":
        """This entry with its hash."""
        return self.model_copy(update={"hash": self.digest()})

    def digest(self) -> str:
        """SHA-256, in hexadecimal, of the entry's canonical JSON: keys sorted, defaults and the hash left out."""
        value = self.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude={"hash"})
        text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class LedgerName(Model):
    """A name under which the first entries of a ledger were made."""

    name: NonEmpty
    """The document's name then, or, of a ledger that moved, its name after that."""
    entries: int = Field(ge=0)
    """How many entries there were when it went on to the next name."""


class Ledger(Model):
    """All that was seen at one address, oldest first."""

    version: Literal[1] = 1
    """The form of this file."""
    formerly: tuple[LedgerName, ...] = ()
    """The names that the document had before, the first one first: its entries may be sealed under them."""
    moved: LedgerName | None = None
    """Where the entries went that stood here; those that stand here are of another document of the same name."""
    entries: tuple[LedgerEntry, ...] = ()
    """Oldest first; only the last one may still grow."""

    @property
    def last(self) -> LedgerEntry | None:
        """The newest entry."""
        return self.entries[-1] if self.entries else None

    def text(self) -> str:
        """The ledger as its file holds it: JSON, without what is as always."""
        return self.model_dump_json(by_alias=True, exclude_defaults=True, indent=1) + "\n"

    @property
    def is_public(self) -> bool:
        """Whether anybody may have it: not where it names a file that the desk was given."""
        return not any(entry.intake and entry.intake.file for entry in self.entries)

    def named(self, name: str) -> Iterator[tuple[str, int, LedgerEntry]]:
        """Every entry with the name and the number, from 1, under which it was made; `name` is that of this file."""
        first = 1 + (self.moved.entries if self.moved else 0)
        for number, entry in enumerate(self.entries, first):
            yield next((one.name for one in self.formerly if number <= one.entries), name), number, entry

    @property
    def looks(self) -> tuple[LedgerEntry, ...]:
        """The entries for which somebody looked at the page: all but that of a document which the desk was given."""
        return tuple(entry for entry in self.entries if entry.seen.state is not PageState.GIVEN)
