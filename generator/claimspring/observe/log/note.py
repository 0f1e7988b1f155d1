"""The head of the log: a checkpoint, signed as a note. C2SP `tlog-checkpoint` and `signed-note` (Ed25519).

Signing and checking signatures need `cryptography` (extra `proof`); reading a checkpoint does not.
"""

import base64
import binascii
import hashlib
import importlib.util
from dataclasses import dataclass

_ED25519 = b"\x01"
_KEY_ID = 4
_PRIVATE = "PRIVATE+KEY+"
_SIGNED_BY = "\u2014 "


class NoteError(ValueError):
    """A text is no checkpoint, or no key; the message says which."""


class NoCryptographyError(RuntimeError):
    """The package `cryptography` is not installed."""


def can_sign() -> bool:
    """Whether signatures can be made and checked here."""
    return importlib.util.find_spec("cryptography") is not None


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """How large the log is, and the root over all of it."""

    origin: str
    """The name of the log: one line, the address at which it lies."""
    size: int
    root: bytes
    signatures: tuple[tuple[str, bytes], ...] = ()
    """Names of keys, each with the four bytes of the key's hash and the signature behind them."""

    @property
    def body(self) -> str:
        """What is signed."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"

    def __str__(self) -> str:
        """The whole note."""
        lines = (f"{_SIGNED_BY}{name} {base64.b64encode(blob).decode()}\n" for name, blob in self.signatures)
        return f"{self.body}\n{''.join(lines)}"


def read_checkpoint(text: str) -> Checkpoint:
    """What a checkpoint says; its signatures are not checked.

    Raises:
        NoteError: when it is none.
    """
    body, gap, signed = text.partition("\n\n")
    lines = body.split("\n")
    try:
        if not gap or len(lines) < 3 or str(int(lines[1])) != lines[1] or int(lines[1]) < 0:
            raise NoteError("this is no checkpoint")
        top = base64.b64decode(lines[2], validate=True)
        signatures = tuple(_signature(line) for line in signed.splitlines() if line)
    except (ValueError, binascii.Error) as error:
        raise NoteError("this is no checkpoint") from error
    return Checkpoint(lines[0], int(lines[1]), top, signatures)


def _signature(line: str) -> tuple[str, bytes]:
    name, _, blob = line.removeprefix(_SIGNED_BY).rpartition(" ")
    if not line.startswith(_SIGNED_BY) or not name:
        raise NoteError("this is no checkpoint")
    return name, base64.b64decode(blob, validate=True)


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """The public half of a desk's key: `NAME+HASH+KEY`, as signed notes write it."""

    name: str
    public: bytes

    @property
    def key_id(self) -> bytes:
        """Four bytes by which a signature says whose it is."""
        return hashlib.sha256(self.name.encode() + b"\n" + _ED25519 + self.public).digest()[:_KEY_ID]

    def __str__(self) -> str:
        """As it lies at `log/key` and stands in the settings."""
        return f"{self.name}+{self.key_id.hex()}+{base64.b64encode(_ED25519 + self.public).decode()}"

    def signed(self, checkpoint: Checkpoint) -> bool:
        """Whether the checkpoint bears this key's signature.

        Raises:
            NoCryptographyError: when that cannot be known here.
        """
        return any(
            name == self.name and blob[:_KEY_ID] == self.key_id and self.made(blob[_KEY_ID:], checkpoint.body)
            for name, blob in checkpoint.signatures
        )

    def made(self, signature: bytes, text: str) -> bool:
        """Whether a signature over a text is this key's.

        Raises:
            NoCryptographyError: when that cannot be known here.
        """
        if not can_sign():
            raise NoCryptographyError
        from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 -- an extra
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415

        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, text.encode())
        except InvalidSignature:
            return False
        return True


def verifier_key(text: str) -> VerifierKey:
    """The key that a text like `NAME+HASH+KEY` holds.

    Raises:
        NoteError: when it holds none.
    """
    name, public = _key(text.strip())
    key = VerifierKey(name, public)
    if str(key) != text.strip():
        raise NoteError("this is no key: its hash is another one")
    return key


@dataclass(frozen=True, slots=True)
class SignerKey:
    """The private half: `PRIVATE+KEY+NAME+HASH+KEY`."""

    name: str
    seed: bytes

    @property
    def public(self) -> VerifierKey:
        """The half that everybody may know."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415 -- an extra

        return VerifierKey(self.name, Ed25519PrivateKey.from_private_bytes(self.seed).public_key().public_bytes_raw())

    def __str__(self) -> str:
        """As it lies among the secrets of whoever publishes."""
        seed = base64.b64encode(_ED25519 + self.seed).decode()
        return f"{_PRIVATE}{self.name}+{self.public.key_id.hex()}+{seed}"

    def sign(self, checkpoint: Checkpoint) -> Checkpoint:
        """The checkpoint with this key's signature."""
        mine = (self.name, self.public.key_id + self.signature(checkpoint.body))
        return Checkpoint(checkpoint.origin, checkpoint.size, checkpoint.root, (*checkpoint.signatures, mine))

    def signature(self, text: str) -> bytes:
        """This key's signature over a text."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415 -- an extra

        return Ed25519PrivateKey.from_private_bytes(self.seed).sign(text.encode())


def signer_key(text: str) -> SignerKey:
    """The key that a text like `PRIVATE+KEY+NAME+HASH+KEY` holds.

    Raises:
        NoteError: when it holds none.
        NoCryptographyError: when keys cannot be used here.
    """
    if not can_sign():
        raise NoCryptographyError
    if not text.strip().startswith(_PRIVATE):
        raise NoteError("this is no secret key: it does not begin with 'PRIVATE+KEY+'")
    key = SignerKey(*_key(text.strip().removeprefix(_PRIVATE)))
    if str(key) != text.strip():
        raise NoteError("this is no key: its hash is another one")
    return key


def _key(text: str) -> tuple[str, bytes]:
    name, _, rest = text.partition("+")
    _, _, blob = rest.partition("+")
    try:
        key = base64.b64decode(blob, validate=True)
    except ValueError:  # not in base 64, or not even in its letters
        key = b""
    if not name or len(key) != 33 or key[:1] != _ED25519:
        raise NoteError("this is no Ed25519 key of a signed note")
    return name, key[1:]
