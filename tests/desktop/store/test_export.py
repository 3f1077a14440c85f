"""The export of a real store into a real file: complete, small in its steps, and whole or not at all."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.desktop.desk import NOON, item
from tracker_core.errors import Refused, Unavailable
from tracker_core.messages import Outcome, work_item_json
from tracker_core.model import Moment
from tracker_core.wire import encode_event
from tracker_desktop.services import exporting
from tracker_desktop.services.exporting import Format, export
from tracker_desktop.services.progress import Steps
from tracker_desktop.services.saving import save

NOW = Moment(NOON, 60)


@pytest.fixture
def archive(desk):
    desk.assign(*(item(number) for number in range(1, 121)))
    for number in range(1, 121):
        desk.tracking.start(f"APP-{number}")
        desk.clock.pass_ms(60_000)
    desk.pull(("work_item", work_item_json(item(120, assigned=False, rev=2))))  # worked on, taken away since
    with desk.journal.beside() as opened:
        yield opened


def seen(progress):
    """A step that nobody stops."""


def test_nothing_is_left_out_nor_told_twice_whatever_the_size_of_a_part(archive, desk, monkeypatch):
    monkeypatch.setattr(exporting, "ROWS", 7)
    parts = list(export(archive, Format.JSON, desk.clock.now()))
    held = json.loads("".join(part.text for part in parts))
    assert sorted(each["key"] for each in held["work_items"]) == sorted(f"APP-{number}" for number in range(1, 121))
    assert [each["key"] for each in held["entries"]] == [f"APP-{number}" for number in range(1, 121)]
    recorded = [json.loads(encode_event(line.event)) for line in reversed(desk.journal.standings.log(1000))]
    assert [each["event"] for each in held["events"]] == recorded
    assert {each["outcome"] for each in held["events"]} == {None}
    dones = [part.progress.done for part in parts]
    assert dones == sorted(dones)
    assert parts[-1].progress.per_mille == 1000
    assert dones[-1] == 120 + 120 + len(recorded)


def test_what_the_server_brought_counts_as_accepted(archive, desk):
    waiting = next(iter(archive.events("", 1)))
    assert (waiting.own, waiting.outcome) == (True, "")
    with desk.journal._connection.writing():
        desk.journal._connection.do("UPDATE events SET own = 0 WHERE id = ?", (waiting.id,))
    assert next(iter(archive.events("", 1))).outcome == Outcome.ACCEPTED


def test_the_table_has_each_entry_once(archive, desk, monkeypatch):
    monkeypatch.setattr(exporting, "ROWS", 7)
    parts = list(export(archive, Format.CSV, desk.clock.now()))
    rows = "".join(part.text for part in parts).splitlines()
    assert len(rows) == 121
    assert [row.split(",")[5] for row in rows[1:]] == [f"APP-{number}" for number in range(1, 121)]
    assert parts[-1].progress == exporting.Progress(exporting.Doing.EXPORTING, 120, 120)


def test_somebody_who_records_meanwhile_does_not_wait(archive, desk):
    parts = export(archive, Format.JSON, NOW)
    next(parts)
    desk.tracking.stop()
    assert Path(f"{desk.file}-wal").stat().st_size == 0  # which is waited for in vain while somebody reads
    assert len(list(parts)) > 2


def test_nothing_is_written_through_it(archive):
    with pytest.raises(Unavailable):
        archive.journal.put_preferences("{}")


def test_a_file_that_is_there_is_replaced_when_the_new_one_is_whole(archive, tmp_path):
    path = tmp_path / "out.json"
    path.write_text("before")
    there = []
    save(str(path), export(archive, Format.JSON, NOW), lambda _: there.append(path.read_text()))
    assert set(there) == {"before"}
    assert json.loads(path.read_text("utf-8"))["format"] == "timetracker-export"
    assert sorted(each.name for each in tmp_path.iterdir() if "store" not in each.name) == ["out.json"]
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600


def test_stopped_in_the_midst_it_leaves_what_was_there(archive, tmp_path):
    path = tmp_path / "out.csv"
    path.write_text("before")
    stopped = iter([False, True])
    with pytest.raises(Refused, match="enough"):
        save(
            str(path),
            export(archive, Format.CSV, NOW),
            Steps(seen, lambda: next(stopped), lambda: Refused("enough", "enough")),
        )
    assert path.read_text() == "before"
    assert [each.name for each in tmp_path.iterdir() if "store" not in each.name] == ["out.csv"]


@pytest.mark.skipif(os.name != "posix", reason="links")
def test_a_link_keeps_leading_to_the_file(archive, tmp_path):
    real = tmp_path / "elsewhere"
    real.mkdir()
    link = tmp_path / "out.csv"
    link.symlink_to(real / "file.csv")
    save(str(link), export(archive, Format.CSV, NOW), seen)
    assert link.is_symlink()
    assert (real / "file.csv").read_text().startswith("entry,")


def test_a_folder_that_is_not_there_and_a_folder_in_the_place_of_the_file_are_told(archive, tmp_path):
    for path in (tmp_path / "gone" / "out.csv", tmp_path):
        with pytest.raises(Unavailable) as caught:
            save(str(path), export(archive, Format.CSV, NOW), seen)
        assert caught.value.code == "export_failed"


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 64 KiB."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("mounting a small disk needs root")
    folder = tmp_path / "disk"
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)], check=False).returncode != 0:
        pytest.skip("no tmpfs can be mounted here")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_a_full_disk_is_told_and_nothing_stays_on_it(archive, small_disk):
    path = small_disk / "out.json"
    path.write_text("before")
    free = shutil.disk_usage(small_disk).free
    with pytest.raises(Unavailable) as caught:
        save(str(path), export(archive, Format.JSON, NOW), seen)
    assert caught.value.code == "export_disk_full"
    assert [each.name for each in small_disk.iterdir()] == ["out.json"]
    assert path.read_text() == "before"
    assert shutil.disk_usage(small_disk).free == free


def test_a_read_only_disk_is_told(archive, small_disk):
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(Unavailable) as caught:
        save(str(small_disk / "out.json"), export(archive, Format.JSON, NOW), seen)
    assert caught.value.code == "export_read_only"
