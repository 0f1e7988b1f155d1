"""A file lies where nothing is read.

## What it does
Reports files in `claims/` and `content/articles/` that are no claim, source, list, ledger or article.

## Why it is bad
Whoever put it there believes that it counts. It does not.

## Example
`claims/refused-call.yml`, outside of any article's folder

## What to write instead
`claims/atalayar/refused-call.yml`; or a place outside of `claims/` for notes.
"""

from claimspring.model.finding import Severity

SEVERITY = Severity.WARNING
