"""What the organization no longer keeps goes from this device too: by the server's word, in pieces, and for good."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.desktop.desk import HOUR, KEY, TestDesk, item
from tests.desktop.store.test_sync_side import ACCEPTED, REJECTED, push
from tracker_core.away import Absence, Cause, Choice
from tracker_core.events import Unknown
from tracker_core.model import Moment
from tracker_core.retention import first_kept
from tracker_core.timesheet import timesheet
from tracker_core.wire import decode_event, parse
from tracker_desktop.services.absences import Answered
from tracker_desktop.store import anew, identity, retention
from tracker_desktop.store.found import Found
from tracker_desktop.store.journal import SqlcipherJournal
from tracker_desktop.store.mark import Mark
from tracker_desktop.store.opening import open_store
from tracker_desktop.store.pages import pages_of
from tracker_desktop.store.salvage import rows_of
from tracker_desktop.store.sync_side import SqlcipherSyncStore

DAY = 24 * HOUR


def worked(desk, key="APP-1", hours=1) -> str:
    started = desk.tracking.start(key)[-1]
    desk.clock.pass_ms(hours * HOUR)
    desk.tracking.stop()
    return started.id


def send(desk, *outcomes):
    push(desk, *(outcomes or (ACCEPTED for _ in desk.sync.outbox(500, 10**6))))


def tell(desk, months=24, **more) -> int:
    """The server says from when on it keeps records."""
    border = first_kept(desk.clock.ms, months)
    desk.pull(keeps_from=border, **more)
    return border


def purge(desk) -> int:
    pieces = 1
    while desk.sync.purge():
        pieces += 1
    return pieces


def held(desk) -> set[str]:
    return {row[0] for row in desk.journal._connection.all("SELECT id FROM events")}


def total(desk) -> dict[date, int]:
    entries = desk.journal.entries.between(0, desk.clock.ms)
    today = datetime.fromtimestamp(desk.clock.ms / 1000, UTC).date()
    border = datetime.fromtimestamp(first_kept(desk.clock.ms, 24) / 1000, UTC).date()
    return timesheet(entries, desk.clock.ms, border, today).by_day()


@pytest.fixture
def aged(desk):
    """Somebody who worked two years ago, across the border, and lately; all of it is at the server."""
    desk.old = worked(desk)
    desk.clock.ms = first_kept(desk.clock.ms + 800 * DAY, 24) - 2 * HOUR
    desk.border = desk.clock.ms + 2 * HOUR
    desk.across = worked(desk, "APP-2", 3)
    desk.clock.pass_ms(740 * DAY - (desk.clock.ms - desk.border) % DAY)
    desk.young = worked(desk, "APP-3")
    send(desk)
    return desk


def test_what_is_too_old_goes_and_the_totals_of_what_is_kept_stay(aged):
    before = total(aged)
    assert sum(before.values()) > HOUR
    tell(aged)
    purge(aged)
    assert aged.old not in held(aged)
    assert {aged.across, aged.young} < held(aged)
    assert total(aged) == before
    assert aged.journal.entries.by_id(aged.old) is None
    assert len(aged.journal.standings.log(99)) == 4
    known = aged.journal.privacy.held()
    assert (known.keeps_from_ms, known.deleted) == (aged.border, 2)


def test_nothing_goes_before_the_server_said_so_nor_by_a_clock_alone(aged):
    assert purge(aged) == 1
    assert aged.old in held(aged)
    aged.clock.pass_ms(2000 * DAY)
    assert purge(aged) == 1
    assert aged.old in held(aged)


def test_a_server_whose_clock_is_ahead_by_years_empties_no_store(aged):
    everything = held(aged)
    aged.pull(keeps_from=aged.clock.ms + 900 * DAY)
    assert purge(aged) == 1
    assert held(aged) == everything


def test_what_waits_to_be_sent_stays(desk):
    entry = worked(desk)
    desk.clock.pass_ms(900 * DAY)
    tell(desk)
    purge(desk)
    assert entry in held(desk)
    assert desk.journal.standings.counts().pending == 2
    send(desk, ACCEPTED, (REJECTED[0], "expired"))
    desk.clock.pass_ms(31 * DAY)
    tell(desk)
    purge(desk)
    assert entry not in held(desk)
    assert desk.journal.standings.counts() == (0, 1, 1)


def test_what_was_turned_away_goes_once_it_was_seen(desk):
    worked(desk)
    send(desk, (REJECTED[0], "expired"), (REJECTED[0], "expired"))
    desk.clock.pass_ms(900 * DAY)
    tell(desk)
    purge(desk)
    assert desk.journal.standings.counts() == (0, 2, 2)
    desk.journal.standings.see_rejected()
    desk.clock.pass_ms(31 * DAY)
    tell(desk)
    purge(desk)
    assert desk.journal.standings.counts() == (0, 0, 0)
    assert held(desk) == set()


def test_what_is_offered_again_stays_though_it_was_turned_away_and_seen(desk):
    worked(desk)
    send(desk, REJECTED, REJECTED)
    desk.journal.standings.see_rejected()
    desk.pull(epoch="epoch-2")
    desk.clock.pass_ms(900 * DAY)
    tell(desk, epoch="epoch-2")
    purge(desk)
    assert len(held(desk)) == 2


def test_the_chain_goes_on_where_it_was(aged, tmp_path):
    aged.clock.pass_ms(1000 * DAY)
    before = aged.journal.head()
    tell(aged)
    purge(aged)
    assert held(aged) == set()
    assert aged.journal.head() == before
    mark = Mark(str(tmp_path / "mark"))
    mark.note(aged.journal._connection)
    mark.confront(aged.journal._connection, aged.clock.ms)
    assert aged.journal.head() == before
    assert aged.journal.missing() == []
    worked(aged)
    send(aged)
    assert aged.journal.head().next_dseq == before.next_dseq + 2


def test_one_that_stays_behind_those_that_go_is_not_where_the_chain_ends(desk):
    worked(desk)
    desk.tracking.start("APP-1")
    head = desk.journal.head()
    send(desk, REJECTED, ACCEPTED, ACCEPTED)
    desk.clock.pass_ms(900 * DAY)
    tell(desk)
    purge(desk)
    assert len(held(desk)) == 1
    assert desk.journal.head() == head


def test_an_entry_that_was_looked_at_again_stays_whole(aged):
    aged.corrections.void(aged.old, "twice")
    send(aged)
    tell(aged)
    purge(aged)
    assert len(held(aged)) == 7


def test_facts_of_an_unknown_kind_go_by_themselves(desk):
    desk.pull()
    worked(desk)
    head = desk.journal.head()
    event = decode_event(desk.sync.outbox(9, 9999)[-1].body)
    odd = replace(
        event, id=event.id[:-4] + "0000", dseq=head.next_dseq, prev_hash=head.prev_hash, fact=Unknown("x", {})
    )
    desk.journal.append(lambda _: [odd])
    send(desk)
    desk.clock.pass_ms(900 * DAY)
    tell(desk)
    purge(desk)
    assert held(desk) == set()


def test_a_purge_that_is_cut_off_goes_on_at_the_next_start_without_a_network(aged, monkeypatch):
    monkeypatch.setattr(retention, "PIECE", 1)
    before = total(aged)
    tell(aged)
    assert aged.sync.purge()
    aged.sync.close()
    aged.sync = SqlcipherSyncStore(open_store(aged.file, KEY), lambda: aged.clock.ms)
    assert purge(aged) >= 4
    assert aged.old not in held(aged)
    assert total(aged) == before
    assert purge(aged) == 1


@pytest.mark.parametrize("last", range(1, 40, 3))
def test_a_crash_at_any_statement_leaves_a_store_that_goes_on(aged, monkeypatch, last):
    monkeypatch.setattr(retention, "PIECE", 2)
    before, head, connection = total(aged), aged.journal.head(), aged.sync._connection
    tell(aged)
    left, do = last, connection.do

    def failing(sql, values=()):
        nonlocal left
        left -= 1
        if left == 0:
            raise KeyboardInterrupt
        return do(sql, values)

    monkeypatch.setattr(connection, "do", failing)
    with suppress(KeyboardInterrupt):
        purge(aged)
    monkeypatch.undo()
    purge(aged)
    assert aged.old not in held(aged)
    assert (total(aged), aged.journal.head()) == (before, head)
    assert aged.journal.privacy.held().deleted == 2


def test_what_the_server_deleted_is_not_offered_again_after_a_pull_from_the_start(aged, tmp_path):
    (tmp_path / "other").mkdir()
    other = TestDesk(tmp_path / "other")
    events = [row[0] for row in aged.journal._connection.all("SELECT body FROM events ORDER BY id")]
    other.clock.ms = aged.clock.ms
    other.pull(*(("event", parse(body)) for body in events))
    assert len(held(other)) == 6
    other.sync.reset_cursor()
    kept = [body for body in events if decode_event(body).id != aged.old and aged.old.encode() not in body]
    assert len(kept) == 4
    assert other.pull(*(("event", parse(body)) for body in kept[1:]), keeps_from=aged.border)
    assert [each.id for each in other.sync.outbox(9, 99999)] == [decode_event(kept[0]).id]
    purge(other)
    assert aged.old not in held(other)
    other.close()


def test_the_bytes_are_gone(desk):
    for _ in range(60):  # more than fits a page, so that whole pages become free
        worked(desk)
    secret = worked(desk, "APP-2").encode()
    send(desk)
    assert anywhere(desk.file, secret)
    desk.clock.pass_ms(900 * DAY)
    tell(desk)
    purge(desk)
    assert held(desk) == set()
    assert not anywhere(desk.file, secret)


def anywhere(file: str, text: bytes) -> bool:
    """Whether a row with ``text`` can be read out of any page of the store, free ones too."""
    rows = rows_of(pages_of(file, KEY), KEY, f"{file}.copy")
    return any(text in value for _, _, row in rows for value in row if isinstance(value, bytes))


def test_copies_go_after_they_have_served_for_a_month(aged):
    folder = Path(aged.file).parent
    backup, aside = Path(f"{aged.file}.before-upgrade"), folder / "set-aside" / "2026-11-25T120000Z"
    backup.write_bytes(b"old")
    aside.mkdir(parents=True)
    (aside / "store.db").write_bytes(b"old")
    tell(aged)
    purge(aged)
    assert backup.exists()
    assert aside.exists()
    aged.clock.pass_ms(31 * DAY)
    tell(aged)
    purge(aged)
    assert not backup.exists()
    assert not aside.exists()
    assert Path(aged.file).exists()


def test_copies_of_a_store_in_which_nothing_is_old_stay(desk):
    worked(desk)
    send(desk)
    backup = Path(f"{desk.file}.before-upgrade")
    backup.write_bytes(b"young")
    for _ in range(3):
        desk.clock.pass_ms(40 * DAY)
        tell(desk)
        purge(desk)
    assert backup.exists()


def test_items_that_nothing_names_go_and_those_that_something_names_stay(aged):
    for number in (1, 2):
        aged.assign(item(number, assigned=False, rev=2))
    tell(aged)
    purge(aged)
    rows = aged.journal._connection.all("SELECT key FROM work_items ORDER BY key")
    assert [row[0] for row in rows] == ["APP-2", "APP-3"]


def test_absences_go_but_not_one_that_was_dated_by_a_wrong_clock(aged):
    journal = aged.journal
    old, young = Moment(aged.border - DAY, 0), Moment(aged.border + DAY, 0)
    for began, ended in ((old, old), (young, young), (old, old)):
        journal.absences.end(Absence(began, ended, Cause.IDLE))
    with journal._connection.writing():
        journal.absences.answer(Answered(1, next(iter(Choice))))
    tell(aged)
    purge(aged)
    assert [row[0] for row in journal._connection.all("SELECT id FROM absences ORDER BY id")] == [2, 3]


def test_a_store_that_begins_anew_does_not_miss_what_was_deleted(aged):
    tell(aged)
    purge(aged)
    device, epoch = identity.device(aged.journal._connection)
    found = Found()
    for _, whole, row in rows_of(pages_of(aged.file, KEY), KEY, f"{aged.file}.copy"):
        found.add(whole, row)
    assert anew.purged_places(aged.journal._connection)[epoch][0] == 2
    assert list(found.lost(device, None)) == []


def test_another_server_has_another_term(aged):
    tell(aged)
    account = aged.sync.account.read()
    aged.sync.account.save(replace(account, server="https://other.example"))
    purge(aged)
    assert aged.old in held(aged)


def test_the_journal_of_a_purged_store_opens(aged):
    tell(aged)
    purge(aged)
    journal = SqlcipherJournal(open_store(aged.file, KEY))
    assert journal.entries.by_id(aged.young) is not None
    journal.close()
