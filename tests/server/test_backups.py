"""Backups: everything comes back but what was purged or erased, and a damaged or wrong file brings nothing."""

import io
import uuid
from itertools import chain as joined

import pytest
from django.apps import apps

from tests.server.backed_up import restored, rows_in
from tests.server.serving import run, script
from tracker_core.errors import Refused
from tracker_server.backups.container import Keyring, Writer, frames
from tracker_server.backups.tables import LEFT_OUT, TABLES
from tracker_server.database.backup_keys import BackupKeys

MARCH = "2024-03"
GROWS = {table for table in TABLES if table.startswith("audit.")} | {
    "streams.PersonStream"
}  # a restoration adds to them


def test_every_table_is_in_the_backup_or_left_out_with_a_reason():
    known = {model._meta.label for model in apps.get_models(include_auto_created=True)}
    assert known == {*TABLES, *LEFT_OUT}
    assert all(LEFT_OUT.values())


def test_everything_comes_back(organization, other):
    home, file = organization
    before = rows_in(file, home / "keys")
    _, after = restored(other, file)
    assert set(before) == set(after)
    for table, rows in before.items():
        if table not in GROWS:
            assert sorted(map(str, after[table])) == sorted(map(str, rows)), table
    for row in before["audit.AuditRow"]:
        assert row in after["audit.AuditRow"]


MEANWHILE = """
import io, os, threading
from django.db import connections
from tracker_server.config import load
from tracker_server.opening import open_server
config = load(os.environ)
open_server(config)
from tracker_server.audit.record import SERVER, Audited, record
from tracker_server.backups.dumping import dump
from tracker_server.clock import now_ms
from tracker_server.database.backup_keys import BackupKeys

def write():
    record([Audited("written_meanwhile", SERVER)])
    connections.close_all()

class Watched(io.FileIO):
    def write(self, data):
        if not self.tell():
            writer = threading.Thread(target=write, daemon=True)
            writer.start()
            writer.join(10)
            assert not writer.is_alive(), "a writer waits for the backup"
        return super().write(data)

with Watched(os.environ["BACKUP"], "w") as file:
    dump(file, BackupKeys(config.keys), now_ms())
"""


def test_the_server_goes_on_meanwhile_and_the_backup_is_of_one_instant(organization, other, tmp_path):
    environment, keys = other
    restored(other, organization[1])
    file = tmp_path / "meanwhile.backup"
    done = script(environment, MEANWHILE, BACKUP=str(file))
    assert done.returncode == 0, done.stderr
    assert "written_meanwhile" not in {row["action"] for row in rows_in(file, keys)["audit.AuditRow"]}
    later = tmp_path / "later.backup"
    assert run(environment, "backup", str(later)).returncode == 0
    assert "written_meanwhile" in {row["action"] for row in rows_in(later, keys)["audit.AuditRow"]}


def test_nothing_in_the_file_can_be_read_without_the_keys(organization, tmp_path):
    _, file = organization
    data = file.read_bytes()
    for secret in (b"jonas", b"Berg", b"PIER", b"timer_started"):
        assert secret not in data
    with file.open("rb") as source, pytest.raises(Refused) as refused:
        list(frames(source, Keyring(iter(()))))
    assert refused.value.code == "backup_expired"


def test_a_month_whose_key_was_destroyed_does_not_come_back(organization, other):
    home, file = organization
    keys = BackupKeys(other[1])
    assert keys.destroy_month(MARCH)
    assert keys.destroy_month(MARCH, "FR")
    told, after = restored(other, file)
    assert "stay closed" in told
    before = rows_in(file, home / "keys")
    assert {row["received_at"] for row in after["ledger.Event"]} < {
        row["received_at"] for row in before["ledger.Event"]
    }
    told = {row["event"] for row in after["streams.StreamRow"] if row["event"]}
    assert told == {row["event_id"] for row in after["ledger.Event"]}
    streams = {row["name"]: row for row in after["audit.AuditStream"]}
    for row in before["audit.AuditRow"]:
        stays = row["at"] > 1_750_000_000_000
        assert (row in after["audit.AuditRow"]) is stays
        if not stays and row["seq"] == streams[row["stream_id"]]["purged"]:
            assert streams[row["stream_id"]]["purged_head"] == row["hash"]
    assert all(stream["purged"] > 0 for stream in streams.values())


def test_a_country_with_a_shorter_term_loses_its_own_alone(organization, other):
    assert BackupKeys(other[1]).destroy_month(MARCH, "FR")
    _, after = restored(other, organization[1])
    aiko = next(row["id"] for row in after["accounts.Person"] if row.get("name") == "Aiko Tanaka")
    whose = [row["person_id"] for row in after["ledger.Event"]]
    assert whose.count(aiko) == 2
    assert len(whose) == 10


def test_a_person_whose_key_was_destroyed_does_not_come_back(organization, other):
    home, file = organization
    jonas = next(
        row["id"] for row in rows_in(file, home / "keys")["accounts.Person"] if row.get("name") == "Jonas Berg"
    )
    assert BackupKeys(other[1]).forget_person(uuid.UUID(jonas))
    _, after = restored(other, file)
    assert "Jonas" not in str(after)
    assert {"Aiko Tanaka", "Mara Lindt"} <= {row.get("name") for row in after["accounts.Person"]}
    for table in ("ledger.Event", "ledger.Device", "work_items.Assignment"):
        assert jonas not in {row["person_id"] for row in after[table]}
    stream = next(row for row in after["audit.AuditStream"] if row["name"] == jonas)
    assert stream["purged"] > 0


def test_a_backup_goes_into_an_empty_database_only(organization, other):
    _, file = organization
    assert run(other[0], "demo").returncode == 0
    refused = run(other[0], "restore", str(file))
    assert refused.returncode == 2
    assert "only into an empty one" in refused.stderr


def test_a_file_is_never_replaced(organization, other, tmp_path):
    there = tmp_path / "there"
    there.write_text("mine")
    refused = run(other[0], "backup", str(there))
    assert refused.returncode == 2
    assert there.read_text() == "mine"


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (lambda data: data[: len(data) // 2], "backup_cut"),
        (lambda data: data[:-1], "backup_cut"),
        (lambda data: b"x" + data[1:], "not_a_backup"),
        (lambda data: data[:-200] + bytes([data[-200] ^ 1]) + data[-199:], "backup_damaged"),
        (lambda data: data + b"x", "backup_damaged"),
        (lambda data: b"", "not_a_backup"),
    ],
)
def test_a_damaged_file_is_seen(organization, damage, code):
    home, file = organization
    made = BackupKeys(home / "keys")
    keyring = Keyring(joined(made.known_months().values(), made.known_people().values()))
    with pytest.raises(Refused) as refused:
        list(frames(io.BytesIO(damage(file.read_bytes())), keyring))
    assert refused.value.code == code


def test_a_damaged_file_brings_nothing(organization, other, tmp_path):
    bad = tmp_path / "bad.backup"
    bad.write_bytes(organization[1].read_bytes()[:-1])
    refused = run(other[0], "restore", str(bad))
    assert (refused.returncode, "not copied whole" in refused.stderr) == (2, True), refused.stderr
    restored(other, organization[1])  # which goes into an empty database only


def test_frames_cannot_be_left_out_or_moved():
    month = bytes(range(32))
    file = io.BytesIO()
    writer = Writer(file, month, {"at": 1})
    cuts = [file.tell()]
    for number in range(3):
        writer.add("t", [["n"], [number]])
        cuts.append(file.tell())
    writer.end()
    data = file.getvalue()
    first, second, rest = data[cuts[0] : cuts[1]], data[cuts[1] : cuts[2]], data[cuts[2] :]
    keyring = Keyring(iter([month]))
    assert [frame.rows for frame in frames(io.BytesIO(data), keyring)][1:] == [[["n"], [number]] for number in range(3)]
    for wrong in (data[: cuts[0]] + first + rest, data[: cuts[0]] + second + first + rest):
        with pytest.raises(Refused) as raised:
            list(frames(io.BytesIO(wrong), keyring))
        assert raised.value.code == "backup_damaged"
