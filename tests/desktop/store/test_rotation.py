"""Another key for the store: a crash at any line of it leaves a store that the next start opens, whole."""

import json
import os
import shutil
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.desktop.desk import KEY, TestDesk
from tests.desktop.store.kills import killed
from tools.employee import Employee
from tools.throwaway import FileSecrets
from tracker_core.errors import Refused, Unavailable
from tracker_desktop.store import connection, opening, rotation
from tracker_desktop.store.connection import connect, fits
from tracker_desktop.store.journal import SqlcipherJournal
from tracker_desktop.store.opening import open_store

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills are tried by forking")

PATIENCE_S = 60
OURS = {module.__file__ for module in (connection, opening, rotation)} | {sys.modules[FileSecrets.__module__].__file__}


class Place:
    """A store with some work in it and its key in a file; what it holds is known."""

    def __init__(self, folder, pattern):
        shutil.copytree(pattern.folder, folder)
        self.folder = folder
        self.file = str(folder / "store.db")
        self.held = pattern.held
        self.secrets = FileSecrets(folder)

    def holds(self, key):
        journal = SqlcipherJournal(open_store(self.file, key))
        found = (journal.head(), [line.event.id for line in journal.standings.log(100)])
        journal.close()
        return found

    def names(self):
        """Files of this place; not what the key's file was written as when a kill came."""
        return sorted(path.name for path in self.folder.iterdir() if path.name != "throwaway.begun")


@pytest.fixture(scope="module")
def pattern(tmp_path_factory):
    """What every place is a copy of."""
    folder = tmp_path_factory.mktemp("pattern")
    desk = TestDesk(folder)
    for number in range(6):
        desk.clock.pass_ms(1000)
        desk.tracking.start(f"APP-{number % 3 + 1}", note="x" * 300)
    held = (desk.journal.head(), [line.event.id for line in desk.journal.standings.log(100)])
    desk.close()
    FileSecrets(folder).keep(KEY)
    shutil.copy(desk.file, f"{desk.file}.before-upgrade")
    return SimpleNamespace(folder=folder, held=held)


@pytest.fixture
def place(tmp_path, pattern):
    return Place(tmp_path / "place", pattern)


def is_tidy(place, key):
    """The store is as it was, under ``key`` alone, and nothing of a rotation is left."""
    assert place.holds(key) == place.held
    assert place.secrets.key() == key
    assert place.secrets.successor().key() is None
    left = ["store.db", "throwaway.key"] if key != KEY else ["store.db", "store.db.before-upgrade", "throwaway.key"]
    assert place.names() == left


def test_a_new_key_takes_the_place_of_the_old_one(place):
    rotation.rotate(place.file, place.secrets)
    key = place.secrets.key()
    assert key != KEY
    is_tidy(place, key)
    assert not fits(place.file, KEY)
    with pytest.raises(Refused) as caught:
        open_store(place.file, KEY)
    assert caught.value.code == "store_wrong_key"
    assert Path(place.file).stat().st_mode & 0o777 == 0o600
    rotation.rotate(place.file, place.secrets)
    is_tidy(place, place.secrets.key())
    assert not fits(place.file, key)


def test_the_log_that_a_crash_left_goes_into_the_copy(place):
    reader = connect(place.file, KEY)
    writer = connect(place.file, KEY)
    with writer.writing(settle=False):
        writer.do("INSERT INTO pins (item) VALUES ('a pin that is in the log alone')")
    copy = place.folder.parent / "killed"
    copy.mkdir()
    for name in place.names():
        (copy / name).write_bytes((place.folder / name).read_bytes())
    reader.close()
    writer.close()
    file, secrets = str(copy / "store.db"), FileSecrets(copy)
    assert Path(f"{file}-wal").stat().st_size > 0
    rotation.rotate(file, secrets)
    made = connect(file, secrets.key())
    assert made.all("SELECT item FROM pins") == [("a pin that is in the log alone",)]
    made.close()
    assert sorted(path.name for path in copy.iterdir()) == ["store.db", "throwaway.key"]


def test_a_kill_at_every_line(tmp_path, pattern):
    outcomes = set()
    at = 0
    done = False
    while not done:
        at += 1
        place = Place(tmp_path / f"{at}", pattern)
        done = killed(partial(rotation.rotate, place.file, place.secrets), at, OURS)
        key = rotation.demand_key(place.file, place.secrets)
        assert rotation.fitting_key(place.file, place.secrets) == key
        is_tidy(place, key)
        outcomes.add(key == KEY)
        assert fits(place.file, KEY) == (key == KEY)
    assert at > 100
    assert outcomes == {True, False}


@pytest.mark.parametrize("renamed", [False, True])
def test_a_kill_at_every_line_of_what_tidies_up_after_a_kill(tmp_path, pattern, renamed):
    at = 0
    done = False
    while not done:
        at += 1
        place = Place(tmp_path / f"{at}", pattern)
        new = cut_off(place, renamed=renamed)
        done = killed(partial(rotation.demand_key, place.file, place.secrets), at, OURS)
        assert rotation.demand_key(place.file, place.secrets) == (new if renamed else KEY)
        assert rotation.demand_key(place.file, place.secrets) == (new if renamed else KEY)
        is_tidy(place, new if renamed else KEY)
    assert at > 20


def cut_off(place, *, renamed):
    """A rotation that ended right before, or right after, the copy took the store's place; its new key."""
    new = bytes(reversed(range(32)))
    Path(f"{place.file}.rotating").touch()
    place.secrets.successor().keep(new)
    rotation._copy(place.file, KEY, new)
    if renamed:
        Path(f"{place.file}.rotated").rename(place.file)
    return new


class Failing(FileSecrets):
    """A secret service that fails at the call with the number ``at``."""

    calls = 0
    at = 0

    def _count(self):
        Failing.calls += 1
        if Failing.calls == Failing.at:
            raise Unavailable("keyring_locked", "locked meanwhile")

    def key(self):
        self._count()
        return super().key()

    def keep(self, key):
        self._count()
        super().keep(key)

    def forget(self):
        self._count()
        super().forget()

    def successor(self):
        return Failing(self._file.parent, "throwaway-next.key")


def test_a_secret_service_that_fails_at_any_call(tmp_path, pattern, monkeypatch):
    at = 0
    code = ""
    while code != "done":
        at += 1
        place = Place(tmp_path / f"{at}", pattern)
        monkeypatch.setattr(Failing, "calls", 0)
        monkeypatch.setattr(Failing, "at", at)
        try:
            rotation.rotate(place.file, Failing(place.folder))
            code = "done"
        except Unavailable as error:
            code = error.code
            assert code == "keyring_locked"
        is_tidy(place, rotation.demand_key(place.file, place.secrets))
    assert at > 4


def test_where_the_first_item_was_lost_meanwhile_the_second_opens(place):
    new = cut_off(place, renamed=True)
    place.secrets.forget()
    assert rotation.demand_key(place.file, place.secrets) == new
    is_tidy(place, new)


def test_keys_that_do_not_fit_are_kept_for_the_day_they_may(place):
    new = cut_off(place, renamed=False)
    damaged = bytearray(Path(place.file).read_bytes())
    damaged[100] ^= 1
    Path(place.file).write_bytes(damaged)
    assert rotation.fitting_key(place.file, place.secrets) == KEY
    assert place.secrets.successor().key() == new
    assert fits(f"{place.file}.rotated", new)


def test_a_store_in_use_keeps_its_key(place):
    other = connect(place.file, KEY)
    with pytest.raises(Unavailable) as caught:
        rotation.rotate(place.file, place.secrets)
    assert caught.value.code == "store_busy"
    other.close()
    is_tidy(place, KEY)


def test_a_damaged_store_keeps_its_key_and_its_backup(place):
    damaged = bytearray(Path(place.file).read_bytes())
    damaged[-4000] ^= 1
    Path(place.file).write_bytes(damaged)
    with pytest.raises(Refused) as caught:
        rotation.rotate(place.file, place.secrets)
    assert caught.value.code == "store_damaged"
    assert Path(place.file).read_bytes() == damaged
    assert place.names() == ["store.db", "store.db.before-upgrade", "throwaway.key"]


def test_without_a_key_there_is_nothing_to_rotate(place):
    place.secrets.forget()
    with pytest.raises(Refused) as caught:
        rotation.rotate(place.file, place.secrets)
    assert caught.value.code == "keyring_item_missing"
    assert "throwaway.key" not in place.names()


def test_the_real_program_killed_at_any_moment(tmp_path):
    employee = Employee(tmp_path / "profile")
    employee.do("status")
    keys = FileSecrets(tmp_path / "profile")
    first = keys.key()
    began = time.monotonic()
    employee.do("rotate-key")
    whole_s = time.monotonic() - began
    seen = {first, keys.key()}
    assert len(seen) == 2
    device = device_of(tmp_path / "profile" / "timetracker.db", keys.key())
    for part in range(12):
        process = subprocess.Popen(
            [*employee.program, "rotate-key"],
            env=employee.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            process.wait(whole_s * (part + 1) / 12)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(PATIENCE_S)
        assert json.loads(employee.do("status", "--json"))["person"] is None
        seen.add(keys.key())
        assert device_of(tmp_path / "profile" / "timetracker.db", keys.key()) == device
    assert keys.successor().key() is None
    assert not list((tmp_path / "profile").glob("*.rotat*"))
    for old in seen - {keys.key()}:
        assert not fits(str(tmp_path / "profile" / "timetracker.db"), old)


def device_of(file, key):
    store = open_store(str(file), key)
    found = store.one("SELECT value FROM meta WHERE name = 'device'")
    store.close()
    return found
