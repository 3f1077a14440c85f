"""The sync thread: what it does by itself, what it is asked for, and how it ends."""

import threading
import time

import pytest

from tests.desktop.desk import KEY, NOON, item
from tests.desktop.sync.answering import MemoryServer, problem
from tracker_core.errors import Unavailable
from tracker_core.messages import work_item_json
from tracker_core.pace import share_of, until_own_second
from tracker_core.retention import first_kept
from tracker_desktop.services.ports import SyncPhase, SyncStatus
from tracker_desktop.services.progress import Doing, Progress
from tracker_desktop.store.opening import open_store
from tracker_desktop.store.sync_side import SqlcipherSyncStore
from tracker_desktop.sync import rounds as rounds_module
from tracker_desktop.sync.backoff import CAP_S, delay
from tracker_desktop.sync.rounds import Rounds
from tracker_desktop.sync.worker import SyncThread

PATIENCE_S = 20


@pytest.fixture
def server():
    return MemoryServer()


@pytest.fixture
def thread(desk, server):
    """A thread that has been started without a first round; ``told`` is set at each of its reports."""
    faults = []

    def open_rounds(report):
        store = SqlcipherSyncStore(open_store(desk.file, KEY), lambda: NOON)
        device = store.device("Test OS", "0.1.0")
        return Rounds(store, device, lambda ca_file: server, lambda: NOON, time.monotonic, report), store.close

    made = SyncThread(open_rounds, lambda: None, faults.append)
    made.start(first_round=False)
    yield made
    made.close(PATIENCE_S)
    assert faults == []


def waited(condition):
    """Wait until ``condition()`` holds."""
    tick = threading.Event()
    for _ in range(PATIENCE_S * 100):
        if condition():
            return
        tick.wait(0.01)
    pytest.fail("it did not come to that")


def test_sync_now_answers_the_status_after_it(desk, thread):
    desk.tracking.start("APP-1")
    status = thread.sync_now().result(PATIENCE_S)
    assert status.phase is SyncPhase.IDLE
    assert status == thread.status()
    assert desk.journal.standings.counts().pending == 0


def test_a_nudge_leads_to_a_round(desk, thread, server, monkeypatch):
    monkeypatch.setattr(rounds_module, "NUDGE_S", 0.0)
    thread.sync_now().result(PATIENCE_S)
    desk.tracking.start("APP-1")
    thread.nudge()
    waited(lambda: desk.journal.standings.counts().pending == 0)


def test_failures_are_tried_again_by_itself(desk, thread, server, monkeypatch):
    monkeypatch.setattr(rounds_module, "delay", lambda failures, chance, retry_after: 0.01)
    desk.tracking.start("APP-1")
    server.faults = [Unavailable("timed_out", "lost")] * 3
    assert thread.sync_now().result(PATIENCE_S).phase is SyncPhase.OFFLINE
    waited(lambda: thread.status().phase is SyncPhase.IDLE)
    assert desk.journal.standings.counts().pending == 0


def test_sign_out_forgets_the_token_and_tells_the_server(desk, thread, server):
    thread.sync_now().result(PATIENCE_S)
    server.faults = [None, type(problem(200, ""))(200, "", b"")]
    assert thread.sign_out().result(PATIENCE_S) is True
    assert server.paths()[-1] == "/revocation"
    assert desk.sync.account.read().refresh_token == ""
    assert thread.sync_now().result(PATIENCE_S).phase is SyncPhase.SIGNED_OUT


def test_sign_out_works_without_a_network(desk, thread, server):
    server.faults = [Unavailable("name_not_found", "gone")]
    assert thread.sign_out().result(PATIENCE_S) is False
    assert desk.sync.account.read().refresh_token == ""


def test_a_store_that_does_not_open_is_a_status(tmp_path):
    faults = []

    def open_rounds(report):
        raise Unavailable("store_busy", "busy")

    made = SyncThread(open_rounds, lambda: None, faults.append)
    made.start(first_round=True)
    waited(lambda: faults)
    made.close(PATIENCE_S)
    assert made.status().phase is SyncPhase.ATTENTION
    assert made.status().code == "store_busy"


def gated(server):
    """Let each pull wait for a go, and tell when one waits."""
    asked, go = threading.Semaphore(0), threading.Semaphore(0)
    exchange = server.exchange

    def waiting(request):
        if request.url.endswith("/pull"):
            asked.release()
            assert go.acquire(timeout=PATIENCE_S)
        return exchange(request)

    server.exchange = waiting
    return asked, go


def test_a_long_round_is_looked_at_and_stopped_after_its_page(desk, thread, server):
    server.changes = [(seq, "work_item", work_item_json(item(seq))) for seq in range(11, 22)]
    server.page = 3
    asked, go = gated(server)
    future = thread.sync_now()
    assert asked.acquire(timeout=PATIENCE_S)
    assert thread.status().progress is None
    go.release()
    assert asked.acquire(timeout=PATIENCE_S)  # the second page is under way
    assert thread.status().progress == Progress(Doing.FETCHING, 3, 11)
    thread.stop()
    go.release()
    status = future.result(PATIENCE_S)
    assert (status.phase, status.code, status.progress) == (SyncPhase.IDLE, "sync_stopped", None)
    assert status.last_success_ms is None
    assert status.next_try_ms == NOON + 300_000  # by itself
    assert desk.sync.cursor() == "16"
    go.release(10)
    status = thread.sync_now().result(PATIENCE_S)  # an old wish to stop is of no round but its own
    assert (status.phase, status.code) == (SyncPhase.IDLE, "")
    assert desk.sync.cursor() == "21"


def test_closing_does_not_wait_for_all_the_pages(desk, thread, server):
    server.changes = [(seq, "work_item", work_item_json(item(seq))) for seq in range(11, 18)]
    server.page = 1
    asked, go = gated(server)
    thread.sync_now()
    assert asked.acquire(timeout=PATIENCE_S)
    threading.Timer(0.05, go.release).start()
    thread.close(PATIENCE_S)
    assert not thread._thread.is_alive()
    assert desk.sync.cursor() == "11"


def test_where_nothing_is_under_way_there_is_nothing_to_stop(thread, desk):
    thread.stop()
    assert thread.sync_now().result(PATIENCE_S).code == ""


def make_rounds(desk, server):
    clock = [1000.0]
    made = Rounds(
        desk.sync,
        desk.sync.device("Test OS", "0.1.0"),
        lambda ca: server,
        lambda: NOON,
        lambda: clock[0],
        lambda s: None,
    )
    return made, clock


def test_the_servers_pace_is_kept(desk, server):
    made, clock = make_rounds(desk, server)
    made.round()
    assert made.due == clock[0] + 300


def test_a_nudge_does_not_overrule_retry_after(desk, server):
    made, clock = make_rounds(desk, server)
    server.faults = [None, None, problem(503, "server_busy", retry_after=120.0)]
    made.round()
    made.plan_soon()
    assert made.due >= clock[0] + 120
    clock[0] += 121
    made.plan_soon()
    made.round()
    made.plan_soon()
    assert made.due == clock[0] + rounds_module.NUDGE_S


def test_where_there_are_many_devices_each_has_its_own_second(desk, server):
    """After a start, for what was just recorded and after a failure, whenever that is; and the next start knows it."""
    server.spread = 200
    made, clock = make_rounds(desk, server)
    made.plan_first()
    assert made.due == clock[0], "nobody has said yet how many there are"
    made.round()
    assert made.due == clock[0] + 300, "the server has counted that into its own figure"
    own = until_own_second(share_of(desk.journal.head().device), 200, NOON)
    made.due = None
    made.plan_soon()
    assert made.due == pytest.approx(clock[0] + (own if own >= rounds_module.NUDGE_S else own + 200))
    server.faults = [problem(503, "server_busy", retry_after=1000.0)]
    made.round()
    assert made.due >= clock[0] + 1000
    assert (made.due - clock[0] - own) % 200 == pytest.approx(0, abs=1e-6) or (
        made.due - clock[0] - own
    ) % 200 == pytest.approx(200, abs=1e-6)
    again, clock = make_rounds(desk, server)
    again.plan_first()
    assert again.due == pytest.approx(clock[0] + own)


def test_a_spread_is_an_hour_at_most(desk, server):
    server.spread = 10**9
    made, clock = make_rounds(desk, server)
    made.round()
    made.plan_soon()
    assert made.due <= clock[0] + 3601


def test_a_permanent_refusal_waits_long(desk, server):
    made, clock = make_rounds(desk, server)
    server.faults = [None, None, problem(403, "device_revoked")]
    made.round()
    assert made.due >= clock[0] + 3600


def test_signed_out_never_wakes_up(desk, server):
    made, _ = make_rounds(desk, server)
    desk.sync.account.save_refresh_token("")
    made.round()
    made.plan_soon()
    assert made.due is None


@pytest.mark.parametrize("failures", [1, 2, 5, 50])
def test_waiting_grows_to_a_cap_and_is_spread(failures):
    longest = delay(failures, 0.999999, None)
    assert 0.5 <= delay(failures, 0.0, None) <= longest <= CAP_S
    assert longest >= min(CAP_S, 2 * 2**failures) * 0.99
    assert delay(failures, 0.0, 400.0) == 400.0
    assert delay(failures, 0.999999, 400.0) == 400.0 + longest


@pytest.mark.parametrize("fault", [None, Unavailable("offline", "No network.")])
def test_what_is_no_longer_kept_goes_after_a_round_also_offline(desk, server, fault):
    desk.tracking.start("APP-1")
    desk.tracking.stop()
    made, _ = make_rounds(desk, server)
    made.round()
    desk.clock.pass_ms(900 * 24 * 3_600_000)
    desk.pull(keeps_from=first_kept(desk.clock.ms, 24))
    server.faults = [fault] * 4
    told: list[SyncStatus] = []
    made._report = told.append
    made.round()
    assert desk.journal.privacy.held().events == 0
    assert told[-1] == made.status
