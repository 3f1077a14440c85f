"""A disk that loses its power: what a program did to the files of one folder, and what of it may be left.

What was synced is left. Of what came after a file's last sync any part may be left, in any order, each sector of 512
bytes for itself: SQLite relies on no more than that a sector which was not written stays as it was. Names are made,
changed and removed in their order, as the journals of file systems do it, and surely once their folder was synced.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any, NamedTuple

SECTOR = 512


class Write(NamedTuple):
    """``data`` at ``at`` of the file ``name``."""

    name: str
    at: int
    data: bytes


class Truncate(NamedTuple):
    """The file ``name`` is ``size`` bytes long from now on."""

    name: str
    size: int


class Sync(NamedTuple):
    """All of the file ``name`` is on the disk."""

    name: str


class FailedSync(NamedTuple):
    """The system could not say that; as on Linux, what waited is taken for written, and no later sync tries again."""

    name: str


class Make(NamedTuple):
    """A new, empty file ``name``."""

    name: str


class Rename(NamedTuple):
    """``name`` is called ``to``, in the place of what was called so."""

    name: str
    to: str


class Remove(NamedTuple):
    """No file is called ``name`` any more."""

    name: str


class SyncFolder(NamedTuple):
    """The names are on the disk."""


class Coming(NamedTuple):
    """Not done to the disk: the program begins to commit ``what``."""

    what: Any


class Done(NamedTuple):
    """Not done to the disk: what was to come was committed, as far as the program knows."""


Step = Write | Truncate | Sync | FailedSync | Make | Rename | Remove | SyncFolder | Coming | Done
Names = dict[str, "_File"]


@dataclass(eq=False)
class _File:
    synced: bytearray = field(default_factory=bytearray)
    waiting: list[Write | Truncate] = field(default_factory=list)

    def sync(self) -> None:
        for step in self.waiting:
            _put(self.synced, step)
        self.waiting.clear()

    def fail_sync(self, rng: random.Random) -> None:
        """Some of what waited is on the disk, and nothing waits any more."""
        self.synced = bytearray(self.left(rng))
        self.waiting.clear()

    def left(self, rng: random.Random) -> bytes:
        """One of the contents that a power cut may leave."""
        content = bytearray(self.synced)
        steps = list(self.waiting)
        if rng.random() < 0.5:
            rng.shuffle(steps)
        share = rng.choice((0.0, 0.1, 0.5, 0.9, 1.0))
        torn, garbage = rng.random() < 0.7, rng.random() < 0.3
        for step in steps:
            if isinstance(step, Truncate):
                if rng.random() < share:
                    _put(content, step)
            elif torn:
                for part in _sectors(step):
                    if rng.random() < share:
                        _put(content, part, rng if garbage else None)
            elif rng.random() < share:
                _put(content, step, rng if garbage else None)
        return bytes(content)


class Disk:
    """The files of one folder as they are in memory and as they may be left."""

    def __init__(self, files: dict[str, bytes]) -> None:
        """``files``: what is on the disk at the beginning, for good."""
        self._durable: Names = {name: _File(bytearray(content)) for name, content in files.items()}
        self._names: Names = dict(self._durable)
        self._renamed: list[Names] = []  # the names after each change since the folder's last sync

    def do(self, step: Step, rng: random.Random) -> None:
        """Carry out ``step``; ``rng`` decides what a sync that failed had written."""
        match step:
            case Write(name) | Truncate(name):
                self._names[name].waiting.append(step)
            case Sync(name):
                self._names[name].sync()
            case FailedSync(name):
                self._names[name].fail_sync(rng)
            case SyncFolder():
                self._durable, self._renamed = dict(self._names), []
            case Make(name):
                self._names[name] = _File()
                self._renamed.append(dict(self._names))
            case Rename(name, to):
                self._names[to] = self._names.pop(name)
                self._renamed.append(dict(self._names))
            case Remove(name):
                del self._names[name]
                self._renamed.append(dict(self._names))

    def left(self, rng: random.Random) -> dict[str, bytes]:
        """One of the states in which a power cut now may leave the folder."""
        names = rng.choice([self._durable, *self._renamed])
        return {name: file.left(rng) for name, file in names.items()}


def _sectors(step: Write) -> list[Write]:
    """``step`` in the parts that a disk writes as one."""
    parts: list[Write] = []
    begin, end = step.at, step.at + len(step.data)
    while begin < end:
        stop = min(end, (begin // SECTOR + 1) * SECTOR)
        parts.append(Write(step.name, begin, step.data[begin - step.at : stop - step.at]))
        begin = stop
    return parts


def _put(content: bytearray, step: Write | Truncate, garbage: random.Random | None = None) -> None:
    """``step`` carried out. A stretch that was never written holds zeros, or with ``garbage`` anything."""
    size = step.size if isinstance(step, Truncate) else step.at
    if isinstance(step, Truncate):
        del content[size:]
    if len(content) < size:
        hole = size - len(content)
        content.extend(garbage.randbytes(hole) if garbage else bytes(hole))
    if isinstance(step, Write):
        content[step.at : step.at + len(step.data)] = step.data
