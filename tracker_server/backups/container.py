"""The file of a backup: numbered frames, each encrypted and bound to its place.

The file begins with ``MAGIC``. A frame is the length of its head (4 bytes, big endian), the head (canonical JSON: which
table, which two keys by their ids, what restoring needs to know even where a key is gone), the length of the rest, a
nonce of 12 bytes and the rest: JSON lines, deflated (RFC 1951 in zlib's wrapping), under AES-256-GCM (NIST SP
800-38D). What is authenticated beside it is the backup's id, the frame's number and the head, so that no frame can be
left out, moved, or taken from another backup without being seen; the last frame has a place of its own, too.
"""

from __future__ import annotations

import json
import secrets
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tracker_core.errors import Malformed, Refused
from tracker_core.wire import canonical, mapping, parse, text
from tracker_server.database.backup_keys import combined
from tracker_server.database.key_folder import key_id

MAGIC = b"timetracker backup 1\n"
BEGIN, END = "begin", "end"
LENGTH = struct.Struct(">I")
MOST = 256 * 1_048_576  # bytes a part of a frame may say it has
NONCE = 12

Rows = Sequence[Sequence[object]]


class Keyring:
    """The keys there are, by their ids."""

    def __init__(self, found: Iterable[bytes]) -> None:
        self._known = {key_id(key): key for key in found}

    def lacks(self, month: str, person: str) -> Iterator[str]:
        """Which of these ids there is no key for."""
        yield from (name for name in (month, person) if name and name not in self._known)

    def of(self, month: str, person: str) -> bytes | None:
        """The key for a frame that names these ids (``person`` empty: nobody's); None where one is gone."""
        if any(self.lacks(month, person)):
            return None
        return combined(self._known[month], self._known[person] if person else b"")


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame as read. ``person``: the id of the key of whose it is. ``rows`` is None where a key was destroyed."""

    table: str
    person: str
    about: Mapping[str, object]
    rows: Rows | None


class _Head(NamedTuple):
    table: str
    month: str
    person: str
    about: Mapping[str, object]


class Writer:
    """Writes frames to ``file``. ``month``: the key of the month in which the backup is made."""

    def __init__(self, file: BinaryIO, month: bytes, about: Mapping[str, object]) -> None:
        self._file = file
        self.count = 0
        self._id = secrets.token_hex(16)
        self._month = month
        file.write(MAGIC)
        self.add(BEGIN, [], about={**about, "id": self._id})

    def add(
        self,
        table: str,
        rows: Rows,
        *,
        month: bytes = b"",
        person: bytes = b"",
        about: Mapping[str, object] | None = None,
    ) -> None:
        """Write ``rows`` under the keys of ``month`` (empty: that of the backup itself) and ``person`` (empty: none).

        ``about`` can be read without a key.
        """
        month = month or self._month
        head = canonical(
            {
                "table": table,
                "month": key_id(month),
                "person": key_id(person) if person else "",
                "about": dict(about or {}),
            }
        )
        lines = b"\n".join(json.dumps(row, separators=(",", ":")).encode() for row in rows)
        nonce = secrets.token_bytes(NONCE)
        beside = _beside(self._id, self.count, head)
        sealed = nonce + AESGCM(combined(month, person)).encrypt(nonce, zlib.compress(lines), beside)
        for part in (head, sealed):
            self._file.write(LENGTH.pack(len(part)) + part)
        self.count += 1

    def end(self) -> None:
        """Write the last frame, without which no backup counts as whole."""
        self.add(END, [])


def frames(file: BinaryIO, keyring: Keyring) -> Iterator[Frame]:
    """The frames of ``file`` but the last; the first is ``BEGIN``.

    Raises ``Refused``: not_a_backup, backup_cut (it ends too early), backup_damaged, backup_expired (its own key was
    destroyed with its month: nothing in it can be read any more).
    """
    _begin(file)
    backup, number = "", 0
    while True:
        head_bytes, sealed = _part(file), _part(file)
        head = _head(head_bytes, number)
        if number == 0:
            backup = str(head.about.get("id", ""))
        key = keyring.of(head.month, head.person)
        rows = None if key is None else _opened(key, sealed, _beside(backup, number, head_bytes), number)
        if number == 0 and rows is None:
            raise Refused("backup_expired", "The key of this backup's month was destroyed: nothing in it can be read.")
        if head.table == END:
            if rows is None or file.read(1):
                raise _damaged(number)
            return
        yield Frame(head.table, head.person, head.about, rows)
        number += 1


def keys_wanted(file: BinaryIO) -> Iterator[tuple[str, str]]:
    """The ids of the keys (month's, person's) of each frame of ``file``, by the heads alone; raises as ``frames``."""
    _begin(file)
    while True:
        head = _head(_part(file), 0)
        yield head.month, head.person
        _part(file)
        if head.table == END:
            return


def _begin(file: BinaryIO) -> None:
    if file.read(len(MAGIC)) != MAGIC:
        raise Refused("not_a_backup", "This file is not a backup of timetracker-server, or of a newer version.")


def _beside(backup: str, number: int, head: bytes) -> bytes:
    return f"{backup} {number}\n".encode() + head


def _part(file: BinaryIO) -> bytes:
    length = file.read(LENGTH.size)
    wanted = LENGTH.unpack(length)[0] if len(length) == LENGTH.size else MOST + 1
    if len(length) == LENGTH.size and wanted > MOST:
        raise Refused("backup_damaged", "The backup is damaged: a part of it claims to be larger than any can be.")
    part = file.read(wanted) if wanted <= MOST else b""
    if wanted > MOST or len(part) != wanted:
        raise Refused("backup_cut", "The backup ends before its end: it was not copied whole.")
    return part


def _head(data: bytes, number: int) -> _Head:
    try:
        head = parse(data, "head")
        return _Head(
            text(head.get("table"), "table", 100),
            text(head.get("month"), "month", 32),
            text(head.get("person"), "person", 32, empty=True),
            mapping(head.get("about"), "about"),
        )
    except Malformed as error:
        raise _damaged(number) from error


def _opened(key: bytes, sealed: bytes, beside: bytes, number: int) -> Rows:
    try:
        lines = zlib.decompress(AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], beside))
    except (InvalidTag, zlib.error, ValueError) as error:
        raise _damaged(number) from error
    return [json.loads(line) for line in lines.split(b"\n")] if lines else []


def _damaged(number: int) -> Refused:
    return Refused("backup_damaged", f"The backup is damaged in part {number}, or parts were taken out or moved.")
