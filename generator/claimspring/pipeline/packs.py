"""Files of the site in packs, many in one, in a folder or an object store: what workers of a cluster write.

A pack holds the bytes of its files one after the other. Its index has a line of JSON for each of them: where the file
stands in the site, where in the pack it begins, and how many bytes it has. A store is a path, or an address of fsspec
(https://filesystem-spec.readthedocs.io/) such as `s3://bucket/folder`.
"""

import hashlib
import importlib
import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from claimspring.pipeline.file_writer import write


class PackError(Exception):
    """A store cannot be used, or a pack in it is not what was written."""


class Pack(NamedTuple):
    """A pack as it was written."""

    name: str
    files: int
    size: int
    digest: str
    """SHA-256 of its bytes."""


class PackStore:
    """A folder, here or elsewhere, that holds packs."""

    def __init__(self, address: str) -> None:
        """Raises PackError where the address is of no kind that is installed here."""
        try:
            core = importlib.import_module("fsspec.core")
            self._files, self._folder = core.url_to_fs(address)
        except (ImportError, ValueError) as error:
            raise PackError(f"'{address}' cannot be used as a store of packs: {error}") from None
        self._address = address

    def put(self, name: str, content: bytes) -> None:
        """Write one object."""
        self._files.makedirs(self._folder, exist_ok=True)
        with self._open(name, "wb") as file:
            file.write(content)

    def get(self, name: str) -> bytes:
        """Read one object; raises PackError where there is none."""
        try:
            with self._open(name, "rb") as file:
                return bytes(file.read())
        except OSError as error:
            raise PackError(f"'{name}' cannot be read in '{self._address}': {error}") from None

    def write(self, name: str, files: Iterable[tuple[str, Iterable[bytes]]]) -> Pack:
        """Write a pack of files, by their places in the site, and its index. The same files give the same bytes."""
        digest, lines, begin, count = hashlib.sha256(), list[str](), 0, 0
        with self._open(f"{name}.pack", "wb") as pack:
            for place, pieces in files:
                size = 0
                for piece in pieces:
                    pack.write(piece)
                    digest.update(piece)
                    size += len(piece)
                lines.append(json.dumps([place, begin, size], ensure_ascii=False))
                begin, count = begin + size, count + 1
        self.put(f"{name}.index", "".join(f"{line}\n" for line in lines).encode())
        return Pack(name, count, begin, digest.hexdigest())

    def unpack(self, pack: Pack, folder: str) -> None:
        """Write the files of a pack into the site's folder; raises PackError where it is not what was written."""
        digest = hashlib.sha256()
        index = [json.loads(line) for line in self.get(f"{pack.name}.index").splitlines()]
        with self._open(f"{pack.name}.pack", "rb") as file:
            for place, _, size in index:
                content = file.read(size)
                digest.update(content)
                write(f"{folder}/{place}", [content])
        if (len(index), digest.hexdigest()) != (pack.files, pack.digest):
            raise PackError(f"'{pack.name}' in '{self._address}' is not what was written there")

    def remove(self) -> None:
        """Throw the whole store away."""
        self._files.rm(self._folder, recursive=True)

    def _open(self, name: str, mode: str) -> Any:  # noqa: ANN401 -- fsspec has no types
        return self._files.open(f"{self._folder}/{name}", mode)
