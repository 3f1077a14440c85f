"""What is done to a store as a whole, with a real secret service, with and without the tray program."""

import json
import sys
import time
from pathlib import Path

import pytest

from tools.screen import Screen

PROGRAM = [sys.executable, "-m", "tracker_desktop"]
PATIENCE_S = 60
STORE = """
from tracker_desktop.host import paths
print(paths.store_file())
"""
KEY = """
from tracker_desktop.host import paths
from tracker_desktop.host.secrets import KeyringSecrets
secrets = KeyringSecrets(paths.profile())
print(secrets.key().hex(), secrets.successor().key())
"""


@pytest.mark.screen
def test_a_new_key_while_the_tray_program_runs_and_while_it_does_not(short_folder):
    with Screen(short_folder) as screen:

        def ask(*words):
            return screen.run([*PROGRAM, *words])

        def keys():
            return screen.run([sys.executable, "-c", KEY]).stdout.split()

        program = screen.start(PROGRAM)
        screen.tray.wait_for_icon(program.pid)
        before = json.loads(ask("status", "--json").stdout)
        first = keys()
        assert first[1] == "None"
        done = ask("rotate-key")
        assert (done.returncode, done.stdout) == (0, ""), done.stderr
        assert "new key" in done.stderr
        second = keys()
        assert second[1] == "None"
        assert json.loads(ask("status", "--json").stdout)["person"] == before["person"]
        assert ask("quit").returncode == 0
        program.wait(PATIENCE_S)
        assert ask("status").returncode == 0
        assert ask("rotate-key").returncode == 0
        third = keys()
        assert ask("status").returncode == 0
        assert len({first[0], second[0], third[0]}) == 3


@pytest.mark.screen
def test_a_locked_keyring_leaves_the_key_as_it_is(short_folder):
    with Screen(short_folder, panel=False) as screen:
        assert screen.run([*PROGRAM, "status"]).returncode == 0
        screen.lock_keyring()
        asking = screen.start([*PROGRAM, "rotate-key"])
        deadline = time.monotonic() + PATIENCE_S
        while not screen.windows():  # the service asks the person, who says no
            assert time.monotonic() < deadline
        while asking.poll() is None:
            assert time.monotonic() < deadline
            screen.key("Escape")
        assert asking.returncode == 4


@pytest.mark.screen
def test_a_damaged_store_is_set_aside_from_the_menu(short_folder):
    with Screen(short_folder) as screen:

        def ask(*words):
            return screen.run([*PROGRAM, *words])

        assert ask("status").returncode == 0
        store = Path(screen.run([sys.executable, "-c", STORE]).stdout.strip())
        with store.open("r+b") as file:
            file.seek(200)
            file.write(bytes(100))
        damaged = store.read_bytes()
        program = screen.start(PROGRAM)
        icon = screen.tray.wait_for_icon(program.pid)
        assert ask("status").returncode == 3
        wait_for(lambda: screen.tray.find(icon, "Set aside and begin anew") is not None)
        screen.tray.choose(icon, "Set aside and begin anew")
        wait_for(lambda: screen.keyboard() == "Begin anew?")
        screen.key("alt+s")
        wait_for(lambda: ask("status").returncode == 0)
        (aside,) = store.parent.glob(f"set-aside/*/{store.name}")
        assert aside.read_bytes() == damaged
        assert ask("quit").returncode == 0
        program.wait(PATIENCE_S)


def wait_for(holds):
    deadline = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < deadline
