"""What tray and window are told: totals across midnight, states in their order, items with their marks."""

from datetime import date

from tests.desktop.desk import HOUR, KEY, NOON, item, no_host
from tracker_core.errors import Refused, Unavailable
from tracker_core.model import Flag, Moment
from tracker_desktop.host.ids import uuid7
from tracker_desktop.services.changes import Changes
from tracker_desktop.services.noting import Noting
from tracker_desktop.services.periods import Periods
from tracker_desktop.services.ports import SyncPhase, SyncStatus
from tracker_desktop.services.program import Program
from tracker_desktop.services.standings import Counts
from tracker_desktop.services.views import SyncView, TrayState, TrayView, Views
from tracker_desktop.store.spool import SealedSpool

MIDNIGHT = NOON + 11 * HOUR  # local, at UTC+1


def views(desk, status=None):
    return Views(desk.journal, desk.clock, lambda: status or SyncStatus(SyncPhase.IDLE))


def periods(desk):
    return Periods(desk.journal, desk.clock)


def test_todays_total_counts_the_running_timer_from_midnight_on(desk):
    desk.clock.ms = MIDNIGHT - 2 * HOUR
    desk.tracking.start("APP-1")
    desk.clock.ms = MIDNIGHT + HOUR
    view = views(desk).tray()
    assert view.today == date(2026, 1, 2)
    assert view.today_closed_ms == 0
    assert view.today_ms(desk.clock.now()) == HOUR
    assert view.running[0].worked_ms(desk.clock.ms) == 3 * HOUR
    desk.tracking.start("APP-2")
    desk.clock.pass_ms(HOUR)
    view = views(desk).tray()
    assert (view.today_closed_ms, view.today_ms(desk.clock.now())) == (HOUR, 2 * HOUR)


def test_a_day_shows_what_touches_it(desk):
    desk.clock.ms = MIDNIGHT - HOUR
    desk.tracking.start("APP-1")
    desk.clock.ms = MIDNIGHT + HOUR
    desk.tracking.stop()
    before, after = (periods(desk).day(date(2026, 1, day)) for day in (1, 2))
    assert (before.total_ms, after.total_ms) == (HOUR, HOUR)
    assert before.entries == after.entries
    assert periods(desk).day(date(2026, 1, 3)).entries == ()


def test_overlaps_are_flagged_and_nothing_is_trimmed(desk):
    desk.corrections.add("APP-1", Moment(NOON - 3 * HOUR, 60), Moment(NOON - HOUR, 60), "forgot")
    desk.corrections.add("APP-2", Moment(NOON - 2 * HOUR, 60), Moment(NOON, 60), "forgot")
    day = periods(desk).day()
    assert day.total_ms == 4 * HOUR
    assert all(Flag.OVERLAP in entry.flags for entry in day.entries)


def test_items_carry_their_marks(desk):
    desk.tracking.start("APP-2")
    desk.journal.items.pin("id-1", True)
    quick = views(desk).tray().quick
    assert [(item.key, item.pinned, item.running) for item in quick] == [("APP-1", True, False), ("APP-2", False, True)]


def state(phase=SyncPhase.IDLE, rejected=0, problem="", running=()):
    view = TrayView(
        None, running, (), date(2026, 1, 1), 0, SyncView(SyncStatus(phase), Counts(0, rejected, rejected)), problem
    )
    return view.state


def test_the_icon_shows_what_a_person_must_know_first():
    assert state() is TrayState.IDLE
    assert state(running=(object(),)) is TrayState.RUNNING
    assert state(SyncPhase.OFFLINE, running=(object(),)) is TrayState.OFFLINE
    assert state(SyncPhase.ATTENTION) is TrayState.ATTENTION
    assert state(rejected=1) is TrayState.ATTENTION
    assert state(problem="keyring_locked") is TrayState.ATTENTION


def test_a_program_is_shut_until_its_store_opens(desk):
    changes = Changes()
    told = []
    unsubscribe = changes.subscribe(lambda: told.append(1))
    program = Program(desk.clock, uuid7, changes, Noting(SealedSpool(desk.file), desk.clock), no_host())
    assert program.tray().problem == "opening"
    program.fail(Unavailable("keyring_locked", "locked"))
    assert program.tray().problem == "keyring_locked"
    try:
        _ = program.desk
    except Unavailable as error:
        caught = error.code
    assert caught == "keyring_locked"
    assert len(told) == 1

    class Sync:
        nudged = 0

        def status(self):
            return SyncStatus(SyncPhase.IDLE)

        def nudge(self):
            self.nudged += 1

    sync = Sync()
    program.open(desk.journal, sync)
    assert program.problem is None
    assert program.tray().problem == ""
    program.desk.tracking.start("APP-1")
    assert (sync.nudged, len(told)) == (1, 3)
    unsubscribe()
    changes.tell()
    assert len(told) == 3


def test_nobody_tracks_before_signing_in(tmp_path, desk):
    from tracker_desktop.services.tracking import Tracking
    from tracker_desktop.store.journal import SqlcipherJournal
    from tracker_desktop.store.opening import create_store, open_store

    file = str(tmp_path / "new.db")
    create_store(file, KEY)
    journal = SqlcipherJournal(open_store(file, KEY))
    tracking = Tracking(journal, desk.clock, uuid7, lambda: None)
    try:
        tracking.start("APP-1")
    except Refused as error:
        caught = error.code
    assert caught == "signed_out"
    assert journal.standings.log(9) == []
    journal.close()


def test_what_was_worked_on_last_is_told_while_nothing_runs(desk):
    assert views(desk).tray().last is None
    desk.tracking.start("APP-1")
    desk.clock.pass_ms(HOUR)
    desk.tracking.start("APP-2")
    assert views(desk).tray().last is None
    desk.clock.pass_ms(HOUR)
    desk.tracking.stop()
    for days in (0, 3, 30):
        desk.clock.ms = NOON + days * 24 * HOUR + 2 * HOUR
        assert views(desk).tray().last.key == "APP-2", days
    desk.clock.ms = NOON + 100 * 24 * HOUR
    assert views(desk).tray().last is None
    desk.clock.ms = NOON + 2 * HOUR
    desk.assign(item(2, assigned=False, rev=2))
    assert views(desk).tray().last is None, "it cannot be started again"
