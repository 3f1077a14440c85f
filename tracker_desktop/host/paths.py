"""Where things lie. ``TIMETRACKER_HOME`` puts everything under one folder, for tests and for a second profile.

``platformdirs`` says where, but costs a command in a shell too much to import: the socket's path is worked out here
alone where the system's rule is simple.
"""

from __future__ import annotations

import os
import sys

from tracker_core.errors import Unavailable

NAME = "TimeTracker"
HOME_VARIABLE = "TIMETRACKER_HOME"
MAX_SOCKET_BYTES = 100  # sun_path holds 104 bytes on macOS, 108 on Linux, the closing zero included


def home() -> str:
    """The one folder of this profile, or an empty string where the system's own folders are used."""
    named = os.environ.get(HOME_VARIABLE, "")
    return os.path.abspath(os.path.expanduser(named)) if named else ""  # noqa: PTH100, PTH111 - pathlib costs 5 ms


def data_folder() -> str:
    """The folder of the store, made if need be for this person only."""
    return _made(home() or _system("user_data_path"))


def log_folder() -> str:
    """The folder of the log files."""
    named = home()
    return _made(f"{named}/log" if named else _system("user_log_path"))


def store_file() -> str:
    """The encrypted store."""
    return os.path.join(data_folder(), "timetracker.db")  # noqa: PTH118


def mark_file() -> str:
    """The mark that witnesses how far the store went; in another folder, which a restored backup may not hold."""
    named = home()
    return os.path.join(_made(f"{named}/state" if named else _system("user_state_path")), "mark")  # noqa: PTH118


def runtime_folder() -> str:
    """The folder of the socket, which lives as long as this person's log-in.

    The same with and without ``XDG_RUNTIME_DIR``, which a shell by ``su`` or from cron does not have.
    """
    named = home()
    if named:
        return _made(named)
    if sys.platform.startswith("linux"):
        for runtime in (os.environ.get("XDG_RUNTIME_DIR"), f"/run/user/{os.getuid()}"):
            if runtime and os.access(runtime, os.W_OK):
                return _made(f"{runtime}/timetracker")
    return _made(_system("user_runtime_path"))


def socket_file() -> str:
    """The socket of the running instance; a short name elsewhere when the folder's is too long for a socket."""
    path = os.path.join(runtime_folder(), "socket")  # noqa: PTH118
    if len(os.fsencode(path)) <= MAX_SOCKET_BYTES:
        return path
    import tempfile

    return os.path.join(_made(f"{tempfile.gettempdir()}/timetracker-{os.getuid()}"), _digest(path))  # noqa: PTH118


def profile() -> str:
    """What tells this profile's key from another's in the system's secret service."""
    named = home()
    return f"store {_digest(named)}" if named else "store"


def _digest(path: str) -> str:
    import hashlib  # 4 ms that a command in a shell need not pay

    return hashlib.sha256(os.fsencode(path)).hexdigest()[:16]


def _system(which: str) -> str:
    import platformdirs

    return str(getattr(platformdirs.PlatformDirs(NAME, appauthor=False, ensure_exists=False), which))


def _made(folder: str) -> str:
    """``folder``, made for its owner only. One that somebody else owns is refused: it could be a trap."""
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)  # noqa: PTH103
        strange = hasattr(os, "getuid") and os.stat(folder).st_uid != os.getuid()  # noqa: PTH116
    except OSError as error:
        raise Unavailable("folder_unusable", f"{folder} cannot be used: {error.strerror}.", folder=folder) from error
    if strange:
        raise Unavailable("folder_unusable", f"{folder} belongs to somebody else.", folder=folder)
    return folder
