"""Bytes of an observation file -> ledger. Only the program writes these files."""

from pydantic import ValidationError

from claimspring.model.observation import Ledger
from claimspring.read.decode import decode
from claimspring.read.fault import Fault, Unreadable

MAX_BYTES = 16_000_000
"""Size beyond which a ledger is refused unread."""

_HINT = "this file is written by 'claimspring observe': take it back from git rather than mending it"


def read_ledger(raw: bytes) -> Ledger:
    """The ledger that `raw` holds; raises `Unreadable`."""
    try:
        return Ledger.model_validate_json(decode(raw, limit=MAX_BYTES, by_hand=False))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(step) for step in first["loc"])
        message = f"{where}: {first['msg']}" if where else first["msg"]
        raise Unreadable(Fault("broken-ledger", message[:1].lower() + message[1:], _HINT)) from None
