"""What is written from right to left, put into the small project: an article in Hebrew, and a statement of it."""

from pathlib import Path

ARTICLE = """\
---
title: הגשר ארוך מכל גשר אחר
url: https://gazette.example/bridge
publisher: gazette
published: 2024-03-02
language: he
derived_from:
  - {source: wire-report, how: republishes, certainty: probable}
summary: {en: One number is wrong., he: מספר אחד שגוי.}
---

אורכו של הגשר 120 מטרים, אמרה הסוכנות. הוא נפתח בשנת 2019 (לפני 5 שנים).

## מי בנה אותו

> אני בניתי אותו, אמר השומר.
"""
CLAIM = """\
statement: {en: The bridge is 120 metres long., he: אורכו של הגשר 120 מטרים.}
appearances:
  - {exact: אורכו של הגשר 120 מטרים, in: {en: The bridge is 120 metres long}}
kind: number
form: paraphrase
topics: [towers]
about: [mayor]
credits:
  - {source: wire-report, as: אמרה הסוכנות, check: confirmed}
review:
  status: published
  verdict: refuted
  summary: {en: It is 110 metres long., he: אורכו 110 מטרים.}
  fact: {en: The council measured 110 metres., he: המועצה מדדה 110 מטרים.}
  fix:
    - {wrong: {en: 120 metres, he: 120 מטרים}, right: {en: 110 metres, he: 110 מטרים}}
  reasons:
    - {en: The council measured it in 2024., he: המועצה מדדה אותו בשנת 2024.}
  dates:
    - {on: 2019-05-01, what: {en: The bridge opens., he: הגשר נפתח.}, evidence: e1}
    - {on: 2024-02-01, what: {en: It is measured., he: הגשר נמדד.}, evidence: e1}
  rationale: {en: The survey says so., he: כך כתוב במדידה.}
  as_of: 2024-03-02
  reviewed_by: [desk]
  reviewed_on: 2024-03-06
questions:
  - {id: long, ask: {en: How long is it?, he: מה אורכו?}, answer: {en: It has 110 metres., he: "אורכו 110 מטרים."}}
evidence:
  - {id: e1, source: measurement, stance: refutes, answers: long, passage: אורך הגשר 110 מטרים, key: 110 מטרים}
  - {source: survey, stance: context, passage: La tour mesure environ dix mètres}
trail:
  - source: wire-report
    credited: true
    certainty: match
    compared_with: wire-report
    changed: {from: {en: 110, he: "110"}, to: {en: 120, he: "120"}, where: this-step}
  - {source: measurement, certainty: probable}
history:
  - {on: 2024-03-05, change: first-publication}
  - on: 2024-03-06
    change: correction
    text_from: {en: The bridge is long., he: הגשר ארוך.}
    text_to: {en: The bridge is 120 metres long., he: אורכו של הגשר 120 מטרים.}
"""
MEASUREMENT = """\
title: מדידת הגשר
url: https://council.example/bridge
publisher: council
published: 2024-02-01
language: he
kind: primary
retrieved: 2024-03-05
"""
TRANSLATION = """\
title: The bridge is longer than any other
translated_by: [desk]
sentences:
  - {original: "אורכו של הגשר 120 מטרים, אמרה הסוכנות.", text: "The bridge is 120 metres long, the agency said."}
  - {original: "הוא נפתח בשנת 2019 (לפני 5 שנים).", text: It opened in 2019 (5 years ago).}
  - {original: מי בנה אותו, text: Who built it}
  - {original: "אני בניתי אותו, אמר השומר.", text: "I built it, the keeper said."}
"""


def write_bridge(project: Path) -> None:
    """The article, its statement, the document on which that rests, and a translation of the article."""
    for place, text in (
        ("content/articles/bridge.md", ARTICLE),
        ("claims/bridge/length.yml", CLAIM),
        ("claims/sources/measurement.yml", MEASUREMENT),
        ("claims/translations/bridge.en.yml", TRANSLATION),
    ):
        (project / place).parent.mkdir(exist_ok=True)
        (project / place).write_text(text, encoding="utf-8")
