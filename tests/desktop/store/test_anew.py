"""Two copies of one device: told apart by the server, fenced off, and nothing that either recorded is lost."""

import shutil
from pathlib import Path

import pytest

from tests.desktop.desk import HOUR, KEY, TestDesk
from tests.desktop.store.test_sync_side import ACCEPTED, BROKEN, LATER, PACE, REJECTED, push, recorded
from tracker_core.chain import first_break, genesis
from tracker_core.messages import PushReply, Verdict
from tracker_core.wire import decode_event
from tracker_desktop.store import anew
from tracker_desktop.store.mark import Mark
from tracker_desktop.store.opening import open_journal


def waiting(desk):
    return [(each.epoch, each.dseq) for each in desk.sync.outbox(500, 10**6)]


def chain_holds(desk):
    device, _ = desk.journal.head()[:2]
    connection = desk.journal._connection
    for (epoch,) in connection.all("SELECT DISTINCT epoch FROM events WHERE own = 1"):
        rows = connection.all("SELECT body, hash FROM events WHERE own = 1 AND epoch = ? ORDER BY dseq", (epoch,))
        assert first_break(genesis(device, epoch), rows) is None
    return True


def test_what_has_no_place_gets_one_in_a_new_epoch(desk):
    recorded(desk, 2)
    push(desk, ACCEPTED, ACCEPTED)
    recorded(desk, 3)
    before = [line.event for line in desk.journal.standings.log(3)]
    assert push(desk, BROKEN, LATER, LATER, next_dseq=4)
    assert desk.journal.head()[:3] == (before[0].device, desk.clock.ms // 1000, 4)
    assert waiting(desk) == [(desk.clock.ms // 1000, number) for number in (1, 2, 3)]
    after = [line.event for line in desk.journal.standings.log(3)]
    assert [(event.id, event.fact, event.occurred) for event in after] == [
        (event.id, event.fact, event.occurred) for event in before
    ]
    assert desk.journal.standings.counts() == (3, 0, 0)
    assert chain_holds(desk)
    recorded(desk, 1)
    assert desk.journal.head().next_dseq == 5
    assert chain_holds(desk)


def test_the_time_of_an_event_that_moves_counts_all_along(desk):
    (start,) = desk.tracking.start("APP-1")
    push(desk, BROKEN, next_dseq=5)
    assert [entry.id for entry in desk.journal.entries.running()] == [start.id]


def test_what_was_judged_stays_in_its_epoch(desk):
    recorded(desk, 4)
    push(desk, ACCEPTED, REJECTED, BROKEN, BROKEN, next_dseq=9)
    assert [dseq for _, dseq in waiting(desk)] == [1, 2]
    assert desk.journal.standings.counts() == (2, 1, 1)
    assert chain_holds(desk)


def test_what_waits_with_unknown_fate_keeps_its_bytes(desk):
    """Its reply was lost: it may have its place. Only the server's word that it has none moves it."""
    recorded(desk, 2)
    bodies = [each.body for each in desk.sync.outbox(9, 10**6)]
    with desk.sync._connection.writing():
        anew.begin_epoch(desk.sync._connection, desk.clock.ms)
    recorded(desk, 1)
    assert [each.body for each in desk.sync.outbox(9, 10**6)][:2] == bodies
    assert [dseq for _, dseq in waiting(desk)] == [1, 2, 1]
    sent = desk.sync.outbox(9, 10**6)
    verdicts = [Verdict(sent[0].id, *ACCEPTED), Verdict(sent[1].id, *BROKEN), Verdict(sent[2].id, *ACCEPTED)]
    epoch = sent[2].epoch
    desk.sync.apply_push(sent, PushReply("epoch-1", {1: 2, epoch: 2}, verdicts, PACE))
    assert waiting(desk) == [(epoch, 2)], "an older epoch's joins the present one"
    assert decode_event(desk.sync.outbox(9, 10**6)[0].body).id == sent[1].id
    assert chain_holds(desk)


def test_an_event_known_from_another_place_lets_the_rest_move_on(desk):
    """A copy of this device gave it its place before us: it is accepted, but our chain has a hole there."""
    recorded(desk, 3)
    push(desk, ACCEPTED, ACCEPTED, LATER, next_dseq=2)
    assert [dseq for _, dseq in waiting(desk)] == [1]
    assert desk.journal.standings.counts() == (1, 0, 0)
    push(desk, ACCEPTED)
    assert waiting(desk) == []


def test_epochs_only_grow(desk):
    for _ in range(3):
        before = desk.journal.head().epoch
        recorded(desk, 1)
        push(desk, *[BROKEN] * desk.journal.standings.counts().pending, next_dseq=9)
        assert desk.journal.head().epoch > before


def test_a_device_that_is_somebody_elses_becomes_another(desk):
    recorded(desk, 4)
    push(desk, ACCEPTED, ACCEPTED, ACCEPTED, REJECTED)
    before = desk.journal.head().device
    desk.sync.become_another()
    head = desk.journal.head()
    assert head.device != before
    assert head[1:3] == (1, 5)
    assert waiting(desk) == [(1, 1), (1, 2), (1, 3), (1, 4)]
    assert {decode_event(each.body).device for each in desk.sync.outbox(9, 10**6)} == {head.device}
    assert chain_holds(desk)


@pytest.fixture
def marked(tmp_path):
    """A desk whose recordings are witnessed; opened again by ``again``."""
    desk = TestDesk(tmp_path)
    desk.mark = str(tmp_path / "mark")

    def again():
        desk.journal.close()
        desk.journal = open_journal(desk.file, KEY, Mark(desk.mark), desk.clock.ms)
        desk.tracking._journal = desk.journal

    desk.again = again
    again()
    yield desk
    desk.close()


def settled_copy(desk, tmp_path):
    copy = str(tmp_path / "copy.db")
    desk.journal._connection.all("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(desk.file, copy)
    return copy


def test_a_store_that_is_as_it_was_stays_as_it_is(marked):
    recorded(marked, 3)
    before = marked.journal.head()
    marked.again()
    assert marked.journal.head() == before
    assert marked.journal.missing() == []


def test_an_old_copy_put_back_is_seen_and_what_is_gone_named(marked, tmp_path):
    recorded(marked, 2)
    copy = settled_copy(marked, tmp_path)
    recorded(marked, 3)
    marked.journal.close()
    marked.sync.close()
    shutil.copy(copy, marked.file)
    marked.clock.pass_ms(HOUR)
    journal = open_journal(marked.file, KEY, Mark(marked.mark), marked.clock.ms)
    assert journal.missing() == [(1, 3, 5)]
    assert journal.head().epoch == marked.clock.ms // 1000
    journal.close()
    journal = open_journal(marked.file, KEY, Mark(marked.mark), marked.clock.ms)
    assert journal.missing() == [(1, 3, 5)], "told once more, and no further epoch"
    assert journal.head().epoch == marked.clock.ms // 1000
    journal.close()


@pytest.mark.parametrize("spoil", [b"", b"x", b"\x00" * 90])
def test_a_mark_that_cannot_be_read_proves_nothing(marked, spoil):
    recorded(marked, 1)
    before = marked.journal.head()
    Path(marked.mark).write_bytes(spoil)
    marked.again()
    assert marked.journal.head() == before
    assert Mark(marked.mark).read() is not None


def test_what_follows_an_event_that_was_lost_unsent_gets_another_place(desk):
    recorded(desk, 2)
    push(desk, ACCEPTED, ACCEPTED)
    recorded(desk, 4)
    (_, lost, *rest) = desk.sync.outbox(500, 10**6)
    connection = desk.journal._connection
    with connection.writing():  # as after a damage
        connection.do("DELETE FROM outbox WHERE event = ?", (lost.id,))
        connection.do("DELETE FROM events WHERE id = ?", (lost.id,))
    assert push(desk, ACCEPTED, LATER, LATER, next_dseq=4)
    assert waiting(desk) == [(desk.clock.ms // 1000, number) for number in (1, 2)]
    assert [each.id for each in desk.sync.outbox(500, 10**6)] == [each.id for each in rest]
    push(desk, ACCEPTED, ACCEPTED)
    assert waiting(desk) == []


def test_what_follows_an_event_that_is_still_here_waits_for_it(desk):
    recorded(desk, 3)
    before = waiting(desk)
    push(desk, LATER, LATER, LATER, next_dseq=1)
    assert waiting(desk) == before
