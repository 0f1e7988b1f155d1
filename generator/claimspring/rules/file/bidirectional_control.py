"""A file holds a character that reverses the order of what is shown.

## What it does
Reports the characters that override the direction of writing: U+202A to U+202E and U+2066 to U+2069.

## Why it is bad
Text with them looks different from what it is. That is how forged quotations and addresses get past a reviewer.

## Example
An address that shows as `https://tass.com/…` and leads elsewhere.

## What to write instead
Delete the character. Arabic and Hebrew do not need it: their letters know their direction.
"""

from claimspring.model.finding import Severity

SEVERITY = Severity.ERROR
