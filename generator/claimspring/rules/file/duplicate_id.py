"""Two files differ only in capital letters.

## What it does
Compares the names of the files of a folder without regard to case.

## Why it is bad
On Windows and macOS one of the two overwrites the other, and the site's addresses clash.

## Example
`claims/sources/TASS-1659905.yml` beside `claims/sources/tass-1659905.yml`

## What to write instead
Keep one of them.
"""

from claimspring.model.finding import Severity

SEVERITY = Severity.ERROR
