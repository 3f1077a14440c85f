"""Clocks, ids, folders, the device's own words, the log, the browser."""

import datetime as dt
import logging
import os
import subprocess
import sys
import time
import uuid

import pytest

from tracker_core.errors import Unavailable
from tracker_desktop.host import browser, device, logs, paths
from tracker_desktop.host.clock import SystemClock
from tracker_desktop.host.ids import uuid7


def test_ids_are_uuid7_and_sort_by_time():
    made = [uuid7(ms) for ms in (1000, 1000, 1001, 999, 5, 1002) for _ in range(50)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)
    parsed = [uuid.UUID(each) for each in made]
    assert all(each.version == 7 and each.variant == uuid.RFC_4122 for each in parsed)
    late = uuid7(2**44)
    assert uuid.UUID(late).int >> 80 == 2**44


def test_the_clock_is_the_systems():
    clock = SystemClock()
    now = clock.now()
    assert abs(now.ms - time.time() * 1000) < 5000
    boot, awake = clock.reading()
    assert boot == clock.reading()[0]
    assert clock.reading()[1] >= awake > 0


@pytest.mark.parametrize(
    ("zone", "wall", "utc", "offset"),
    [
        ("Europe/Berlin", "2026-07-01T12:00", "2026-07-01T10:00+00:00", 120),
        ("Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30+00:00", 120),  # shown twice: the first
        ("Europe/Berlin", "2026-03-29T02:30", "2026-03-29T01:30+00:00", 120),  # skipped
        ("Pacific/Kiritimati", "2026-01-01T00:00", "2025-12-31T10:00+00:00", 840),
        ("Etc/GMT+12", "2026-01-01T00:00", "2026-01-01T12:00+00:00", -720),
        ("Asia/Kathmandu", "2026-01-01T00:00", "2025-12-31T18:15+00:00", 345),
    ],
)
def test_wall_time_is_read_in_the_local_zone(zone, wall, utc, offset, monkeypatch):
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        moment = SystemClock().local(dt.datetime.fromisoformat(wall))
    finally:
        monkeypatch.undo()
        time.tzset()
    assert moment == (round(dt.datetime.fromisoformat(utc).timestamp() * 1000), offset)


def test_one_folder_holds_everything(tmp_path, monkeypatch):
    monkeypatch.setenv("TIMETRACKER_HOME", str(tmp_path / "home"))
    for place in (paths.store_file(), paths.log_folder(), paths.runtime_folder(), paths.socket_file()):
        assert place.startswith(str(tmp_path / "home"))
    assert (tmp_path / "home").stat().st_mode & 0o777 == 0o700


def test_two_profiles_have_two_keys(tmp_path, monkeypatch):
    names = {paths.profile()}
    for name in ("a", "b"):
        monkeypatch.setenv("TIMETRACKER_HOME", str(tmp_path / name))
        names.add(paths.profile())
    assert len(names) == 3


def test_the_systems_folders_are_used_without_a_home(tmp_path, monkeypatch):
    monkeypatch.delenv("TIMETRACKER_HOME", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    (tmp_path / "run").mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "run"))
    assert paths.store_file() == str(tmp_path / "data" / "TimeTracker" / "timetracker.db")
    assert paths.socket_file() == str(tmp_path / "run" / "timetracker" / "socket")


def test_a_folder_that_cannot_be_made_is_told(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("TIMETRACKER_HOME", str(tmp_path / "file" / "below"))
    with pytest.raises(Unavailable) as caught:
        paths.store_file()
    assert caught.value.code == "folder_unusable"


def test_a_folder_that_cannot_be_made_is_one_sentence_in_a_shell(tmp_path):
    (tmp_path / "file").touch()
    environment = {**os.environ, "TIMETRACKER_HOME": str(tmp_path / "file" / "below")}
    done = subprocess.run(
        [sys.executable, "-m", "tracker_desktop", "status"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 4
    assert done.stdout == ""
    assert done.stderr.startswith("timetracker: ")
    assert done.stderr.count("\n") == 1


def test_a_log_in_that_is_gone_has_no_folder_for_the_socket(tmp_path, monkeypatch):
    monkeypatch.delenv("TIMETRACKER_HOME", raising=False)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("os.access", lambda path, mode: False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "gone"))
    assert os.path.isdir(paths.runtime_folder())  # noqa: PTH112
    assert not (tmp_path / "gone" / "timetracker").exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="giving a folder away needs root")
def test_somebody_elses_folder_is_not_used(tmp_path, monkeypatch):
    (tmp_path / "theirs").mkdir()
    os.chown(tmp_path / "theirs", 12345, 12345)
    monkeypatch.setenv("TIMETRACKER_HOME", str(tmp_path / "theirs"))
    with pytest.raises(Unavailable):
        paths.store_file()


def test_the_device_tells_its_system_and_no_name():
    told = device.operating_system()
    assert 0 < len(told) <= 100
    assert os.uname().nodename not in told


def test_the_log_holds_where_not_what(tmp_path, monkeypatch):
    monkeypatch.setenv("TIMETRACKER_HOME", str(tmp_path))
    log = logs.open_log()
    try:
        int("Fix the login crash of ann@example.org")
    except ValueError as error:
        log.error("fault: %s", logs.where(error))  # noqa: TRY400 - what is tried
    for handler in list(log.handlers):
        log.removeHandler(handler)
        handler.close()
    written = (tmp_path / "log" / "timetracker.log").read_text()
    assert "ValueError at test_the_log_holds_where_not_what" in written
    assert "ann@" not in written
    assert "login" not in written
    assert logging.getLogger("timetracker").propagate is False


@pytest.mark.parametrize("url", ["file:///etc/passwd", "javascript:1", "https://", "C:\\x.exe", "ssh://host"])
def test_only_web_pages_are_opened(url, monkeypatch):
    monkeypatch.setenv("DISPLAY", ":1")
    monkeypatch.setattr("webbrowser.open", lambda page: pytest.fail(f"opened {page}"))
    assert browser.open_page(url) is False


def test_a_frozen_program_lends_its_libraries_to_nobody(monkeypatch):
    seen = []
    monkeypatch.setenv("DISPLAY", ":1")
    monkeypatch.setattr("sys.frozen", True, raising=False)
    monkeypatch.setattr("webbrowser.open", lambda page: seen.append(os.environ.get("LD_LIBRARY_PATH")) or True)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/bundle")
    assert browser.open_page("https://time.example.org")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/before")
    assert browser.open_page("https://time.example.org")
    assert seen == [None, "/before"]
    assert os.environ["LD_LIBRARY_PATH"] == "/bundle"


def test_no_browser_takes_over_a_terminal(monkeypatch):
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert browser.open_page("https://time.example.org") is False
