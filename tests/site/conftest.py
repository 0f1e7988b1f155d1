import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from markupsafe import Markup

from claimspring.i18n.multilingual import apart
from claimspring.model.settings import LogSettings, Settings
from claimspring.pipeline.project import Project
from claimspring.pipeline.site_assembly import site_of
from claimspring.read.settings import SettingsReading
from claimspring.site.narrative import Narrative
from claimspring.site.page import Page
from claimspring.site.parts import every_part
from claimspring.site.site import Site

SMALL = Path(__file__).parents[1] / "projects" / "small"
NARRATIVES = (
    Narrative("", "en", "Towers, checked", "<h1>Towers, checked</h1>\n<p>What is said of one tower.</p>"),
    Narrative("methodology/", "en", "Method", "<h1>Method</h1><p>How <em>verdicts</em> are reached.</p>"),
    Narrative("methodology/", "fr", "Méthode", "<h1>Méthode</h1><p>Comment.</p>"),
    Narrative("handbook/", "en", "Handbook", "<h1>Handbook</h1><p>Read.</p>"),
    Narrative("handbook/more/", "en", "More", '<h1>More</h1><p><img src="../../images/dot.png" alt="A dot"></p>'),
    Narrative("contact/", "en", "Contact", "<h1>Contact</h1><p>Write a letter.</p>"),
)


@pytest.fixture(scope="session")
def project() -> Project:
    settings = Settings(
        root=SMALL,
        site_name="Small",
        site_url="https://checks.example.org/small/",
        in_review="shown",
        log=LogSettings(key="checks.example.org/small/log+0a1b2c3d+AQID"),
    )
    return Project(SettingsReading(settings), dt.date(2024, 3, 20))


@pytest.fixture(scope="session")
def site(project: Project) -> Site:
    return site_of(project, NARRATIVES)


@pytest.fixture(scope="session")
def pages(site: Site) -> dict[tuple[str, str], Page]:
    """Every page of the small project, by its place and language."""
    items = (item for part in every_part(site) for item in part.make())
    return {(page.place, page.languages[0]): page for item in items if isinstance(item, Page) for page in in_each(item)}


def in_each(page: Page) -> Iterator[Page]:
    """The page in one language each."""
    texts = (apart(text, len(page.languages)) for text in (page.title, page.description, page.body))
    for language, title, description, body in zip(page.languages, *texts, strict=True):
        yield replace(page, languages=(language,), title=title, description=description, body=Markup(body))  # noqa: S704 -- safe
