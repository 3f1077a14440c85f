"""The sync engine against a server in memory and a real store: every reply that may come, and none."""

import json
from dataclasses import replace

import pytest

from tests.desktop.desk import HOUR, item
from tests.desktop.sync.answering import ISSUER, NOW, MemoryServer, ok, problem
from tracker_core.errors import Unavailable
from tracker_core.messages import Outcome, person_json, work_item_json
from tracker_core.wire import decode_event, parse
from tracker_desktop.services.ports import SyncPhase
from tracker_desktop.store import sync_side
from tracker_desktop.sync.engine import Engine


class Synced:
    """A desk, an engine over its store, and a server."""

    def __init__(self, desk):
        self.desk = desk
        self.now = NOW
        self.server = MemoryServer()
        self.engine = Engine(desk.sync, desk.sync.device("Test OS", "0.1.0"))

    def round(self):
        self.engine.begin()
        steps = 0
        while (request := self.engine.next_request(self.now)) is not None:
            steps += 1
            assert steps < 50, "the round does not end"
            try:
                response = self.server.exchange(request)
            except Unavailable as error:
                self.engine.on_error(error)
            else:
                self.engine.on_response(response)
        return self.engine.result

    def counts(self):
        return self.desk.journal.standings.counts()


@pytest.fixture
def synced(desk):
    return Synced(desk)


def test_a_round_gets_a_token_pushes_and_pulls(synced):
    synced.desk.tracking.start("APP-1")
    synced.server.changes = [(1, "work_item", work_item_json(item(9)))]
    result = synced.round()
    assert result.phase is SyncPhase.IDLE
    assert result.wait_s == 300
    assert synced.server.paths() == ["/.well-known/openid-configuration", "/token", "/api/push", "/api/pull"]
    assert synced.counts() == (0, 0, 0)
    assert synced.desk.journal.items.by_key("APP-9") is not None
    assert synced.desk.sync.cursor() == "1"


def test_the_next_round_uses_the_same_token_and_asks_for_less(synced):
    synced.round()
    synced.server.asked.clear()
    synced.round()
    assert synced.server.paths() == ["/api/pull"]


def test_the_new_refresh_token_is_in_the_store_before_it_is_used(synced):
    kept = []
    exchange = synced.server.exchange

    def watching(request):
        kept.append((request.url.removeprefix(ISSUER), synced.desk.sync.account.read().refresh_token))
        return exchange(request)

    synced.server.exchange = watching
    synced.round()
    assert dict(kept)["/api/pull"] == "refresh-1"


def test_a_refresh_without_a_new_refresh_token_leaves_the_old_one_in_force(synced):
    """RFC 6749, 6: a provider may keep it, and then need not repeat it."""
    grant = {"access_token": "access-0", "expires_in": 600, "token_type": "Bearer"}
    synced.server.faults = [None, ok(json.dumps(grant).encode())]
    assert synced.round().phase is SyncPhase.IDLE
    assert synced.desk.sync.account.read().refresh_token == "refresh-0"


def test_pushes_go_on_until_nothing_waits(synced):
    for _ in range(300):
        synced.desk.clock.pass_ms(1000)
        synced.desk.tracking.start("APP-1")
        synced.desk.tracking.stop()
    synced.round()
    assert synced.server.paths().count("/api/push") == 2
    assert len(synced.server.held) == 600
    assert synced.counts().pending == 0


def test_a_lost_reply_is_a_retry_with_the_same_bytes(synced):
    synced.desk.tracking.start("APP-1")
    synced.round()
    synced.desk.tracking.stop()
    lost = Unavailable("timed_out", "lost")
    synced.server.faults = [lambda reply: lost]
    synced.server.asked.clear()
    result = synced.round()
    assert (result.phase, result.code) == (SyncPhase.OFFLINE, "timed_out")
    assert synced.counts().pending == 1
    synced.round()
    first, second = (request for request in synced.server.asked if request.url.endswith("/push"))
    assert first.body == second.body
    assert len(synced.server.held) == 2
    assert synced.counts().pending == 0


def test_a_rejected_event_stays_visible_and_blocks_nothing(synced):
    bad = synced.desk.tracking.start("APP-1")[0]
    synced.desk.clock.pass_ms(HOUR)
    synced.desk.tracking.stop()
    synced.desk.clock.pass_ms(HOUR)
    synced.desk.tracking.start("APP-2")
    synced.server.outcome = lambda event: (
        (Outcome.REJECTED, "not_assigned") if event["id"] == bad.id else (Outcome.ACCEPTED, "")
    )
    assert synced.round().phase is SyncPhase.IDLE
    assert synced.counts() == (0, 1, 1)
    (line,) = synced.desk.journal.standings.rejected()
    assert (line.event.id, line.code) == (bad.id, "not_assigned")
    assert synced.desk.journal.entries.by_id(bad.id) is None
    assert len(synced.desk.journal.entries.running()) == 1


def test_deferred_events_wait_and_do_not_spin(synced):
    synced.desk.tracking.start("APP-1")
    synced.server.outcome = lambda event: (Outcome.DEFERRED, "")
    assert synced.round().phase is SyncPhase.IDLE
    assert synced.server.paths().count("/api/push") == 1
    assert synced.counts().pending == 1
    synced.server.outcome = lambda event: (Outcome.ACCEPTED, "")
    synced.round()
    assert synced.counts().pending == 0


def test_a_token_that_ends_at_once_is_used_all_the_same(synced):
    """A server that gives tokens for seconds, or a clock that was set meanwhile: one token a round, not one after
    another."""
    synced.server.lasts = 1
    assert synced.round().phase is SyncPhase.IDLE
    assert synced.server.paths().count("/token") == 1


def test_a_token_that_ended_early_is_replaced_once(synced):
    synced.round()
    synced.server.tokens += 1  # the server knows the old one no longer
    synced.server.refresh_token = synced.desk.sync.account.read().refresh_token
    assert synced.round().phase is SyncPhase.IDLE


def test_a_401_that_stays_is_not_tried_for_ever(synced):
    synced.round()
    synced.server.faults = [problem(401, "token_invalid"), None, problem(401, "token_invalid")]
    result = synced.round()
    assert (result.phase, result.permanent) == (SyncPhase.ATTENTION, True)
    assert synced.desk.sync.account.read().refresh_token


def test_a_revoked_refresh_token_signs_out_and_loses_nothing(synced):
    synced.desk.tracking.start("APP-1")
    synced.server.refresh_token = "another"
    result = synced.round()
    assert (result.phase, result.code) == (SyncPhase.SIGNED_OUT, "signed_out_by_server")
    assert synced.desk.sync.account.read().refresh_token == ""
    assert synced.counts().pending == 1


def test_whose_data_were_deleted_is_told_why_there_is_no_account_any_more(synced):
    person = synced.desk.journal.person()
    synced.server.changes = [(1, "person", person_json(replace(person, restricted=True)))]
    synced.round()
    synced.server.refresh_token = "another"
    for _ in range(2):  # and again after that
        synced.engine.forget()
        result = synced.round()
        assert (result.phase, result.code) == (SyncPhase.SIGNED_OUT, "signed_out_deleted")


@pytest.mark.parametrize("step", range(4))
@pytest.mark.parametrize(
    "page",
    [
        ok(b"<html>hotel"),
        ok(b"{}"),
        ok(b"[]"),
        ok(b'{"v":1,"verdicts":[]}'),
    ],
)
def test_a_200_that_is_not_ours_changes_nothing(synced, step, page):
    synced.desk.tracking.start("APP-1")
    before = synced.desk.sync.account.read()
    synced.server.faults = [None] * step + [page]
    result = synced.round()
    assert (result.phase, result.code) == (SyncPhase.OFFLINE, "not_our_server")
    assert synced.desk.sync.account.read().refresh_token in (before.refresh_token, synced.server.refresh_token)
    synced.round()
    assert synced.counts().pending == 0
    assert len(synced.server.held) == 1


@pytest.mark.parametrize("step", range(4))
def test_a_proxy_that_answers_401_never_costs_the_tokens(synced, step):
    page = ok(b"<html>who are you")
    page = type(page)(401, "text/html", page.body)
    synced.server.faults = [None] * step + [page]
    synced.desk.tracking.start("APP-1")
    result = synced.round()
    assert result.phase is SyncPhase.OFFLINE
    assert synced.desk.sync.account.read().refresh_token
    assert synced.round().phase is SyncPhase.IDLE


def test_a_busy_server_is_obeyed(synced):
    synced.server.faults = [None, None, problem(503, "server_busy", retry_after=77.0)]
    result = synced.round()
    assert (result.phase, result.wait_s, result.permanent) == (SyncPhase.OFFLINE, 77.0, False)


def test_a_wrong_request_is_not_repeated(synced):
    synced.server.faults = [None, None, problem(403, "device_revoked")]
    result = synced.round()
    assert (result.phase, result.code, result.permanent) == (SyncPhase.ATTENTION, "device_revoked", True)


def test_a_batch_too_large_is_halved(synced):
    for _ in range(4):
        synced.desk.tracking.start("APP-1")
        synced.desk.tracking.stop()
    synced.server.faults = [None, None, problem(413, "too_large")]
    assert synced.round().phase is SyncPhase.IDLE
    sizes = [len(parse(request.body)["events"]) for request in synced.server.asked if request.url.endswith("/push")]
    assert sizes == [8, 4, 4]


def test_a_stale_cursor_pulls_everything_again(synced):
    synced.server.changes = [(1, "work_item", work_item_json(item(9)))]
    synced.round()
    synced.server.asked.clear()
    synced.server.faults = [problem(410, "cursor_stale")]
    assert synced.round().phase is SyncPhase.IDLE
    assert [parse(request.body)["cursor"] for request in synced.server.asked] == ["1", ""]


def test_a_cursor_that_stays_stale_ends_the_round(synced):
    synced.round()
    synced.server.faults = [problem(410, "cursor_stale")] * 2
    assert synced.round().phase is SyncPhase.ATTENTION


def test_a_server_that_forgot_gets_everything_again(synced):
    synced.desk.tracking.start("APP-1")
    synced.desk.tracking.stop()
    synced.round()
    assert len(synced.server.held) == 2
    synced.server.held.clear()
    synced.server.chains.clear()
    synced.server.epoch = "epoch-2"
    synced.round()
    synced.round()
    assert len(synced.server.held) == 2
    assert synced.counts().pending == 0


def test_a_copy_that_is_fenced_off_begins_anew_within_the_round(synced):
    """Invariant 13: the server keeps what came first at a number; nothing recorded here is given up for that."""
    synced.desk.tracking.start("APP-1")
    synced.desk.tracking.stop()
    first = synced.desk.journal.head()

    def broken(event):
        fenced = event["device_epoch"] == first.epoch
        return (Outcome.REJECTED, "chain_broken") if fenced else (Outcome.ACCEPTED, "")

    synced.server.outcome = broken
    assert synced.round().phase is SyncPhase.IDLE
    assert synced.counts() == (0, 0, 0)
    assert len(synced.server.held) == 2
    told = [parse(request.body)["device"]["epoch"] for request in synced.server.asked if "/api/" in request.url]
    assert told == [first.epoch, NOW // 1000, NOW // 1000]


def test_a_server_that_gives_no_place_at_all_does_not_make_us_spin(synced):
    synced.desk.tracking.start("APP-1")
    synced.server.outcome = lambda event: (Outcome.REJECTED, "chain_broken")
    assert synced.round().phase is SyncPhase.IDLE
    assert synced.server.paths().count("/api/push") == 3
    assert synced.counts().pending == 1


def test_a_device_that_is_somebody_elses_becomes_another(synced):
    """An image rolled out with a store in it: every laptop has the same device in it."""
    synced.desk.tracking.start("APP-1")
    before = synced.desk.journal.head().device
    synced.server.faults = [None, None, problem(403, "device_not_yours")]
    assert synced.round().phase is SyncPhase.IDLE
    assert synced.counts() == (0, 0, 0)
    pushed = [parse(request.body) for request in synced.server.asked if request.url.endswith("/push")]
    assert [push["device"]["id"] == before for push in pushed] == [True, False]
    assert pushed[1]["events"][0]["device_id"] == pushed[1]["device"]["id"]
    assert pushed[1]["events"][0]["id"] == pushed[0]["events"][0]["id"]


def test_a_device_that_is_always_somebody_elses_is_told(synced):
    synced.desk.tracking.start("APP-1")
    synced.server.faults = [None, None] + [problem(403, "device_not_yours")] * 9
    assert synced.round().code == "device_not_yours"
    assert synced.counts().pending == 1


def test_pages_are_pulled_until_the_last(synced):
    synced.server.changes = [(seq, "work_item", work_item_json(item(seq))) for seq in range(1, 8)]
    synced.server.page = 3
    synced.round()
    assert synced.server.paths().count("/api/pull") == 3
    assert len(synced.desk.journal.items.search("", 50)) == 7


def test_a_change_that_cannot_be_read_drops_none_of_its_neighbours(synced, monkeypatch):
    """Invariant 16. A newer server may know kinds of work items that this version does not."""
    saga = work_item_json(item(8)) | {"kind": "saga"}
    items = (work_item_json(item(7)), saga, work_item_json(item(9)))
    synced.server.changes = [(seq, "work_item", data) for seq, data in enumerate(items, 1)]
    assert synced.round().phase is SyncPhase.IDLE
    assert [synced.desk.journal.items.by_key(f"APP-{number}") is None for number in (7, 8, 9)] == [False, True, False]
    assert synced.desk.sync.cursor() == "3"
    # The next version can read it, and has to get it.
    monkeypatch.setattr(sync_side, "VERSION", "99.0")
    later = sync_side.SqlcipherSyncStore(synced.desk.sync._connection, lambda: NOW)
    assert later.cursor() == ""
    monkeypatch.setattr(sync_side, "VERSION", "100.0")
    assert sync_side.SqlcipherSyncStore(synced.desk.sync._connection, lambda: NOW).cursor() == "", "and once is enough"


def test_kinds_unknown_here_are_skipped(synced):
    synced.server.changes = [(1, "horoscope", {}), (2, "work_item", work_item_json(item(9)))]
    assert synced.round().phase is SyncPhase.IDLE
    assert synced.desk.sync.cursor() == "2"


def test_the_servers_clock_is_measured_and_travels_with_events(synced):
    synced.server.server_time = NOW + 5_050
    synced.round()
    assert synced.desk.journal.server_offset() == (5_000, 51)
    (event,) = synced.desk.tracking.start("APP-1")
    assert (event.clock.server_offset_ms, event.clock.server_error_ms) == (5_000, 51)


def test_signed_out_asks_for_nothing(synced):
    synced.desk.sync.account.save_refresh_token("")
    assert synced.round().phase is SyncPhase.SIGNED_OUT
    assert synced.server.asked == []


def test_what_is_pushed_is_what_was_recorded(synced):
    events = synced.desk.tracking.start("APP-1", note="Grüße")
    synced.round()
    pushed = next(request for request in synced.server.asked if request.url.endswith("/push"))
    assert [decode_event(event) for event in parse(pushed.body)["events"]] == list(events)
