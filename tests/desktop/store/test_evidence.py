"""What is kept against a rewriting of the audit, in the store: over restarts, another server, and beginning anew."""

from dataclasses import replace

import pytest

from tests.desktop.desk import ACCOUNT, DISCOVERY, KEY, NOON
from tests.desktop.sync.signing import KEY as SIGNING
from tests.verify.made import OTHER_KEY
from tools.throwaway import FileSecrets
from tracker_core.note import Key
from tracker_desktop.services.evidence import Alarm, KeptNote, Raised
from tracker_desktop.store import recovery
from tracker_desktop.store.alarms import MOST_ALARMS
from tracker_desktop.store.journal import SqlcipherJournal
from tracker_desktop.store.opening import open_store
from tracker_desktop.store.sync_side import SqlcipherSyncStore

LINE = SIGNING.encode()
NOTES = [
    KeptNote("2025-12", 7, "december\n", NOON, proven=True),
    KeptNote("2026-01", 3, "january\n", NOON, proven=True),
]
RAISED = Raised(Alarm.ROLLED_BACK, "2026-01", NOON, "january\n", "less\n", "why")
STATEMENT = "how an earlier key handed over"


@pytest.fixture
def evidence(desk):
    made = desk.sync.evidence
    made.notes.follow(LINE, [STATEMENT])
    for note in NOTES:
        made.notes.keep(note)
    made.alarms.add(RAISED)
    return made


def test_both_connections_see_it_and_so_does_the_next_start(desk, evidence):
    assert evidence.notes.all() == desk.journal.evidence.notes.all() == NOTES
    desk.close()
    journal = desk.journal = SqlcipherJournal(open_store(desk.file, KEY))
    desk.sync = SqlcipherSyncStore(open_store(desk.file, KEY), lambda: NOON)
    assert (journal.evidence.notes.key(), journal.evidence.notes.all()) == (LINE, NOTES)
    assert (journal.evidence.alarms.all(), journal.evidence.alarms.unseen()) == ([RAISED], [Alarm.ROLLED_BACK])


def elsewhere(desk, key):
    server = "https://clock.example.net"
    desk.sync.account.save(replace(ACCOUNT, server=server, discovery=replace(DISCOVERY, audit_key=key)))


def test_the_same_server_under_another_address_goes_on(desk, evidence):
    elsewhere(desk, Key("clock.example.net/audit", SIGNING.public).encode())
    assert evidence.notes.key() == LINE
    assert evidence.notes.all() == NOTES


@pytest.mark.parametrize("key", [OTHER_KEY.encode(), ""])
def test_another_server_begins_anew_and_what_was_kept_stays_as_evidence(desk, evidence, key):
    elsewhere(desk, key)
    assert evidence.notes.key() == ""
    assert evidence.notes.all() == [note._replace(closed=True) for note in NOTES]
    assert evidence.notes.newest("2026-01") is None
    assert evidence.alarms.all() == [RAISED]


def test_signing_in_again_at_the_same_server_takes_no_other_key(desk, evidence):
    desk.sync.account.save(replace(ACCOUNT, discovery=replace(DISCOVERY, audit_key=OTHER_KEY.encode())))
    assert evidence.notes.key() == LINE
    assert evidence.notes.all() == NOTES


def test_it_goes_on_in_the_new_store_after_beginning_anew(desk, evidence, tmp_path):
    desk.tracking.start("APP-1")
    desk.close()
    secrets = FileSecrets(tmp_path)
    secrets.keep(KEY)
    content = bytearray((tmp_path / "store.db").read_bytes())
    content[16:200] = bytes(184)  # the first page, which has the schema
    (tmp_path / "store.db").write_bytes(content)
    recovery.recover(desk.file, str(tmp_path / "mark"), secrets, NOON, lambda _: None)
    desk.journal = SqlcipherJournal(open_store(desk.file, KEY))
    desk.sync = SqlcipherSyncStore(open_store(desk.file, KEY), lambda: NOON)
    again = desk.journal.evidence
    assert (again.notes.key(), again.notes.all(), again.alarms.all(), again.alarms.unseen()) == (
        LINE,
        NOTES,
        [RAISED],
        [Alarm.ROLLED_BACK],
    )


def test_alarms_are_bounded(evidence):
    for number in range(MOST_ALARMS + 5):
        evidence.see()
        evidence.alarms.add(RAISED._replace(found_ms=NOON + (number + 1) * 86_400_000))
    assert len(evidence.alarms.all()) == MOST_ALARMS
