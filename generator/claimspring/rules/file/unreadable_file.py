"""A file cannot be read from the disk.

## What it does
Reports files of the project that the operating system does not let the tool open, with its reason.

## Why it is bad
What is in the file is neither checked nor published, although it seems to be part of the site.

## Example
A claim file that only its owner may read, and a build that runs as another user.

## What to write instead
Give the file the rights that the others in its folder have: `chmod 644 claims/…`.
"""

from claimspring.model.finding import Severity

SEVERITY = Severity.ERROR
