"""Files that are damaged, cut off, deleted or put back: seen, told for what it is, every number that is gone named,
what was there set aside; and the program goes on with all that can still be read and all that the server has.
"""

import json
import random
import shutil
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.desktop.desk import ACCOUNT, HOUR, KEY, HandClock, item
from tests.faults.a_day import ACCEPTED, BROKEN, LATER, MARK, STORE, Desk, signed_in
from tests.faults.power_cuts import demand_consistent, demand_sane
from tools.throwaway import FileSecrets
from tracker_core.errors import Refused
from tracker_core.messages import work_item_json
from tracker_core.wire import encode_event
from tracker_desktop.services.ports import RECOVERABLE
from tracker_desktop.store import recovery
from tracker_desktop.store.connection import Connection
from tracker_desktop.store.health import demand_sound
from tracker_desktop.store.mark import Mark
from tracker_desktop.store.opening import open_journal

PAGE = 4096
WAL = f"{STORE}-wal"
FRAME = 24 + PAGE
HEAD = 32
SENT = 9  # events of which the server knows


def switch(desk):
    desk.clock.pass_ms(HOUR // 3)
    running = {entry.work_item for entry in desk.journal.entries.running()}
    key = next(f"APP-{number}" for number in range(1 + desk.clock.ms // HOUR % 5, 9) if f"id-{number}" not in running)
    desk.tracking.start(key, note="x" * 200)


def day(desk):
    """Recordings, and in between what the server said: a log of many commits, since none is settled."""
    switch(desk)
    switch(desk)
    desk.pull(("work_item", work_item_json(item(50))), cursor="7")
    desk.push(*[ACCEPTED] * SENT, LATER)
    for _ in range(3):
        switch(desk)


@pytest.fixture(scope="module")
def old(tmp_path_factory):
    """The closed store of the morning, with its mark."""
    folder = tmp_path_factory.mktemp("old")
    clock = signed_in(folder)
    desk = Desk(folder, clock)
    desk.close()
    return SimpleNamespace(folder=folder, ms=clock.ms)


def crashed(old, folder, *, tidied):
    """A crash after a day on which the log could not be emptied; ``tidied``: though what was in it is in the store."""
    shutil.copytree(old.folder, folder / "running")
    clock = HandClock(old.ms)
    desk = Desk(folder / "running", clock)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Connection, "settle", lambda _: None)
        day(desk)
    if tidied:
        desk.journal._connection.all("PRAGMA wal_checkpoint(PASSIVE)")
    shutil.copytree(folder / "running", folder / "crashed", ignore=shutil.ignore_patterns("*-shm"))
    (folder / "crashed" / "throwaway.key").write_text(KEY.hex())
    events = [line.event for line in desk.journal.standings.log(1000)]
    desk.close()
    return SimpleNamespace(folder=folder / "crashed", events={event.id: event for event in events}, ms=clock.ms)


@pytest.fixture(scope="module")
def pattern(old, tmp_path_factory):
    return crashed(old, tmp_path_factory.mktemp("crash"), tidied=False)


@pytest.fixture(scope="module")
def tidied(old, tmp_path_factory):
    return crashed(old, tmp_path_factory.mktemp("tidied"), tidied=True)


class Place:
    """A copy of a crashed store, to be damaged and then judged."""

    def __init__(self, pattern, folder):
        self.pattern = pattern
        self.folder = folder
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(pattern.folder, folder)

    def spoil(self, name, change):
        """Let ``change`` alter the bytes of the file ``name``."""
        content = bytearray((self.folder / name).read_bytes())
        changed = change(content)
        (self.folder / name).write_bytes(content if changed is None else changed)

    def judge(self):
        """What came of it: "whole", "named" (opened, with what is gone named), or the code that ``recover`` mended."""
        clock = HandClock(self.pattern.ms + HOUR)
        damaged = {path.name: path.read_bytes() for path in self.folder.iterdir() if path.name.startswith(STORE)}
        outcome = self._opens(clock)
        if outcome:
            assert outcome.split()[0] in RECOVERABLE
            told = recovery.recover(
                str(self.folder / STORE), str(self.folder / MARK), FileSecrets(self.folder), clock.ms
            )
            aside = Path(told.folder)
            assert (aside / STORE).read_bytes() == damaged[STORE] or WAL in damaged  # looking at a log empties it
        desk = Desk(self.folder, clock)
        (demand_sane if outcome else demand_consistent)(desk.journal._connection)
        self._demand_named(desk)
        outcome = outcome or ("named" if desk.journal.missing() else "whole")
        self._demand_all_of_the_server(desk)
        switch(desk)
        desk.push(ACCEPTED)
        assert desk.journal.standings.counts().pending == 0
        desk.close()
        return outcome

    def _opens(self, clock):
        """Empty where the program opens it and can read all of it; else the code of what it says."""
        try:
            journal = open_journal(str(self.folder / STORE), KEY, Mark(str(self.folder / MARK)), clock.ms)
        except Refused as error:
            return error.code
        try:
            demand_sound(journal._connection, STORE)
        except Refused as error:
            return f"{error.code} by reading"
        finally:
            journal.close()
        return ""

    def _demand_named(self, desk):
        """What is not there is named, number by number; and nothing else is."""
        held = {line.event.id for line in desk.journal.standings.log(1000)}
        gone = {(event.epoch, event.dseq) for each, event in self.pattern.events.items() if each not in held}
        assert named(desk) == gone

    def _demand_all_of_the_server(self, desk):
        """One pull, and all that the server ever had is back, and named no more."""
        known = [event for event in self.pattern.events.values() if event.dseq <= SENT]
        if desk.sync.account.read() is None:  # ``recover`` says so
            desk.sync.account.save(ACCOUNT)
        items = (("work_item", work_item_json(item(number))) for number in range(1, 13))
        desk.pull(*(("event", json.loads(encode_event(event))) for event in known), *items, cursor="99")
        held = {line.event.id for line in desk.journal.standings.log(1000)}
        assert {event.id for event in known} <= held
        self._demand_named(desk)


def named(desk):
    return {(epoch, dseq) for epoch, first, last in desk.journal.missing() for dseq in range(first, last + 1)}


@pytest.fixture(scope="module")
def next_day(tidied, tmp_path_factory):
    """A crash on the day after, whose log began when the store had all of the day before."""
    folder = tmp_path_factory.mktemp("next")
    shutil.copytree(tidied.folder, folder / "begun")
    Desk(folder / "begun", HandClock(tidied.ms)).close()
    return crashed(SimpleNamespace(folder=folder / "begun", ms=tidied.ms), folder, tidied=False)


@pytest.fixture
def place(pattern, tmp_path):
    return lambda of=pattern: Place(of, tmp_path / "place")


def flip(at, bit=3):
    def change(content):
        content[at] ^= 1 << bit

    return change


def cut(size):
    return lambda content: content[:size]


def frames(pattern):
    return range(HEAD, (pattern.folder / WAL).stat().st_size, FRAME)


IN_HEAD = {
    "magic": 0,
    "version": 5,
    "page size": 10,
    "number": 15,
    "salt 1": 17,
    "salt 2": 22,
    "sum 1": 24,
    "sum 2": 31,
}
IN_FRAME = {"page": 3, "size": 7, "salt 1": 9, "salt 2": 14, "sum 1": 16, "sum 2": 23, "begin": 24, "end": FRAME - 1}


def test_an_undamaged_log_loses_nothing(place, pattern):
    assert len(frames(pattern)) > 30
    assert place().judge() == "whole"


@pytest.mark.parametrize("at", IN_HEAD.values(), ids=IN_HEAD)
def test_a_bit_of_the_logs_head(place, at):
    spoiled = place()
    spoiled.spoil(WAL, flip(at))
    assert spoiled.judge() == "named"


@pytest.mark.parametrize("at", IN_FRAME.values(), ids=IN_FRAME)
def test_a_bit_of_a_frame_of_the_log(place, pattern, at):
    outcomes = Counter()
    for begin in frames(pattern)[:: 4 if at else 1]:
        spoiled = place()
        spoiled.spoil(WAL, flip(begin + at))
        outcomes[spoiled.judge()] += 1
    assert outcomes["named"] > 5
    assert set(outcomes) <= {"named", "whole"}  # whole: the server alone had spoken since


@pytest.mark.parametrize("inside", [0, 10, 24, 2000], ids=["between", "in a head", "after a head", "in a page"])
def test_a_log_that_was_cut_off_at_a_frame(place, pattern, inside):
    outcomes = Counter()
    for begin in frames(pattern)[:: 1 if inside == 0 else 4]:
        spoiled = place()
        spoiled.spoil(WAL, cut(begin + inside))
        outcomes[spoiled.judge()] += 1
    assert outcomes["named"] > 5
    assert set(outcomes) <= {"named", "whole"}


@pytest.mark.parametrize("content", [b"", bytes(5 * FRAME), b"x" * 31, random.Random(1).randbytes(9 * FRAME)])
def test_a_log_that_is_another(place, content):
    spoiled = place()
    spoiled.spoil(WAL, lambda _: content)
    assert spoiled.judge() == "named"


def test_a_log_that_was_deleted(place):
    spoiled = place()
    (spoiled.folder / WAL).unlink()
    assert spoiled.judge() == "named"


def test_a_damaged_log_whose_pages_are_in_the_store_already(place, tidied):
    """SQLite lays what it still believes of such a log, older pages, over the newer ones in the store."""
    outcomes = Counter()
    for begin in frames(tidied):
        spoiled = place(tidied)
        spoiled.spoil(WAL, flip(begin + 100))
        outcomes[spoiled.judge()] += 1
    assert set(outcomes) <= {"whole", "named", "store_damaged"}
    assert outcomes["store_damaged"] > outcomes["whole"]


@pytest.mark.parametrize("log", [True, False], ids=["with its log", "without"])
def test_a_store_that_was_cut_off(place, pattern, tidied, log):
    size = (tidied.folder / STORE).stat().st_size
    outcomes = Counter()
    for at in sorted({0, 1, 100, 4095, *range(PAGE, size, 3 * PAGE), *range(PAGE + 100, size, 5 * PAGE)}):
        spoiled = place(tidied)
        spoiled.spoil(STORE, cut(at))
        if not log:
            (spoiled.folder / WAL).unlink()
        outcomes[spoiled.judge()] += 1
    assert outcomes["store_empty"] == 1
    assert set(outcomes) <= {"whole", "store_damaged", "store_empty"}
    assert log or "whole" not in outcomes


def test_a_bit_of_each_page_of_the_store(place, tidied):
    outcomes = Counter()
    for begin in range(0, (tidied.folder / STORE).stat().st_size, PAGE):
        spoiled = place(tidied)
        (spoiled.folder / WAL).unlink()
        spoiled.spoil(STORE, flip(begin + (begin // PAGE * 997) % PAGE))
        outcomes[spoiled.judge()] += 1
    assert outcomes["store_wrong_key"] == 1, "the first page, which cannot be told from another key's"
    assert "whole" not in outcomes


def put_back(place, old, *names):
    for name in names:
        shutil.copy(old.folder / name, place.folder)


def test_an_old_copy_of_the_store_beside_a_log_that_began_later(place, old, next_day):
    spoiled = place(next_day)
    put_back(spoiled, old, STORE)
    assert spoiled.judge() in {"store_damaged", "named"}


def test_an_old_copy_of_the_store_and_of_its_log(place, tidied, next_day):
    spoiled = place(next_day)
    put_back(spoiled, tidied, STORE, WAL)
    assert spoiled.judge() == "named"


def test_an_old_log_beside_a_newer_store(place, tidied, next_day):
    """It has what the store had once: SQLite lays it over what came since."""
    spoiled = place(next_day)
    put_back(spoiled, tidied, WAL)
    assert spoiled.judge() in {"store_damaged", "named"}


def test_an_old_copy_of_the_store_beside_its_log(place, old, tidied):
    """The log still has everything that was recorded since."""
    spoiled = place(tidied)
    put_back(spoiled, old, STORE)
    assert spoiled.judge() == "whole"


def test_an_old_copy_of_the_store_without_its_log(place, old, tidied):
    spoiled = place(tidied)
    put_back(spoiled, old, STORE)
    (spoiled.folder / WAL).unlink()
    assert spoiled.judge() == "named"


def test_an_old_copy_of_everything_is_seen_when_the_server_is_met(place, old, tidied):
    """Nothing here can tell; the server can, and nothing that is recorded until then is lost."""
    spoiled = place(tidied)
    put_back(spoiled, old, STORE, MARK)
    (spoiled.folder / WAL).unlink()
    desk = Desk(spoiled.folder, HandClock(tidied.ms + HOUR))
    assert desk.journal.missing() == []
    switch(desk)
    recorded = desk.journal.standings.log(1)[0].event.id
    epoch = desk.journal.head().epoch
    desk.push(BROKEN)
    assert desk.journal.head().epoch > epoch
    known = [event for event in tidied.events.values() if event.dseq <= SENT]
    desk.pull(*(("event", json.loads(encode_event(event))) for event in known), cursor="99")
    assert {event.id for event in known} | {recorded} <= {line.event.id for line in desk.journal.standings.log(1000)}
    desk.push(ACCEPTED)
    assert desk.journal.standings.counts().pending == 0
    demand_sane(desk.journal._connection)
    desk.close()
