"""A disk that is full or cannot be written: told for what it is, and never told wrong."""

import os
import shutil
import subprocess

import pytest

from tests.desktop.desk import KEY, TestDesk, item
from tracker_core.errors import Refused, Unavailable
from tracker_core.messages import work_item_json
from tracker_desktop.store.opening import create_store, open_store

pytestmark = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="mounting a small disk needs root"
)


@pytest.fixture
def disk(tmp_path):
    """A disk of two megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)], check=False).returncode != 0:
        pytest.skip("no tmpfs can be mounted here")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(disk, but=0):
    (disk / "ballast").write_bytes(bytes(max(0, shutil.disk_usage(disk).free - but)))


def code_of(call):
    with pytest.raises(Unavailable) as caught:
        call()
    return caught.value.code


def test_a_recording_is_held_or_told_not_to_be(disk):
    desk = TestDesk(disk)
    desk.tracking.start("APP-1")
    fill(disk)
    codes = set()
    for number in range(300):
        desk.clock.pass_ms(1000)
        before = desk.journal.head()
        try:
            told = desk.tracking.start(f"APP-{number % 3 + 1}")
        except Unavailable as error:
            codes.add(error.code)
            assert desk.journal.head() == before
        except Refused:
            continue  # it runs already
        else:
            assert desk.journal.head().next_dseq == before.next_dseq + len(told)
    assert codes == {"disk_full"}
    held = [line.event.id for line in desk.journal.standings.log(1000)]
    (disk / "ballast").unlink()
    desk.clock.pass_ms(1000)
    held = [desk.tracking.stop()[0].id, *held]
    desk.close()
    connection = open_store(str(disk / "store.db"), KEY)
    assert sorted(held) == [row[0] for row in connection.all("SELECT id FROM events ORDER BY id")]
    assert connection.one("PRAGMA integrity_check") == ("ok",)
    connection.close()


def test_at_every_point_of_filling_up_nothing_that_was_acknowledged_is_lost(disk, tmp_path):
    """Full but for so many pages; recorded and pulled until it is refused; crashed; freed, and gone on."""
    desk = TestDesk(disk)
    desk.tracking.start("APP-1")
    held = {line.event.id for line in desk.journal.standings.log(1000)}
    cursor, number = "0", 1
    for free_pages in range(40):
        fill(disk, but=free_pages * 4096)
        refused = set()
        while len(refused) < 2:
            number += 1
            try:
                held |= switched(desk)
            except Unavailable as error:
                refused.add(("recording", error.code))
            try:
                desk.pull(("work_item", work_item_json(item(10 + number))), cursor=str(number))
                cursor = str(number)
            except Unavailable as error:
                refused.add(("pull", error.code))
            assert desk.sync.cursor() == cursor
        assert refused == {("recording", "disk_full"), ("pull", "disk_full")}
        assert as_after_a_crash(disk, tmp_path / "crashed") >= held
        (disk / "ballast").unlink()
        held |= switched(desk)
        if number > 60:  # what the next round may use up is what was freed
            desk.close()
            for path in disk.iterdir():
                path.unlink()
            desk, held, cursor, number = TestDesk(disk), set(), "0", 1
    desk.close()


def switched(desk):
    """Start on another item than runs; the events."""
    desk.clock.pass_ms(1000)
    running = {entry.work_item for entry in desk.journal.entries.running()}
    key = "APP-2" if running == {"id-1"} else "APP-1"
    return {event.id for event in desk.tracking.start(key, note="x" * 300)}


def as_after_a_crash(disk, place):
    """The events that a program finds which is started on another disk with what is on this one."""
    shutil.copytree(disk, place, ignore=shutil.ignore_patterns("ballast", "*-shm"))
    connection = open_store(str(place / "store.db"), KEY)
    assert connection.one("PRAGMA integrity_check") == ("ok",)
    found = {row[0] for row in connection.all("SELECT id FROM events")}
    connection.close()
    shutil.rmtree(place)
    return found


def test_tidying_up_on_a_full_disk_is_no_error(disk):
    desk = TestDesk(disk)
    with desk.journal._connection.writing(settle=False):
        desk.journal._connection.do("INSERT INTO meta (name, value) VALUES ('filler', ?)", ("x" * 300_000,))
    fill(disk)
    assert code_of(lambda: desk.journal._connection.all("PRAGMA wal_checkpoint(TRUNCATE)")) == "disk_full"
    desk.journal.settle()
    (disk / "ballast").unlink()
    desk.close()


def test_a_full_disk_opens_and_makes_no_store(disk):
    desk = TestDesk(disk)
    desk.close()
    fill(disk)
    assert code_of(lambda: open_store(desk.file, KEY)) == "disk_full"
    assert code_of(lambda: create_store(str(disk / "new.db"), KEY)) == "disk_full"
    assert not (disk / "new.db").exists()
    (disk / "ballast").unlink()
    open_store(desk.file, KEY).close()
    create_store(str(disk / "new.db"), KEY)


def test_a_disk_that_cannot_be_written_is_told(disk):
    desk = TestDesk(disk)
    desk.close()
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    assert code_of(lambda: open_store(desk.file, KEY)) == "store_read_only"
    assert code_of(lambda: create_store(str(disk / "new.db"), KEY)) == "store_read_only"
