"""The steps of the real SQLCipher, noted by a folder of FUSE: what ``cut_disk`` notes of its twin."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import groupby
from types import SimpleNamespace
from typing import Any

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from tests.faults.cut_disk import no_other
from tests.faults.failing_folder import FailingFolder
from tests.faults.lost_power import Coming, Done, Step
from tracker_desktop.store import connection

DONE = -1


class _Marking(sqlcipher.Connection):
    """A connection that marks each commit among the steps of ``folder``; each has a kind of its own."""

    folder: FailingFolder
    held: Callable[[connection.Connection], Any]
    states: list[Any]

    def execute(self, sql: str, *values: Any) -> Any:
        if sql != "COMMIT":
            return super().execute(sql, *values)
        self.states.append(type(self).held(connection.Connection(self, "", no_other)))
        self.folder.mark(len(self.states) - 1)
        rows = super().execute(sql)
        self.folder.mark(DONE)
        return rows


@contextmanager
def really_noted(
    folder: FailingFolder, held: Callable[[connection.Connection], Any]
) -> Iterator[Callable[[], list[Step]]]:
    """Within the block the program's store lies in ``folder``; the steps it took so far are given by calling what this
    gives. Each commit is among them, with what ``held`` says of the store then.
    """
    folder.take_steps()
    states: list[Any] = []
    kind = type("Marking", (_Marking,), {"folder": folder, "held": staticmethod(held), "states": states})

    def connect(*args: Any, **named: Any) -> Any:
        return sqlcipher.connect(*args, factory=kind, **named)

    def steps() -> list[Step]:
        marks = {index: Coming(what) for index, what in enumerate(states)} | {DONE: Done()}
        return [marks[step] if isinstance(step, int) else step for step in folder.take_steps()]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection, "sqlcipher", SimpleNamespace(connect=connect, Error=sqlcipher.Error))
        yield steps


def outline(steps: list[Step]) -> list[tuple[str, str]]:
    """What is done to which file, in order; writes that follow each other are one."""
    told = [(type(step).__name__, getattr(step, "name", "")) for step in steps if not isinstance(step, Coming | Done)]
    return [each for each, _ in groupby(told)]
