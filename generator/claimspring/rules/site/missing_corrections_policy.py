"""The site does not say how the desk corrects its errors.

## What it does
Looks for a page `content/corrections.md`, or for a heading that holds "corrections", "correcciones" or the like in
`content/methodology.md` or `content/about.md`.

## Why it is bad
Every desk errs. The codes of principles want readers to know how to report an error and what happens then.

## Example
A list of corrections, and nowhere how to ask for one.

## What to write instead
A section in `content/methodology.md`:

```markdown
# Corrections
Report an error to desk@…; we answer within a week. What was wrong stays visible in the claim's history.
```
"""

from collections.abc import Iterator

from claimspring.model.finding import Problem, Severity
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR

PAGES = ("corrections.md", "corrections/index.md")
HOSTS = ("methodology.md", "methodology/index.md", "about.md", "about/index.md")
"""Pages that may hold the policy as a section."""


def check_project(context: Context) -> Iterator[Problem]:
    """The missing policy, if it is missing."""
    if not context.corpus.claims or any(page in context.pages for page in PAGES):
        return
    headings = [line for host in HOSTS for line in context.pages.get(host, "").splitlines() if line.startswith("#")]
    if not any("correc" in heading.casefold() for heading in headings):
        yield Problem(
            "content/corrections.md",
            (),
            "the site does not say how errors are corrected",
            "write content/corrections.md, or a section 'Corrections' in content/methodology.md",
        )
