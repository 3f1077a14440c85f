"""Opening the store: every state it can be in is told for what it is, and nothing is ever thrown away."""

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from tests.desktop.desk import ANN, KEY, TestDesk, item
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
def test_a_key_of_another_length_is_refused(file, length, tmp_path):
    assert opened(file, bytes(length)) == "store_wrong_key"
    # Where there is no store yet, SQLCipher would take it for a passphrase and make one.
    with pytest.raises(Refused) as caught:
        create_store(str(tmp_path / "new.db"), bytes(length))
    assert caught.value.code == "store_wrong_key"
    assert not (tmp_path / "new.db").exists()


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


def filled(folder):
    """A closed store of some hundred pages, and its bytes."""
    desk = TestDesk(folder)
    desk.assign(*(item(number) for number in range(10, 400)))
    for number in range(30):
        desk.clock.pass_ms(1000)
        desk.tracking.start(f"APP-{number % 3 + 1}", note="x" * 400)
    desk.close()
    return Path(desk.file)


@pytest.mark.parametrize("cut", [4096, 4096 * 20, 100, 4096 * 20 + 1])
def test_a_file_cut_off_later(tmp_path, cut):
    file = filled(tmp_path)
    os.truncate(file, file.stat().st_size - cut)
    before = file.read_bytes()
    assert opened(str(file)) == "store_damaged"
    assert file.read_bytes() == before


def test_part_of_a_page_is_no_damage_while_the_log_holds_the_whole(tmp_path):
    (tmp_path / "cut").mkdir()
    desk = TestDesk(tmp_path)
    reader = connect(desk.file, KEY)
    reader.do("BEGIN")
    reader.all("SELECT * FROM events")  # nothing can be moved out of the log while this goes on
    desk.journal._connection.do("PRAGMA busy_timeout = 1")
    (start,) = desk.tracking.start("APP-1")
    for ending in (".db", ".db-wal"):
        shutil.copy(tmp_path / f"store{ending}", tmp_path / "cut")
    reader.close()
    desk.close()
    copy = tmp_path / "cut" / "store.db"
    with copy.open("ab") as file:
        file.write(b"torn")
    connection = open_store(str(copy), KEY)
    assert connection.all("SELECT id FROM events") == [(start.id,)]
    connection.close()


def test_a_damaged_page_is_told_once_it_is_read(tmp_path):
    file = filled(tmp_path)
    content = bytearray(file.read_bytes())
    for page in range(1, len(content) // 4096):
        content[page * 4096 + 200] ^= 1
    file.write_bytes(content)
    connection = open_store(str(file), KEY)
    with pytest.raises(Refused) as caught:
        connection.all("SELECT * FROM events")
    assert caught.value.code == "store_damaged"
    connection.close()


def test_a_damaged_store_is_neither_upgraded_nor_copied_over_a_good_backup(tmp_path, monkeypatch):
    file = filled(tmp_path)
    backup = tmp_path / "store.db.before-upgrade"
    backup.write_bytes(b"the last good one")
    content = bytearray(file.read_bytes())
    content[-4096 * 8 + 50] ^= 1
    file.write_bytes(content)
    known = upgrade.known()
    monkeypatch.setattr(upgrade, "known", lambda: [*known, (known[-1][0] + 1, "CREATE TABLE later (x);\n")])
    assert opened(str(file)) == "store_damaged"
    assert backup.read_bytes() == b"the last good one"
    assert file.read_bytes() == content


def test_a_log_without_its_store_is_not_put_beside_a_new_one(tmp_path):
    (tmp_path / "store.db-wal").write_bytes(b"what was recorded last")
    with pytest.raises(Refused) as caught:
        create_store(str(tmp_path / "store.db"), KEY)
    assert caught.value.code == "store_damaged"
    assert [path.name for path in tmp_path.iterdir()] == ["store.db-wal"]


def test_the_key_is_taken_raw_and_not_as_a_passphrase(file):
    raw = sqlcipher.connect(file)
    raw.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
    assert raw.execute("SELECT count(*) FROM meta").fetchone()[0] > 0
    raw.close()
    begun = time.process_time()
    for _ in range(5):
        open_store(file, KEY).close()
    assert time.process_time() - begun < 0.3  # a passphrase is stretched for more than 0.1 s each time


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


def test_a_store_that_stays_locked_is_told(file, monkeypatch):
    monkeypatch.setattr("tracker_desktop.store.connection.BUSY_S", 0.05)
    one, other = open_store(file, KEY), open_store(file, KEY)
    with one.writing():
        with pytest.raises(Unavailable) as caught, other.writing():
            pytest.fail("two write at once")
        assert caught.value.code == "store_busy"
    with other.writing():
        other.do("INSERT INTO pins (item) VALUES ('x')")
    assert one.all("SELECT item FROM pins") == [("x",)]
    one.close()
    other.close()


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
