"""The spool: a file beside the store for what a person says while the store is shut, sealed so that only the store can
read it.

Whoever writes needs the public half of a key pair alone, which lies beside the store in plain; the private half is in
the store. Each record carries the random name of its spool, its number from 1 on, its length and a checksum, so that a
record that was torn while it was written harms no other, and one that is missing or damaged is noticed.
"""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple

from tracker_core.errors import Unavailable
from tracker_desktop.services.ports import Noted
from tracker_desktop.store.files import SEAL, SPOOL, UNREAD, on_disk, settle_names

MARK = b"\x00TTspool1"  # where a record begins; what a sealed message holds is random, so it does not come up by chance
HEAD = struct.Struct(">16sQI")  # name of the spool, number, length of the sealed message
SUM = struct.Struct(">I")  # CRC-32, after the head and after the message
NAME_BYTES = 16
KEY_BYTES = 32
MANY = 100  # holes that are told one by one
PADDED_TO = 256  # bytes: the length of a message tells nothing of what was typed


class SealedSpool:
    """services.ports.Spool beside the store ``file``, and the way back for who has the private key."""

    def __init__(self, file: str) -> None:
        self._folder = os.path.dirname(file)  # noqa: PTH120 - pathlib is not needed on the way to the first icon
        self._file = file + SPOOL
        self._seal = file + SEAL
        self._aside = file + UNREAD

    def offered(self) -> bool:
        """Whether there is a key to seal with: not before a store was made or opened here once."""
        return self._public() is not None

    def note(self, body: bytes) -> None:
        """Keep ``body``, sealed; on return it survives a power cut."""
        public = self._public()
        if public is None:
            raise Unavailable("store_failed", f"{self._seal} is not there.", file=self._seal)
        from nacl.public import PublicKey, SealedBox  # 70 ms that only this way costs

        message = bytes(SealedBox(PublicKey(public)).encrypt(body.ljust(-(-len(body) // PADDED_TO) * PADDED_TO)))
        records = list(_records(self._content()))
        name, number = (records[-1].name, records[-1].number + 1) if records else (os.urandom(NAME_BYTES), 1)
        head = HEAD.pack(name, number, len(message))
        with on_disk(self._file):
            if not os.path.exists(self._file):  # noqa: PTH110
                _append(self._file, b"")
                settle_names(self._folder)
            _append(self._file, MARK + _summed(head) + _summed(message))

    def waiting(self) -> int:
        """How many records there are; none where the file cannot be read."""
        try:
            return sum(1 for _ in _records(self._content()))
        except Unavailable:
            return 0

    def read(self, private: bytes) -> Sequence[Noted]:
        """Every record in the order of writing, opened with the private key. A record that is damaged or missing
        between others, or sealed for another key, has no body.
        """
        records = list(_records(self._content()))
        if not records:
            return ()
        from nacl.exceptions import CryptoError
        from nacl.public import PrivateKey, SealedBox

        box = SealedBox(PrivateKey(private))

        def opened(message: bytes | None) -> bytes | None:
            try:
                return None if message is None else bytes(box.decrypt(message))
            except (CryptoError, ValueError):  # ValueError: shorter than any sealed message
                return None

        return [Noted(name.hex(), number, opened(message)) for name, number, message in _without_holes(records)]

    def remove(self) -> None:
        """All of it is in the store."""
        with on_disk(self._file), suppress(FileNotFoundError):
            os.unlink(self._file)  # noqa: PTH108
            settle_names(self._folder)

    def set_aside(self) -> None:
        """Not all of it could be read: keep the bytes, out of the way, for whoever can."""
        content = self._content()
        with on_disk(self._aside):
            _append(self._aside, content)
        self.remove()

    def offer(self, public: bytes) -> None:
        """Lay the public key beside the store, if it is not there already."""
        if self._public() == public:
            return
        begun = f"{self._seal}.new"
        with on_disk(self._seal):
            with open(begun, "wb") as file:  # noqa: PTH123
                file.write(public)
                file.flush()
                os.fsync(file.fileno())
            os.replace(begun, self._seal)  # noqa: PTH105
            settle_names(self._folder)

    def _public(self) -> bytes | None:
        try:
            with open(self._seal, "rb") as file:  # noqa: PTH123
                public = file.read(KEY_BYTES + 1)
        except OSError:
            return None
        return public if len(public) == KEY_BYTES else None

    def _content(self) -> bytes:
        with on_disk(self._file):
            try:
                with open(self._file, "rb") as file:  # noqa: PTH123
                    return file.read()
            except FileNotFoundError:
                return b""


class _Record(NamedTuple):
    """What a mark, a head and a message tell. ``message`` is None where its checksum does not fit."""

    name: bytes
    number: int
    message: bytes | None


def _records(content: bytes) -> Iterator[_Record]:
    """The records in ``content``, in order. What was torn off while it was written is none."""
    place = content.find(MARK)
    while place >= 0:
        begin = place + len(MARK)
        place = content.find(MARK, begin)
        end = place if place >= 0 else len(content)
        head = _sound(content[begin : begin + HEAD.size + SUM.size])
        if head is None or len(head) != HEAD.size:
            continue  # if it was one, the next number tells
        name, number, length = HEAD.unpack(head)
        message = content[begin + HEAD.size + SUM.size : end][: length + SUM.size]
        if len(message) == length + SUM.size:
            yield _Record(name, number, _sound(message))


def _summed(part: bytes) -> bytes:
    return part + SUM.pack(zlib.crc32(part))


def _sound(part: bytes) -> bytes | None:
    """``part`` without the checksum at its end; None where that does not fit."""
    content = part[: -SUM.size]
    return content if _summed(content) == part else None


def _without_holes(records: Sequence[_Record]) -> Iterator[_Record]:
    """``records``, with one that has no message for each number that is missing before another of the same spool."""
    last: dict[bytes, int] = {}
    for record in records:
        for number in range(max(last.get(record.name, 0) + 1, record.number - MANY), record.number):
            yield _Record(record.name, number, None)
        last[record.name] = max(record.number, last.get(record.name, 0))
        yield record


def _append(file: str, content: bytes) -> None:
    """``content`` at the end of ``file``, durably; or nothing of it."""
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)
    try:
        size = os.fstat(descriptor).st_size
        try:
            left = memoryview(content)
            while left:
                left = left[os.write(descriptor, left) :]
            os.fsync(descriptor)
        except OSError:
            with suppress(OSError):  # what stays is torn, and known for that
                os.ftruncate(descriptor, size)
            raise
    finally:
        os.close(descriptor)
