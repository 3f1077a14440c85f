"""Signed notes and the tree heads in them: C2SP signed-note and tlog-checkpoint, with Ed25519 signatures.

A note is a text, a blank line, and a line for each signature::

    time.example.org/audit/2026-11
    3
    qINS1GRFhWHwdkUeqLEoP4yEMkTBBzxBkGwGQlVlVcs=

    — time.example.org/audit Lw1f…

A tree head's text is its origin, its size and its root, then lines of whatever else is told, which are kept. A key is
published as a line, ``name+id+key``: its name, 8 hex digits, and base64 of the byte 1 and the public key.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from tracker_core import ed25519
from tracker_core.errors import Malformed, Refused
from tracker_core.merkle import HASH_SIZE

ED25519 = b"\x01"  # the kind of a key, in its id and its line
DASH = "\u2014 "
MAX_NOTE = 1_000_000  # characters
MAX_SIGNATURES = 100
KEY_ID_SIZE = 4
MAX_SIZE = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Key:
    """A public key and the name it signs by."""

    name: str
    public: bytes

    @property
    def id(self) -> bytes:
        """4 bytes that tell keys of one name apart."""
        return hashlib.sha256(self.name.encode() + b"\n" + ED25519 + self.public).digest()[:KEY_ID_SIZE]

    def encode(self) -> str:
        """The line that publishes it."""
        return f"{self.name}+{self.id.hex()}+{_b64(ED25519 + self.public)}"

    @classmethod
    def parse(cls, line: str) -> Key:
        """The key that ``line`` publishes, or ``Malformed``."""
        name, _, rest = line.partition("+")
        key_id, _, encoded = rest.partition("+")
        data = _unb64(encoded, "key")
        if len(data) != 1 + ed25519.KEY_SIZE or data[:1] != ED25519:
            raise Malformed("malformed", "The key is not one of Ed25519.", field="key")
        key = cls(_name(name), data[1:])
        if key.id.hex() != key_id:
            raise Malformed("malformed", "The key's id does not belong to its name and bytes.", field="key")
        return key


@dataclass(frozen=True, slots=True)
class TreeHead:
    """What is signed of a tree: ``origin`` names it, ``size`` counts its leaves, ``root`` is 32 bytes.

    ``more``: further lines, kept as they are.
    """

    origin: str
    size: int
    root: bytes
    more: tuple[str, ...] = ()

    def encode(self) -> str:
        """The text to be signed."""
        return "".join(f"{line}\n" for line in (self.origin, str(self.size), _b64(self.root), *self.more))

    @classmethod
    def parse(cls, text: str) -> TreeHead:
        """The head that ``text`` tells, or ``Malformed``."""
        if not text.endswith("\n"):
            raise Malformed("malformed", "The tree head does not end with a line's end.", field="note")
        lines = text[:-1].split("\n")
        if len(lines) < 3 or "" in lines:
            raise Malformed("malformed", "The tree head is not lines of origin, size and root.", field="note")
        origin, size, root, *more = lines
        if not (size.isascii() and size.isdecimal()) or (size != "0" and size[0] == "0") or len(size) > 19:
            raise Malformed("malformed", f"The tree head's size {size[:30]!r} is not a number.", field="size")
        if int(size) > MAX_SIZE:
            raise Malformed("malformed", "The tree head's size is too large.", field="size")
        found = _unb64(root, "root")
        if len(found) != HASH_SIZE:
            raise Malformed("malformed", f"The tree head's root is not {HASH_SIZE} bytes.", field="root")
        return cls(origin, int(size), found, tuple(more))


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature under a note. ``data`` is the signature alone, of whatever kind the key is."""

    name: str
    key_id: bytes
    data: bytes


@dataclass(frozen=True, slots=True)
class Note:
    """A text that ends with a line's end, and who signed it."""

    text: str
    signatures: tuple[Signature, ...]

    def encode(self) -> str:
        lines = (f"{DASH}{by.name} {_b64(by.key_id + by.data)}\n" for by in self.signatures)
        return f"{self.text}\n{''.join(lines)}"

    @classmethod
    def parse(cls, note: str) -> Note:
        """The note in its parts, or ``Malformed``; no signature is checked."""
        if len(note) > MAX_NOTE:
            raise Malformed("malformed", f"A note has at most {MAX_NOTE} characters.", field="note")
        if any(sign < " " and sign != "\n" for sign in note) or not _is_unicode(note):
            raise Malformed("malformed", "The note has characters that no note has.", field="note")
        at = note.rfind("\n\n")
        text, lines = note[: at + 1], note[at + 2 :]
        if at < 1 or not lines.endswith("\n"):
            raise Malformed("malformed", "The note has no text, blank line and signatures.", field="note")
        signatures = tuple(_signature(line) for line in lines[:-1].split("\n"))
        if len(signatures) > MAX_SIGNATURES:
            raise Malformed("malformed", f"A note has at most {MAX_SIGNATURES} signatures.", field="note")
        return cls(text, signatures)


def sign(text: str, key: Key, signer: Callable[[bytes], bytes]) -> str:
    """The note of ``text`` under ``key``; ``signer`` makes its Ed25519 signature of bytes."""
    return Note(text, (Signature(key.name, key.id, signer(text.encode())),)).encode()


def is_signed(note: Note, key: Key) -> bool:
    """Whether ``key`` signed ``note``: at least once, and never wrongly. Signatures of others do not count."""
    own = [by.data for by in note.signatures if (by.name, by.key_id) == (key.name, key.id)]
    return bool(own) and all(ed25519.verify(key.public, note.text.encode(), data) for data in own)


def verified(note: str, key: Key) -> TreeHead:
    """The tree head in ``note``. Raises ``Malformed``, or ``Refused("bad_signature")`` when ``key`` did not sign it."""
    parsed = Note.parse(note)
    if not is_signed(parsed, key):
        raise Refused("bad_signature", f"The note is not signed by {key.encode()}.")
    return TreeHead.parse(parsed.text)


def split(notes: str) -> list[str]:
    """The single notes in a text that has one after another, as they are gathered in a file; blank lines between them
    do not matter.
    """
    found: list[str] = []
    lines: list[str] = []
    for line in notes.split("\n"):
        if lines and lines[-1].startswith(DASH) and not line.startswith(DASH):
            found.append("\n".join(lines) + "\n")
            lines = []
        if line or lines:
            lines.append(line)
    return [*found, "\n".join(lines) + "\n"] if lines else found


def _signature(line: str) -> Signature:
    name, _, encoded = line.removeprefix(DASH).partition(" ")
    if not line.startswith(DASH):
        raise Malformed("malformed", "A signature's line does not begin with a dash.", field="signature")
    data = _unb64(encoded, "signature")
    if len(data) <= KEY_ID_SIZE:
        raise Malformed("malformed", "A signature is too short.", field="signature")
    return Signature(_name(name), data[:KEY_ID_SIZE], data[KEY_ID_SIZE:])


def _name(name: str) -> str:
    if not name or "+" in name or any(sign.isspace() for sign in name) or not _is_unicode(name):
        raise Malformed("malformed", f"{name[:60]!r} is not a key's name.", field="name")
    return name


def _is_unicode(text: str) -> bool:
    return not any("\ud800" <= sign <= "\udfff" for sign in text)


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _unb64(text: str, field: str) -> bytes:
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except (UnicodeEncodeError, binascii.Error, ValueError):
        data = b""
    if not data or _b64(data) != text:  # some spellings decode alike; there is one
        raise Malformed("malformed", f"The {field} is not base64.", field=field)
    return data
