"""Bytes of a file of the published record -> its editions. Only commands write these files."""

from pydantic import ValidationError

from claimspring.model.published import PublishedRecord
from claimspring.read.decode import decode
from claimspring.read.fault import Fault, Unreadable

MAX_BYTES = 4_000_000
"""Size beyond which a record is refused unread."""

_HINT = "this file is written by commands such as 'claimspring publish': take it back from git rather than mending it"


def read_published(raw: bytes) -> PublishedRecord:
    """The record that `raw` holds; raises `Unreadable`."""
    try:
        return PublishedRecord.model_validate_json(decode(raw, limit=MAX_BYTES, by_hand=False))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(step) for step in first["loc"])
        message = f"{where}: {first['msg']}" if where else first["msg"]
        raise Unreadable(Fault("broken-record", message[:1].lower() + message[1:], _HINT)) from None
