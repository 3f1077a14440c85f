"""The key, fetched by a short process of its own: what ``keyring`` loads would weigh on the tray program all day.

Used on Linux alone. There the secret service gives a secret to every program of the person; the macOS Keychain asks for
which program, and must not see one of ours that tells its parent whatever it likes. See decision 0026.

``os.posix_spawn`` instead of ``subprocess``: this is the first thing that a command in a shell waits for.
"""

from __future__ import annotations

import json
import os
import sys

from tracker_core.errors import Unavailable

ARGUMENT = "--key-process"
FIRST, SUCCESSOR = "first", "successor"  # which item of this profile


class SecretsApart:
    """services.ports.Secrets, each call in a process that does as ``KeyringSecrets`` and ends."""

    def __init__(self, item: str = FIRST) -> None:
        self._item = item
        self._begun: _Process | None = None

    def begin(self) -> None:
        """Start asking for the key now, while the caller loads what it needs; ``key`` takes the answer."""
        self._begun = self._ask("key")

    def key(self) -> bytes | None:
        """The key; None when the service is open and has no such item."""
        process, self._begun = self._begun or self._ask("key"), None
        found = process.answer()
        return None if found is None else bytes.fromhex(found)

    def keep(self, key: bytes) -> None:
        """Keep ``key``, and make sure that it can be had again."""
        self._ask(f"keep {key.hex()}").answer()

    def forget(self) -> None:
        """Remove the item, if there is one."""
        self._ask("forget").answer()

    def successor(self) -> SecretsApart:
        """The item of the key that a rotation brings."""
        return SecretsApart(SUCCESSOR)

    def _ask(self, wish: str) -> _Process:
        return _Process(f"{self._item} {wish}".encode())


class _Process:
    """One key process. What is asked and answered goes over pipes: a command line or a file could be read by others."""

    def __init__(self, given: bytes) -> None:
        frozen = getattr(sys, "frozen", False)
        program = [sys.executable] if frozen else [sys.executable, "-m", "tracker_desktop"]
        question, ask = os.pipe()
        self._reply, reply = os.pipe()
        redirect = [(os.POSIX_SPAWN_DUP2, question, 0), (os.POSIX_SPAWN_DUP2, reply, 1)]
        try:
            self._pid = os.posix_spawn(sys.executable, [*program, ARGUMENT], os.environ, file_actions=redirect)
            os.write(ask, given)
        except OSError as error:
            os.close(self._reply)
            raise _failed() from error
        finally:
            for end in (question, ask, reply):
                os.close(end)

    def answer(self) -> str | None:
        """Wait for the answer: the key it brought. Raises ``Unavailable`` as ``KeyringSecrets`` does."""
        with os.fdopen(self._reply, "rb") as pipe:
            told = pipe.read()
        os.waitpid(self._pid, 0)
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
