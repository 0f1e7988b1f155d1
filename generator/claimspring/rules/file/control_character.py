"""A file holds an invisible control character.

## What it does
Reports characters that steer machines and are not seen: U+0000 to U+001F but for line break and tab, and their like.

## Why it is bad
It came in by copying from a PDF or a terminal. Searches fail although the words look right.

## Example
A passage copied from a PDF with U+000C between two pages.

## What to write instead
Delete the character at the place shown, or put a space.
"""

from claimspring.model.finding import Severity

SEVERITY = Severity.ERROR
