"""A high-water mark outside the database: how far this device's sequence went, to see when the store stands behind it.

A damaged write-ahead log loses commits without a word, and an old copy of a store looks like any store. The mark is
written after each recording. It is a witness and not a record: a mark that is behind, or that cannot be read, proves
nothing and harms nothing; one that is ahead proves that recordings are gone, and names them.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from tracker_desktop.services.ports import Head
from tracker_desktop.store import anew, identity, repull
from tracker_desktop.store.connection import Connection
from tracker_desktop.store.gaps import open_gap


class Heads(NamedTuple):
    """For each epoch of ``device`` the number and hash of its last event."""

    device: str
    places: dict[int, tuple[int, str]]


class Mark:
    """The mark in ``file``, for one process. Nothing here raises: the recording it witnesses is safe without it."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._heads: Heads | None = None

    def read(self) -> Heads | None:
        """What the mark says; None where there is none, or none that can be read."""
        try:
            body, seal = Path(self._file).read_text("ascii").rstrip("\n").rsplit("\n", 1)
            device, places = json.loads(body)
            if sha256(body.encode()).hexdigest() != seal:
                return None
            return Heads(device, {int(epoch): (dseq, head) for epoch, dseq, head in places})
        except (OSError, ValueError):
            return None

    def note(self, connection: Connection) -> None:
        """The store stands where it stands."""
        self._heads = _heads(connection)
        self._write(self._heads)

    def advance(self, connection: Connection, head: Head, dseq: int, link: str) -> None:
        """The event ``dseq`` was recorded after ``head``; ``link`` is its hash."""
        if self._heads is None or self._heads.device != head.device or head.epoch not in self._heads.places:
            self.note(connection)
        else:
            self._heads.places[head.epoch] = (dseq, link)
            self._write(self._heads)

    def confront(self, connection: Connection, now_ms: int) -> None:
        """See whether the store stands behind the mark. If so: name what is gone, begin a new epoch before anything is
        sent, and pull from the start what the server has of it. ``now_ms``: UTC.
        """
        told, here = self.read(), _heads(connection)
        if told is not None and told.device == here.device and _behind(here, told):
            with connection.writing():
                for epoch, (dseq, _) in told.places.items():
                    held, _ = anew.last_place(connection, epoch)
                    if held < dseq:
                        open_gap(connection, here.device, epoch, held + 1, dseq)
                anew.begin_epoch(connection, now_ms, at_least=max(told.places))
                repull.begin(connection)
        self.note(connection)

    def _write(self, told: Heads) -> None:
        body = json.dumps([told.device, [[epoch, *place] for epoch, place in sorted(told.places.items())]])
        text = f"{body}\n{sha256(body.encode()).hexdigest()}\n".encode()
        with suppress(OSError):
            descriptor = os.open(self._file, os.O_WRONLY | os.O_CREAT, 0o600)
            try:
                os.write(descriptor, text)
                os.ftruncate(descriptor, len(text))
            finally:
                os.close(descriptor)


def _heads(connection: Connection) -> Heads:
    device, epoch = identity.device(connection)
    recorded = (*anew.epochs(connection), epoch)
    return Heads(device, {each: anew.last_place(connection, each) for each in recorded})


def _behind(here: Heads, told: Heads) -> bool:
    """Epochs only grow, and so do numbers within the last one; an older epoch may lose its end to a newer."""
    latest, marked = max(here.places), max(told.places)
    if latest != marked:
        return latest < marked
    (dseq, head), (marked_dseq, marked_head) = here.places[latest], told.places[marked]
    return dseq < marked_dseq or (dseq == marked_dseq and head != marked_head)
