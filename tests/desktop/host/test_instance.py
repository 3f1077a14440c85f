"""One instance a profile, and command lines that reach it."""

import errno
import os
import signal
import socket
import subprocess
import sys
import threading
import time

import pytest

from tracker_core.errors import Unavailable
from tracker_desktop.__main__ import forwarded
from tracker_desktop.host import caller, instance, paths
from tracker_desktop.host.terminal import Terminal

HOLDER = """
import sys, time
from tracker_desktop.host import instance
held = instance.claim()
held.serve(lambda argv, out, err, show: (out("held by the other"), 5)[1])
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
        held.serve(lambda argv, out, err, show: 0)
        assert called("anything") == (0, [])


def test_released_means_free():
    with instance.claim():
        assert instance.claim() is None
    with instance.claim() as again:
        assert again is not None
    assert called() == (None, [])


def test_arguments_and_answers_pass_untouched():
    def handler(argv, out, err, show):
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

    def handler(argv, out, err, show):
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
        held.serve(lambda argv, out, err, show: seen.append(argv) or 0)
        with socket.socket(socket.AF_UNIX) as stranger:
            stranger.connect(paths.socket_file())
            stranger.sendall(nonsense)
            stranger.shutdown(socket.SHUT_WR)
            stranger.settimeout(10)
            assert stranger.recv(100) == b""
        assert called("next")[0] == 0
    assert seen == [["next"]]


def test_a_command_that_hangs_keeps_nobody_waiting():
    go = threading.Event()
    with instance.claim() as held:
        held.serve(lambda argv, out, err, show: 0 if argv == ["quick"] or go.wait(20) else 1)
        first = threading.Thread(target=called, args=("slow",))
        first.start()
        assert called("quick")[0] == 0
        assert first.is_alive()
        go.set()
        first.join(10)


def test_a_caller_that_says_nothing_keeps_nobody_waiting():
    with instance.claim() as held:
        held.serve(lambda argv, out, err, show: 0)
        with socket.socket(socket.AF_UNIX) as silent:
            silent.connect(paths.socket_file())
            assert called("next")[0] == 0


def test_a_handler_that_fails_still_answers(monkeypatch):
    failed = []
    monkeypatch.setattr(threading, "excepthook", lambda args: failed.append(args.exc_type))

    def handler(argv, out, err, show):
        raise ZeroDivisionError

    with instance.claim() as held:
        held.serve(handler)
        assert called("start", "APP-1") == (70, [])
        deadline = time.monotonic() + 10
        while not failed:
            assert time.monotonic() < deadline
    assert failed == [ZeroDivisionError]


def test_too_many_open_files_pass(monkeypatch):
    accept = socket.socket.accept
    troubles = [OSError(errno.EMFILE, "too many open files")] * 2

    def crowded(listener):
        if troubles:
            raise troubles.pop()
        return accept(listener)

    monkeypatch.setattr(socket.socket, "accept", crowded)
    monkeypatch.setattr(instance, "CROWDED_S", 0.01)
    with instance.claim() as held:
        held.serve(lambda argv, out, err, show: 0)
        assert called("next")[0] == 0


def test_released_ends_its_thread():
    with instance.claim() as held:
        held.serve(lambda argv, out, err, show: 0)
        (waiting,) = [thread for thread in threading.enumerate() if thread.name == "instance"]
    waiting.join(10)
    assert not waiting.is_alive()


def test_the_lock_is_the_same_with_and_without_a_log_in(tmp_path, monkeypatch):
    monkeypatch.delenv("TIMETRACKER_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    (tmp_path / "run").mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "run"))
    with instance.claim():
        monkeypatch.delenv("XDG_RUNTIME_DIR")
        assert instance.claim() is None


def test_a_lock_that_cannot_be_made_is_told(home):
    (home / "lock").mkdir()
    with pytest.raises(Unavailable) as caught:
        instance.claim()
    assert caught.value.code == "folder_unusable"


def test_only_this_person_can_reach_it():
    with instance.claim() as held:
        held.serve(lambda argv, out, err, show: 0)
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
        held.serve(lambda argv, out, err, show: 7)
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


def test_progress_goes_to_the_terminal_alone_and_tells_when_nobody_is_there(home, capsys, monkeypatch):
    there = []
    gone = threading.Event()

    def handler(argv, out, err, show):
        there.append(show("1 of 2"))
        if argv == ["wait"]:
            gone.wait(20)
            while show("2 of 2"):  # what is under way still arrives
                gone.wait(0.01)
            there.append(False)
        return 0

    with instance.claim() as held:
        held.serve(handler)
        assert called("go") == (0, [])  # neither printed nor an error
        assert capsys.readouterr() == ("", "")
        monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
        assert called("go") == (0, [])
        assert capsys.readouterr().err.strip() == "1 of 2"
        connection, _ = caller._connect()
        connection.sendall(b'{"argv": ["wait"]}\n')
        connection.recv(100)
        connection.close()
        gone.set()
        deadline = time.monotonic() + 20
        while there[-1] and time.monotonic() < deadline:
            gone.wait(0.01)
    assert there == [True, True, True, False]


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_an_interrupt_hangs_up_which_the_program_hears(home):
    heard = threading.Event()

    def handler(argv, out, err, show):
        os.kill(os.getpid(), signal.SIGINT)
        while show("1 of 2"):
            heard.wait(0.01)
        heard.set()
        return 0

    with instance.claim() as held:
        held.serve(handler)
        assert forwarded(["sync"]) == 130
        assert heard.wait(20)


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_a_first_interrupt_asks_to_stop_and_a_second_ends():
    with Terminal() as terminal:
        assert terminal("1 of 2")
        os.kill(os.getpid(), signal.SIGINT)
        assert not terminal("2 of 2")
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
