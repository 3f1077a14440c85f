"""A disk that is full or cannot be written: told for what it is, and never told wrong."""

import os
import shutil
import subprocess

import pytest

from tests.desktop.desk import KEY, TestDesk
from tracker_core.errors import Refused, Unavailable
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


def fill(disk):
    (disk / "ballast").write_bytes(bytes(shutil.disk_usage(disk).free))


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
    held = [line.event.id for line in desk.journal.log(1000)]
    (disk / "ballast").unlink()
    desk.clock.pass_ms(1000)
    held = [desk.tracking.stop()[0].id, *held]
    desk.close()
    connection = open_store(str(disk / "store.db"), KEY)
    assert sorted(held) == [row[0] for row in connection.all("SELECT id FROM events ORDER BY id")]
    assert connection.one("PRAGMA integrity_check") == ("ok",)
    connection.close()


def test_tidying_up_on_a_full_disk_is_no_error(disk):
    desk = TestDesk(disk)
    with desk.journal._connection.writing():
        desk.journal._connection.do("INSERT INTO meta (name, value) VALUES ('filler', ?)", ("x" * 300_000,))
    fill(disk)
    assert code_of(desk.journal._connection.checkpoint) == "disk_full"
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
