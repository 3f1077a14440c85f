"""Cuts the power at every step a store's files took, opens what is left with the real program, and judges it.

``python -m tests.faults.power_cuts [SEEDS]`` tries SEEDS remains of each cut (10 without) and prints what was lost.
"""

from __future__ import annotations

import hashlib
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.desktop.desk import HOUR, KEY, NOON, HandClock
from tests.faults.a_day import MARK, STORE, Desk, acts, elsewhere, signed_in
from tests.faults.cut_disk import CutDisk, noted
from tests.faults.lost_power import Coming, Disk, Done, Step
from tracker_core.chain import first_break, genesis, link
from tracker_core.errors import Unavailable
from tracker_core.wire import decode_event
from tracker_desktop.store import identity, projection
from tracker_desktop.store.connection import Connection, connect
from tracker_desktop.store.files import SEAL
from tracker_desktop.store.mark import Mark
from tracker_desktop.store.noted import PAIR
from tracker_desktop.store.opening import create_store, open_journal, open_store

SAVED = Path(__file__).parents[1] / "desktop" / "store" / "saved"
BACKUP = f"{STORE}.before-upgrade"


class State(NamedTuple):
    """What a store holds after a commit."""

    digest: str
    events: frozenset[str]


class Recording(NamedTuple):
    """What a program did: the files it began with, what they held, and every step."""

    files: dict[str, bytes]
    held: State | None
    steps: list[Step]


class Cut(NamedTuple):
    """One power cut: what may be left of the folder, what was committed for sure, and what was tried since."""

    files: dict[str, bytes]
    at: int
    sure: State | None
    tried: list[State]


class Figures:
    """How much was tried, and what came of it."""

    def __init__(self) -> None:
        self.cuts = self.tried = self.lost = self.lost_events = 0
        self.seen: dict[bytes, State] = {}

    def __str__(self) -> str:
        return f"{self.cuts} cuts, {self.tried} remains, {self.lost} with something lost ({self.lost_events} events)"


def state(store: Connection) -> State:
    """What ``store`` holds, in every table, down to the last byte.

    But for the spool's key, made up when it opens, and the inside of the search index, which a commit completes.
    """
    tables = store.all(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%' "
        "AND name NOT IN ('work_items_words_data', 'work_items_words_idx') ORDER BY name"
    )
    whole = hashlib.sha256()
    for (table,) in tables:
        rows = store.all(f'SELECT * FROM "{table}"')  # in the order of its key
        whole.update(repr((table, [row for row in rows if row[0] != PAIR])).encode())
    whole.update(repr(store.one("PRAGMA user_version")).encode())
    events = [row[0] for row in store.all("SELECT id FROM events")] if ("events",) in tables else []
    return State(whole.hexdigest(), frozenset(events))


def record_day(folder: Path, synchronous: str = "FULL", failing: Callable[[], bool] | None = None) -> Recording:
    """A day at a desk, as ``a_day`` has it.

    ``failing``: which syncs fail; the person tries again, as often as need be.
    """
    clock = signed_in(folder)
    foreign = elsewhere(folder / "elsewhere", 12)
    held, files = held_in(folder), contents_of(folder)
    disk = CutDisk(folder)
    with noted(disk, state, synchronous=synchronous) as steps:
        desk = Desk(folder, clock)
        disk.failing = failing or disk.failing
        for act in acts(desk, foreign):
            while not _done(act):
                assert failing, "nothing fails unasked"
        desk.close()
    return Recording(files, held, steps)


def record_failing_day(folder: Path) -> Recording:
    """A day on which one sync in three fails."""
    rng = random.Random(1)
    return record_day(folder, failing=lambda: rng.random() < 1 / 3)


def _done(act: Callable[[], object]) -> bool:
    try:
        act()
    except Unavailable:
        return False
    return True


def record_upgrade(folder: Path) -> Recording:
    """A store of the first schema, opened by this program."""
    shutil.copy(SAVED / "schema-1.db", folder / STORE)
    held, files = held_in(folder), contents_of(folder)
    with noted(CutDisk(folder), state) as steps:
        open_journal(str(folder / STORE), KEY, Mark(str(folder / MARK)), NOON).close()
    return Recording(files, held, steps)


def record_creation(folder: Path) -> Recording:
    """A new store, where there was nothing."""
    with noted(CutDisk(folder)) as steps:
        create_store(str(folder / STORE), KEY)
    return Recording({}, None, [*steps, Done()])


def held_in(folder: Path) -> State:
    """What the closed store in ``folder`` holds, as it is."""
    store = connect(str(folder / STORE), KEY)
    held = state(store)
    store.close()
    return held


def contents_of(folder: Path) -> dict[str, bytes]:
    """The files in ``folder``."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def cuts(recording: Recording, seeds: int, first_seed: int = 0) -> Iterator[Cut]:
    """``seeds`` remains of a power cut after each step, a step that was half done among them."""
    disk, sure, tried = Disk(recording.files), recording.held, []
    fate = random.Random(first_seed)
    for at, step in enumerate(recording.steps):
        if isinstance(step, Coming):
            tried.append(step.what)
        elif isinstance(step, Done):
            sure, tried = tried[-1] if tried else None, []
        else:
            disk.do(step, fate)
        for seed in range(first_seed, first_seed + seeds):
            yield Cut(disk.left(random.Random(seed * 1_000_003 + at)), at, sure, list(tried))


@contextmanager
def left(files: dict[str, bytes], folder: Path) -> Iterator[Path]:
    """What is left, as a folder at which the program is started again. The shared memory, too, may hold anything."""
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    (folder / f"{STORE}-shm").write_bytes(random.Random(len(files[STORE]) if STORE in files else 0).randbytes(32768))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def found(cut: Cut, folder: Path, figures: Figures) -> State:
    """What the real program finds in the remains of ``cut``, once it is sure that they are whole."""
    names = hashlib.sha256(repr(sorted(cut.files.items())).encode()).digest()
    if names not in figures.seen:
        with left(cut.files, folder) as place:
            journal = open_journal(str(place / STORE), KEY, Mark(str(place / MARK)), NOON)
            store = journal._connection
            held = state(store)
            if (seal := cut.files.get(STORE + SEAL)) is not None:
                assert identity.get(store, PAIR)[64:] == seal.hex(), "what was noted while the store was shut is lost"
            assert store.all("PRAGMA quick_check") == [("ok",)]
            demand_index(store)
            if held not in figures.seen.values():
                demand_consistent(store)
            journal.close()
        figures.seen[names] = held
    return figures.seen[names]


def demand_consistent(store: Connection) -> None:
    """The chains verify, every entry is what its events make it, and the search index fits."""
    device, _ = identity.device(store)
    for (epoch,) in store.all("SELECT DISTINCT epoch FROM events WHERE own = 1"):
        rows = store.all("SELECT body, hash FROM events WHERE own = 1 AND epoch = ? ORDER BY dseq", (epoch,))
        assert first_break(genesis(device, epoch), rows) is None
    demand_sane(store)


def demand_sane(store: Connection) -> None:
    """As ``demand_consistent``, where some events of a chain may be gone."""
    assert store.all("PRAGMA integrity_check") == [("ok",)]
    demand_index(store)
    for body, told in store.all("SELECT body, hash FROM events"):
        assert link(decode_event(body).prev_hash, body) == told
    entries = "SELECT * FROM entries ORDER BY id"
    before = store.all(entries)
    with store.writing():
        store.do("DELETE FROM entries")
        for (entry,) in store.all("SELECT DISTINCT entry FROM events WHERE entry IS NOT NULL"):
            projection.project_anew(store, entry)
    assert store.all(entries) == before


def record_return(files: dict[str, bytes], held: State, folder: Path) -> Recording:
    """The program comes back to what a power cut left, and the person goes on."""
    for name, content in files.items():
        (folder / name).write_bytes(content)
    with noted(CutDisk(folder), state) as steps:
        desk = Desk(folder, HandClock(NOON + 48 * HOUR))
        desk.tracking.start("APP-11")
        desk.close()
    return Recording(files, held, steps)


def try_return(recording: Recording, times: int, folder: Path) -> Figures:
    """``times`` cuts of ``recording``, each of them followed by another one at every step of coming back."""
    sum_of = Figures()
    every = list(cuts(recording, 1, 77))
    for number, cut in enumerate(random.Random(5).sample(every, times)):
        held = found(cut, folder, Figures())
        place = folder.with_name(f"return-{number}")
        place.mkdir()
        figures = try_day(record_return(cut.files, held, place), 1, folder, number)
        sum_of.cuts += figures.cuts
        sum_of.tried += figures.tried
    return sum_of


def demand_index(store: Connection) -> None:
    """The search index is whole and finds every item that is assigned."""
    store.do("INSERT INTO work_items_words (work_items_words) VALUES ('integrity-check')")
    assert store.all(
        "SELECT rowid FROM work_items_words WHERE work_items_words MATCH 'key:APP' ORDER BY rowid"
    ) == store.all("SELECT number FROM work_items WHERE assigned = 1 ORDER BY number")


def try_day(recording: Recording, seeds: int, folder: Path, first_seed: int = 0) -> Figures:
    """Everything that was committed is left; of what was being committed, all or nothing."""
    figures = Figures()
    for cut in cuts(recording, seeds, first_seed):
        figures.cuts = cut.at + 1
        figures.tried += 1
        held = found(cut, folder, figures)
        assert held in (cut.sure, *cut.tried), f"cut {cut.at}: {len(cut.sure.events - held.events)} events lost"
    return figures


def try_day_unsafely(recording: Recording, seeds: int, folder: Path) -> Figures:
    """Count what is lost; and what is lost is named, wherever the mark was left."""
    figures = Figures()
    states = [recording.held, *(step.what for step in recording.steps if isinstance(step, Coming))]
    for cut in cuts(recording, seeds):
        figures.cuts = cut.at + 1
        figures.tried += 1
        with left({name: content for name, content in cut.files.items() if name != MARK}, folder) as place:
            store = open_store(str(place / STORE), KEY)
            held = state(store)
            store.close()
            assert held in states, "lost, but as a whole"
        if held not in (cut.sure, *cut.tried):
            figures.lost += 1
            figures.lost_events += len(cut.sure.events - held.events)
    return figures


def try_upgrade(recording: Recording, seeds: int, folder: Path) -> Figures:
    """The store opens as upgraded with all it held, and before it is changed there is a backup."""
    figures = Figures()
    before = recording.held
    *_, after = [step.what for step in recording.steps if isinstance(step, Coming)]
    for cut in cuts(recording, seeds):
        figures.cuts = cut.at + 1
        figures.tried += 1
        with left(cut.files, folder) as place:
            store = connect(str(place / STORE), KEY)
            version = store.one("PRAGMA user_version")
            if version == (1,):
                assert state(store) == before
            store.close()
            backup = place / BACKUP
            if version != (1,) or backup.exists():
                demand_backup(backup, before)
            journal = open_journal(str(place / STORE), KEY, Mark(str(place / MARK)), NOON)
            assert state(journal._connection) == after
            demand_consistent(journal._connection)
            journal.close()
            demand_backup(backup, before)
    return figures


def demand_backup(file: Path, held: State) -> None:
    """``file`` is a whole store that holds ``held``."""
    backup = connect(str(file), KEY)
    assert state(backup) == held
    assert backup.all("PRAGMA integrity_check") == [("ok",)]
    backup.close()


def try_creation(recording: Recording, seeds: int, folder: Path) -> Figures:
    """There is a whole store, or none and the next start makes one; once it was made, there is."""
    figures = Figures()
    for cut in cuts(recording, seeds):
        figures.cuts = cut.at + 1
        figures.tried += 1
        with left(cut.files, folder) as place:
            if STORE not in cut.files:
                assert cut.at < len(recording.steps) - 1, "a store that was made is gone"
                create_store(str(place / STORE), KEY)
            store = open_store(str(place / STORE), KEY)
            assert identity.device(store)[1] == 1
            demand_consistent(store)
            store.close()
    return figures


def main(arguments: list[str]) -> int:
    """Try all of it, with as many seeds as asked for."""
    seeds = int(arguments[0]) if arguments else 10
    with tempfile.TemporaryDirectory(prefix="tt-cuts-", dir="/dev/shm") as name:
        top = Path(name)
        for title, record, judge in (
            ("a day", record_day, try_day),
            ("an upgrade", record_upgrade, try_upgrade),
            ("a new store", record_creation, try_creation),
            ("a day on which syncs fail", record_failing_day, try_day),
            ("coming back", record_day, lambda day, seeds, at: try_return(day, 10 * seeds, at)),
            ("a day, synchronous=NORMAL", lambda at: record_day(at, "NORMAL"), try_day_unsafely),
        ):
            begun = time.monotonic()
            (top / title).mkdir()
            figures = judge(record(top / title), seeds, top / "left")
            print(f"{title}: {figures}, in {time.monotonic() - begun:.0f} s", flush=True)  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
