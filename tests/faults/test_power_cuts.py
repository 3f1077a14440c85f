"""The power fails at every write and every sync of the store: nothing that was committed is lost, nothing is half done.

``TIMETRACKER_CUTS`` tries that many remains of each cut; see ``power_cuts`` for what is tried and how it is judged.
"""

import os
import random
import sys
import tempfile
from pathlib import Path

import pytest

if not sys.platform.startswith("linux"):
    pytest.skip("the remains of a disk are tried on Linux alone", allow_module_level=True)

from tests.faults import power_cuts
from tests.faults.lost_power import Disk, FailedSync, Make, Remove, Rename, Sync, SyncFolder, Write

ASKED = int(os.environ.get("TIMETRACKER_CUTS", "0"))


@pytest.fixture
def memory():
    """A folder in memory: the syncs are part of the play, a real disk's would only cost time."""
    with tempfile.TemporaryDirectory(prefix="tt-cuts-", dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as name:
        yield Path(name)


def recorded(memory, record, *arguments):
    (memory / "recorded").mkdir()
    return record(memory / "recorded", *arguments)


@pytest.mark.timeout(0 if ASKED else 180)
def test_a_day_survives_a_cut_at_every_step(memory):
    figures = power_cuts.try_day(recorded(memory, power_cuts.record_day), ASKED or 1, memory / "left")
    assert figures.cuts > 500


@pytest.mark.timeout(0 if ASKED else 180)
def test_a_day_on_which_syncs_fail_survives_it_too(memory):
    """A sync that failed does not say what of it is on the disk, and the next one says nothing of it either."""
    recording = recorded(memory, power_cuts.record_failing_day)
    assert sum(isinstance(step, FailedSync) for step in recording.steps) > 10
    assert power_cuts.try_day(recording, ASKED or 1, memory / "left").cuts > 500


def test_coming_back_survives_another_cut(memory):
    recording = recorded(memory, power_cuts.record_day)
    assert power_cuts.try_return(recording, 10 * ASKED or 6, memory / "left").cuts > 100


def test_an_upgrade_survives_it_and_never_begins_without_its_backup(memory):
    recording = recorded(memory, power_cuts.record_upgrade)
    assert power_cuts.try_upgrade(recording, ASKED or 1, memory / "left").cuts > 80


def test_a_new_store_is_there_as_a_whole_or_not_at_all(memory):
    recording = recorded(memory, power_cuts.record_creation)
    assert power_cuts.try_creation(recording, ASKED or 1, memory / "left").cuts > 80


def test_with_synchronous_normal_it_would_lose_what_was_committed(memory):
    """That these tests can tell the difference; the program's own setting is FULL."""
    recording = recorded(memory, power_cuts.record_day, "NORMAL")
    figures = power_cuts.try_day_unsafely(recording, 2, memory / "left")
    assert figures.lost > 10
    assert figures.lost_events > 10


def remains(steps, files=None):
    """Every folder that may be left of ``steps``, by many tries."""
    disk = Disk(files or {})
    for step in steps:
        disk.do(step, random.Random(0))
    return [disk.left(random.Random(seed)) for seed in range(300)]


def test_what_was_synced_is_left_and_the_rest_may_be():
    once, twice = b"1" * 1024, b"2" * 1024
    left = remains([Make("a"), SyncFolder(), Write("a", 0, once), Sync("a"), Write("a", 0, twice)])
    assert {each["a"] for each in left} == {once, twice, twice[:512] + once[:512], once[:512] + twice[:512]}


def test_names_survive_in_their_order_unless_the_folder_was_synced():
    steps = [Make("b"), Sync("b"), Rename("b", "a"), Remove("c")]
    old = {"a": b"old", "c": b""}
    assert {tuple(sorted(each)) for each in remains(steps, old)} == {("a", "c"), ("a", "b", "c"), ("a",)}
    assert {each["a"] for each in remains(steps, old)} == {b"old", b""}
    assert {tuple(sorted(each)) for each in remains([*steps, SyncFolder()], old)} == {("a",)}


def test_after_a_sync_that_failed_the_next_one_promises_nothing_of_it():
    left = set()
    for seed in range(100):
        disk = Disk({"a": b"old"})
        for step in (Write("a", 0, b"new"), FailedSync("a"), Sync("a")):
            disk.do(step, random.Random(seed))
        left.add(disk.left(random.Random(0))["a"])
    assert left == {b"old", b"new"}
