"""The private screen does what it promises: the bare tray program is seen, says what it offers, can be clicked."""

import subprocess
import sys
from pathlib import Path

import pytest

from tools.screen import Screen

pytestmark = pytest.mark.screen
BARE_TRAY = Path(__file__).parents[2] / "benchmarks" / "floors" / "bare_tray.py"


def test_a_tray_program_is_seen_and_ended_from_its_menu(short_folder: Path) -> None:
    with Screen(short_folder) as screen:
        program = screen.start([sys.executable, str(BARE_TRAY)])
        icon = screen.tray.wait_for_icon(program.pid)
        assert [entry.label for entry in screen.tray.menu(icon)] == ["Quit"]
        assert screen.screenshot(short_folder / "seen.png").read_bytes().startswith(b"\x89PNG")
        screen.tray.choose(icon, "Quit")
        assert program.wait(60) == 0
        assert screen.tray.icons() == []


def test_the_keyring_keeps_and_can_be_locked(short_folder: Path) -> None:
    keep = "import keyring; keyring.set_password('a', 'b', 'c'); print(keyring.get_password('a', 'b'))"
    locked = (
        "import secretstorage; bus = secretstorage.dbus_init(); "
        "print(secretstorage.get_default_collection(bus).is_locked()); bus.close()"
    )
    with Screen(short_folder, panel=False) as screen:
        assert screen.run([sys.executable, "-c", keep]).stdout == "c\n"
        screen.lock_keyring()
        assert screen.run([sys.executable, "-c", locked]).stdout == "True\n"


def test_nothing_is_left_running(short_folder: Path) -> None:
    with Screen(short_folder) as screen:
        program = screen.start([sys.executable, str(BARE_TRAY)])
        display = screen.env["DISPLAY"]
    assert program.poll() is not None
    gone = subprocess.run(["xdotool", "getmouselocation"], env={"DISPLAY": display}, capture_output=True, check=False)
    assert gone.returncode != 0
