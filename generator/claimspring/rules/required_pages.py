"""The pages that the fact-checkers' codes of principles want on every site."""

from collections.abc import Iterator

from claimspring.model.finding import Problem
from claimspring.rules.context import Context


def missing_page(context: Context, name: str, purpose: str) -> Iterator[Problem]:
    """The problem that `content/<name>.md` is missing; a project without any claim owes readers nothing yet."""
    if context.corpus.claims and not {f"{name}.md", f"{name}/index.md"} & context.pages.keys():
        path = f"{context.settings.docs_dir}/{name}.md"
        yield Problem(path, (), f"the site has no page '{name}'", f"write {path}: {purpose}")
