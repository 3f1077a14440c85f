"""A disk whose writes, syncs and renames fail: what was said to be recorded is there, and what is not was told; once
the disk heals the program goes on by itself.
"""

import errno
import shutil
from itertools import count

import pytest

from tests.desktop.desk import HOUR, KEY, NOON, item
from tests.desktop.sync import answering
from tests.faults.a_day import ACCEPTED, MARK, STORE, Desk, elsewhere, signed_in
from tests.faults.failing_folder import missing, mounted
from tests.faults.power_cuts import BACKUP, SAVED, demand_backup, demand_consistent, held_in, state
from tools.throwaway import FileSecrets
from tracker_core.errors import TrackerError, Unavailable
from tracker_core.messages import work_item_json
from tracker_desktop.services.ports import SyncPhase
from tracker_desktop.store.mark import Mark
from tracker_desktop.store.opening import create_store, open_journal, open_store
from tracker_desktop.store.rotation import fitting_key, rotate
from tracker_desktop.sync.rounds import Rounds

pytestmark = pytest.mark.skipif(bool(missing()), reason=missing())

CODES = {errno.EIO: "store_failed", errno.ENOSPC: "disk_full", errno.EROFS: "store_read_only"}
FAULTS = [
    ("write", f"{STORE}-wal", errno.EIO),
    ("write", f"{STORE}-wal", errno.ENOSPC),
    ("write", f"{STORE}-wal", errno.EROFS),
    ("fsync", f"{STORE}-wal", errno.EIO),
    ("fsync", f"{STORE}-wal", errno.ENOSPC),
    ("write", STORE, errno.EIO),
    ("write", STORE, errno.ENOSPC),
    ("fsync", STORE, errno.EIO),
    ("truncate", STORE, errno.EIO),
    ("write", MARK, errno.ENOSPC),
    ("*", "", errno.EIO),
    ("*", "", errno.ENOSPC),
    ("*", "", errno.EROFS),
]
NAMES = [f"{call} {ending or 'anything'} {errno.errorcode[error]}" for call, ending, error in FAULTS]


@pytest.fixture(scope="module")
def mount(tmp_path_factory):
    with mounted(tmp_path_factory.mktemp("failing")) as failing:
        yield failing


@pytest.fixture
def disk(mount):
    mount.heal()
    emptied(mount.root)
    return mount


@pytest.fixture
def desk(disk):
    made = Desk(disk.folder, signed_in(disk.folder))
    yield made
    made.close()


def events_in(desk):
    return [line.event.id for line in desk.journal.standings.log(1000)]


def left_by(disk, tmp_path, number):
    """What the program finds that is started after a crash now."""
    place = tmp_path / f"crashed-{number}"
    shutil.copytree(disk.root, place)
    (place / f"{STORE}-shm").unlink(missing_ok=True)
    journal = open_journal(str(place / STORE), KEY, Mark(str(place / MARK)), NOON + 9 * HOUR)
    found = ([line.event.id for line in journal.standings.log(1000)], journal.missing(), state(journal._connection))
    demand_consistent(journal._connection)
    journal.close()
    shutil.rmtree(place)
    return found


def each_failing(disk, call, ending, error, act, every=1):
    """Carry out ``act`` with the first call failing, with the second (or the first after ``every``), and so on until
    none is left to fail; then with all of them. Gives what ``act`` returned, or the error; the disk is whole by then.
    """
    for number in count(step=every):
        disk.fail(call, ending, error, after=number, times=1)
        result = tried(act)
        hits = disk.heal()
        yield result
        if hits == 0:
            break
    disk.fail(call, ending, error)
    result = tried(act)
    disk.heal()
    yield result


def switched(desk):
    """The person starts on something else, or stops."""
    desk.clock.pass_ms(HOUR)
    hour = desk.clock.ms // HOUR
    running = {entry.work_item for entry in desk.journal.entries.running()}
    if running and hour % 3 == 0:
        return desk.tracking.stop()
    other = next(number for number in range(1 + hour % 4, 12) if f"id-{number}" not in running)
    return desk.tracking.start(f"APP-{other}")


def tried(act):
    try:
        return act(), None
    except TrackerError as problem:
        return None, problem


@pytest.mark.parametrize(("call", "ending", "error"), FAULTS, ids=NAMES)
def test_a_recording_is_there_or_was_told_not_to_be(disk, desk, tmp_path, call, ending, error):
    def switch():
        return switched(desk)

    before = desk.journal.head()
    refused = 0
    for number, (events, problem) in enumerate(each_failing(disk, call, ending, error, switch)):
        crashed, gone, _ = left_by(disk, tmp_path, number)
        if problem is None:
            assert events[-1].id in events_in(desk)
            assert {event.id for event in events} <= set(crashed)
            assert desk.journal.head().next_dseq == before.next_dseq + len(events)
        else:
            refused += 1
            assert isinstance(problem, Unavailable)
            assert problem.code == CODES[error]
            assert desk.journal.head() == before
        assert gone == []
        before = desk.journal.head()
        desk.clock.pass_ms(HOUR)
        (event,) = desk.corrections.add(
            "APP-9", desk.clock.now()._replace(ms=desk.clock.ms - 60_000), desk.clock.now(), "x"
        )
        assert events_in(desk)[0] == event.id, "it goes on by itself"
        before = desk.journal.head()
    # Where it is only tidied up or witnessed, nothing fails for the person.
    assert (refused > 0) == (ending in ("", f"{STORE}-wal"))
    kept = events_in(desk)
    desk.close()
    again = Desk(disk.folder, desk.clock)
    assert events_in(again) == kept
    demand_consistent(again.journal._connection)
    desk.journal, desk.sync = again.journal, again.sync


@pytest.mark.parametrize(("call", "ending", "error"), FAULTS, ids=NAMES)
def test_what_the_server_said_is_applied_as_a_whole_or_not_at_all(disk, desk, tmp_path, call, ending, error):
    numbers = count(1)
    foreign = elsewhere(tmp_path / "elsewhere", 3)

    def pull():
        number = next(numbers)
        desk.pull(*foreign, ("work_item", work_item_json(item(100 + number))), cursor=str(number))
        return number

    def push():
        desk.push(ACCEPTED)
        return desk.journal.standings.counts().pending

    done = "0"
    for number, (told, problem) in enumerate(each_failing(disk, call, ending, error, pull)):
        done = done if problem else str(told)
        assert desk.sync.cursor() == done
        assert desk.journal.items.by_key(f"APP-{100 + int(done)}") is not None or done == "0"
        _, gone, _ = left_by(disk, tmp_path, number)
        assert gone == []
        pulled = pull()
        assert desk.sync.cursor() == str(pulled)
        done = str(pulled)
    for _, problem in each_failing(disk, call, ending, error, push):
        assert desk.journal.standings.counts().pending == (
            0 if problem is None else desk.journal.standings.counts().pending
        )
        push()
        assert desk.journal.standings.counts().pending == 0
        switched(desk)


@pytest.mark.parametrize(("call", "ending", "error"), FAULTS, ids=NAMES)
def test_a_round_of_the_sync_that_meets_it_is_made_up_for_by_a_later_one(disk, desk, call, ending, error):
    server, uptime = answering.MemoryServer(), count()
    rounds = Rounds(
        desk.sync, desk.sync.device("linux", "1"), lambda _: server, lambda: NOON, lambda: float(next(uptime)), str
    )
    assert rounds.round().phase is SyncPhase.IDLE

    def stale():
        """A round with something to push, in which the server asks to pull from the start."""
        switched(desk)
        number = len(server.changes) + 1
        server.changes.append((number, "work_item", work_item_json(item(100 + number))))
        server.faults = [lambda reply: reply, answering.problem(409, "cursor_stale")]
        disk.fail(**plan)
        return rounds.round()

    for number in count(step=3):
        plan = {"call": call, "ending": ending, "error": error, "after": number, "times": 1_000_000}
        status = stale()
        hits = disk.heal()
        assert status.phase is SyncPhase.IDLE or status.code == CODES[error]
        assert rounds.due is not None, "it is tried again by itself"
        server.faults = []
        assert rounds.round().phase is SyncPhase.IDLE
        assert desk.journal.standings.counts() == (0, 0, 0)
        assert server.held.keys() >= {line.event.id for line in desk.journal.standings.log(1000) if line.own}
        assert desk.journal.items.by_key(f"APP-{100 + len(server.changes)}") is not None
        if hits == 0:
            break


OPENING = [(call, error) for call in ("write", "fsync", "fsyncdir", "rename", "create", "truncate") for error in CODES]
OPENING_NAMES = [f"{call} {errno.errorcode[error]}" for call, error in OPENING]
EVERY = {call: 7 if call == "write" else 1 for call, _ in OPENING}  # a copy is a hundred writes that are all alike


def emptied(folder):
    for path in folder.iterdir():
        path.unlink()


@pytest.mark.parametrize(("call", "error"), OPENING, ids=OPENING_NAMES)
def test_an_upgrade_that_meets_it_is_begun_again(disk, call, error):
    shutil.copy(SAVED / "schema-1.db", disk.root / STORE)
    before = held_in(disk.root)
    mark = Mark(str(disk.folder / MARK))

    def opened():
        journal = open_journal(str(disk.folder / STORE), KEY, mark, NOON)
        found = state(journal._connection)
        journal.close()
        return found

    for found, problem in each_failing(disk, call, "", error, opened, EVERY[call]):
        assert problem is None or problem.code == CODES[error]
        assert (found or opened()).events == before.events
        demand_backup(disk.root / BACKUP, before)
        emptied(disk.root)
        shutil.copy(SAVED / "schema-1.db", disk.root / STORE)


@pytest.mark.parametrize(("call", "error"), OPENING, ids=OPENING_NAMES)
def test_a_new_store_is_made_as_a_whole_or_not_at_all(disk, call, error):
    file = disk.folder / STORE

    def made():
        create_store(str(file), KEY)

    for _, problem in each_failing(disk, call, "", error, made, EVERY[call]):
        assert problem is None or problem.code == CODES[error]
        assert problem is not None or file.exists()
        if not file.exists():
            made()
        store = open_store(str(file), KEY)
        demand_consistent(store)
        store.close()
        emptied(disk.root)


@pytest.mark.parametrize(("call", "error"), OPENING, ids=OPENING_NAMES)
def test_a_key_is_changed_or_is_as_it_was(disk, tmp_path, call, error):
    signed_in(disk.folder).pass_ms(HOUR)
    file = str(disk.folder / STORE)
    held = held_in(disk.root)
    secrets = FileSecrets(tmp_path)
    secrets.keep(KEY)
    changed = 0
    for _, problem in each_failing(disk, call, "", error, lambda: rotate(file, secrets), EVERY[call]):
        assert problem is None or problem.code == CODES[error]
        changed += problem is None
        store = open_store(file, fitting_key(file, secrets))
        assert state(store) == held
        demand_consistent(store)
        store.close()
        assert sorted(path.name for path in disk.root.iterdir()) == [STORE]
    assert changed > 0
