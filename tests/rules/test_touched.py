"""What rests on a changed file."""

import pytest

from claimspring.model.ids import PublisherId
from claimspring.read.corpus import read_corpus
from claimspring.rules.touched import touched
from tests.harbour import CLAIM, NOTICE, REGISTER, Harbour

ARTICLE = "content/articles/bridge.md"
EVERYTHING = {ARTICLE, CLAIM, NOTICE, REGISTER}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ([], set()),
        ([CLAIM], {CLAIM}),
        ([NOTICE], {NOTICE, CLAIM}),
        ([ARTICLE], {ARTICLE, CLAIM}),
        (["claims/observations/port-notice.json"], {"claims/observations/port-notice.json", CLAIM}),
        (["claims/observations/article-bridge.json"], {"claims/observations/article-bridge.json", CLAIM}),
        (["claims/publishers.yml"], {"claims/publishers.yml", *EVERYTHING}),
        (["mkdocs.yml"], {"mkdocs.yml", *EVERYTHING}),
        (["content/about.md"], {"content/about.md"}),
    ],
)
def test_touched(harbour: Harbour, changed: list[str], expected: set[str]) -> None:
    assert touched(read_corpus(harbour.root).corpus, changed) == expected


@pytest.mark.parametrize(
    ("publishers", "expected"),
    [
        ([], set()),
        (["nobody"], set()),
        (["port"], {NOTICE, CLAIM}),
        (["ministry"], {NOTICE, REGISTER, CLAIM}),
        (["gazette"], {ARTICLE, CLAIM}),
    ],
)
def test_a_publisher_touches_what_names_it_and_what_it_owns(
    harbour: Harbour, publishers: list[PublisherId], expected: set[str]
) -> None:
    file = "claims/publishers.yml"
    harbour.replace(file, "port:\n", "port:\n  owner: ministry\n")
    assert touched(read_corpus(harbour.root).corpus, [file], publishers) == {file, *expected}


def test_over_any_number_of_derivations_in_a_circle_too(harbour: Harbour) -> None:
    notice = harbour.read(NOTICE)
    for name, made_from in (("one", "two"), ("two", "three"), ("three", "one")):
        text = notice.replace("notices/7", name) + f"derived_from:\n  - source: {made_from}\n"
        harbour.write(f"claims/sources/{name}.yml", text)
    harbour.write(NOTICE, notice + "edition_of: two\n")
    harbour.replace(ARTICLE, "language: en\n", "language: en\nderived_from:\n  - source: one\n")
    found = touched(read_corpus(harbour.root).corpus, ["claims/sources/three.yml"])
    circle = {f"claims/sources/{name}.yml" for name in ("one", "two", "three")}
    assert found == circle | {NOTICE, CLAIM, ARTICLE}


def test_a_deleted_source_touches_what_named_it(harbour: Harbour) -> None:
    (harbour.root / NOTICE).unlink()
    assert touched(read_corpus(harbour.root).corpus, [NOTICE]) == {NOTICE, CLAIM}


def test_a_credit_touches_its_claim(harbour: Harbour) -> None:
    harbour.replace(CLAIM, "  - publisher: port\n", "  - source: wire\n")
    assert CLAIM in touched(read_corpus(harbour.root).corpus, ["claims/sources/wire.yml"])
