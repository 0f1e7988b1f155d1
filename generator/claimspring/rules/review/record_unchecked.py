"""Something of the record could not be compared.

## What it does
Says in one line what was not compared: where there is no git, no main line, or a shallow clone, and the live site was
not asked in their place.

## Why it is bad
A check that was not made is no good news. In a workflow, `fetch-depth: 0` brings the whole history.

## Example
A clone with `--depth 1`.

## What to write instead
`git fetch --unshallow`; name the main line with `main: main` in the plugin's section of `mkdocs.yml`; or compare with
what is published, by `claimspring check --live ADDRESS`.
"""

from collections.abc import Iterator

from claimspring.model.finding import Problem, Severity
from claimspring.rules.context import Context

SEVERITY = Severity.NOTE


def check_project(context: Context) -> Iterator[Problem]:
    """What the main line could not tell, where there is a record."""
    if context.has_publications and context.unchecked and not context.saw_live_site:
        yield Problem(
            context.settings_path,
            context.settings_route,
            f"{context.unchecked}, and the live site was not asked",
            "commit what is here, fetch the whole history, name the line with 'main', or run "
            "'claimspring check --live ADDRESS'",
            at_key=True,
        )
