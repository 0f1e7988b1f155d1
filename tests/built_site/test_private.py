"""Only what is published gets out: no byte of a draft, nor of what only drafts name, stands anywhere in a site."""

import gzip
from pathlib import Path

import pytest

from tests.built_site.conftest import build_site

MARK = "zyxomarkd"
"""A word that stands nowhere else, in every field of a draft; the index of the search keeps it as it is."""
CLAIM = f"""\
statement: {{en: {MARK} statement, fr: {MARK} phrase}}
appearances: [{{exact: Son escalier compte cent marches., prefix: "{MARK}", suffix: "{MARK}"}}]
kind: number
form: author
topics: [{MARK}]
about: [{MARK}-person]
questions: [{{id: {MARK}-asked, ask: {{en: {MARK} asked}}, answer: {{en: {MARK} told}}, authority: {MARK}-document}}]
speaker: {{words: {{en: {MARK} speaker}}}}
speaker_type: person
credits:
  - {{source: {MARK}-document, as: {MARK} credit, check: confirmed, note: {{en: {MARK} note}}}}
  - {{publisher: {MARK}-outlet, as: {MARK} other credit}}
review:
  status: %s
  verdict: refuted
  summary: {{en: {MARK} summary}}
  rationale: {{en: {MARK} rationale}}
  fact: {{en: {MARK} fact}}
  fix_none: {{en: {MARK} fix}}
  reasons: [{{en: {MARK} reason}}]
  dates: [{{on: 2024-03-01, what: {{en: {MARK} day}}, evidence: {MARK}-passage}}]
  requests: [{{by: {MARK} colleague, on: 2024-03-05, says: {MARK} request}}]
  open_questions: [{{en: {MARK} question}}]
  as_of: 1987-06-05
  reviewed_by: [{MARK} reviewer]
  reviewed_on: 2024-03-06
  contacted: {{on: 2024-03-05, how: {MARK} letter, response: {{en: {MARK} answer}}}}
evidence:
  - {{source: {MARK}-document, stance: refutes, passage: {MARK} passage, language: fr,
     begins_at: [{MARK}-origin], note: {MARK}, id: {MARK}-passage, answers: {MARK}-asked, key: {MARK} passage}}
  - {{source: survey, stance: refutes, passage: {MARK} of a page that is shown}}
trail:
  - {{source: {MARK}-document, credited: true, distortion: {{en: {MARK} distortion}}, note: {{en: {MARK} step}}}}
history:
  - {{on: 2024-03-06, change: correction, from: refuted, to: refuted, note: {{en: {MARK} change}}}}
exceptions: [{{rule: single-origin, reason: {MARK} reason, until: 2099-01-01}}]
extraction:
  {{score: .9, reasons: [{MARK} worth], cue: {MARK}, speaker: {MARK}, source: {MARK}, dates: [1987-06-05]}}
"""
DOCUMENT = f"""\
title: {MARK} title
url: https://example.org/{MARK}
publisher: {MARK}-outlet
author: {MARK} author
published: 1987-06-05
language: fr
kind: news
retrieved: 1987-06-05
archived: https://web.archive.org/web/19870605000000/https://example.org/{MARK}
derived_from: [{{source: {MARK}-origin, how: quotes, note: {{en: {MARK} derived}}}}]
note: {{en: {MARK} note}}
"""
ORIGIN = f"unlocated: {MARK} reason\npublisher: {MARK}-outlet\nkind: primary\n"
COPY = f"""\
unlocated: made from it, and named by nobody
publisher: {MARK}-outlet
kind: news
derived_from: [{{source: {MARK}-document}}]
"""
OUTLETS = f"""
{MARK}-outlet: {{name: {MARK} outlet, owner: {MARK}-house, note: {MARK}}}
{MARK}-house: {{name: {MARK} house}}
"""
PEOPLE = f"{MARK}-person: {{name: {MARK} person}}\n"
TOPICS = f"{MARK}: {{name: {MARK} topic}}\n"
DRAFTS = f"drafts:\n  - {{exact: Son escalier compte cent marches., claim: {MARK}, not_same: [{MARK}/{MARK}]}}\n"


def lay_draft(project: Path, status: str) -> None:
    """A claim with the mark in every field, and all that only it names."""
    write = {
        f"claims/tower/{MARK}.yml": CLAIM % status,
        f"claims/sources/{MARK}-document.yml": DOCUMENT,
        f"claims/sources/{MARK}-origin.yml": ORIGIN,
        f"claims/sources/{MARK}-copy.yml": COPY,
        "claims/drafts/tower.yml": DRAFTS,
        "claims/people.yml": (project / "claims/people.yml").read_text(encoding="utf-8") + PEOPLE,
        "claims/topics.yml": (project / "claims/topics.yml").read_text(encoding="utf-8") + TOPICS,
        "claims/publishers.yml": (project / "claims/publishers.yml").read_text(encoding="utf-8") + OUTLETS,
        f"claims/tower/{MARK}-broken.yml": "a: [",
    }
    for path, text in write.items():
        (project / path).parent.mkdir(exist_ok=True)
        (project / path).write_text(text, encoding="utf-8")


def telling(folder: Path, words: str) -> list[str]:
    """The files below a folder whose names or bytes, unpacked where they are packed, hold the words."""
    found = []
    for file in sorted(folder.rglob("*")):
        raw = file.read_bytes() if file.is_file() else b""
        text = gzip.decompress(raw) if raw.startswith(b"\x1f\x8b") else raw
        if words in file.name or words.encode() in text.lower():
            found.append(file.relative_to(folder).as_posix())
    return found


@pytest.mark.parametrize("setting", ["hidden", "shown"])
def test_no_byte_of_a_draft_gets_out(project: Path, tmp_path: Path, setting: str) -> None:
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(
        f"{settings}\n".replace("[en, fr, es]", f"[en, fr, es]\n      in_review: {setting}")
    )
    before = build_site(project, tmp_path / "before")
    lay_draft(project, "draft")
    after = build_site(project, tmp_path / "after")
    assert telling(after, MARK) == []
    assert telling(after, "1987") == []
    names = (
        {file.relative_to(folder) for folder in [root] for file in folder.rglob("*.html")} for root in (before, after)
    )
    assert len({frozenset(one) for one in names}) == 1
    for place in (
        "index.html",
        "articles/tower/index.html",
        "status/index.html",
        "sources/index.html",
        "data/claims.json",
    ):
        assert (before / place).read_bytes() == (after / place).read_bytes(), place


def test_a_claim_in_review_is_shown_only_where_the_desk_says_so(project: Path, tmp_path: Path) -> None:
    lay_draft(project, "in-review")
    assert telling(build_site(project, tmp_path / "hidden"), MARK) == []
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(settings.replace("[en, fr, es]", "[en, fr, es]\n      in_review: shown"))
    shown = build_site(project, tmp_path / "shown")
    article = (shown / "articles/tower/index.html").read_text(encoding="utf-8")
    assert f"{MARK} statement" in article
    assert f"{MARK} rationale" not in article
    assert not (shown / f"claims/tower/{MARK}").exists()


def test_not_checkable_is_only_said_where_an_editor_said_so(project: Path, tmp_path: Path) -> None:
    question = "Faut-il la visiter ?"
    article = (build_site(project, tmp_path / "before") / "articles/tower/index.html").read_text(encoding="utf-8")
    assert "Cannot be checked" not in article
    (project / "claims/drafts").mkdir()
    (project / "claims/drafts/tower.yml").write_text(
        f"drafts:\n  - {{exact: {question}, dismissed: it asks, uncheckable: question}}\n", encoding="utf-8"
    )
    article = (build_site(project, tmp_path / "after") / "articles/tower/index.html").read_text(encoding="utf-8")
    assert "Cannot be checked: an editor said so" in article
