"""Something of the record could not be compared.

## What it does
Says in one line what was not compared: where there is no git, no main line, or a shallow clone.

## Why it is bad
A check that was not made is no good news. In a workflow, `fetch-depth: 0` brings the whole history.

## Example
A clone with `--depth 1`.

## What to write instead
`git fetch --unshallow`; or name the main line with `main: main` in the plugin's section of `mkdocs.yml`.
"""

from collections.abc import Iterator

from claimspring.model.finding import Problem, Severity
from claimspring.rules.context import Context

SEVERITY = Severity.NOTE


def check(context: Context) -> Iterator[Problem]:
    """What the main line could not tell, where there is a record."""
    if context.corpus.publications and context.main_line.unchecked:
        yield Problem(
            context.settings_path,
            context.settings_route,
            context.main_line.unchecked,
            "fetch the whole history, or name the line with 'main'",
            at_key=True,
        )
