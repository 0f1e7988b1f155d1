"""A page has a blank that nobody has filled in.

## What it does
Looks in the pages under `content/` for what `claimspring init` left open: a name and what belongs there, between double
square brackets. The blanks `contact`, `owner` and `licence` are filled from the settings of the same name. A blank that
stands in several pages or languages is told once.

## Why it is bad
Readers see the brackets. A site that does not say who runs it and who pays for it has not earned their trust;
`claimspring build --publish` refuses it.

## Example
```markdown
This work is paid for by [[funding: who pays for this work, and what they may not decide]].
```

## What to write instead
```markdown
This work is paid for by the members of our association, who have no say in what we check.
```
"""

from collections.abc import Iterator, Sequence

from claimspring.model.blanks import FROM_SETTINGS, OpenBlank, unfilled
from claimspring.model.finding import Problem, Severity, Span
from claimspring.read.decode import offset_to_position
from claimspring.rules.context import Context

SEVERITY = Severity.WARNING


def check_project(context: Context) -> Iterator[Problem]:
    """Each blank by its name, where it stands first."""
    for name, found in unfilled(context.pages, context.settings).items():
        yield _problem(context, name, found)


def _problem(context: Context, name: str, found: Sequence[OpenBlank]) -> Problem:
    page, blank = found[0]
    text, docs = context.pages[page], context.settings.docs_dir
    span = Span(offset_to_position(text, blank.start), offset_to_position(text, blank.end))
    others = ", ".join(dict.fromkeys(f"{docs}/{other}" for other, _ in found[1:] if other != page))
    if name in FROM_SETTINGS:
        hint = f"set '{name}' in the plugin's section of mkdocs.yml: {blank.wanted}"
    else:
        hint = f"write it in place of [[{name}: …]]" + (f"; it stands in {others}, too" if others else "")
    return Problem(f"{docs}/{page}", (), f"the blank '{name}' is not filled in", hint, span=span)
