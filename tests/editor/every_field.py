"""A claim, source, article, person, topic and member of the desk with a value in every field, an item in every list."""

from pathlib import Path

CLAIM = """statement: {en: The harbour bridge opens on 2 May 2026., fr: Le pont ouvre le 2 mai 2026.}
appearances:
  - {exact: The harbour bridge will open on 2 May, in: {fr: Le pont du port ouvrira le 2 mai}, time: "01:02", page: "3"}
kind: plan
speaker: {words: {en: The port authority}, read: it}
also_said_by:
  - {words: {en: A sailor}}
about: [port]
checks: [port/bridge]
credits:
  - {publisher: port, as: the port authority said, note: {en: So it did.}}
questions:
  - {id: day, ask: {en: When does it open?}, answer: {en: On 2 May.}, authority: port}
review:
  status: published
  verdict: refuted
  fix: [{wrong: {en: 2 May}, right: {en: 3 May}}]
  reasons: [{en: The notice says so.}]
  dates: [{on: 2026-05-02, what: {en: It opens.}, evidence: notice}]
  contacted: {on: 2026-04-01, how: telephone, response: {en: Yes.}}
  under_review: {since: 2026-04-02, why: {en: A letter.}}
  requests: [{by: A Tester, on: 2026-04-02, says: Look again.}]
evidence:
  - id: notice
    source: port-notice
    stance: refutes
    answers: day
    begins_at: [ministry-register]
    sole_because: {en: The port decides.}
trail:
  - {source: port-notice, certainty: match, compared_with: port-notice, changed: {from: {en: a}, to: {en: b}}}
exceptions: [{rule: single-origin, reason: It is so., until: 2030-01-01}]
"""
SOURCE = """publisher: port
unlocated: {en: It was never online.}
kind: primary
edition_of: ministry-register
derived_from:
  - source: ministry-register
    certainty: match
    compared_with: ministry-register
    changed: {from: {en: a}, to: {en: b}}
exceptions: [{rule: unused-source, reason: It is so.}]
"""
PEOPLE = """mayor:
  name: {en: The mayor}
  aliases: [Lord Mayor]
  roles:
    - {what: {en: Mayor}, from: 2020}
    - {what: {en: Minister}, source: port-notice}
"""
TOPICS = "harbours: {name: {en: Harbours}, aliases: [ports]}\n"
DESK = "tester: {name: {en: A Tester}, git: [tester@example.org]}\n"
HEAD = """derived_from:
  - {source: port-notice, certainty: match, compared_with: port-notice, changed: {from: {en: a}, to: {en: b}}}
reply: {asked_on: 2026-04-01}
kind: post
"""


def fill(folder: Path) -> None:
    """Put them into a project, beside what is there."""
    (folder / "claims/bridge/full.yml").write_text(CLAIM, "utf-8")
    other = CLAIM.replace("fix: [{wrong: {en: 2 May}, right: {en: 3 May}}]", "fix_none: {en: There is no bridge.}")
    (folder / "claims/bridge/other.yml").write_text(other, "utf-8")
    notice = folder / "claims/sources/port-notice.yml"
    notice.write_text(f"{notice.read_text('utf-8').rstrip()}\nderived_from: [{{source: ministry-register}}]\n", "utf-8")
    (folder / "claims/sources/letter.yml").write_text(SOURCE, "utf-8")
    (folder / "claims/translations").mkdir()
    (folder / "claims/translations/bridge.fr.yml").write_text("title: Le pont\n", "utf-8")
    for name, text in (("people", PEOPLE), ("topics", TOPICS), ("desk", DESK)):
        (folder / f"claims/{name}.yml").write_text(text, "utf-8")
    article = folder / "content/articles/bridge.md"
    text = article.read_text("utf-8")
    article.write_text(text.replace("---\n", f"---\n{HEAD}", 1), "utf-8")
    unlocated = text.replace("url: https://gazette.example/bridge", "unlocated: {en: On paper.}")
    (folder / "content/articles/paper.md").write_text(unlocated, "utf-8")
