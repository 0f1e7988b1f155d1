"""Where the files stand that are made of the whole site, and the full-text search's index."""

ATOM_FEED = "feed.xml"
JSON_FEED = "feed.json"
CORRECTIONS_ATOM = "corrections/feed.xml"
CORRECTIONS_JSON = "corrections/feed.json"
SITE_PICTURE = "assets/claimspring/site.png"
CLAIMS_JSON = "data/claims.json"
CLAIMS_SCHEMA = "data/claims.schema.json"
CLAIMS_CSV = "data/claims.csv"
CLAIMS_XLSX = "data/claims.xlsx"
DATA_PACKAGE = "data/datapackage.json"
CLAIMS_SQLITE = "data/claims.sqlite"
CLAIMS_SQL = "data/claims.sql"
CLAIM_REVIEWS = "data/claimreviews.json"
PUBLISHED_JSON = "data/published.json"
PROVENANCE_JSONLD = "data/provenance.jsonld"
REDIRECTS = "_redirects"
ROBOTS = "robots.txt"
LOG_CHECKPOINT = "log/checkpoint"
"""The head of the log; `claimspring seal` puts it there after the build."""
SEARCH_INDEXES = "pagefind/"


def search_index(language: str) -> str:
    """The index of the full-text search in one language, of which each volume is a folder."""
    return f"{SEARCH_INDEXES}{language}/"


def search_volume(language: str, volume: int) -> str:
    """One volume of an index, from 1."""
    return f"{search_index(language)}{volume}/"
