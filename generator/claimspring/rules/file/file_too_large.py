"""A file is larger than any file of ours needs to be.

## What it does
Refuses claims and sources over 256 kB, lists and articles over 4 MB, without reading them.

## Why it is bad
It is a mistake (a picture, a whole archive pasted in) or an attack on the machine that builds the site.

## Example
A claim file with the whole article pasted into `note`.

## What to write instead
Quote the sentences that matter, and name the document as a source.
"""

from claimspring.model.finding import Severity

SEVERITY = Severity.ERROR
