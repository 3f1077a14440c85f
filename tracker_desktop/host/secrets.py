"""The store's key in the system's secret service, through ``keyring``; never anywhere else.

``keyring`` is imported when it is used: it costs 10 MB and a tenth of a second.
"""

from __future__ import annotations

import base64
import binascii
import sys
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from tracker_core.errors import TrackerError, Unavailable

SERVICE = "TimeTracker"
KEY_BYTES = 32

# The modules of ``keyring`` that keep secrets where the system keeps them. Others (plain files, null) are as good as
# none.
TRUSTED = ("keyring.backends.SecretService", "keyring.backends.libsecret", "keyring.backends.kwallet",
           "keyring.backends.macOS", "keyring.backends.Windows")  # fmt: skip

T = TypeVar("T")


class KeyringSecrets:
    """The key of one profile (services.ports.Secrets). Every call may block while the system asks the person."""

    def __init__(self, profile: str) -> None:
        self._profile = profile

    def key(self) -> bytes | None:
        """The key; None when the service is open and has no such item."""
        text = _guarded(lambda: _service().get_password(SERVICE, self._profile))
        if text is None:
            return None
        try:
            key = base64.b64decode(text, validate=True)
        except binascii.Error as error:
            raise _strange() from error
        if len(key) != KEY_BYTES:
            raise _strange()
        return key

    def keep(self, key: bytes) -> None:
        """Keep ``key``, and make sure that it can be had again before anything is encrypted with it."""
        if len(key) != KEY_BYTES:
            raise ValueError(f"a key has {KEY_BYTES} bytes")
        text = base64.b64encode(key).decode()
        _guarded(lambda: _service().set_password(SERVICE, self._profile, text))
        if self.key() != key:
            raise Unavailable("keyring_failed", "The secret service did not keep the key.")

    def forget(self) -> None:
        """Remove the item, if there is one."""
        if _guarded(lambda: _service().get_password(SERVICE, self._profile)) is not None:
            _guarded(lambda: _service().delete_password(SERVICE, self._profile))

    def successor(self) -> KeyringSecrets:
        """The item of the key that a rotation brings."""
        return KeyringSecrets(f"{self._profile} next")


def _service() -> Any:
    """The secret service to use. Raises ``Unavailable("keyring_missing")``."""
    quick = _secret_service()
    if quick is not None:
        return quick
    import keyring
    from keyring.backends import chainer

    chosen = keyring.get_keyring()
    if isinstance(chosen, chainer.ChainerBackend):
        return next(filter(_trusted, _chained(chosen)), None) or _missing()
    return chosen if _trusted(chosen) else _missing()


def _secret_service() -> Any | None:
    """The freedesktop Secret Service, where it runs: looked for first, since finding out what else there is takes
    longer than all the rest of a command.
    """
    if not sys.platform.startswith("linux"):
        return None
    from keyring.backends import SecretService

    return SecretService.Keyring() if SecretService.Keyring.viable else None  # type: ignore[no-untyped-call]


def _chained(chain: Any) -> Iterator[Any]:
    yield from chain.backends


def _trusted(backend: object) -> bool:
    return type(backend).__module__ in TRUSTED


def _missing() -> Any:
    raise Unavailable("keyring_missing", "This machine has no secret service to keep the key in.")


def _guarded(call: Callable[[], T]) -> T:
    """What ``call`` answers, with every error of the secret service as one of ours.

    A locked service raises ``KeyringLocked`` without a screen; D-Bus errors leak through ``keyring`` as what they are
    (jeepney's and secretstorage's own), which is why the border here is wide.
    """
    try:
        return call()
    except TrackerError:
        raise
    except Exception as error:
        names = {kind.__name__ for kind in type(error).__mro__} | {type(error.__cause__).__name__}
        if names & {"KeyringLocked", "LockedException", "PromptDismissedException"}:
            raise Unavailable("keyring_locked", "The secret service is locked.") from error
        if names & {"NoKeyringError", "InitError", "SecretServiceNotAvailableException"}:
            raise Unavailable("keyring_missing", "The secret service does not answer.") from error
        raise Unavailable("keyring_failed", f"The secret service failed: {type(error).__name__}.") from error


def _strange() -> Unavailable:
    return Unavailable("keyring_failed", "What the secret service holds for TimeTracker is not a key.")
