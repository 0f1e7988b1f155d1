"""Bytes of an observation file -> ledger, or the fault that makes it none. Only the program writes these files."""

from pydantic import ValidationError

from generator.model.observation import Ledger
from generator.read.decode import decode
from generator.read.fault import Fault

MAX_BYTES = 16_000_000
"""Size beyond which a ledger is refused unread."""

_HINT = "this file is written by 'claimtrail observe': take it back from git rather than mending it"


def read_ledger(raw: bytes) -> Ledger | Fault:
    """The ledger that `raw` holds, or why there is none."""
    text, faults = decode(raw, limit=MAX_BYTES)
    if faults:
        return faults[0]
    try:
        return Ledger.model_validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(step) for step in first["loc"])
        message = f"{where}: {first['msg']}" if where else first["msg"]
        return Fault("broken-ledger", message[:1].lower() + message[1:], _HINT)
