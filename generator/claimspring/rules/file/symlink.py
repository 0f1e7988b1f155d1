"""A file is a symbolic link.

## What it does
Reports symbolic links in `claims/` and `content/articles/`; they are not followed.

## Why it is bad
A link can lead out of the project. What it shows would be published, and would differ from one machine to the next.

## Example
`claims/sources/tass.yml -> /home/me/tass.yml`

## What to write instead
Put the file itself there.
"""

from claimspring.model.finding import Severity

SEVERITY = Severity.ERROR
