"""The bounds of zip files, judged before anything in them is unpacked."""

import io
import zipfile

UNPACKED = 50_000_000
"""Bytes that all parts may have together, as the archive itself says."""
PARTS = 2_000


class PackedTooLargeError(ValueError):
    """The archive holds more than is unpacked."""


def opened(body: bytes, unpacked: int = UNPACKED) -> zipfile.ZipFile:
    """The archive, within the bounds; `unpacked` where its sort may hold more than others.

    Raises:
        PackedTooLargeError: when it is beyond them.
        zipfile.BadZipFile: when it is damaged.
    """
    archive = zipfile.ZipFile(io.BytesIO(body))
    parts = archive.infolist()
    size = sum(part.file_size for part in parts)
    if len(parts) > PARTS:
        raise PackedTooLargeError(f"it holds {len(parts):,} parts, more than {PARTS:,}")
    if size > unpacked:
        raise PackedTooLargeError(f"unpacked it has {size:,} bytes, more than {unpacked:,}")
    return archive


def part(archive: zipfile.ZipFile, name: str, limit: int = UNPACKED) -> bytes:
    """One part, whatever the archive says of its size; raises `PackedTooLargeError`, `KeyError`, `BadZipFile`."""
    with archive.open(name) as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise PackedTooLargeError(f"'{name}' has more than {limit:,} bytes")
    return data
