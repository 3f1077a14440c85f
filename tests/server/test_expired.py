"""What is older than the term when it is offered: turned away, while the chain goes on and no work is lost."""

from dataclasses import replace

from tests.server.conftest import signed_in_api
from tests.server.test_push import audit_of
from tests.server.worker import BORDER, DAY, HOUR, NOW, Worker, at, purge
from tracker_core import chain
from tracker_core.events import EntryAmended, TimerStarted, TimerStopped
from tracker_core.model import Moment
from tracker_core.wire import decode_event
from tracker_server.clock import now_ms
from tracker_server.ledger.models import Device, DeviceChain
from tracker_server.streams.models import StreamRow


def test_what_comes_too_late_is_turned_away_and_the_chain_goes_on(worker):
    start = TimerStarted(str(worker.item.id), Moment(BORDER - DAY, 0), 10_000, "secret note")
    old, first = worker.made(BORDER - DAY, start)
    _, second = worker.made(BORDER - DAY, TimerStopped(old, Moment(BORDER - DAY + HOUR, 0)))
    young, third = worker.made(NOW - DAY, TimerStarted(str(worker.item.id), Moment(NOW - DAY, 0), 10_000, ""))
    answers = [("rejected", "expired"), ("rejected", "expired"), ("accepted", "")]
    assert worker.push(first, second, third) == answers
    assert worker.push(first, second, third) == answers  # the reply was lost
    assert worker.kept() == {young}
    row = audit_of(worker.person)[-3]
    assert (row["action"], row["reason"], row["subject"]) == ("event_refused", "expired", old)
    assert row["detail"] == {"code": "expired", "dseq": 1, "epoch": 1, "type": "timer_started"}
    assert [row["action"] for row in audit_of(worker.person)].count("event_refused") == 2
    assert StreamRow.objects.filter(person=worker.person, kind="verdict").count() == 0


def test_what_was_purged_is_not_brought_back(worker):
    """By its own device from its old place, by another one from a new place, or by what is said of it now."""
    start = TimerStarted(str(worker.item.id), Moment(BORDER - DAY, 0), 10_000, "")
    entry, first = worker.made(BORDER - DAY, start)
    _, second = worker.made(BORDER - DAY, TimerStopped(entry, Moment(BORDER - DAY + HOUR, 0)))
    with at(BORDER - DAY + HOUR):
        assert worker.push(first, second) == [("accepted", ""), ("accepted", "")]
    purge()
    assert worker.kept() == set()
    assert worker.push(first, second) == [("rejected", "expired")] * 2
    other = Worker(worker.person)
    _, again = other.made(BORDER - DAY, start, id=entry)
    _, amended = other.made(NOW, EntryAmended(entry, "late", note="mine"))
    assert other.push(again) == [("rejected", "expired")]
    assert other.push(amended) == [("rejected", "expired")]
    assert worker.kept() == set()
    assert DeviceChain.objects.get(device=other.device.device.id).next_dseq == 3


def test_a_copy_that_records_anew_at_a_purged_place_is_told_that_it_is_one(worker):
    worker.work(BORDER - DAY, BORDER - DAY + HOUR)
    Device.objects.update(last_seen=now_ms())
    purge()
    copy = Worker(worker.person)
    copy.device.device = worker.device.device
    copy.device.__post_init__()
    _, fresh = copy.made(NOW, TimerStarted(str(copy.item.id), Moment(NOW, 0), 10_000, ""))
    assert copy.push(fresh) == [("rejected", "chain_broken")]


def test_an_entry_across_the_border_that_comes_late_is_taken_whole(worker):
    start = TimerStarted(str(worker.item.id), Moment(BORDER - HOUR, 0), 10_000, "")
    entry, first = worker.made(BORDER - HOUR, start)
    _, second = worker.made(BORDER + HOUR, TimerStopped(entry, Moment(BORDER + HOUR, 0)))
    assert worker.push(first, second) == [("accepted", ""), ("accepted", "")]
    _, third = worker.made(BORDER - HOUR, EntryAmended(entry, "late", note="x"))
    assert worker.push(third) == [("accepted", "")]


def test_a_clock_that_is_known_to_be_behind_loses_nothing(worker):
    from tracker_core.events import Clock

    years = 1500 * DAY
    behind = Moment(NOW - years, 0)
    start = TimerStarted(str(worker.item.id), behind, 10_000, "")
    entry, body = worker.made(NOW - years, start, clock=Clock("boot", 1, years, 10))
    _, ended = worker.made(NOW - years + HOUR, TimerStopped(entry, Moment(NOW - years + HOUR, 0)))
    assert worker.push(body, ended) == [("accepted", "")] * 2


def test_a_device_goes_on_from_the_start_or_from_where_it_stood(worker):
    worker.work(BORDER - 3 * DAY, BORDER - 3 * DAY + HOUR)
    api = signed_in_api(worker.person)
    at_the_end = api.pull(worker.device).cursor
    early = api.pull(worker.device)
    purge()
    reply = api.pull(worker.device, at_the_end)
    assert (reply.changes, reply.keeps_from) == ([], BORDER) or reply.changes == ()
    young = worker.work(NOW - DAY, NOW - DAY + HOUR)
    reply = api.post("pull", worker.device.pull(at_the_end))
    assert reply.status_code == 409  # its own row went: from the start, once
    fresh = api.pull(worker.device)
    assert [change.data["id"] for change in fresh.changes if change.kind == "event"] == sorted(worker.kept())
    assert young in worker.kept()
    assert [change.kind for change in fresh.changes][:2] == ["person", "work_item"]
    assert fresh.keeps_from == BORDER
    assert early.cursor == at_the_end
    assert api.pull(worker.device, fresh.cursor).changes == ()


def test_a_device_that_comes_back_after_years_begins_anew(worker):
    """The server has forgotten it by then; the device sees by the chains that its own goes on behind a hole."""
    worker.work(BORDER - 300 * DAY, BORDER - 300 * DAY + HOUR)
    purge()
    assert not Device.objects.exists()
    old = worker.made(BORDER - 299 * DAY, TimerStarted(str(worker.item.id), Moment(BORDER - 299 * DAY, 0), 10_000, ""))
    assert worker.push(old[1]) == [("deferred", "gap")]
    worker.device.device = replace(worker.device.device, epoch=2)
    worker.device.dseq, worker.device.head = 0, chain.genesis(worker.device.device.id, 2)
    again = worker.device.record(decode_event(old[1]).fact, id=old[0], occurred=Moment(BORDER - 299 * DAY, 0))
    now = worker.made(NOW - HOUR, TimerStarted(str(worker.item.id), Moment(NOW - HOUR, 0), 10_000, ""))
    assert worker.push(again[1], now[1]) == [("rejected", "expired"), ("accepted", "")]
