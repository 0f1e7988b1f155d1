"""What people who write no YAML get wrong: each mistake is told once, at its line, with its cure.

A row is a change of the good project, the place that has to be told, what message or hint have to say, and, where the
cure is certain, the line that `claimspring check --fix` leaves there.
"""

import json
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner

from claimspring.cli import claimspring
from tests.harbour import CLAIM, NOTICE, Harbour

ARTICLE = "content/articles/bridge.md"
PUBLISHERS = "claims/publishers.yml"
SOURCE = "claims/sources/port-note.yml"


class Mistake(NamedTuple):
    made: "tuple[str, str, str] | Callable[[Harbour], None]"
    """The path, the words there and what stands in their place; or what makes it."""
    line: int
    told: str
    """Words of the message or the hint."""
    mended: str = ""
    """What the line holds after `--fix`; empty where there is a doubt."""
    path: str = ""


def moved(old: str, new: str) -> Callable[[Harbour], None]:
    def move(harbour: Harbour) -> None:
        (harbour.root / new).parent.mkdir(parents=True, exist_ok=True)
        (harbour.root / old).rename(harbour.root / new)

    return move


def copied(old: str, new: str, before: str = "") -> Callable[[Harbour], None]:
    return lambda harbour: harbour.write(new, before + harbour.read(old))


def saved_as(encoding: str) -> Callable[[Harbour], None]:
    def save(harbour: Harbour) -> None:
        (harbour.root / CLAIM).write_bytes(harbour.read(CLAIM).encode(encoding))

    return save


def with_no_break_spaces(harbour: Harbour) -> None:
    lines = harbour.read(CLAIM).split("\n")
    lines[14] = lines[14].replace("  ", "\u00a0\u00a0")
    harbour.write(CLAIM, "\n".join(lines))


def keys_at_the_margin(harbour: Harbour) -> None:
    lines = harbour.read(CLAIM).split("\n")
    lines[14:26] = [line.removeprefix("  ") for line in lines[14:26]]
    harbour.write(CLAIM, "\n".join(lines))


MISTAKES: dict[str, Mistake] = {
    # characters that look like others
    "no-break space after a colon": Mistake(
        (CLAIM, "status: published", "status:\u00a0published"), 15, "no-break space", "  status: published"
    ),
    "no-break space and space": Mistake(
        (CLAIM, "status: published", "status: \u00a0published"), 15, "no-break space", "  status:  published"
    ),
    "no-break space before a colon": Mistake(
        (CLAIM, "kind: plan", "kind\u00a0: plan"), 6, "no-break space", "kind : plan"
    ),
    "no-break spaces as indentation": Mistake(with_no_break_spaces, 15, "no-break space", "  status: published"),
    "half an indentation of no-break space": Mistake(
        (CLAIM, "  status: published", "\u00a0 status: published"), 15, "no-break space", "  status: published"
    ),
    "zero-width space before a key": Mistake((CLAIM, "kind: plan", "\u200bkind: plan"), 6, "invisible", "kind: plan"),
    "zero-width space after a value": Mistake(
        (CLAIM, "status: published", "status: published\u200b"), 15, "published", "  status: published"
    ),
    "long dash as a list mark": Mistake(
        (CLAIM, "  - source: port-notice\n    stance", "  – source: port-notice\n    stance"),
        28,
        "the list is marked with '–'",
        "  - source: port-notice",
    ),
    "bullets as list marks": Mistake(
        (CLAIM, "  reviewed_by: [desk]", "  reviewed_by:\n    • desk"), 24, "marked with '•'", "    - desk"
    ),
    "asterisk as a list mark": Mistake(
        (CLAIM, "  - exact: The", "  * exact: The"),
        5,
        "marked with '*'",
        "  - exact: The harbour bridge will open on 2 May",
    ),
    "long dash in an id": Mistake(
        (CLAIM, "source: ministry-register", "source: ministry–register"),
        32,
        "is no id",
        "  - source: ministry-register",
    ),
    # colons and spaces
    "no space after a colon": Mistake(
        (CLAIM, "verdict: supported", "verdict:supported"), 16, "no space", "  verdict: supported"
    ),
    "no space after the last colon": Mistake(
        (CLAIM, "    stance: supports\n    passage: The", "    stance:supports\n    passage: The"),
        29,
        "no space",
        "    stance: supports",
    ),
    "no space after the code of a language": Mistake(
        (CLAIM, "    en: The port authority\n", "    en:The port authority\n"),
        9,
        "no space",
        "    en: The port authority",
    ),
    "no space in the only text": Mistake(
        (CLAIM, "    passage: The bridge", "    note:\n      en:Read on paper.\n    passage: The bridge"),
        31,
        "no space",
        "      en: Read on paper.",
    ),
    "no space after a dash": Mistake(
        (CLAIM, "  - publisher: port", "  -publisher: port"), 12, "no space", "  - publisher: port"
    ),
    "no colon": Mistake((CLAIM, "kind: plan", "kind plan"), 6, "no colon"),
    "equals sign for a colon": Mistake((CLAIM, "kind: plan", "kind = plan"), 6, "no colon"),
    "colon in a text": Mistake(
        (CLAIM, "passage: The bridge opens", "passage: Notice: the bridge opens"),
        30,
        "holds a colon",
        '    passage: "Notice: the bridge opens to traffic on 2 May 2026."',
    ),
    "curly marks around a text with a colon": Mistake(
        (CLAIM, '"Harbour bridge: opening 2 May 2026"', "“Harbour bridge: opening 2 May 2026”"),
        34,
        "straight quotation marks",
        '    passage: "“Harbour bridge: opening 2 May 2026”"',
    ),
    "colon in an entry of a list": Mistake(
        (CLAIM, "  reviewed_by: [desk]", "  reviewed_by:\n    - Desk: Anna"), 24, "put the text in quotation marks"
    ),
    # quotation marks and signs
    "apostrophe in single marks": Mistake(
        (
            CLAIM,
            "fr: L’avis de l’autorité et le registre du ministère donnent la date.",
            "fr: 'L'avis et le registre donnent la date.'",
        ),
        19,
        "apostrophe",
        '    fr: "L\'avis et le registre donnent la date."',
    ),
    "straight mark closed by a curly one": Mistake(
        (CLAIM, 'opening 2 May 2026"', "opening 2 May 2026”"),
        34,
        "ends with ”",
        '    passage: "Harbour bridge: opening 2 May 2026"',
    ),
    "mark that is not closed": Mistake((CLAIM, 'opening 2 May 2026"', "opening 2 May 2026"), 34, "not closed"),
    "quoted words and more": Mistake(
        (CLAIM, "passage: The bridge opens", 'passage: "The bridge" opens'),
        30,
        "quotation marks",
        '    passage: "\\"The bridge\\" opens to traffic on 2 May 2026."',
    ),
    "marks inside of marks": Mistake(
        (CLAIM, "passage: The bridge opens to traffic on 2 May 2026.", 'passage: "The "bridge" opens"'),
        30,
        "after the end",
    ),
    "at sign": Mistake(
        (CLAIM, "passage: The bridge", "passage: @mayor says the bridge"),
        30,
        "quotation marks",
        '    passage: "@mayor says the bridge opens to traffic on 2 May 2026."',
    ),
    "percent sign": Mistake(
        (CLAIM, "passage: The bridge", "passage: %The bridge"),
        30,
        "quotation marks",
        '    passage: "%The bridge opens to traffic on 2 May 2026."',
    ),
    "backtick": Mistake(
        (CLAIM, "passage: The bridge", "passage: `The bridge`"),
        30,
        "quotation marks",
        '    passage: "`The bridge` opens to traffic on 2 May 2026."',
    ),
    "stars for bold": Mistake(
        (CLAIM, "passage: The bridge", "passage: *The bridge*"),
        30,
        "quotation marks",
        '    passage: "*The bridge* opens to traffic on 2 May 2026."',
    ),
    "brackets at the beginning": Mistake(
        (CLAIM, "passage: The bridge", "passage: [The bridge]"),
        30,
        "quotation marks",
        '    passage: "[The bridge] opens to traffic on 2 May 2026."',
    ),
    "brackets around all of it": Mistake(
        (CLAIM, "passage: The bridge opens to traffic on 2 May 2026.", "passage: [The bridge opens]"), 30, "brackets"
    ),
    "number sign": Mistake((CLAIM, "passage: The bridge", "passage: The #1 bridge"), 30, "cut here"),
    "greater-than sign": Mistake((CLAIM, "passage: The bridge", "passage: > The bridge"), 30, "quotation marks"),
    "backslash": Mistake((CLAIM, '"Harbour bridge: ', '"C:\\Harbour bridge: '), 34, "backslash"),
    # lists and indentation
    "tab for indentation": Mistake((CLAIM, "  verdict: supported", "\tverdict: supported"), 16, "a tab"),
    "one value for a list": Mistake(
        (CLAIM, "reviewed_by: [desk]", "reviewed_by: desk"), 23, "not a list", "  reviewed_by: [desk]"
    ),
    "two values for a list": Mistake((CLAIM, "reviewed_by: [desk]", "reviewed_by: Anna, Ben"), 23, "not a list"),
    "one entry without its dash": Mistake(
        (CLAIM, "  - publisher: port\n    as:", "  publisher: port\n  as:"), 12, "write '- '"
    ),
    "second entry without its dash": Mistake(
        (CLAIM, "  - source: ministry-register\n    stance", "  source: ministry-register\n    stance"), 32, "'- '"
    ),
    "list right after its key": Mistake(
        (CLAIM, "trail:\n  - source: port-notice\n    credited: true", "trail: - source: port-notice"), 35, "next line"
    ),
    "list that is not closed": Mistake((CLAIM, "reviewed_by: [desk]", "reviewed_by: [desk"), 23, "not closed"),
    "keys left at the margin": Mistake(keys_at_the_margin, 15, "indent them"),
    "one key indented too far": Mistake((CLAIM, "  verdict: supported", "    verdict: supported"), 16, "indented"),
    "one key indented too little": Mistake((CLAIM, "    fr: L’avis", "   fr: L’avis"), 19, "indentation"),
    "text that goes on at the margin": Mistake(
        (CLAIM, "passage: The bridge opens to traffic", "passage: The bridge opens\nto traffic"),
        31,
        "goes on is indented",
    ),
    # keys and values
    "misspelt key": Mistake((CLAIM, "statement:", "statment:"), 1, "did you mean 'statement'", "statement:"),
    "key with a capital letter": Mistake((CLAIM, "kind: plan", "Kind: plan"), 6, "did you mean 'kind'", "kind: plan"),
    "key of another language": Mistake((CLAIM, "kind: plan", "genre: plan"), 6, "did you mean 'kind'"),
    "key that does not exist": Mistake(
        (CLAIM, "kind: plan", "kind: plan\npriority: high"), 7, "unknown key 'priority'"
    ),
    "key given twice": Mistake((CLAIM, "kind: plan", "kind: plan\nkind: event"), 7, "given twice"),
    "key that is missing": Mistake((CLAIM, "kind: plan\n", ""), 1, "add 'kind'"),
    "key without a value": Mistake((CLAIM, "kind: plan", "kind:"), 6, "left empty"),
    "value with a capital letter": Mistake((CLAIM, "kind: plan", "kind: Plan"), 6, "did you mean 'plan'", "kind: plan"),
    "value of another form": Mistake(
        (CLAIM, "stance: supports\n    passage: The", "stance: supported\n    passage: The"),
        29,
        "did you mean 'supports'",
    ),
    "value of another language": Mistake((CLAIM, "status: published", "status: publié"), 15, "allowed are draft"),
    "yes in another language": Mistake((CLAIM, "credited: true", "credited: oui"), 37, "true or false"),
    "verdict by its label": Mistake(
        (CLAIM, "verdict: supported", "verdict: Étayé"), 16, "write 'supported'", "  verdict: supported"
    ),
    "verdict by a label like an id": Mistake(
        (CLAIM, "verdict: supported", "verdict: avéré"), 16, "write 'supported'", "  verdict: supported"
    ),
    "misspelt verdict": Mistake(
        (CLAIM, "verdict: supported", "verdict: suported"), 16, "supported", "  verdict: supported"
    ),
    "misspelt source": Mistake(
        (CLAIM, "- source: ministry-register", "- source: ministry-regster"),
        32,
        "ministry-register",
        "  - source: ministry-register",
    ),
    "source with its ending": Mistake(
        (CLAIM, "- source: ministry-register", "- source: ministry-register.yml"),
        32,
        "is no id",
        "  - source: ministry-register",
    ),
    "publisher by name": Mistake((CLAIM, "  - publisher: port", "  - publisher: Port Authority"), 12, "is no id"),
    "words that are not the article's": Mistake(
        (CLAIM, "exact: The harbour bridge will open on 2 May", "exact: The harbour bridge will open on 3 May"),
        5,
        "the nearest are",
    ),
    "language by name": Mistake((NOTICE, "language: en", "language: English"), 5, "did you mean 'en'", "language: en"),
    "language in capital letters": Mistake(
        (NOTICE, "language: en", "language: EN"), 5, "did you mean 'en'", "language: en"
    ),
    "country by name": Mistake((PUBLISHERS, "country: NL", "country: Netherlands"), 8, "NL"),
    "address without https": Mistake(
        (NOTICE, "url: https://port.example/notices/7", "url: www.port.example/notices/7"), 2, "https://"
    ),
    "address with a letter lost": Mistake(
        (NOTICE, "url: https://port", "url: ttps://port"), 2, "https://", "url: https://port.example/notices/7"
    ),
    "neither address nor reason": Mistake((NOTICE, "url: https://port.example/notices/7\n", ""), 1, "unlocated"),
    # dates
    "day first": Mistake((CLAIM, "2026-10-01", "27/10/2026"), 24, "YYYY-MM-DD", "  reviewed_on: 2026-10-27"),
    "day or month first": Mistake((CLAIM, "2026-10-01", "01/10/2026"), 24, "YYYY-MM-DD"),
    "day in words": Mistake((CLAIM, "2026-10-01", "1 October 2026"), 24, "YYYY-MM-DD", "  reviewed_on: 2026-10-01"),
    "day in French words": Mistake(
        (CLAIM, "2026-10-01", "1er octobre 2026"), 24, "YYYY-MM-DD", "  reviewed_on: 2026-10-01"
    ),
    "month first in words": Mistake(
        (CLAIM, "2026-10-01", "October 1, 2026"), 24, "YYYY-MM-DD", "  reviewed_on: 2026-10-01"
    ),
    "date without its zeros": Mistake(
        (CLAIM, "2026-10-01", "2026-10-1"), 24, "YYYY-MM-DD", "  reviewed_on: 2026-10-01"
    ),
    "date with dots": Mistake(
        (NOTICE, "published: 2026-03-09", "published: 9.3.2026"), 4, "YYYY-MM-DD", "published: 2026-03-09"
    ),
    "day that does not exist": Mistake((CLAIM, "2026-10-01", "2026-02-30"), 24, "there is no day"),
    "date without its day": Mistake((CLAIM, "2026-10-01", "2026-10"), 24, "lacks its day"),
    # files
    "claim among the sources": Mistake(copied(CLAIM, SOURCE), 1, "claims/<article>/", path=SOURCE),
    "source in an article's folder": Mistake(
        copied(NOTICE, "claims/bridge/port-note.yml"), 1, "claims/sources/", path="claims/bridge/port-note.yml"
    ),
    "two claims in one file": Mistake(
        lambda harbour: harbour.write(CLAIM, harbour.read(CLAIM) + harbour.read(CLAIM)), 40, "a file of its own"
    ),
    "two claims with a line between them": Mistake(
        lambda harbour: harbour.write(CLAIM, harbour.read(CLAIM) + "---\n" + harbour.read(CLAIM)),
        40,
        "a file of its own",
    ),
    "claim outside of a folder": Mistake(
        copied(CLAIM, "claims/opening.yml"), 1, "folder named after", path="claims/opening.yml"
    ),
    "claim in a folder of no article": Mistake(
        moved(CLAIM, "claims/brigde/opening-day.yml"), 1, "'bridge'", path="claims/brigde/opening-day.yml"
    ),
    "name with capitals and a space": Mistake(
        copied(CLAIM, "claims/bridge/Opening Day.yml"), 1, "'opening-day'", path="claims/bridge/Opening Day.yml"
    ),
    "hidden second ending": Mistake(
        copied(CLAIM, "claims/bridge/opening.yml.txt"), 1, "'opening.yml'", path="claims/bridge/opening.yml.txt"
    ),
    "article beside the folder": Mistake(
        copied(ARTICLE, "content/harbour.md"), 1, "content/articles/harbour.md", path="content/harbour.md"
    ),
    "article as text beside the folder": Mistake(
        copied(ARTICLE, "content/harbour.txt"), 1, "content/articles/harbour.md", path="content/harbour.txt"
    ),
    "article saved as text": Mistake(
        copied(ARTICLE, "content/articles/harbour.txt"), 1, "'harbour.md'", path="content/articles/harbour.txt"
    ),
    "article saved as a document": Mistake(
        copied(ARTICLE, "content/articles/harbour.docx"), 1, "'harbour.md'", path="content/articles/harbour.docx"
    ),
    "article without a head": Mistake(
        lambda harbour: harbour.write("content/articles/b.md", "The bridge opens.\n"),
        1,
        "begin the file",
        path="content/articles/b.md",
    ),
    "head that does not end": Mistake(
        (ARTICLE, "retrieved: 2026-03-11\n---\n", "retrieved: 2026-03-11\n"), 1, "end it"
    ),
    "head below an empty line": Mistake(copied(ARTICLE, ARTICLE, "\n"), 1, "has to be the first", "---"),
    "long dash for the line above the head": Mistake((ARTICLE, "---\ntitle", "—\ntitle"), 1, "write '---'", "---"),
    "long dash for the line below the head": Mistake(
        (ARTICLE, "retrieved: 2026-03-11\n---", "retrieved: 2026-03-11\n—"), 8, "write '---'", "---"
    ),
    "UTF-16": Mistake(saved_as("utf-16"), 1, "UTF-16"),
    "UTF-16 without its mark": Mistake(saved_as("utf-16-le"), 1, "UTF-16"),
    "Windows-1252": Mistake(saved_as("cp1252"), 10, "is not UTF-8"),
    "two versions that git left": Mistake(
        (
            CLAIM,
            "  verdict: supported\n",
            "<<<<<<< HEAD\n  verdict: supported\n=======\n  verdict: refuted\n>>>>>>> b\n",
        ),
        16,
        "keep one of the two",
    ),
    "empty file": Mistake(
        lambda harbour: harbour.write("claims/bridge/b.yml", ""), 1, "fill it in", path="claims/bridge/b.yml"
    ),
}
"""By what was done."""


def test_there_are_eighty() -> None:
    assert len(MISTAKES) >= 80


@pytest.mark.parametrize("name", MISTAKES)
def test_mistake(name: str, harbour: Harbour, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(harbour.root)
    label = "  label: Supported\n"
    harbour.replace("claims/ratings.yml", label, "  label: {en: Supported, fr: Étayé, es: avéré}\n")
    mistake = MISTAKES[name]
    spoil(harbour, mistake)
    (finding,) = findings()
    path = mistake.path or (mistake.made[0] if isinstance(mistake.made, tuple) else finding["path"])
    assert (finding["path"], finding["line"]) == (path, mistake.line)
    assert mistake.told in f"{finding['message']}; {finding['hint']}"
    CliRunner().invoke(claimspring, ["check", "--fix"], catch_exceptions=False)
    if mistake.mended:
        assert harbour.read(path).split("\n")[mistake.line - 1] == mistake.mended
        assert findings() == []
    else:
        assert findings() == [finding]


def test_two_faults_of_one_head_are_told_in_one_round(harbour: Harbour, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(harbour.root)
    harbour.replace(ARTICLE, "title: Bridge opens in spring", "title: Bridge: opens in spring")
    harbour.replace(ARTICLE, "language: en", "language: eng lish")
    harbour.replace(ARTICLE, "publisher: gazette\n", "")
    assert [(one["line"], one["rule"]) for one in findings()] == [
        (2, "missing-key"),
        (2, "unquoted-colon"),
        (5, "not-a-language"),
    ]


def spoil(harbour: Harbour, mistake: Mistake) -> None:
    if isinstance(mistake.made, tuple):
        harbour.replace(*mistake.made)
    else:
        mistake.made(harbour)


def findings() -> list[dict[str, Any]]:
    printed = CliRunner().invoke(claimspring, ["check", "--format", "json"], catch_exceptions=False)
    found: list[dict[str, Any]] = json.loads(printed.stdout)
    return found
