"""The key, fetched by a short process of its own: ``keyring`` and what it loads would weigh on the tray program all
day.

Used on Linux alone. There the secret service gives a secret to every program of the person; the macOS Keychain asks for
which program, and must not see one of ours that tells its parent whatever it likes. See decision 0026.
"""

from __future__ import annotations

import json
import subprocess
import sys

from tracker_core.errors import Unavailable
from tracker_desktop.host import paths
from tracker_desktop.host.secrets import KeyringSecrets

ARGUMENT = "--key-process"


class SecretsApart:
    """services.ports.Secrets, each call in a process that does as ``KeyringSecrets`` and ends."""

    def __init__(self) -> None:
        self._begun: subprocess.Popen[bytes] | None = None

    def begin(self) -> None:
        """Start asking for the key now, while the caller loads what it needs; ``key`` takes the answer."""
        self._begun = _begin({})

    def key(self) -> bytes | None:
        """The key; None when the service is open and has no such item."""
        process, self._begun = self._begun or _begin({}), None
        found = _finish(process)
        return None if found is None else bytes.fromhex(found)

    def keep(self, key: bytes) -> None:
        """Keep ``key``, and make sure that it can be had again."""
        _finish(_begin({"keep": key.hex()}))


def answer() -> int:
    """Be that process: one question on standard input, one answer on standard output, both JSON."""
    question = json.load(sys.stdin)
    secrets = KeyringSecrets(paths.profile())
    reply: dict[str, object] = {}
    try:
        if "keep" in question:
            secrets.keep(bytes.fromhex(question["keep"]))
        else:
            key = secrets.key()
            reply["key"] = None if key is None else key.hex()
    except Unavailable as error:
        reply["problem"] = [error.code, error.message]
    json.dump(reply, sys.stdout)
    return 0


def _begin(question: dict[str, str]) -> subprocess.Popen[bytes]:
    frozen = getattr(sys, "frozen", False)
    program = [sys.executable] if frozen else [sys.executable, "-m", "tracker_desktop"]
    try:
        # What is asked and answered goes over pipes: a command line or a file could be read by others.
        process = subprocess.Popen([*program, ARGUMENT], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert process.stdin is not None
        with process.stdin as pipe:
            pipe.write(json.dumps(question).encode())
    except OSError as error:
        raise _failed() from error
    process.stdin = None  # closed: ``communicate`` would write to it
    return process


def _finish(process: subprocess.Popen[bytes]) -> str | None:
    told, _ = process.communicate()
    try:
        reply = json.loads(told)
    except ValueError as error:
        raise _failed() from error
    if "problem" in reply:
        raise Unavailable(*reply["problem"])
    found: str | None = reply.get("key")
    return found


def _failed() -> Unavailable:
    return Unavailable("keyring_failed", "The process that asks for the key failed.")
