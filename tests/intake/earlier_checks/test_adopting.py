"""Earlier checks that become claims of the desk: what is taken over, what is not, and where they stand."""

from pathlib import Path

import pytest

from claimspring.intake.earlier_checks.adopting import AdoptedClaim, adopt
from claimspring.model.article import ArticleKind
from claimspring.model.claim import Claim, ReviewStatus, Stance
from claimspring.model.corpus import Corpus
from claimspring.model.earlier_check import check_key
from claimspring.model.ids import ArticleId
from claimspring.model.settings import Settings
from claimspring.read.corpus import read_corpus
from claimspring.read.editing.changeset import commit
from claimspring.read.editing.project_files import ProjectFiles
from tests.intake.desks import lay_out

RATINGS = (
    "supported: {label: Supported, definition: It is so., value: 2, icon: check}\n"
    "refuted: {label: Refuted, definition: It is not so., value: 1, icon: cross}\n"
)
ARTICLE = (
    "---\ntitle: The pier\nurl: https://gazette.example/pier\npublisher: gazette\nlanguage: en\n---\n"
    "On Monday *the pier* fell into the sea.\n"
)
CHECKS = {
    "post": "claim: The quay fell into the sea.\nlanguage: en\nclaimant: A reader\nsaid_on: 2024-03\n"
    "appearances: [https://www.facebook.com/somebody/posts/1]\nurl: https://checks.example/quay\n"
    "title: The quay stands\npublished: 2024-03-05\nlabel: 'False'\n",
    "same-post": "claim: The quay is 40 m long.\nlanguage: en\nappearances: [https://facebook.com/somebody/posts/1/]\n",
    "nowhere": "claim: The lighthouse is blue.\n",
    "article": "claim: the pier fell into the sea\nlanguage: en\nappearances: [https://gazette.example/pier]\n"
    "url: https://web.archive.org/web/20240306000000/https://checks.example/pier\n",
    "film": "claim: The lock was opened.\nlanguage: en\nappearances: [https://files.example/lock.mp4]\nlabel: Odd\n"
    "url: https://checks.example/lock\n",
    "set": "claim: The crane fell.\nlanguage: en\nlabel: Refuted\nurl: https://others.example/crane\n"
    "extra: {reporting_source: Youtube}\n"
    "origin: {file: set.json, importer: averitec, imported_on: 2024-04-01, digest: abc}\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    lay_out(tmp_path, {}, "desk: {name: Desk}\ngazette: {name: Gazette, url: https://gazette.example/}\n")
    texts = {f"claims/checks/desk/{name}.yml": text for name, text in CHECKS.items()} | {
        "claims/ratings.yml": RATINGS,
        "claims/checks/desk/labels.yml": 'labels: {"False": refuted, Refuted: refuted}\n',
        "content/articles/the-pier.md": ARTICLE,
    }
    for path, text in texts.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    return tmp_path


def adopting(root: Path, *names: str) -> tuple[list[AdoptedClaim], Corpus]:
    files = ProjectFiles(root)
    keys = [check_key(f"desk/{name}") for name in names]
    found = adopt(keys, read_corpus(root, cached=False).corpus, files, Settings(languages=("en", "fr"), root=root))
    commit(root, tuple(files.changes()))
    reading = read_corpus(root, cached=False)
    assert reading.findings == ()
    return found, reading.corpus


def only(root: Path, name: str) -> tuple[Claim, ArticleId, Corpus]:
    (one,), corpus = adopting(root, name)
    return corpus.claims[one.claim].value, one.claim.article, corpus


def test_what_the_check_says_is_taken_over_and_no_verdict(root: Path) -> None:
    claim, article, corpus = only(root, "post")
    assert claim.statement.root == {"en": "The quay fell into the sea."}
    assert claim.speaker is not None
    assert claim.speaker.words is not None
    assert claim.speaker.words.root == {"en": "A reader"}
    assert (claim.said_on, claim.kind, claim.appearances) == ("2024-03", None, ())
    assert (claim.review.status, claim.review.verdict) == (ReviewStatus.UNTRACED, None)
    assert claim.checks == ("desk/post",)
    header = corpus.articles[article].value.header
    assert (header.kind, header.publisher, header.published) == (ArticleKind.POST, None, None)
    assert header.url == "https://www.facebook.com/somebody/posts/1"
    assert header.title == "Post: facebook.com/somebody/posts/1"
    (evidence,) = claim.evidence
    source = corpus.sources[evidence.source].value
    assert (source.title, source.publisher, source.published) == ("The quay stands", "desk", "2024-03-05")
    assert evidence.stance is Stance.REFUTES


def test_two_checks_of_one_post_share_its_record(root: Path) -> None:
    found, corpus = adopting(root, "post", "same-post")
    assert len({one.claim.article for one in found}) == 1
    assert len(corpus.articles) == 2


def test_a_place_that_nobody_named_is_said_to_be_unknown_in_every_language(root: Path) -> None:
    claim, article, corpus = only(root, "nowhere")
    header = corpus.articles[article].value.header
    assert header.kind is ArticleKind.UNKNOWN
    assert header.unlocated is not None
    assert header.unlocated.root["fr"] == "La vérification ne dit pas où figure l’affirmation."
    assert (claim.speaker, claim.said_on, claim.evidence) == (None, None, ())


def test_an_article_that_is_there_carries_the_claim_with_its_own_words(root: Path) -> None:
    claim, article, corpus = only(root, "article")
    assert article == "the-pier"
    assert [place.exact for place in claim.appearances] == ["the pier fell into the sea"]
    (evidence,) = claim.evidence
    source = corpus.sources[evidence.source].value
    assert (source.url, source.archived) == (
        "https://checks.example/pier",
        "https://web.archive.org/web/20240306000000/https://checks.example/pier",
    )


def test_a_label_that_no_table_knows_speaks_neither_for_nor_against(root: Path) -> None:
    claim, article, corpus = only(root, "film")
    assert corpus.articles[article].value.header.kind is ArticleKind.FILM
    assert [one.stance for one in claim.evidence] == [Stance.CONTEXT]


def test_the_page_that_a_set_points_to_is_not_the_word_of_the_set(root: Path) -> None:
    claim, article, corpus = only(root, "set")
    (evidence,) = claim.evidence
    assert evidence.stance is Stance.CONTEXT
    publisher = corpus.sources[evidence.source].value.publisher
    assert publisher == "others-example"
    assert corpus.publishers[publisher].owner is None
    assert corpus.articles[article].value.header.kind is ArticleKind.FILM
    assert claim.said_at is not None


def test_a_second_time_changes_nothing(root: Path) -> None:
    adopting(root, *CHECKS)
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    found, _ = adopting(root, *CHECKS)
    assert not any(one.is_new for one in found)
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before
