"""A desk with so many articles as wanted, each with a statement, for what lists look like: all of it is made up."""

from pathlib import Path

VERDICTS = ("refuted", "misleading", "supported", "supported")
RATINGS = """\
supported: {label: {en: Supported}, definition: {en: The evidence bears it out.}, value: 5, icon: check}
misleading: {label: {en: Misleading}, definition: {en: It leads astray.}, value: 2, icon: half}
refuted: {label: {en: Refuted}, definition: {en: The evidence shows the contrary.}, value: 1, icon: cross}
"""
SETTINGS = """\
site_name: Many towers
site_url: https://towers.example.org/
docs_dir: content
theme: {name: material, font: false}
plugins:
  - claimspring: {format: 2, contact: desk@example.org}
"""
HOME = """\
# Towers, checked

Of towers.
"""
ARTICLE = """\
---
title: Tower {n} is higher than any other in the county
publisher: paper-{n}
url: https://paper-{n}.example.org/higher
published: {day}
language: en
---

Tower {n} is {high} metres high.
"""
SURVEY = """\
title: The survey of tower {n}
publisher: council
kind: primary
language: en
url: https://council.example.org/surveys/{n}
"""
CLAIM = """\
statement: {{en: Tower {n} is {high} metres high.}}
appearances:
  - exact: Tower {n} is {high} metres high.
kind: number
review:
  status: published
  verdict: {verdict}
  reviewed_by: [desk]
  reviewed_on: {day}
  fact: {{en: Tower {n} was measured by the council.}}
  summary: {{en: The council measured it.}}
  reasons:
    - {{en: The survey of tower {n} gives its height.}}
  rationale: {{en: The council measured it.}}
{fix}evidence:
  - {{source: survey-{n}, stance: {stance}, passage: Tower {n} was measured}}
history:
  - {{on: {day}, change: first-publication}}
"""
FIX = """\
  fix:
    - {{wrong: {{en: {high} metres}}, right: {{en: nine metres}}}}
"""


def write_articles(root: Path, number: int) -> None:
    """A project with `number` articles, each of a publisher of its own; every fourth statement is refuted."""
    put = {"mkdocs.yml": SETTINGS, "claims/ratings.yml": RATINGS, "content/index.md": HOME}
    publishers = ["council: {name: {en: The council of all the towers of the county}, kind: government}\n"]
    for n in range(number):
        verdict = VERDICTS[n % len(VERDICTS)]
        values: dict[str, object] = {
            "n": n,
            "high": n + 10,
            "day": f"2023-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}",
            "verdict": verdict,
            "stance": "supports" if verdict == "supported" else "refutes",
            "fix": "" if verdict == "supported" else FIX.format(high=n + 10),
        }
        publishers.append(f"paper-{n}: {{name: {{en: Courier of the {n}th tower}}, kind: newspaper}}\n")
        put[f"content/articles/tower-{n}.md"] = ARTICLE.format(**values)
        put[f"claims/sources/survey-{n}.yml"] = SURVEY.format(**values)
        put[f"claims/tower-{n}/height.yml"] = CLAIM.format(**values)
    put["claims/publishers.yml"] = "".join(publishers)
    for place, text in put.items():
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        (root / place).write_text(text, encoding="utf-8")
