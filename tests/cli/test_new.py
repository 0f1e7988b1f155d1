"""`claimspring new` and `claimspring schema`, as they are called."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimspring.cli import claimspring
from claimspring.model.ids import PublisherId
from claimspring.read.corpus import read_corpus
from claimspring.read.schema import ids_of, schemas

SENTENCE = "Le pont est «fermé» depuis lundi : la mairie attend une étude."
HEADER = "title: T\nurl: https://paper.example/t\npublisher: paper\nlanguage: fr"
ARTICLE = f"---\n{HEADER}\n---\n\n{SENTENCE}\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "content/articles").mkdir(parents=True)
    (tmp_path / "content/articles/bridge.md").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "claims").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(claimspring, arguments)


def findings(root: Path) -> list[tuple[str, str]]:
    return [(finding.rule, finding.message) for finding in read_corpus(root, cached=False).findings]


def test_a_new_claim_is_a_valid_draft(project: Path) -> None:
    result = run("new", "claim", "bridge", "Le pont est «fermé»")
    assert result.stdout == "claims/bridge/le-pont-est-ferme.yml\n"
    assert findings(project) == []
    (record,) = read_corpus(project, cached=False).corpus.claims.values()
    assert record.value.statement.root == {"fr": "Le pont est «fermé»"}
    assert record.value.appearances[0].exact == "Le pont est «fermé»"


def test_a_new_source_says_what_is_missing(project: Path) -> None:
    run("new", "source", "Étude sur l'eau", "--url", "https://operator.example/eau")
    assert (project / "claims/sources/etude-sur-l-eau.yml").is_file()
    assert findings(project) == [
        ("missing-value", "'publisher' is left empty"),
        ("missing-value", "'kind' is left empty"),
    ]


def test_what_is_known_is_filled_in(project: Path) -> None:
    known = ("--url", "https://operator.example/a", "--publisher", "operator", "--published", "2026-01")
    run("new", "source", "A", "--id", "first", "--kind", "news", "--language", "en", *known)
    run("new", "article", "B: c", *known, "--language", "es")
    assert findings(project) == []
    corpus = read_corpus(project, cached=False).corpus
    assert [*corpus.sources] == ["first"]
    assert [*corpus.articles] == ["b-c", "bridge"]


def test_what_claims_name_is_listed_once(project: Path) -> None:
    known = ("--url", "https://gazette.example/", "--kind", "newspaper", "--country", "FR")
    assert run("new", "publisher", "Harbour Gazette", *known).stdout == "harbour-gazette\n"
    assert run("new", "person", "Ann Example", "--id", "ann").stdout == "ann\n"
    assert run("new", "topic", "Bridges").exit_code == 0
    assert findings(project) == []
    corpus = read_corpus(project, cached=False).corpus
    assert ([*corpus.publishers], [*corpus.people], [*corpus.topics]) == (["harbour-gazette"], ["ann"], ["bridges"])
    assert corpus.publishers[PublisherId("harbour-gazette")].country == "FR"
    again = run("new", "topic", "Bridges")
    assert (again.exit_code, "there is 'bridges' in claims/topics.yml already" in again.stderr) == (2, True)


def test_a_publisher_that_is_not_listed_is_told(project: Path) -> None:
    (project / "claims/publishers.yml").write_text("harbour-gazette: {name: Harbour Gazette}\n", encoding="utf-8")
    told = run("new", "source", "A", "--publisher", "harbour-gazete").stderr
    assert "there is no publisher 'harbour-gazete' in claims/publishers.yml yet: did you mean" in told
    assert "claimspring new publisher NAME --id port" in run("new", "article", "B", "--publisher", "port").stderr
    assert "no publisher" not in run("new", "source", "C", "--publisher", "harbour-gazette").stderr


def test_a_long_name_of_a_publisher_needs_a_short_one(project: Path) -> None:
    assert "more than 22 signs: give it a 'short' one" in run("new", "publisher", "Brackwater Town Council").stderr
    assert "signs" not in run("new", "publisher", "Brackwater Town Counci").stderr
    assert "brackwater-town-council:" in (project / "claims/publishers.yml").read_text("utf-8")


def test_words_that_the_article_does_not_have_are_refused(project: Path) -> None:
    result = run("new", "claim", "bridge", "The bridge is closed")
    assert result.exit_code == 2
    assert "the article does not say 'The bridge is closed'; " in result.stderr
    assert not [*(project / "claims").rglob("*.yml")]


def test_an_article_may_be_named_by_its_file(project: Path) -> None:
    assert run("new", "claim", "content/articles/bridge.md", SENTENCE, "--id", "x").stdout == "claims/bridge/x.yml\n"
    assert (project / "claims/bridge/x.yml").is_file()


def test_words_in_several_places_are_told_apart(project: Path) -> None:
    (project / "content/articles/bridge.md").write_text(f"{ARTICLE}\n{SENTENCE}\n", encoding="utf-8")
    result = run("new", "claim", "bridge", SENTENCE)
    assert result.exit_code == 0
    assert "add a 'prefix' or 'suffix'" in result.stderr


@pytest.mark.usefixtures("project")
def test_words_that_are_nearly_there_are_told() -> None:
    result = run("new", "claim", "bridge", "Le pont est ouvert depuis lundi : la mairie attend une étude")
    assert result.exit_code == 2
    assert f"nearest is '{SENTENCE.rstrip('.')}'" in result.stderr


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--url", "operator.example", "'operator.example' is no web address: one begins with https:// or http://"),
        ("--publisher", "The Paper", "'The Paper' is no id: one has small letters, digits and hyphens only"),
        ("--published", "14/08/2023", "'14/08/2023' is no date of the form YYYY-MM-DD, YYYY-MM or YYYY"),
        ("--published", "2023-02-30", "'2023-02-30' is no date of the form YYYY-MM-DD, YYYY-MM or YYYY"),
        ("--language", "French", "'French' is no language tag such as fr, en, es or pt-BR"),
    ],
)
def test_what_no_file_could_hold_is_refused_at_once(project: Path, option: str, value: str, told: str) -> None:
    result = run("new", "source", "Report", option, value)
    assert result.exit_code == 2
    assert told in " ".join(result.stderr.split())
    assert not [*(project / "claims").rglob("*.yml")]


def test_a_commented_part_can_be_uncommented(project: Path) -> None:
    run("new", "claim", "bridge", "Le pont")
    file = project / "claims/bridge/le-pont.yml"
    lines = file.read_text(encoding="utf-8").splitlines()
    opened = [line.replace("# ", "", 1) if line.startswith(("# evidence", "#   ")) else line for line in lines[1:]]
    start = opened.index(next(line for line in opened if line.startswith("evidence")))
    text = "\n".join([*lines[: lines.index("review:")], *opened[start : start + 4]])
    file.write_text(text.replace("…", "words"), encoding="utf-8")
    assert findings(project) == []


def test_nothing_is_ever_overwritten(project: Path) -> None:
    run("new", "article", "Bridge", "--id", "bridge")
    result = run("new", "article", "Bridge")
    assert result.exit_code == 2
    assert "exists already" in result.stderr
    assert (project / "content/articles/bridge.md").read_text(encoding="utf-8") == ARTICLE


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("claim", "bridges", "Le pont"), "there is no article 'bridges'"),
        (("claim", "bridgee", "Le pont"), "did you mean 'bridge'?"),
        (("claim", "../bridge", "Le pont"), "'../bridge' is no name of an article"),
        (("source", "中文"), "'中文' makes no id"),
        (("source", "A", "--id", "A/b"), "'A/b' makes no id"),
        (("source", "A", "--id", "My Report"), "such as --id my-report"),
    ],
)
@pytest.mark.usefixtures("project")
def test_a_wrong_call_says_why(arguments: tuple[str, ...], told: str) -> None:
    result = run("new", *arguments)
    assert result.exit_code == 2
    assert told in result.stderr


def test_a_claim_of_a_broken_article_waits(project: Path) -> None:
    (project / "content/articles/bridge.md").write_text("no front matter", encoding="utf-8")
    assert "see 'claimspring check'" in run("new", "claim", "bridge", "Le pont").stderr


def test_schemas_are_written_once(project: Path) -> None:
    assert run("schema").stderr.count("written") == len(schemas())
    for name, schema in schemas(ids_of(project, "content")).items():
        assert json.loads((project / f"claims/schema/{name}.json").read_text(encoding="utf-8")) == schema
    assert run("schema").stderr.count("as it was") == len(schemas())


def test_what_is_no_article_has_a_kind_and_its_claims_need_no_text(project: Path) -> None:
    assert run("new", "article", "Interview on the quay", "--kind", "film", "--language", "en").exit_code == 0
    file = project / "content/articles/interview-on-the-quay.md"
    assert "kind: film" in file.read_text("utf-8")
    head = "kind: film\ntitle: Interview on the quay\nunlocated: {en: On tape.}\nlanguage: en\n"
    file.write_text(f"---\n{head}---\n", "utf-8")
    assert run("new", "claim", "interview-on-the-quay", "The bridge was closed.").exit_code == 0
    assert (project / "claims/interview-on-the-quay/the-bridge-was-closed.yml").is_file()
