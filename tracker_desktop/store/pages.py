"""The pages of a store that does not open: each carries a seal of its own, so what is whole is told page by page.

SQLCipher encrypts page by page and ends each with its vector and the HMAC-SHA512 of both. Whatever the database as a
whole makes of it, a page whose seal holds says what was written; of one whose seal is broken by a flipped bit all but
one or two blocks of 16 bytes still does. See decision 0041.
"""

from __future__ import annotations

import hashlib
import hmac
import struct
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

PAGE_BYTES = 4_096
SALT_BYTES = 16
SEAL_BYTES = 64
LOG_HEAD = struct.Struct(">4I8s8s")  # magic, version, page size, checkpoint, salts, checksum
FRAME_HEAD = struct.Struct(">II8s8s")  # page number, size of the store after a commit, salts, checksum


class Page(NamedTuple):
    """A page as it is on the disk; ``whole``: its seal holds."""

    content: bytes
    whole: bool


class Seals:
    """The seals under one key and the salt that a store begins with."""

    def __init__(self, key: bytes, salt: bytes) -> None:
        masked = bytes(byte ^ 0x3A for byte in salt)
        self._key = hashlib.pbkdf2_hmac("sha512", key, masked, 2, len(key))

    def seal(self, number: int, content: bytes) -> bytes:
        """The seal that page ``number`` should end with."""
        sealed = content[SALT_BYTES if number == 1 else 0 : -SEAL_BYTES]
        return hmac.digest(self._key, sealed + number.to_bytes(4, "little"), "sha512")

    def hold(self, number: int, content: bytes) -> bool:
        """Whether page ``number`` ends with its seal."""
        return self.seal(number, content) == content[-SEAL_BYTES:]

    def sealed(self, number: int, content: bytes) -> bytes:
        """``content`` with the seal of page ``number`` at its end."""
        return content[:-SEAL_BYTES] + self.seal(number, content)


def pages_of(file: str, key: bytes) -> Mapping[int, Page]:
    """What can be read of ``file`` and its log: the latest version of each page, by its number from 1 on.

    Where the latest is damaged nobody knows which of the others comes next: those stand behind the last number.
    """
    content, log = _content(file), list(_frames(_content(f"{file}-wal")))
    versions: dict[int, list[bytes]] = {}
    for number, page in (*_pages(content), *log):
        versions.setdefault(number, []).append(page)
    sealed: dict[int, list[bytes]] = {}
    logged_salt = next((page[:SALT_BYTES] for number, page in log if number == 1), b"")
    for salt in (content[:SALT_BYTES], logged_salt):
        seals = Seals(key, salt)
        sealed = {number: [page for page in pages if seals.hold(number, page)] for number, pages in versions.items()}
        if any(sealed.values()):
            break
    # Where no seal holds the salt itself is damaged, which is needed for seals alone; or the key is another one.
    pages: dict[int, Page] = {}
    others: list[bytes] = []
    for number, known in versions.items():
        whole = sealed[number]
        if whole and whole[-1] is known[-1]:
            pages[number] = Page(known[-1], whole=True)
        else:
            pages[number] = Page(whole[-1], whole=True) if whole else Page(known[-1], whole=False)
            others += whole[:-1]
    last = max(pages, default=0)
    return pages | {last + at: Page(page, whole=True) for at, page in enumerate(others, 1)}


def _content(file: str) -> bytes:
    return Path(file).read_bytes() if Path(file).exists() else b""


def _pages(content: bytes) -> Iterator[tuple[int, bytes]]:
    for begin in range(0, len(content), PAGE_BYTES):
        yield begin // PAGE_BYTES + 1, content[begin : begin + PAGE_BYTES].ljust(PAGE_BYTES, b"\0")


def _frames(log: bytes) -> Iterator[tuple[int, bytes]]:
    """(page number, page) of each commit that the log holds, in order; nothing of one that was not finished.

    SQLite reads a log up to the first frame whose checksum fails and drops the rest without a word; here every frame of
    this run of the log counts, and the pages' own seals tell which are whole.
    """
    if len(log) < LOG_HEAD.size:
        return
    step = FRAME_HEAD.size + PAGE_BYTES
    heads = [(at, *FRAME_HEAD.unpack_from(log, at)) for at in range(LOG_HEAD.size, len(log) - step + 1, step)]
    salts = LOG_HEAD.unpack_from(log)[4]
    if heads and all(head[3] != salts for head in heads):
        salts = heads[0][3]
    run = [head for head in heads if head[3] == salts]
    while run and not run[-1][2]:
        run.pop()
    for at, number, *_ in run:
        if 0 < number < 2**31:
            yield number, log[at + FRAME_HEAD.size : at + step]
