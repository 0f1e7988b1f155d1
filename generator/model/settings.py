"""Everything that can be set, made once at the edge (command line or MkDocs) and passed on."""

from pathlib import Path

from pydantic import Field

from generator.model.base import Model
from generator.model.finding import Severity
from generator.model.values import Language, WebAddress


class Settings(Model):
    """The plugin section of mkdocs.yml, with the project's folder."""

    root: Path = Path()
    """The folder that holds content/ and claims/."""
    site_name: str = "Claimtrail"
    """The desk's name, as publisher of the reviews."""
    site_url: WebAddress | None = None
    """The address under which the site is published; feeds and structured data need it."""
    languages: tuple[Language, ...] = Field(default=("en", "fr", "es"), min_length=1)
    """The languages of the site, the one at `/` first."""
    contact: str | None = None
    """Where readers report an error: an e-mail address or a web address."""
    shelf_life_days: int = Field(default=365, ge=1)
    """After how many days a review counts as stale."""
    rules: dict[str, Severity | None] = Field(default_factory=dict)
    """Severity by rule id; null switches a rule off."""
