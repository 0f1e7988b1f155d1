"""The first article of this repository's desk, read once; skipped where the desk has taken it out.

Nothing here sees other articles, claims that are still drafts, or what only they rest on: a desk adds those every day.
"""

import fcntl
import os
import time
from pathlib import Path

import pytest

from claimspring.model.claim import ReviewStatus
from claimspring.model.corpus import Corpus
from claimspring.model.ids import ArticleId, PublisherId, SourceId
from claimspring.pipeline.project import Project, open_project
from claimspring.trace.claim import Tracer
from claimspring.trace.graph import build
from tests.built_site.conftest import build_site

ROOT = Path(__file__).parents[2]
ARTICLE = ArticleId("li-shangfu-moscow-2023-08")


@pytest.fixture(scope="package", autouse=True)
def _skip_without_the_article() -> None:
    if not (ROOT / f"content/articles/{ARTICLE}.md").is_file():
        pytest.skip("this desk has no longer its first article")


@pytest.fixture(scope="package")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="package")
def project() -> Project:
    return open_project(ROOT)


@pytest.fixture(scope="package")
def corpus(project: Project) -> Corpus:
    """The article, its published claims, and all on which they rest."""
    whole = project.reading.corpus
    articles = {ARTICLE: whole.articles[ARTICLE]}
    claims = {
        key: record
        for key, record in whole.claims.items()
        if key.article == ARTICLE and record.value.review.status is ReviewStatus.PUBLISHED
    }
    values = [record.value for record in claims.values()]
    wanted: list[SourceId | None] = [
        part.source for claim in values for part in (*claim.credits, *claim.evidence, *claim.trail)
    ]
    sources: set[SourceId] = set()
    while wanted:
        name = wanted.pop()
        if name is not None and name not in sources:
            sources.add(name)
            wanted += [step.source for step in whole.sources[name].value.derived_from]
    publishers: set[PublisherId | None] = {whole.sources[name].value.publisher for name in sources}
    publishers |= {record.value.header.publisher for record in articles.values()}
    publishers |= {credit.publisher for claim in values for credit in claim.credits}
    publishers |= {whole.publishers[name].owner for name in publishers if name is not None}
    return Corpus(
        articles,
        claims,
        {name: record for name, record in whole.sources.items() if name in sources},
        {name: publisher for name, publisher in whole.publishers.items() if name in publishers},
        whole.ratings,
    )


@pytest.fixture(scope="package")
def tracer(corpus: Corpus) -> Tracer:
    return Tracer(build(corpus))


@pytest.fixture(scope="session")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The desk's site, whatever is wrong in other articles; built once for all processes of a test run."""
    mine = tmp_path_factory.getbasetemp()
    shared = mine.parent if "PYTEST_XDIST_WORKER" in os.environ else mine
    folder = shared / "own" / "under" / "path"
    with (shared / "own.lock").open("w") as lock, pytest.MonkeyPatch.context() as patch:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            patch.setenv("CLAIMSPRING_SITE_URL", "https://claims.example.org/under/path/")
            made = build_site(ROOT, shared / "own-in-the-making", today=str(int(time.time())))  # editors date to-day
            folder.parent.mkdir(parents=True)
            made.rename(folder)
    return folder
