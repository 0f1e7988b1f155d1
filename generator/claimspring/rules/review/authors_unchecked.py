"""Whether somebody else than its authors reviewed a claim could not be told.

## What it does
Where `reviewers` in `mkdocs.yml` is two or more, names what stands against comparing reviewers with git's authors: no
git, a shallow clone, an author who is nobody of `claims/desk.yml`, a member of the desk without `git`.

## Why it is bad
A check that was not made is no good news.

## Example
```yaml
# claims/desk.yml
ann:
  name: {en: Ann}
```

## What to write instead
```yaml
ann:
  name: {en: Ann}
  git: [ann@example.org]
```

In a workflow, `fetch-depth: 0` brings the whole history.
"""

from collections import Counter
from collections.abc import Iterator

from claimspring.model.authorship import is_of_desk
from claimspring.model.desk import MemberKind
from claimspring.model.finding import Problem, Severity
from claimspring.read.files import DESK
from claimspring.rules.context import Context

SEVERITY = Severity.NOTE


def check_project(context: Context) -> Iterator[Problem]:
    """Why authors are not known; each author whom the desk does not know, and each of the desk whom git does not."""
    if context.settings.reviewers < 2:
        return
    if context.authors_unchecked:
        hint = "let git keep the desk, and fetch the whole history"
        yield Problem(context.settings_path, context.settings_route, context.authors_unchecked, hint, at_key=True)
    desk = context.corpus.desk
    written = Counter(author for authors in context.authors.values() for author in authors)
    for author, claims in sorted(written.items()):
        if not is_of_desk(author, desk):
            many = f"{claims} claim{'s' if claims > 1 else ''}"
            told = f"'{author}' wrote in {many}, and is nobody of {DESK}: who reviewed them was not compared"
            hint = f"add the address under 'git' of whoever it is in {DESK}"
            yield Problem(context.settings_path, context.settings_route, told, hint, at_key=True)
    for name, member in desk.items():
        is_known = member.git or any(is_of_desk(author, {name: member}) for author in written)
        if member.kind is MemberKind.PERSON and written and not is_known:
            told = f"'{name}' has no address here: whether they wrote what they reviewed was not compared"
            yield Problem(DESK, (name,), told, f"add 'git' with the address with which '{name}' commits", at_key=True)
