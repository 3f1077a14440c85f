"""Stores as earlier schemas left them open in this program, with everything in them.

A saved store holds: APP-1 for an hour, then APP-2 for an hour, stopped. The first two events have their verdicts, the
others wait. One for each schema that was ever in a version of this program.
"""

import shutil
from pathlib import Path

import pytest

from tests.desktop.desk import HOUR, KEY, NOON
from tracker_core.chain import first_break, genesis
from tracker_desktop.store import upgrade
from tracker_desktop.store.mark import Mark
from tracker_desktop.store.opening import open_journal, open_store
from tracker_desktop.store.sync_side import SqlcipherSyncStore

SAVED = Path(__file__).with_name("saved")


@pytest.mark.parametrize("schema", [number for number, _ in upgrade.known()[:-1]])
def test_a_store_of_an_earlier_schema_opens(tmp_path, schema):
    file = str(tmp_path / "store.db")
    shutil.copy(SAVED / f"schema-{schema}.db", file)
    journal = open_journal(file, KEY, Mark(str(tmp_path / "mark")), NOON + 9 * HOUR)
    head = journal.head()
    assert (head.epoch, head.next_dseq) == (1, 5)
    rows = journal._connection.all("SELECT body, hash FROM events WHERE own = 1 ORDER BY dseq")
    assert first_break(genesis(head.device, head.epoch), rows) is None
    assert journal.standings.counts() == (2, 0, 0)
    assert journal.missing() == []
    assert [entry.duration(0) for entry in journal.entries.between(0, NOON * 2)] == [HOUR, HOUR]
    assert journal.items.pinned() == {"id-2"}
    sync = SqlcipherSyncStore(open_store(file, KEY), lambda: NOON)
    assert [(each.epoch, each.dseq) for each in sync.outbox(9, 10**6)] == [(1, 3), (1, 4)]
    sync.close()
    journal.close()
