"""One running instance a profile: a lock that lives as long as the process, and a socket that takes command lines.

A command line goes over as one JSON line; back come lines of ``{"out": …}``, ``{"err": …}``,
``{"progress": …}`` and a last ``{"exit": …}``.
The calling side is in ``caller``, which imports next to nothing.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import struct
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import IO, Self

from tracker_core.errors import Bug, Unavailable
from tracker_desktop.host import paths
from tracker_desktop.host.caller import MAX_LINE

Print = Callable[[str], object]
Show = Callable[[str], bool]
Handler = Callable[[list[str], Print, Print, Show], int]

CROWDED_S = 0.2
REQUEST_S = 10.0  # a caller sends its line at once; one that does not is gone or no friend


class Instance:
    """The right to use this profile's store, held from ``claim`` to ``release``."""

    def __init__(self, lock: IO[bytes]) -> None:
        self._lock = lock
        self._listener: socket.socket | None = None
        self._released = threading.Event()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def serve(self, handler: Handler) -> None:
        """Take command lines from now on, each on a thread of its own. ``handler`` answers the exit code.

        It gets what prints, what prints errors, and what shows progress, which tells whether the caller is still there.
        """
        self._listener = _listen()
        threading.Thread(
            target=_accept, args=(self._listener, handler, self._released), name="instance", daemon=True
        ).start()

    def release(self) -> None:
        """Give the profile free for another process."""
        self._released.set()
        if self._listener is not None:
            with contextlib.suppress(OSError):  # some systems know no shutdown of a listener
                self._listener.shutdown(socket.SHUT_RDWR)  # wakes the thread in ``accept``, which close alone does not
            self._listener.close()
            _forget_address()
            self._listener = None
        self._lock.close()


def claim() -> Instance | None:
    """The profile, None when another process has it. The system lets go of the lock when a process dies.

    The lock lies beside the store that it guards: where the socket lies can differ from one log-in to another.
    Raises ``Unavailable("folder_unusable")``.
    """
    path = os.path.join(paths.data_folder(), "lock")  # noqa: PTH118
    try:
        lock = open(path, "a+b")  # noqa: PTH123, SIM115 - held for life
    except OSError as error:
        raise Unavailable("folder_unusable", f"{path} cannot be used: {error.strerror}.", folder=path) from error
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        lock.close()
        return None
    return Instance(lock)


def _listen() -> socket.socket:
    """A listening socket that only this person can reach.

    On Windows a loopback port, with a secret in a file that only this person can read in place of the socket's mode.
    """
    path = paths.socket_file()
    if sys.platform == "win32":
        import secrets

        listener = socket.create_server(("127.0.0.1", 0))
        with open(path, "w", encoding="ascii") as file:  # noqa: PTH123
            json.dump({"port": listener.getsockname()[1], "secret": secrets.token_hex(32)}, file)
    else:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(path)  # noqa: PTH108 - left by a process that was killed; the lock says that it is dead
        listener = socket.socket(socket.AF_UNIX)
        before = os.umask(0o177)
        try:
            listener.bind(path)
        finally:
            os.umask(before)
        listener.listen(8)
    return listener


def _forget_address() -> None:
    with contextlib.suppress(OSError):
        os.unlink(paths.socket_file())  # noqa: PTH108


def _accept(listener: socket.socket, handler: Handler, released: threading.Event) -> None:
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            if released.is_set():
                return
            released.wait(CROWDED_S)  # out of files for now
            continue
        threading.Thread(target=_answer, args=(connection, handler), name="command", daemon=True).start()


def _answer(connection: socket.socket, handler: Handler) -> None:
    with connection:
        connection.settimeout(REQUEST_S)
        try:
            if not _same_person(connection):
                return
            with connection.makefile("rb") as lines:
                asked = json.loads(lines.readline(MAX_LINE))
            if sys.platform == "win32" and not _knows_secret(asked.get("secret")):
                return
            argv = [str(word) for word in asked["argv"]]
        except (OSError, ValueError, KeyError, AttributeError, TypeError):
            return  # not a caller of ours; there is nobody to tell
        connection.settimeout(None)
        lock = threading.Lock()

        def send(kind: str, value: object) -> bool:
            line = json.dumps({kind: value}).encode() + b"\n"
            with lock, contextlib.suppress(OSError):  # the caller hung up: the command is carried out all the same
                connection.sendall(line)
                return True
            return False

        code = Bug.exit_code
        try:
            code = handler(
                argv,
                lambda text: send("out", text),
                lambda text: send("err", text),
                lambda text: send("progress", text),
            )
        finally:
            send("exit", code)  # also when the handler fails: a caller without an answer would run the command itself


def _same_person(connection: socket.socket) -> bool:
    """Whether the caller runs as the same user; the socket's mode says so already, the kernel says it once more."""
    if not hasattr(socket, "SO_PEERCRED"):
        return True
    size = struct.calcsize("3i")
    _, uid, _ = struct.unpack("3i", connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size))
    return bool(uid == os.getuid())


def _knows_secret(offered: object) -> bool:
    import hmac

    with open(paths.socket_file(), encoding="ascii") as file:  # noqa: PTH123
        return hmac.compare_digest(str(offered), json.load(file)["secret"])
