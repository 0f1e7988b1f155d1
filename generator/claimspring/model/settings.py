"""Everything that can be set, made once at the edge (command line or MkDocs) and passed on."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, IPvAnyNetwork

from claimspring.model.base import Model
from claimspring.model.finding import Severity
from claimspring.model.values import Language, ProjectPath, WebAddress

FORMAT = 2
"""The format of a project's files that this program reads; `claimspring upgrade` brings older ones to it."""


class ObserveSettings(Model):
    """How `claimspring observe` behaves on the network. Keys of archives come from the environment only."""

    contact: str | None = None
    """Who answers for the requests: an e-mail or web address in the User-Agent; left out, the desk's `contact`."""
    delay: float = Field(default=1.0, ge=0)
    """Seconds between two requests to one host."""
    deadline: float = Field(default=30.0, gt=0)
    """Seconds after which a look is broken off, redirects and all."""
    max_bytes: int = Field(default=5_000_000, ge=1)
    """How large a page may be after decompression."""
    max_pdf_bytes: int = Field(default=15_000_000, ge=1)
    """How large a PDF may be."""
    memory: int = Field(default=1_000_000_000, ge=1)
    """How many bytes the documents that are read at one time may take together."""
    max_redirects: int = Field(default=10, ge=0)
    """How many redirects are followed."""
    retry_after: float = Field(default=30.0, ge=0)
    """The longest wait that a server may ask for; one that asks for more is left for the next run."""
    workers: int = Field(default=16, ge=1)
    """How many hosts are visited at once."""
    ports: tuple[int, ...] = (80, 443)
    """The ports that may be dialled."""
    allow_networks: tuple[IPvAnyNetwork, ...] = ()
    """Networks that may be dialled although they are not public, for an archive in the house: `[127.0.0.0/8]`."""
    snapshots: ProjectPath = "snapshots"
    """The folder for copies, inside the project's folder."""
    archive_index: WebAddress | None = None
    """The CDX interface of an outside archive, to look copies up: `https://web.archive.org/cdx/search/cdx`."""
    archive_save: WebAddress | None = None
    """Where an outside archive takes orders to save a page; needs keys in the environment."""


class ChatSettings(Model):
    """The language model that `claimspring extract --extractor chat` asks; off unless both are set."""

    address: WebAddress | None = None
    """Where an OpenAI-compatible service answers, as far as `/v1`. Private addresses have to be written in numbers."""
    model: str = ""
    """The model's name at that service."""
    key_from: str | None = None
    """The environment variable that holds the key; the key itself never stands in a file."""


def _off(value: object) -> object:
    return None if value in ("off", False) else value  # YAML 1.1, which MkDocs reads, makes False of off


RuleLevel = Annotated[Severity | None, BeforeValidator(_off)]


class StampSettings(Model):
    """An authority that stamps the time under the log's checkpoints (RFC 3161)."""

    url: WebAddress
    """Where it takes requests."""
    roots: ProjectPath
    """The file of its root certificates (PEM), by which its stamps are checked."""


class PagesIn(StrEnum):
    """In which languages a claim, a source and an article have a page."""

    TRANSLATED = "translated"
    ALL = "all"


class LogSettings(Model):
    """How the log of the site is sealed. The secret key comes from the environment only."""

    key: str | None = Field(default=None, pattern=r"^[^+\s]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]+=*$")
    """The public half of the key that signs the log, `NAME+HASH+KEY`: pages and feeds name the log where it is set."""
    stamps: tuple[StampSettings, ...] = ()
    """The authorities that are asked for a time-stamp; two that have nothing to do with each other are best."""


class Settings(Model):
    """The plugin section of mkdocs.yml, with the project's folder."""

    root: Path = Path()
    """The folder that holds claims/ and `docs_dir`."""
    docs_dir: ProjectPath = "content"
    """The folder of what people write; its folder articles/ holds the articles."""
    format: int = Field(default=1, ge=1)
    """The format of the project's files, as `claimspring upgrade` writes it down; left out, the first."""
    site_name: str = "Claimspring"
    """The desk's name, as publisher of the reviews."""
    site_url: WebAddress | None = None
    """The address under which the site is published; feeds and structured data need it."""
    languages: tuple[Language, ...] = Field(default=("en", "fr", "es"), min_length=1)
    """The languages of the site, the one at `/` first."""
    pages: PagesIn = PagesIn.TRANSLATED
    """translated: claims, sources and articles have a page in the first language, and in each other one in which the
    desk wrote something for it; all: in every language of the site."""
    contact: str | None = None
    """Where readers report an error: an e-mail address or a web address."""
    owner: str | None = None
    """Who publishes the site and answers for it; a site for readers needs it."""
    licence: str | None = None
    """The licence of the desk's own texts and data, such as CC BY 4.0; a site for readers needs it."""
    repository: WebAddress | None = None
    """Where the files of the desk lie for everyone to read and to propose changes to."""
    funding: str | None = None
    """Who pays for the work."""
    reviewers: int = Field(default=1, ge=1)
    """How many of claims/desk.yml have to have reviewed a claim before it is published; of two or more, one has not
    written it."""
    in_review: Literal["hidden", "shown"] = "hidden"
    """Whether readers see that a claim in review is being checked; drafts they never see."""
    main: str | None = None
    """The branch whose record of publications counts; left out, the remote's HEAD."""
    shelf_life_days: int = Field(default=365, ge=1)
    """After how many days a review counts as stale."""
    search: bool = True
    """Whether the full-text search is built: about 10 ms a claim."""
    social_pictures: bool = True
    """Whether every claim gets a picture for social networks: about 3 ms each when the site is built."""
    changes: ProjectPath | None = None
    """The file, outside of the site's folder, into which a build writes which files of the site it added, changed and
    removed since the build before: for deploys that upload no more than that."""
    rules: dict[str, RuleLevel] = Field(default_factory=dict)
    """Severity by rule id: error, warning or note; off switches a rule off."""
    observe: ObserveSettings = ObserveSettings()
    """How the sources are visited."""
    chat: ChatSettings = ChatSettings()
    """The language model that may be asked for drafts."""
    log: LogSettings = LogSettings()
    """How the log of what was seen and published is sealed."""
