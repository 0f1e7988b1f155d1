"""Bytes of files that only the program writes -> what they hold: ledgers, and the record of publications."""

from pydantic import ValidationError

from claimspring.model.observation import Ledger
from claimspring.model.published import PublishedRecord
from claimspring.read.decode import decode
from claimspring.read.fault import Fault, Unreadable

MAX_LEDGER_BYTES = 16_000_000
"""Size beyond which a ledger is refused unread."""
MAX_RECORD_BYTES = 4_000_000
"""Size beyond which a record is refused unread."""


def read_ledger(raw: bytes) -> Ledger:
    """The ledger that `raw` holds; raises `Unreadable`."""
    try:
        return Ledger.model_validate_json(decode(raw, limit=MAX_LEDGER_BYTES, by_hand=False))
    except ValidationError as error:
        fault = Fault("broken-ledger", _message(error), _hint("'claimspring observe'"))
        raise Unreadable(fault) from None


def read_published(raw: bytes) -> PublishedRecord:
    """The record that `raw` holds; raises `Unreadable`."""
    try:
        return PublishedRecord.model_validate_json(decode(raw, limit=MAX_RECORD_BYTES, by_hand=False))
    except ValidationError as error:
        fault = Fault("broken-record", _message(error), _hint("commands such as 'claimspring publish'"))
        raise Unreadable(fault) from None


def _message(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    where = ".".join(str(step) for step in first["loc"])
    message = f"{where}: {first['msg']}" if where else first["msg"]
    return message[:1].lower() + message[1:]


def _hint(writer: str) -> str:
    return f"this file is written by {writer}: take it back from git rather than mending it"
