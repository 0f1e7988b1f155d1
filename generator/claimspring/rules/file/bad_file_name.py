"""The name of a file or folder cannot be an id.

## What it does
The name of a file, without its ending, is the id of what it holds. It may have small letters, digits and hyphens, 80
at most; claims, sources and lists end in `.yml`, articles in `.md`. Some names are taken: `sources`, `observations`,
`schema`, and those that Windows keeps for devices. A file with such a name is not read.

## Why it is bad
The id is part of the page's address. A space, a capital letter or an accent in it breaks links somewhere, sooner or
later.

## Example
`claims/atalayar/Refused Call.yaml`

## What to write instead
`claims/atalayar/refused-call.yml`
"""

from claimspring.model.finding import Severity

SEVERITY = Severity.ERROR
