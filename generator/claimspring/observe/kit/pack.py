"""The container of a kit: a canonical zip, in which nothing can be altered without being named. Pure.

Every member is stored, sorted and dated 1980, so that one content has one file: whoever packs the members anew must get
the same bytes. `zip -t` would pass a third of all single flips outside of the members.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator, Mapping

MANIFEST = "kit.json"
SEAL = "kit.sha256"
_DATE = (1980, 1, 1, 0, 0, 0)
_MODE = 0o100644 << 16
_UNIX = 3
_HEADER = 30
LARGEST = 200_000_000
"""No kit is larger, nor the pages in it."""


def pack(files: Mapping[str, bytes]) -> bytes:
    """The container with these members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as container:
        for name in sorted(files, key=lambda name: (name != MANIFEST, name)):
            member = zipfile.ZipInfo(name, _DATE)
            member.external_attr, member.create_system = _MODE, _UNIX
            container.writestr(member, files[name])
    return file.getvalue()


def with_manifest(files: Mapping[str, bytes], said: Mapping[str, object]) -> dict[str, bytes]:
    """The members, with a manifest that names each of them, and the manifest's own hash."""
    named = {name: {"bytes": len(raw), "sha256": sha256(raw)} for name, raw in sorted(files.items())}
    manifest = json.dumps({**said, "files": named}, ensure_ascii=False, indent=1).encode()
    return {**files, MANIFEST: manifest, SEAL: f"{sha256(manifest)}  {MANIFEST}\n".encode()}


def unpack(raw: bytes) -> dict[str, bytes]:
    """The members, read past the container's own checksums, so that a bad one does not hide which member it is.

    Raises:
        ValueError: when this is no container that can be read.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as container:
            return {member.filename: _stored(raw, member) for member in container.infolist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, IndexError) as error:
        raise ValueError("this is no kit: not a zip that can be read") from error


def _stored(raw: bytes, member: zipfile.ZipInfo) -> bytes:
    at = member.header_offset
    name, extra = (int.from_bytes(raw[at + place : at + place + 2], "little") for place in (26, 28))
    start = at + _HEADER + name + extra
    return raw[start : start + member.file_size]


def damage(files: Mapping[str, bytes]) -> Iterator[str]:
    """Which members are not as the manifest says, each by name."""
    manifest = files.get(MANIFEST)
    if manifest is None:
        yield f"{MANIFEST}: missing"
        return
    if files.get(SEAL) != f"{sha256(manifest)}  {MANIFEST}\n".encode():
        yield f"{MANIFEST} and {SEAL}: they do not belong together"
    try:
        named = {str(name): str(about["sha256"]) for name, about in json.loads(manifest)["files"].items()}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        yield f"{MANIFEST}: it cannot be read"
        return
    for name, digest in named.items():
        if name not in files or sha256(files[name]) != digest:
            yield f"{name}: {'altered' if name in files else 'missing'}"
    for name in sorted(files.keys() - named.keys() - {MANIFEST, SEAL}):
        yield f"{name}: not in {MANIFEST}"


def container_damage(raw: bytes, files: Mapping[str, bytes]) -> Iterator[str]:
    """Where the container of sound members is not as it was packed."""
    again = pack(files)
    if again != raw:
        first = next((at for at, (one, other) in enumerate(zip(again, raw, strict=False)) if one != other), None)
        yield f"the container: byte {min(len(again), len(raw)) if first is None else first:,} is not as it was packed"


def sha256(raw: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(raw).hexdigest()
