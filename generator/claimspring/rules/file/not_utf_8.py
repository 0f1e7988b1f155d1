"""A file is not in the encoding UTF-8.

## What it does
Reports the first byte that is no UTF-8, with its place.

## Why it is bad
Accents and quotation marks would come out as other characters, and a quotation would no longer be the article's
words.

## Example
A file saved by an old editor as Windows-1252, in which `é` is the byte 0xE9.

## What to write instead
Save the file again as UTF-8. In most editors the encoding is shown in the bar at the bottom and can be changed there.
"""

from claimspring.model.finding import Severity

SEVERITY = Severity.ERROR
