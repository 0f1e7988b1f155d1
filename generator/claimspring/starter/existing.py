"""A folder -> what a new desk has to know of a MkDocs site that lies in it."""

from dataclasses import dataclass
from pathlib import Path

from claimspring.read.decode import decode
from claimspring.read.fault import Unreadable
from claimspring.read.yaml import Data, parse_leniently

NAMES = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml")
"""What the settings of a site may be called."""
PLUGIN = "claimspring"


@dataclass(frozen=True, slots=True)
class ExistingSite:
    """A site, as its settings tell."""

    settings: str
    """The name of their file."""
    docs: str = "docs"
    """The folder of its pages."""
    has_plugin: bool = False
    """Whether it makes pages of claims already."""


def existing_site(folder: Path) -> ExistingSite | None:
    """The site in `folder`; None where there is none. Settings that cannot be read are taken for MkDocs' defaults."""
    name = next((name for name in NAMES if (folder / name).is_file()), None)
    if name is None:
        return None
    try:
        known = parse_leniently(decode((folder / name).read_bytes())).data
    except Unreadable:
        return ExistingSite(name)
    docs = known.get("docs_dir")
    return ExistingSite(name, docs if isinstance(docs, str) else "docs", PLUGIN in _names(known.get("plugins")))


def _names(plugins: Data) -> set[str]:
    """The names in a list of plugins; MkDocs takes one mapping, too."""
    if isinstance(plugins, dict):
        return set(plugins)
    entries = plugins if isinstance(plugins, list) else []
    return {name for entry in entries for name in (entry if isinstance(entry, dict) else [entry]) if name is not None}  # type: ignore[misc] # an entry is a name or a mapping
