"""One instance a profile, and command lines that reach it."""

import os
import signal
import socket
import subprocess
import sys
import threading

import pytest

from tracker_desktop.host import caller, instance, paths

HOLDER = """
import sys, time
from tracker_desktop.host import instance
held = instance.claim()
held.serve(lambda argv, out, err: (out("held by the other"), 5)[1])
print("ready", flush=True)
sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("TIMETRACKER_HOME", str(tmp_path))
    return tmp_path


def called(*argv):
    told = []
    code = caller.call(list(argv), lambda text: told.append(("out", text)), lambda text: told.append(("err", text)))
    return code, told


@pytest.fixture
def other(home):
    """Another process that has the profile."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline() == "ready\n"
        yield process
        process.kill()


def test_there_is_one(other):
    assert instance.claim() is None
    assert called("anything") == (5, [("out", "held by the other")])


def test_a_killed_instance_leaves_the_profile_free(other):
    os.kill(other.pid, signal.SIGKILL)
    other.wait()
    assert called("anything") == (None, [])
    with instance.claim() as held:
        held.serve(lambda argv, out, err: 0)
        assert called("anything") == (0, [])


def test_released_means_free():
    with instance.claim():
        assert instance.claim() is None
    with instance.claim() as again:
        assert again is not None
    assert called() == (None, [])


def test_arguments_and_answers_pass_untouched():
    def handler(argv, out, err):
        for word in argv:
            out(word)
        err("line\nanother")
        return 3

    with instance.claim() as held:
        held.serve(handler)
        words = ["start", "APP-1", "--note", 'Grüße "☕"\n', ""]
        assert called(*words) == (3, [*(("out", word) for word in words), ("err", "line\nanother")])


def test_a_caller_that_hangs_up_does_not_stop_the_command():
    done = threading.Event()
    go = threading.Event()

    def handler(argv, out, err):
        go.wait(10)
        out("to nobody")
        done.set()
        return 0

    with instance.claim() as held:
        held.serve(handler)
        with socket.socket(socket.AF_UNIX) as rude:
            rude.connect(paths.socket_file())
            rude.sendall(b'{"argv": []}\n')
        go.set()
        assert done.wait(10)
        go.set()
        assert called("next")[0] == 0


@pytest.mark.parametrize("nonsense", [b"", b"\n", b"nonsense\n", b"[]\n", b'{"argv": 5}\n', b"\xff\xff\n"])
def test_nonsense_is_not_carried_out(nonsense):
    seen = []
    with instance.claim() as held:
        held.serve(lambda argv, out, err: seen.append(argv) or 0)
        with socket.socket(socket.AF_UNIX) as stranger:
            stranger.connect(paths.socket_file())
            stranger.sendall(nonsense)
            stranger.shutdown(socket.SHUT_WR)
            stranger.settimeout(10)
            assert stranger.recv(100) == b""
        assert called("next")[0] == 0
    assert seen == [["next"]]


def test_only_this_person_can_reach_it():
    with instance.claim() as held:
        held.serve(lambda argv, out, err: 0)
        assert os.stat(paths.socket_file()).st_mode & 0o777 == 0o600  # noqa: PTH116


def test_a_program_that_goes_away_is_told():
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(paths.socket_file())
        listener.listen()

        def leave():
            connection, _ = listener.accept()
            connection.recv(1000)
            connection.close()

        threading.Thread(target=leave).start()
        with pytest.raises(ConnectionError):
            called("start", "APP-1")


def test_a_long_home_still_has_a_socket(tmp_path, monkeypatch):
    monkeypatch.setenv("TIMETRACKER_HOME", str(tmp_path / ("x" * 120)))
    with instance.claim() as held:
        held.serve(lambda argv, out, err: 7)
        assert called("x") == (7, [])


def test_the_calling_side_imports_next_to_nothing():
    code = (
        "import sys; before = set(sys.modules); import tracker_desktop.host.caller; print(*set(sys.modules) - before)"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    heavy = {
        "argparse",
        "dataclasses",
        "platformdirs",
        "pathlib",
        "logging",
        "typing",
        "inspect",
        "keyring",
        "sqlcipher3",
    }
    assert not heavy & set(loaded)
    assert len([name for name in loaded if not name.startswith("tracker_")]) < 40
