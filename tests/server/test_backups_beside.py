"""Backups beside what destroys keys, and restorations that are killed, damaged or lack keys."""

import os
import shutil
from itertools import chain as joined

import pytest

from tests.server.backed_up import restored, rows_in
from tests.server.serving import run, script
from tests.server.test_backups import MARCH
from tracker_core.errors import Refused
from tracker_server.backups.container import Keyring, frames
from tracker_server.database.backup_keys import BackupKeys

BACK_UP_WHILE = """
import io, os, uuid
from tracker_server.config import load
from tracker_server.opening import open_server
config = load(os.environ)
open_server(config)
from tracker_server.accounts.models import Person
from tracker_server.backups.dumping import dump
from tracker_server.clock import now_ms
from tracker_server.database.backup_keys import BackupKeys

keys = BackupKeys(config.keys)
jonas = Person.objects.get(name="Jonas Berg").pk

class Watched(io.FileIO):
    def write(self, data):
        if not self.tell():  # the backup has begun: now a purge and an erasure come
            assert keys.destroy_month("2024-03") and keys.forget_person(jonas)
        return super().write(data)

with Watched(os.environ["BACKUP"], "w") as file:
    dump(file, keys, now_ms())
assert "2024-03" not in keys.known_months(), "made anew"
assert jonas not in keys.known_people(), "made anew"
"""


def test_what_is_destroyed_while_a_backup_is_written_does_not_come_back_by_it(organization, other, tmp_path):
    environment, keys = other
    restored(other, organization[1])
    file = tmp_path / "while.backup"
    done = script(environment, BACK_UP_WHILE, BACKUP=str(file))
    assert done.returncode == 0, done.stderr
    left = rows_in(file, keys)
    assert "Jonas" not in str(left)
    assert {row["received_at"] > 1_750_000_000_000 for row in left["ledger.Event"] if row["person_id"]} == {True, False}
    french = next(row["id"] for row in left["accounts.Person"] if row.get("name") == "Aiko Tanaka")
    assert {row["person_id"] for row in left["ledger.Event"] if row["received_at"] < 1_750_000_000_000} == {french}


def test_a_replaced_key_goes_once_a_backup_can_do_without_it(organization, other, tmp_path):
    environment, keys = other
    restored(other, organization[1])
    made = BackupKeys(keys)
    assert made.replace_month(MARCH)
    assert run(environment, "backup", str(tmp_path / "new.backup")).returncode == 0
    assert made.known_replaced() == {}
    received = [row["received_at"] for row in rows_in(tmp_path / "new.backup", keys)["ledger.Event"]]
    assert len(received) == 12
    opened = [row["received_at"] for row in rows_in(organization[1], keys)["ledger.Event"]]
    assert 0 < len(opened) < 12


def test_keys_that_were_not_brought_along_are_missed_before_anything_is_read(organization, other):
    environment, keys = other
    people = sorted((keys / "backups" / "people").glob("*.key"))
    people[0].unlink()
    refused = run(environment, "restore", str(organization[1]))
    assert (refused.returncode, "1 of the keys of this backup are not in" in refused.stderr) == (2, True), (
        refused.stderr
    )
    done = run(environment, "restore", str(organization[1]), "--without-missing-keys")
    assert done.returncode == 0, done.stderr
    assert "stay closed" in done.stdout


def test_another_key_of_the_audit_is_seen_before_anything_is_read(organization, other, blank, tmp_path):
    environment, keys = other
    stranger = blank.copy(tmp_path / "stranger")
    mine = (keys / "audit.pem").read_bytes()
    shutil.copy(tmp_path / "stranger" / "keys" / "audit.pem", keys / "audit.pem")
    if (keys / "audit.pem").read_bytes() == mine:  # both are copies of one blank server
        (keys / "audit.pem").unlink()
    refused = run(environment, "restore", str(organization[1]))
    assert (refused.returncode, "was not signed with" in refused.stderr) == (4, True), refused.stderr
    (keys / "audit.pem").write_bytes(mine)
    restored(other, organization[1])
    assert stranger


@pytest.mark.parametrize("where", [0, 22, 60, 120, 400, 2000, -1, -40])
def test_a_flipped_bit_is_seen_wherever_it_is(organization, other, tmp_path, where):
    data = bytearray(organization[1].read_bytes())
    data[where] ^= 1
    bad = tmp_path / "bad.backup"
    bad.write_bytes(data)
    keys = BackupKeys(other[1])
    keyring = Keyring(joined(keys.known_months().values(), keys.known_people().values()))
    with bad.open("rb") as source, pytest.raises(Refused) as refused:
        list(frames(source, keyring))
    assert refused.value.code in {"not_a_backup", "backup_damaged", "backup_cut", "backup_expired"}


def test_drafts_of_backups_that_were_cut_off_go(organization, other, tmp_path):
    environment, _ = other
    restored(other, organization[1])
    old, young, mine = (tmp_path / name for name in (".a.backup.00.part", ".b.backup.00.part", ".c.backup.txt"))
    for file in (old, young, mine):
        file.write_bytes(b"half")
    for file in (old, mine):
        os.utime(file, (1, 1))
    assert run(environment, "backup", str(tmp_path)).returncode == 0
    assert (old.exists(), young.exists(), mine.exists()) == (False, True, True)


KILLS_S = 120  # many processes, one after the other
RESTORE_AND_DIE = """
import os, random, signal, sys
from tracker_server import config
from tracker_server.opening import open_server
open_server(config.load(os.environ))
from django.db import connection
from tests.server.killing import at_write
from tracker_server.__main__ import main

def restore(last, after):
    with connection.execute_wrapper(at_write(last, after=after)):
        ended = main(["restore", os.environ["BACKUP"]])
    connection.close()
    sys.exit(ended)

connection.close()
chance = random.Random(2)
at = 1
while True:  # further each time, to the end
    child = os.fork()
    if not child:
        restore(at, chance.choice((True, False)))
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    print(ended, file=sys.stderr, flush=True)
    if ended != -signal.SIGKILL:
        break
    at += chance.randint(1, 12)
"""


def test_a_restoration_that_is_killed_leaves_nothing_and_the_next_brings_everything(organization, other):
    environment, _ = other
    done = script(environment, RESTORE_AND_DIE, patience_s=KILLS_S, BACKUP=str(organization[1]))
    *killed, last = done.stderr.split()
    assert (set(killed), last) == ({"-9"}, "0"), done.stderr
    assert len(killed) >= 5
    assert "rows as of" in done.stdout
    assert run(environment, "verify-audit").returncode == 0
