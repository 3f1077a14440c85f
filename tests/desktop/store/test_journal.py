"""The journal over a real store: what is recorded, found, counted and folded."""

import json
import statistics
import time

import pytest

from tests.desktop.desk import HOUR, NOON, TestDesk, item
from tracker_core.chain import first_break, genesis
from tracker_core.errors import Bug
from tracker_core.evolve import Record, evolve
from tracker_core.messages import Outcome, Pace, PushReply, Verdict
from tracker_core.model import Kind, Moment
from tracker_core.wire import canonical, decode_event, encode_event
from tracker_desktop.store import projection


def judged(desk, *outcomes, epoch="epoch-1"):
    sent = desk.sync.outbox(500, 10**6)
    verdicts = [Verdict(each.id, *outcome) for each, outcome in zip(sent, outcomes, strict=True)]
    return desk.sync.apply_push(sent, PushReply(epoch, {1: sent[-1].dseq + 1}, verdicts, Pace(NOON, 60)))


def test_what_is_recorded_is_there_with_its_chain(desk):
    desk.tracking.start("APP-1")
    desk.clock.pass_ms(HOUR)
    desk.tracking.start("APP-2")
    rows = desk.journal._connection.all("SELECT body, hash FROM events ORDER BY dseq")
    head = desk.journal.head()
    assert first_break(genesis(head.device, head.epoch), rows) is None
    assert head.next_dseq == 4
    assert [line.event.fact.type for line in desk.journal.standings.log(9)] == [
        "timer_started",
        "timer_stopped",
        "timer_started",
    ]
    assert desk.journal.standings.counts() == (3, 0, 0)


def test_an_event_out_of_its_place_is_refused_whole(desk):
    first = desk.tracking.start("APP-1")
    with pytest.raises(Bug):
        desk.journal.append(lambda _: first)
    assert len(desk.journal.standings.log(9)) == 1


def test_the_projection_is_the_fold(desk):
    (start,) = desk.tracking.start("APP-1")
    desk.clock.pass_ms(HOUR)
    desk.tracking.stop()
    desk.corrections.amend(start.id, "late", start=Moment(NOON - HOUR, 60), note="x")
    desk.corrections.void(start.id, "mistake")
    record = None
    for line in reversed(desk.journal.standings.log(9)):
        record = evolve(record, line.event)
    assert projection.read(desk.journal._connection, start.id) == record
    assert isinstance(record, Record)
    assert projection.decode(projection.encode(record)) == record


def test_entries_of_a_span(desk):
    for number in range(4):
        desk.tracking.start(f"APP-{number % 3 + 1}")
        desk.clock.pass_ms(HOUR)
    starts = [entry.start.ms for entry in desk.journal.entries.between(NOON + HOUR, NOON + 2 * HOUR)]
    assert starts == [NOON + HOUR]
    assert len(desk.journal.entries.between(0, NOON + 9 * HOUR)) == 4
    assert [entry.start.ms for entry in desk.journal.entries.between(NOON + 3 * HOUR + 1, NOON + 9 * HOUR)] == [
        NOON + 3 * HOUR
    ]
    (running,) = desk.journal.entries.running()
    assert running.start.ms == NOON + 3 * HOUR


def test_a_voided_entry_counts_no_more(desk):
    (start,) = desk.tracking.start("APP-1")
    desk.corrections.void(start.id, "mistake")
    assert desk.journal.entries.running() == []
    assert desk.journal.entries.between(0, NOON * 2) == []
    assert desk.journal.entries.by_id(start.id).voided


def test_items_are_found_by_the_beginnings_of_their_words(desk):
    desk.assign(
        item(11, title="Crash on LOGIN screen", kind=Kind.BUG),
        item(12, title="Überblick für Kunden"),
        item(113, title="Login takes long"),
    )
    found = lambda query: [each.key for each in desk.journal.items.search(query, 50)]  # noqa: E731
    assert found("login") == ["APP-11", "APP-113"]
    assert found("log cra") == ["APP-11"]
    assert found("uber") == ["APP-12"]
    assert found("app-11") == ["APP-11", "APP-113"]
    assert found("APP-113") == ["APP-113"]
    assert found("apollo kunden") == ["APP-12"]
    assert found("nothing") == []
    assert found('"; DROP TABLE events; --') == []
    assert found("a* OR b") == []
    assert found("(") == found("")


@pytest.mark.parametrize("query", ["", "login", "app"])
def test_one_kind_is_found_by_itself_however_many_there_are_of_others(desk, query):
    desk.assign(
        *(item(number, title="Login takes long") for number in range(1000, 1300)),
        item(11, title="Crash on login", kind=Kind.BUG),
        item(12, title="Login by key", kind=Kind.BUG),
    )
    desk.tracking.start("APP-1000")
    desk.tracking.start("APP-12")
    found = desk.journal.items.search(query, 50, Kind.BUG)
    assert [each.key for each in found] == ["APP-12", "APP-11"]
    assert desk.journal.items.search("APP-1000", 50, Kind.BUG) == []


def test_what_was_worked_on_comes_first_and_pins_before_it(desk):
    desk.tracking.start("APP-3")
    desk.clock.pass_ms(1000)
    desk.tracking.start("APP-2")
    desk.journal.items.pin("id-1", True)
    assert [each.key for each in desk.journal.items.by_habit(9)] == ["APP-1", "APP-2", "APP-3"]
    assert [each.key for each in desk.journal.items.search("", 9)] == ["APP-1", "APP-2", "APP-3"]
    assert [each.key for each in desk.journal.items.search("thing", 9)] == ["APP-1", "APP-2", "APP-3"]
    desk.journal.items.pin("id-1", False)
    assert [each.key for each in desk.journal.items.by_habit(9)] == ["APP-2", "APP-3"]


def test_an_item_taken_away_is_found_by_key_alone(desk):
    desk.journal.items.pin("id-1", True)
    desk.assign(item(1, assigned=False, rev=5))
    assert (
        desk.journal.items.search("thing", 9)
        == desk.journal.items.search("", 9)
        == [desk.journal.items.by_id("id-2"), desk.journal.items.by_id("id-3")]
    )
    assert desk.journal.items.by_habit(9) == []
    assert desk.journal.items.by_key("app-1").assigned is False
    desk.assign(item(1, rev=6))
    assert [each.key for each in desk.journal.items.by_habit(9)] == ["APP-1"]


def test_a_renamed_item_is_found_by_its_new_words_only(desk):
    desk.assign(item(1, title="Entirely new", rev=2))
    assert desk.journal.items.search("number 1", 9) == []
    assert [each.key for each in desk.journal.items.search("entirely", 9)] == ["APP-1"]


def test_a_rejected_start_leaves_the_totals_but_not_the_log(desk):
    (start,) = desk.tracking.start("APP-1")
    judged(desk, (Outcome.REJECTED, "not_assigned"))
    assert desk.journal.entries.running() == []
    assert desk.journal.entries.by_id(start.id) is None
    assert desk.journal.standings.counts() == (0, 1, 1)
    (line,) = desk.journal.standings.rejected()
    assert (line.outcome, line.code) == (Outcome.REJECTED, "not_assigned")


def test_a_rejected_entry_is_kept_for_its_day_as_it_was_recorded(desk):
    (start,) = desk.tracking.start("APP-1")
    began = desk.clock.now().ms
    desk.clock.pass_ms(60_000)
    desk.tracking.stop()
    judged(desk, (Outcome.REJECTED, "not_assigned"), (Outcome.REJECTED, "not_assigned"))
    (kept,) = desk.journal.standings.rejected_entries(began, began + 1)
    assert (kept.id, kept.work_item, kept.duration(0)) == (start.id, "id-1", 60_000)
    assert desk.journal.standings.rejected_entries(began - 1000, began) == []
    assert desk.journal.standings.rejected_entries(began + 60_000, began + 61_000) == []


def test_what_was_seen_warns_no_longer_until_the_server_says_something_else(desk):
    (start,) = desk.tracking.start("APP-1")
    judged(desk, (Outcome.REJECTED, "not_assigned"))
    desk.journal.standings.see_rejected()
    assert desk.journal.standings.counts() == (0, 1, 0)
    desk.pull(("verdict", Verdict(start.id, Outcome.REJECTED, "not_assigned").as_json()))
    assert desk.journal.standings.counts() == (0, 1, 0)
    desk.pull(("verdict", Verdict(start.id, Outcome.ACCEPTED).as_json()))
    desk.pull(("verdict", Verdict(start.id, Outcome.REJECTED, "not_assigned").as_json()))
    assert desk.journal.standings.counts() == (0, 1, 1)


def test_a_rejected_correction_is_undone(desk):
    (start,) = desk.tracking.start("APP-1")
    desk.corrections.amend(start.id, "r", note="wrong")
    judged(desk, (Outcome.ACCEPTED,), (Outcome.REJECTED, "not_assigned"))
    assert desk.journal.entries.by_id(start.id).note == ""


def test_a_later_decision_of_the_server_counts(desk):
    (start,) = desk.tracking.start("APP-1")
    judged(desk, (Outcome.REJECTED, "not_assigned"))
    desk.pull(("verdict", Verdict(start.id, Outcome.ACCEPTED).as_json()))
    assert len(desk.journal.entries.running()) == 1
    assert desk.journal.standings.counts() == (0, 0, 0)


def test_events_of_another_device_join_in(tmp_path, desk):
    (tmp_path / "other").mkdir()
    other = TestDesk(tmp_path / "other")
    (start,) = other.tracking.start("APP-1")
    desk.pull(("event", _json(start)))
    (running,) = desk.journal.entries.running()
    assert running.id == start.id
    desk.clock.pass_ms(HOUR)
    stop, _ = desk.tracking.start("APP-2")
    assert stop.fact.entry == start.id
    assert [line.own for line in desk.journal.standings.log(9)] == [True, True, False]
    assert desk.journal.standings.counts().pending == 2
    other.close()


def test_own_events_that_come_back_change_nothing(desk):
    (start,) = desk.tracking.start("APP-1")
    desk.pull(("event", _json(start)))
    assert len(desk.journal.standings.log(9)) == 1
    assert desk.journal.standings.counts().pending == 1


def test_a_stop_that_comes_before_its_start_waits_for_it(tmp_path, desk):
    (tmp_path / "other").mkdir()
    other = TestDesk(tmp_path / "other")
    (start,) = other.tracking.start("APP-1")
    other.clock.pass_ms(HOUR)
    (stop,) = other.tracking.stop()
    desk.pull(("event", _json(stop)))
    assert desk.journal.entries.between(0, NOON * 2) == []
    desk.pull(("event", _json(start)), cursor="1")
    (entry,) = desk.journal.entries.between(0, NOON * 2)
    assert entry.duration(0) == HOUR
    other.close()


def test_a_type_of_the_future_is_kept_whole(desk):
    (start,) = desk.tracking.start("APP-1")
    body = {
        **_json(start),
        "id": "00000000-0000-7000-8000-000000000001",
        "type": "mood_noted",
        "data": {"mood": "fine"},
    }
    body["device_id"] = "00000000-0000-7000-8000-000000000002"
    desk.pull(("event", body))
    kept = desk.journal._connection.one("SELECT body FROM events WHERE own = 0")
    assert kept == (canonical(body),)


def test_the_outbox_goes_by_number_and_size(desk):
    for _ in range(5):
        desk.tracking.start("APP-1")
        desk.tracking.stop()
    assert [each.dseq for each in desk.sync.outbox(4, 10**6)] == [1, 2, 3, 4]
    size = len(desk.sync.outbox(1, 1)[0].body)
    assert [each.dseq for each in desk.sync.outbox(500, size * 2 + 200)] == [1, 2]
    assert [each.dseq for each in desk.sync.outbox(500, 1)] == [1]


def test_the_bytes_of_an_event_never_change(desk):
    (start,) = desk.tracking.start("APP-1", note="Grüße ☕")
    (outgoing,) = desk.sync.outbox(1, 1)
    assert outgoing.body == encode_event(start)
    assert decode_event(outgoing.body) == start


def test_recording_stays_as_fast_with_many_entries(desk):
    def median(times):
        spent = []
        for number in range(times):
            desk.clock.pass_ms(1000)
            begun = time.perf_counter()
            desk.tracking.start(f"APP-{number % 3 + 1}")
            spent.append(time.perf_counter() - begun)
        return statistics.median(spent)

    few = median(60)
    connection = desk.journal._connection
    row = connection.one("SELECT record FROM entries WHERE end_ms IS NOT NULL LIMIT 1")
    with connection.writing():
        for number in range(20_000):
            connection.do(
                "INSERT INTO entries (id, work_item, start_ms, end_ms, counts, record) VALUES (?, 'id-1', ?, ?, 1, ?)",
                (f"x{number}", number, number + 1, row[0]),
            )
    assert median(60) < few * 3


def _json(event):
    return json.loads(encode_event(event))


def test_among_many_matches_the_exact_key_and_the_habits_are_not_lost(desk):
    desk.assign(*(item(number) for number in range(100, 900)), item(5000, title="Überall etwas"))
    desk.tracking.start("APP-890")
    desk.journal.items.pin("id-5000", True)
    found = [each.key for each in desk.journal.items.search("app", 50)]
    assert found[:2] == ["APP-5000", "APP-890"]
    assert len(found) == 50
    assert [each.key for each in desk.journal.items.search("app-888", 50)] == ["APP-888"]
    assert [each.key for each in desk.journal.items.search("a uberall", 50)] == ["APP-5000"]
    assert found[2:5] == sorted(found[2:5], key=lambda key: int(key.rpartition("-")[2]))
