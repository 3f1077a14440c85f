"""How far a long round is, and a round that is stopped: nothing is lost by that and nothing done twice."""

import pytest

from tests.desktop.desk import item
from tests.desktop.sync.answering import NOW
from tests.desktop.sync.test_engine import Synced
from tracker_core.messages import work_item_json
from tracker_core.wire import parse
from tracker_desktop.services.ports import SyncPhase
from tracker_desktop.services.progress import Doing, Progress
from tracker_desktop.sync.engine import Result


@pytest.fixture
def synced(desk):
    return Synced(desk)


def steps_of(synced, stop_at=None):
    """The progress after each exchange of a round, which is stopped after so many."""
    synced.engine.begin()
    seen = []
    while (request := synced.engine.next_request(NOW)) is not None:
        synced.engine.on_response(synced.server.exchange(request))
        seen.append(synced.engine.progress)
        if len(seen) == stop_at:
            synced.engine.stop()
    return seen


@pytest.mark.parametrize("says", [True, False])
def test_a_pull_of_many_pages_tells_how_far_it_is(synced, says):
    synced.server.changes = [(seq, "work_item", work_item_json(item(seq))) for seq in range(1, 8)]
    synced.server.page = 3
    synced.server.says_remaining = says
    total = 7 if says else None
    seen = steps_of(synced)
    assert seen == [None, None, Progress(Doing.FETCHING, 3, total), Progress(Doing.FETCHING, 6, total), None]


def test_a_push_of_many_batches_tells_how_far_it_is(synced, monkeypatch):
    for number in range(5):
        synced.desk.tracking.start(f"APP-{number % 3 + 1}")
        synced.desk.clock.pass_ms(1000)
    pending = synced.counts().pending
    monkeypatch.setattr("tracker_desktop.sync.engine.MAX_BATCH_EVENTS", 4)
    seen = steps_of(synced)
    assert pending == 9  # a start but for the first ends the one before
    assert seen[2:4] == [Progress(Doing.SENDING, 4, 9), Progress(Doing.SENDING, 8, 9)]
    assert synced.counts().pending == 0
    assert seen[-1] is None


def test_a_round_of_one_page_has_nothing_to_tell(synced):
    synced.desk.tracking.start("APP-1")
    synced.server.changes = [(1, "work_item", work_item_json(item(9)))]
    assert set(steps_of(synced)) == {None}


def test_stopped_between_two_pages_the_next_round_goes_on_there(synced):
    synced.server.changes = [(seq, "work_item", work_item_json(item(seq))) for seq in range(11, 18)]
    synced.server.page = 3
    synced.engine._next_s = 7.0
    steps_of(synced, stop_at=3)
    assert synced.engine.result == Result(SyncPhase.IDLE, "sync_stopped", 300.0)
    assert synced.desk.sync.cursor() == "13"
    assert synced.desk.journal.items.by_key("APP-13") is not None
    assert synced.desk.journal.items.by_key("APP-14") is None
    before = len(synced.server.asked)
    assert synced.round().phase is SyncPhase.IDLE
    assert synced.engine.result.code == ""
    asked = [parse(request.body, "pull")["cursor"] for request in synced.server.asked[before:]]
    assert asked == ["13", "16"]  # nothing again, nothing left out
    assert synced.desk.journal.items.by_key("APP-17") is not None


def test_stopped_between_two_batches_nothing_is_sent_twice_nor_left_out(synced, monkeypatch):
    for number in range(5):
        synced.desk.tracking.start(f"APP-{number % 3 + 1}")
        synced.desk.clock.pass_ms(1000)
    monkeypatch.setattr("tracker_desktop.sync.engine.MAX_BATCH_EVENTS", 4)
    steps_of(synced, stop_at=3)
    assert synced.counts().pending == 5
    synced.round()
    assert synced.counts().pending == 0
    sent = [
        event["id"]
        for request in synced.server.asked
        if request.url.endswith("/push")
        for event in parse(request.body, "push")["events"]
    ]
    assert sent == [line.event.id for line in reversed(synced.desk.journal.standings.log(99))]
