"""Nobody has said what a label of earlier checks means on this desk's scale.

## What it does
Counts, publisher by publisher, the labels of the checks in `claims/checks/` that the publisher's table `labels.yml`
does not list. One finding for each label, at the first check that has it.

## Why it is bad
The checks come without a verdict: they are found, but a reader or an editor does not learn how they ended. No program
may guess it: the same numbers stand for "Misleading" with one publisher and for "Half true" with the next.

## Example
`claims/checks/harbour-checks/0f3a9c21d7be.yml` holds

```yaml
label: Half true
```

and there is no `claims/checks/harbour-checks/labels.yml`.

## What to write instead
One line for each label, once for all checks of a publisher: the id of a verdict in `claims/ratings.yml`, or `null`
where this scale has none that says the same.

```yaml
labels:
  Half true: misleading
  Satire: null
```
"""

from collections import defaultdict
from collections.abc import Iterator

from claimspring.model.earlier_check import label_key
from claimspring.model.finding import Problem, Severity
from claimspring.read.files import CHECKS, LABELS
from claimspring.rules.context import Context

SEVERITY = Severity.NOTE


def check_project(context: Context) -> Iterator[Problem]:
    """Each label that no table lists, once, with how many checks have it."""
    corpus = context.corpus
    paths_of = defaultdict(list)
    for key, record in corpus.checks.items():
        if record.value.label:
            paths_of[key.publisher, label_key(record.value.label)].append(record.path)
    for (publisher, label), paths in paths_of.items():
        table = corpus.labels.get(publisher)
        place = f"{CHECKS}/{publisher}/{LABELS}.yml"
        if (table is None or not table.value.knows(label)) and not context.is_there(place):
            checks = "1 check" if len(paths) == 1 else f"{len(paths):,} checks"
            hint = f"write into {place} which verdict it is, or null"
            yield Problem(paths[0], ("label",), f"{checks}: nobody said what '{label}' means here", hint)
