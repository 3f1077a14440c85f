"""The commands that may last: they show how far they are, and end once nobody waits for them."""

from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import replace

import pytest

from tests.desktop.cli.test_commands import Shell
from tracker_desktop.cli import lasting
from tracker_desktop.services.ports import SyncPhase, SyncStatus
from tracker_desktop.services.progress import Doing, Progress


class Watched:
    """A person who reads the progress, and has enough at the text ``enough``."""

    def __init__(self):
        self.shown = []
        self.enough = None
        self.left = False

    @contextmanager
    def __call__(self):
        yield self._show
        self.left = True

    def _show(self, text):
        self.shown.append(text)
        return self.enough is None or self.enough not in text


class LongSync:
    """Goes one page further at each look; comes to its end after so many, or once it is stopped."""

    def __init__(self, pages):
        self._future = Future()
        self._pages = pages
        self._page = 0
        self._stopped = False
        self._over = SyncStatus(SyncPhase.IDLE)

    def sync_now(self):
        return self._future

    def status(self):
        if self._future.done():
            return self._over
        self._page += 1
        if self._stopped or self._page > self._pages:
            self._over = SyncStatus(SyncPhase.IDLE, "sync_stopped" if self._stopped else "")
            self._future.set_result(self._over)
            return self._over
        return SyncStatus(SyncPhase.SYNCING, progress=Progress(Doing.FETCHING, self._page * 500, self._pages * 500))

    def stop(self):
        self._stopped = True


@pytest.fixture
def watched():
    return Watched()


@pytest.fixture
def shell(desk, watched, monkeypatch):
    monkeypatch.setattr(lasting, "LOOK_S", 0.01)
    made = Shell(desk)
    made.sync = LongSync(4)
    made.program.open(desk.journal, made.sync)
    made.around = replace(made.around, progress=watched)
    return made


def test_a_sync_shows_how_far_it_is(shell, watched):
    code, out, err = shell("sync")
    assert (code, out, err) == (0, "Not synced yet\n", "")
    assert watched.shown[:2] == ["Fetching from the server: 500 of 2,000", "Fetching from the server: 1,000 of 2,000"]
    assert watched.shown[-1] == ""
    assert watched.left


def test_a_sync_that_nobody_waits_for_any_more_is_stopped(shell, watched):
    watched.enough = "1,000"
    code, out, err = shell("sync")
    assert (code, out) == (3, "Stopped; goes on with the next sync\n")
    assert err == "timetracker: The sync was stopped. What came so far is kept, and the next sync goes on from there.\n"
    assert not any("2,000 of 2,000" in text for text in watched.shown)


def test_the_status_has_the_progress_too(shell):
    assert shell.json("status")["sync"]["progress"] == {"doing": "fetching", "done": 500, "total": 2000}
    assert "Fetching from the server: 1,000 of 2,000" in shell("status")[1]


def test_a_recovery_shows_how_far_it_is(shell, watched):
    assert shell("recover", "--yes")[0] == 0
    assert watched.shown == [
        "Reading what can be read: page 1 of 1,200",
        "Writing the new time records: 1 of 1,200",
        "Moving the files, which has to come to its end…",
        "",
    ]


def test_a_recovery_stops_before_files_are_moved(shell, watched):
    watched.enough = "Reading"
    code, out, err = shell("recover", "--yes")
    assert (code, out) == (3, "")
    assert err.startswith("timetracker: Nothing was changed. It was stopped before any file was moved.")
    assert watched.shown == ["Reading what can be read: page 1 of 1,200", ""]


def test_once_files_are_moved_it_comes_to_its_end(shell, watched):
    watched.enough = "Moving"
    code, out, _ = shell("recover", "--yes")
    assert code == 0
    assert "57 records" in out
