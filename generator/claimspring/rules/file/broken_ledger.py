"""A ledger was changed by hand, or is broken.

## What it does
Reads the ledgers in `claims/observations/`, and reports those that do not have their form.

## Why it is bad
A ledger is the proof of what was seen. Only `claimspring observe` may write it; `claimspring observe --verify` shows
whether it is unaltered.

## Example
A ledger with a merge conflict in it.

## What to write instead
Take it back from git (`git checkout -- claims/observations/…`); what was seen since is seen again at the next run.
"""

from claimspring.model.finding import Severity

SEVERITY = Severity.ERROR
