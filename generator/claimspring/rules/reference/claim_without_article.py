"""A claim lies in a folder for which there is no article.

## What it does
The folder of a claim file is the id of its article: `claims/<article>/` belongs to `content/articles/<article>.md`. One
finding for each folder whose article is missing, at its first claim.

## Why it is bad
The quotation cannot be looked up, the claim's page has no article to lead to, and nobody can see where it was said.

## Example
`claims/atalayar-visit/refused-call.yml`, but no `content/articles/atalayar-visit.md`.

## What to write instead
Correct the folder's name, or add the article with `claimspring new article`.
"""

from collections.abc import Iterator

from claimspring.model.finding import Problem, Severity
from claimspring.model.suggest import did_you_mean
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """Every folder of claims that has no article, at the first claim in it."""
    articles = context.corpus.articles
    told: set[str] = set()
    for key, record in context.corpus.claims.items():
        if key.article in articles or key.article in told or context.is_there(context.article_path(key.article)):
            continue
        told.add(key.article)
        hint = did_you_mean(key.article, articles)
        yield Problem(
            record.path,
            (),
            f"there is no article '{key.article}' for the claims in claims/{key.article}/",
            f"{hint} rename the folder" if hint else f"add {context.article_path(key.article)}, or rename the folder",
        )
