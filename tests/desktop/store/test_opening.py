"""Opening the store: every state it can be in is told for what it is, and nothing is ever thrown away."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.desktop.desk import ANN, KEY, TestDesk
from tracker_core.errors import Refused, Unavailable
from tracker_desktop.store import identity, upgrade
from tracker_desktop.store.connection import connect
from tracker_desktop.store.opening import create_store, open_store


@pytest.fixture
def file(tmp_path):
    made = str(tmp_path / "store.db")
    create_store(made, KEY)
    return made


def opened(file, key=KEY):
    with pytest.raises((Refused, Unavailable)) as caught:
        open_store(file, key)
    return caught.value.code


def test_a_new_store_is_this_persons_only_and_has_a_random_device(file, tmp_path):
    assert Path(file).stat().st_mode & 0o777 == 0o600
    other = str(tmp_path / "other.db")
    create_store(other, KEY)
    ids = set()
    for each in (file, other):
        connection = open_store(each, KEY)
        ids.add(identity.device(connection))
        connection.close()
    assert len(ids) == 2


def test_a_new_store_never_replaces_an_old_one(file):
    with pytest.raises(Refused) as caught:
        create_store(file, KEY)
    assert caught.value.code == "store_exists"
    open_store(file, KEY).close()


def test_a_creation_that_was_cut_off_is_begun_anew(tmp_path):
    file = tmp_path / "store.db"
    (tmp_path / "store.db.new").write_bytes(b"half")
    create_store(str(file), KEY)
    open_store(str(file), KEY).close()


def test_another_key_is_told_and_harms_nothing(file):
    before = Path(file).read_bytes()
    assert opened(file, bytes(32)) == "store_wrong_key"
    assert Path(file).read_bytes() == before
    open_store(file, KEY).close()


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_a_key_of_another_length_is_refused(file, length):
    assert opened(file, bytes(length)) == "store_wrong_key"


def test_an_empty_file_is_not_taken_for_a_new_store(tmp_path):
    file = tmp_path / "store.db"
    file.touch()
    assert opened(str(file)) == "store_empty"
    assert file.stat().st_size == 0


def test_a_missing_file_is_not_made(tmp_path):
    assert opened(str(tmp_path / "store.db")) == "store_missing"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("size", [100, 4095])
def test_a_file_cut_off_in_its_first_page(file, size):
    os.truncate(file, size)
    assert opened(file) == "store_damaged"


def test_a_file_of_something_else(tmp_path):
    file = tmp_path / "store.db"
    file.write_bytes(os.urandom(8192))
    assert opened(str(file)) == "store_wrong_key"


def test_a_store_of_a_newer_program_is_left_alone(file):
    connection = open_store(file, KEY)
    connection.do("PRAGMA user_version = 999")
    connection.close()
    assert opened(file) == "store_newer"


def test_an_older_store_is_backed_up_then_upgraded(file, monkeypatch):
    known = upgrade.known()
    monkeypatch.setattr(upgrade, "known", lambda: [*known, (known[-1][0] + 1, "CREATE TABLE later (x);\n")])
    connection = open_store(file, KEY)
    assert connection.all("SELECT * FROM later") == []
    connection.close()
    copy = connect(f"{file}.before-upgrade", KEY)
    assert copy.one("PRAGMA user_version") == (known[-1][0],)
    copy.close()


def test_an_upgrade_that_fails_leaves_the_store_as_it_was(file, monkeypatch):
    known = upgrade.known()
    broken = [(known[-1][0] + 1, "CREATE TABLE later (x);\nCREATE TABLE later (x);\n")]
    monkeypatch.setattr(upgrade, "known", lambda: [*known, *broken])
    with pytest.raises(Unavailable):
        open_store(file, KEY)
    monkeypatch.undo()
    connection = open_store(file, KEY)
    assert connection.one("SELECT count(*) FROM sqlite_master WHERE name = 'later'") == (0,)
    connection.close()


def test_every_commit_is_synced_to_disk(file):
    connection = open_store(file, KEY)
    assert connection.one("PRAGMA journal_mode") == ("wal",)
    assert connection.one("PRAGMA synchronous") == (2,)
    connection.close()


def test_nothing_can_be_read_without_the_key(tmp_path):
    desk = TestDesk(tmp_path)
    desk.tracking.start("APP-1", note="a secret note")
    names = [path for path in tmp_path.iterdir() if path.is_file()]
    assert {path.suffix for path in names} >= {".db", ".db-wal"}
    words = [b"Thing number", b"secret note", b"Apollo", ANN.email.encode(), ANN.name.encode(), b"refresh-0", b"SQLite"]
    for path in names:
        content = path.read_bytes()
        for word in [*words, KEY, KEY.hex().encode(), KEY.hex().upper().encode()]:
            assert word not in content, (path.name, word)
    desk.close()


def test_a_trace_shows_no_key(file):
    connection = connect(file, KEY)
    seen = []
    connection._raw.set_trace_callback(seen.append)
    connection.all("SELECT * FROM meta")
    assert seen
    assert not any(KEY.hex() in line.lower() for line in seen)
    connection.close()


WRITER = """
import sys
from pathlib import Path
from tests.desktop.desk import TestDesk
desk = TestDesk(Path(sys.argv[1]))
while True:
    desk.clock.pass_ms(1000)
    for event in desk.tracking.start(f"APP-{desk.clock.ms // 1000 % 3 + 1}"):
        print(event.id, flush=True)
"""


def test_what_was_acknowledged_survives_a_kill(tmp_path):
    process = subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    told = [process.stdout.readline().strip() for _ in range(60)]
    process.kill()
    told += re.findall(r"(\S+)\n", process.communicate()[0])
    connection = open_store(str(tmp_path / "store.db"), KEY)
    held = {row[0] for row in connection.all("SELECT id FROM events")}
    assert set(told) <= held
    assert connection.all("PRAGMA integrity_check") == [("ok",)]
    connection.close()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="mounting a small disk needs root")
def test_a_full_disk_is_told_and_loses_nothing(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)], check=False)
    if mounted.returncode != 0:
        pytest.skip("no tmpfs can be mounted here")
    try:
        desk = TestDesk(disk)
        desk.tracking.start("APP-1")
        (disk / "ballast").write_bytes(bytes(shutil.disk_usage(disk).free))
        told = []

        def fill():
            for number in range(1, 400):
                desk.clock.pass_ms(1000)
                told.extend(event.id for event in desk.tracking.start(f"APP-{number % 3 + 1}"))

        desk.clock.pass_ms(1000)
        desk.tracking.stop()
        with pytest.raises(Unavailable) as caught:
            fill()
        assert caught.value.code == "disk_full"
        (disk / "ballast").unlink()
        desk.clock.pass_ms(1000)
        told += [event.id for event in desk.tracking.stop()]
        held = {line.event.id for line in desk.journal.log(1000)}
        assert set(told) <= held
        desk.close()
    finally:
        subprocess.run(["umount", str(disk)], check=True)
