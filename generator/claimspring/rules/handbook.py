"""The registry in, the handbook's pages about rules out: one for each family, and one that lists them all. Pure."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from claimspring.rules.registry import RULES
from claimspring.rules.rule import Family, Rule

TITLES = {
    Family.FILE: "Rules about files",
    Family.SHAPE: "Rules about keys and values",
    Family.REFERENCE: "Rules about references",
    Family.EVIDENCE: "Rules about evidence",
    Family.TRAIL: "Rules about the trail",
    Family.REVIEW: "Rules about reviews",
    Family.SITE: "Rules about the site",
}

INTRODUCTION = """\
`claimspring check` reports what breaks one of these rules: an *error* fails the check, a *warning* does not, a *note*
only informs. `claimspring explain RULE` prints the same text.

A project sets other severities in the plugin's section of `mkdocs.yml`, and `off` switches a rule off:

```yaml
plugins:
  - claimspring:
      rules:
        missing-archive: error
        single-host: off
```

A single claim or source sets a rule aside with a reason, and, better, with a last day:

```yaml
exceptions:
  - rule: single-origin
    reason: Only the ministry can know its minister's plans.
    until: 2027-06-01
```
"""


def handbook(rules: Mapping[str, Rule] = RULES) -> dict[str, str]:
    """The pages by the names of the families; `index` lists them all."""
    families = {family: list(group) for family, group in groupby(rules.values(), key=lambda rule: rule.family)}
    pages = {"index": "".join(_index(families))}
    for family, members in families.items():
        pages[family.value] = f"# {TITLES[family]}\n" + "".join(f"\n{section(rule)}" for rule in members)
    return pages


def section(rule: Rule) -> str:
    """Everything about a rule, in Markdown."""
    body = rule.page.replace("\n## ", "\n### ").removeprefix("## ")
    return f"## {rule.id}\n\n{rule.summary} *({rule.severity} by default)*\n\n### {body}\n"


def _index(families: Mapping[Family, list[Rule]]) -> Iterator[str]:
    yield f"# Rules\n\n{INTRODUCTION}"
    for family, members in families.items():
        yield f"\n## [{TITLES[family]}]({family}.md)\n\n| rule | severity | |\n|---|---|---|\n"
        yield from (f"| [{rule.id}]({family}.md#{rule.id}) | {rule.severity} | {rule.summary} |\n" for rule in members)
