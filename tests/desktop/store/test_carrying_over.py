"""What was noted is recorded when the store opens: killed at every line of that, nothing is lost or doubled."""

import os
import shutil
from pathlib import Path

import pytest

from tests.desktop.desk import HOUR, KEY, NOON, HandClock, TestDesk, no_host
from tests.desktop.store.kills import killed
from tracker_core.commands import StartTimer, StopTimer
from tracker_core.model import Moment
from tracker_desktop.host.ids import uuid7
from tracker_desktop.services import noting, tracking
from tracker_desktop.services.changes import Changes
from tracker_desktop.services.noting import Noting
from tracker_desktop.services.ports import SyncPhase, SyncStatus
from tracker_desktop.services.program import Program
from tracker_desktop.store import journal as journal_module
from tracker_desktop.store import noted, spool
from tracker_desktop.store.mark import Mark
from tracker_desktop.store.opening import open_journal
from tracker_desktop.store.spool import SealedSpool

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills are tried by forking")
OURS = frozenset(module.__file__ for module in (noting, tracking, journal_module, noted, spool))
TIMES = 2  # each line is tried so often


class NoSync:
    def status(self):
        return SyncStatus(SyncPhase.IDLE)

    def nudge(self):
        """Nobody listens."""


def opened(folder):
    """The program opened on the store in ``folder``, and what came to nothing of what was noted there."""
    file = str(folder / "store.db")
    clock = HandClock(NOON + 9 * HOUR)
    program = Program(clock, uuid7, Changes(), Noting(SealedSpool(file), clock), no_host())
    journal = open_journal(file, KEY, Mark(f"{file}.mark"), clock.ms)
    return journal, program.open(journal, NoSync())


def shut_again(folder):
    opened(folder)[0].close()


@pytest.fixture
def pattern(tmp_path):
    """A store that was open once, and beside it: a start, another, one on what nobody has, a stop."""
    folder = tmp_path / "pattern"
    folder.mkdir()
    TestDesk(folder).close()
    shut_again(folder)
    noting_them = Noting(SealedSpool(str(folder / "store.db")), clock := HandClock(NOON))
    for command in (StartTimer("APP-1", None), StartTimer("APP-2", None), StartTimer("NONE-1", None), StopTimer()):
        noting_them.note(command)
        clock.pass_ms(HOUR)
    return folder


def recorded(folder):
    """(entries, what came to nothing, files that are left) once the store was opened in peace."""
    journal, _ = opened(folder)
    entries = [(entry.work_item, entry.start, entry.stop) for entry in journal.entries.between(0, 10**14)]
    nothing = [(line.code, line.key) for line in journal.noted.unrecorded()]
    assert journal.standings.counts().pending == len(journal.standings.log(99))
    journal.close()
    return entries, nothing, Path(folder / "store.db.spool").exists()


def test_a_kill_at_every_line(tmp_path, pattern):
    undisturbed = tmp_path / "undisturbed"
    shutil.copytree(pattern, undisturbed)
    expected = recorded(undisturbed)
    assert expected[0] == [
        ("id-1", Moment(NOON, 60), Moment(NOON + HOUR, 60)),
        ("id-2", Moment(NOON + HOUR, 60), Moment(NOON + 3 * HOUR, 60)),
    ]
    assert expected[1:] == ([("not_assigned", "NONE-1")], False)
    at, done = 0, False
    while not done:
        at += 1
        folder = tmp_path / f"{at}"
        shutil.copytree(pattern, folder)
        done = killed(lambda folder=folder: shut_again(folder), at, OURS, TIMES)
        assert recorded(folder) == expected
        shutil.rmtree(folder)
    assert at > 80
