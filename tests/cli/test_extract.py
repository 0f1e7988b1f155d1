import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimspring.cli import claimspring, extract
from claimspring.extract import word_vectors
from claimspring.model.claim import Claim
from claimspring.read.single import read_model

TEXT = (
    "Deux navires russes ont visité la Chine\n\n"
    "Selon l’agence TASS, deux navires de la Marine russe ont visité la Chine le mois dernier. "
    "Il fait beau [b]ici[/b].\n"
)
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command in a project that holds one article, drafts of which are asked for."""
    (tmp_path / "claims").mkdir()
    (tmp_path / "content" / "articles").mkdir(parents=True)
    (tmp_path / "content" / "articles" / "ships.md").write_text(f"---\ntitle: x\nlanguage: fr\n---\n{TEXT}", "utf-8")
    (tmp_path / "Un Article.txt").write_text(TEXT, "utf-8")
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(claimspring, ["extract", *map(str, arguments)])


def drafts(root: Path) -> list[Path]:
    return sorted(path for path in (root / "claims").glob("*/*.yml") if path.parent.name != "drafts")


def test_drafts_are_written_and_told(run: Run, tmp_path: Path) -> None:
    result = run("content/articles/ships.md")
    assert result.exit_code == 0, result.output
    assert drafts(tmp_path)
    for path in drafts(tmp_path):
        read_model(Claim, path.read_bytes())
        assert path.parent.name == "ships"
        assert path.name in result.stdout
    assert "drafted" in result.stdout
    assert "credits a source that can be looked up" in " ".join(result.stdout.split())
    assert "next: complete the drafts in claims/ships/" in result.stderr


def test_a_second_run_changes_nothing(run: Run, tmp_path: Path) -> None:
    run("content/articles/ships.md")
    before = {path: path.read_bytes() for path in drafts(tmp_path)}
    edited = drafts(tmp_path)[0]
    edited.write_bytes(before[edited] + b"topics: [ships]\n")
    result = run("content/articles/ships.md")
    assert {path: path.read_bytes() for path in drafts(tmp_path)} == before | {edited: edited.read_bytes()}
    assert edited.read_bytes().endswith(b"topics: [ships]\n")
    assert "present" in result.stdout


def test_a_file_that_cannot_be_read_is_never_written_over(run: Run, tmp_path: Path) -> None:
    run("content/articles/ships.md")
    broken = drafts(tmp_path)[0]
    broken.write_text("statement: [", "utf-8")
    result = run("content/articles/ships.md")
    assert broken.read_text("utf-8") == "statement: ["
    assert "a file of this name exists" in " ".join(result.stdout.split())


def test_a_deleted_draft_stays_away_until_it_is_asked_for(run: Run, tmp_path: Path) -> None:
    run("content/articles/ships.md")
    written = drafts(tmp_path)
    for path in written:
        path.unlink()
    result = run("content/articles/ships.md")
    assert drafts(tmp_path) == []
    assert f"{len(written)} dismissed" in result.stdout
    run("content/articles/ships.md", "--again")
    assert drafts(tmp_path) == written


def test_a_file_of_drafts_that_cannot_be_read_is_told_and_left_alone(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "claims" / "drafts" / "ships.yml"
    file.parent.mkdir()
    file.write_text("drafts: [", "utf-8")
    result = run("content/articles/ships.md")
    assert drafts(tmp_path)
    assert "claims/drafts/ships.yml: the file cannot be read" in result.stderr
    assert file.read_text("utf-8") == "drafts: ["


def test_a_dry_run_writes_nothing(run: Run, tmp_path: Path) -> None:
    result = run("content/articles/ships.md", "--dry-run")
    assert drafts(tmp_path) == []
    assert "drafted" in result.stdout
    assert "nothing was written" in result.stderr


def test_plain_text_from_anywhere_says_what_to_do_next(run: Run, tmp_path: Path) -> None:
    result = run("Un Article.txt")
    assert {path.parent.name for path in drafts(tmp_path)} == {"un-article"}
    assert "content/articles/un-article.md" in result.stderr


def test_json_is_one_value_and_writes_nothing(run: Run, tmp_path: Path) -> None:
    result = run("Un Article.txt", "content/articles/ships.md", "--format", "json")
    found = json.loads(result.stdout)
    assert drafts(tmp_path) == []
    keys = "quote start end zone speaker source cue form kind dates score reasons".split()  # noqa: SIM905 -- the contract
    assert all(list(one)[: len(keys)] == keys for one in found)
    assert TEXT[found[0]["start"] : found[0]["end"]] == found[0]["quote"]
    assert len(found) == 2 * len(json.loads(run("Un Article.txt", "--format", "json").stdout))


def test_json_says_where_a_speaker_was_read_from_a_pronoun(run: Run, tmp_path: Path) -> None:
    text = "Vale said the pier was shut. He said the works would cost 3 million euros.\n"
    (tmp_path / "pier.txt").write_text(text, "utf-8")
    first, second = json.loads(run("pier.txt", "--language", "en", "--format", "json").stdout)
    assert first["speaker"] == {"text": "Vale", "start": 0, "end": 4}
    assert second["speaker"] == {"text": "Vale", "start": 0, "end": 4, "read": "He"}
    assert second["pronoun"] == {"text": "He", "start": 29, "end": 31}
    assert second["statement"] == "He said the works would cost 3 million euros."


def test_wishes(run: Run) -> None:
    found = json.loads(run("Un Article.txt", "--format", "json").stdout)
    best = json.loads(run("Un Article.txt", "--format", "json", "--limit", "1").stdout)
    assert best == [max(found, key=lambda one: one["score"])]
    assert json.loads(run("Un Article.txt", "--format", "json", "--min-score", "1").stdout) == []
    assert "is below 1.00" in " ".join(run("Un Article.txt", "--min-score", "1").stdout.split())
    assert run("Un Article.txt", "--format", "json", "--language", "es").exit_code == 0


def test_fifteen_are_written_and_the_rest_when_asked_for(run: Run, tmp_path: Path) -> None:
    towns = ("Lorn", "Vale", "Tarn", "Brecon", "Haven", "Marlow", "Selby", "Corran", "Dunmore", "Elwood")
    text = "\n\n".join(
        f"The council of {town} spent {number} million euros on {number + 7} {thing} in {1990 + number}."
        for number, (town, thing) in enumerate((t, thing) for t in towns for thing in ("bridges", "schools"))
    )
    (tmp_path / "many.txt").write_text(text, "utf-8")
    result = run("many.txt", "--language", "en")
    assert len(drafts(tmp_path)) == 15
    assert "beyond" in result.stdout
    assert len(json.loads(run("many.txt", "--language", "en", "--format", "json").stdout)) == 20
    (tmp_path / "many.txt").write_text(f"{text}\n\nVale lost 3 billion euros, or 40 % of its debt, in 2022.", "utf-8")
    run("many.txt", "--language", "en")
    assert len(drafts(tmp_path)) == 16
    run("many.txt", "--language", "en", "--all")
    assert len(drafts(tmp_path)) > 16


def test_words_that_vanished_make_the_exit_code_1(run: Run, tmp_path: Path) -> None:
    run("content/articles/ships.md")
    article = tmp_path / "content" / "articles" / "ships.md"
    article.write_text(
        article.read_text("utf-8").replace("deux navires de la Marine russe", "deux bateaux russes"), "utf-8"
    )
    result = run("content/articles/ships.md")
    assert result.exit_code == 1
    assert "vanished" in result.stdout


def test_a_known_claim_is_offered_with_the_lines_to_add(run: Run) -> None:
    run("content/articles/ships.md")
    result = run("Un Article.txt")
    assert "to add it to claims/ships/" in result.stdout
    assert "article: un-article" in result.stdout


def test_markup_in_the_words_is_shown_as_it_is(run: Run) -> None:
    assert "[b]ici" in " ".join(run("Un Article.txt", "--dry-run", "--min-score", "0").stdout.split())


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere.txt"], "nowhere.txt: No such file"),
        (["claims"], "claims: Is a directory"),
        (["empty.txt"], "empty.txt: the file is empty"),
        (["binary.bin"], "binary.bin: this is no text file"),
        (["latin.txt"], "latin.txt: byte 1 is not UTF-8"),
        (["Un Article.txt", "--language", "xx"], "no lexicon for 'xx'; there are en, es, fr"),
        (["Un Article.txt", "--extractor", "oracle"], "no extractor 'oracle'; there are rules, chat"),
        (["Un Article.txt", "--limit", "-1"], "--limit"),
        (["Un Article.txt", "--min-score", "2"], "--min-score"),
        ([], "Missing argument"),
    ],
)
def test_a_wrong_call_says_what_is_wrong(run: Run, tmp_path: Path, arguments: list[str], message: str) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.bin").write_bytes(b"\x00\x01")
    (tmp_path / "latin.txt").write_bytes("Élysée".encode("latin-1"))
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.replace("│", " ").split())


def test_vectors_that_are_not_installed_are_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_vectors, "_PACKAGE", "a_package_of_word_vectors")
    result = run("Un Article.txt", "--vectors")
    assert result.exit_code == 2
    assert "pip install 'claimspring[similar]'" in " ".join(result.stderr.replace("│", " ").split())


def test_outside_of_a_project_json_works_and_drafts_do_not(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = tmp_path / "away"
    away.mkdir()
    (tmp_path / "claims").rmdir()
    (tmp_path / "content" / "articles" / "ships.md").unlink()
    (tmp_path / "content" / "articles").rmdir()
    monkeypatch.chdir(away)
    assert run("../Un Article.txt", "--format", "json").exit_code == 0
    result = run("../Un Article.txt")
    assert result.exit_code == 2
    assert "no project here" in result.stderr


def test_a_text_without_statements(run: Run, tmp_path: Path) -> None:
    (tmp_path / "questions.txt").write_text("Pourquoi ? Et comment ?", "utf-8")
    assert "no statement found" in run("questions.txt").stdout


def test_a_name_without_letters_gets_one(tmp_path: Path) -> None:
    assert extract._ArticleFile(tmp_path / "文.txt", None).name == "article"  # type: ignore[arg-type]
