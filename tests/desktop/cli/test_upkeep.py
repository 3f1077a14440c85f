"""The commands that see to the store as a whole: what they print, and that nothing is done unasked."""

import pytest

from tests.desktop.cli.test_commands import Shell
from tracker_core.errors import Unavailable
from tracker_desktop.store import gaps


@pytest.fixture
def shell(desk):
    return Shell(desk, journal=desk.journal)


def test_a_new_key_is_told_of_or_why_there_is_none(shell):
    assert shell("rotate-key") == (
        0,
        "",
        "Your time records have a new key. Nothing here opens with the old one any more.\n",
    )
    shell.upkeep.failing = Unavailable("keyring_locked", "locked")
    code, out, err = shell("rotate-key")
    assert (code, out) == (4, "")
    assert "keyring is locked" in err
    assert shell.upkeep.asked == ["rotate_key"] * 2


def test_recovery_says_first_what_it_would_do(shell):
    code, out, err = shell("recover")
    assert (code, out) == (3, "")
    assert err.startswith("The time records are damaged.\n")
    assert "timetracker recover --yes" in err
    assert shell.upkeep.asked == ["problem"]


def test_recovery_names_what_is_gone(shell):
    code, out, err = shell("recover", "--yes")
    assert (code, err) == (0, "")
    assert "57 records of this device could be read" in out
    assert "Records of this device that could not be read here: 57–59, 3. What the server has of them comes back" in out
    assert "Sign in again" in out
    assert "D:\\aside" in out
    assert shell.json("recover", "--yes") == {
        "folder": "D:\\aside",
        "kept": 57,
        "missing": [{"epoch": 1, "first": 57, "last": 59}, {"epoch": 2, "first": 3, "last": 3}],
        "signed_in": False,
    }


def test_status_names_what_has_not_come_back_yet(shell, desk):
    assert shell.json("status")["missing"] == []
    with desk.journal._connection.writing():
        gaps.open_gap(desk.journal._connection, "d", 1, 57, 59)
    assert "could not be read here: 57–59." in shell("status")[1]
    assert shell.json("status")["missing"] == [{"epoch": 1, "first": 57, "last": 59}]
