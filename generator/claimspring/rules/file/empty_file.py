"""A file is empty.

## What it does
Reports files without any content, or with comments only.

## Why it is bad
It takes a name and an address, and holds nothing.

## Example
`claims/atalayar/refused-call.yml` with 0 bytes

## What to write instead
Fill it in (`claimspring new claim` makes one with all its keys), or delete it.
"""

from claimspring.model.finding import Severity

SEVERITY = Severity.ERROR
