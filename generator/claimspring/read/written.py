"""Bytes of files that only the program writes -> what they hold: ledgers, and the record of publications."""

from typing import TypeVar

from pydantic import ValidationError

from claimspring.model.base import Model
from claimspring.model.observation import Ledger
from claimspring.model.published import PublishedRecord
from claimspring.read.decode import decode
from claimspring.read.fault import Fault, Unreadable

M = TypeVar("M", bound=Model)

MAX_LEDGER_BYTES = 16_000_000
"""Size beyond which a ledger is refused unread."""
MAX_RECORD_BYTES = 4_000_000
"""Size beyond which a record is refused unread."""


def read_ledger(raw: bytes) -> Ledger:
    """The ledger that `raw` holds; raises `Unreadable`."""
    return _read(Ledger, raw, MAX_LEDGER_BYTES, "broken-ledger", "'claimspring observe'")


def read_published(raw: bytes) -> PublishedRecord:
    """The record that `raw` holds; raises `Unreadable`."""
    return _read(PublishedRecord, raw, MAX_RECORD_BYTES, "broken-record", "commands such as 'claimspring publish'")


def _read(model: type[M], raw: bytes, limit: int, rule: str, writer: str) -> M:
    try:
        return model.model_validate_json(decode(raw, limit=limit, by_hand=False))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(step) for step in first["loc"])
        message = f"{where}: {first['msg']}" if where else first["msg"]
        hint = f"this file is written by {writer}: take it back from git rather than mending it"
        raise Unreadable(Fault(rule, message[:1].lower() + message[1:], hint)) from None
