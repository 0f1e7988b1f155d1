"""Readers have no way to reach the desk.

## What it does
Wants `contact` in the plugin's section of `mkdocs.yml`, or a page `content/contact.md`.

## Why it is bad
An error that nobody can report is never corrected. "Report an error" on every claim's page leads to this address.

## Example
```yaml
plugins:
  - claimspring
```

## What to write instead
An e-mail address or the address of a form.

```yaml
plugins:
  - claimspring:
      contact: https://github.com/desk/checks/issues
```
"""

from collections.abc import Iterator

from claimspring.model.finding import Problem, Severity
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check_project(context: Context) -> Iterator[Problem]:
    """The missing contact, if there is neither setting nor page."""
    has_page = bool({"contact.md", "contact/index.md"} & context.pages.keys())
    if context.corpus.claims and not context.settings.contact and not has_page:
        yield Problem(
            context.settings_path,
            context.settings_route or ("plugins",),
            "readers have no way to reach the desk",
            "set 'contact' in the plugin's section, or write content/contact.md",
            at_key=True,
        )
