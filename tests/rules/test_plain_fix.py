"""The right words of a statement in one language may be plain text, as its other texts may be."""

import json

import pytest
from click.testing import CliRunner

from claimspring.cli import claimspring
from tests.harbour import CLAIM, Harbour

BOTH = "  en: The harbour bridge opens on 2 May 2026.\n  fr: Le pont du port ouvre le 2 mai 2026.\n"
FRENCH = "  fr: Le pont du port ouvre le 2 mai 2026.\n"
PLAIN = "verdict: misleading\n  fix: [{wrong: 2 mai, right: 3 mai}]\n"


@pytest.mark.parametrize(
    ("statement", "review", "found"),
    [
        (FRENCH, PLAIN, []),
        (FRENCH, PLAIN.replace("2 mai", "4 mai"), ["copy an exact part of the statement that is in it once"]),
        (BOTH, PLAIN, ["write {fr: …}, and so under 'right'", "add the words in that language"]),
        (
            FRENCH,
            "verdict: misleading\n",
            [
                (
                    "add to 'review' a 'fix' with words of the statement, - {wrong: {fr: …}, right: {fr: …}}, "
                    "or say why not under 'fix_none'"
                )
            ],
        ),
    ],
)
def test_plain_words_are_in_the_statement_s_language(
    statement: str, review: str, found: list[str], harbour: Harbour, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(harbour.root)
    harbour.replace(CLAIM, BOTH, statement)
    harbour.replace(CLAIM, "verdict: supported\n", review)
    printed = CliRunner().invoke(claimspring, ["check", "--format", "json"], catch_exceptions=False)
    hints = [
        one["hint"] for one in json.loads(printed.stdout) if one["rule"] in {"missing-fix", "fix-not-in-statement"}
    ]
    assert sorted(hints) == sorted(found)
