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

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.model.suggest import did_you_mean
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check_claim(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """The first claim of a folder that has no article."""
    articles, article = context.corpus.articles, key.article
    if article in articles or context.is_there(context.article_path(article)):
        return
    if context.first_claims[article] == key:
        hint = did_you_mean(article, articles)
        yield Problem(
            record.path,
            (),
            f"there is no article '{article}' for the claims in claims/{article}/",
            f"{hint} rename the folder" if hint else f"add {context.article_path(article)}, or rename the folder",
        )
