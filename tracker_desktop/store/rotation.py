"""Gives the store another key; whatever step a crash cuts this off at, the next start opens the store and tidies up.

While it goes on the new key lies in a second item of the secret service and the store's copy under it beside the store;
renaming the copy over the store is the one step that counts. See decision 0040.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from tracker_core.errors import Refused, Unavailable
from tracker_desktop.services.ports import Secrets
from tracker_desktop.store.connection import KEY_BYTES, connect, fits
from tracker_desktop.store.files import on_disk, settle_names
from tracker_desktop.store.health import demand_sound
from tracker_desktop.store.opening import log_of, make_empty, open_store


def fitting_key(file: str, secrets: Secrets) -> bytes | None:
    """The key of the existing store ``file``, after a rotation that was cut off has been brought to its end.

    None when the secret service has none. A key that does not fit is returned as it is: opening tells why.
    Raises ``Unavailable`` as ``Secrets`` does.
    """
    key = secrets.key()
    if key is not None and not _sign(file).exists() and fits(file, key):
        return key
    coming = secrets.successor().key()
    if coming is not None and fits(file, coming):
        with contextlib.suppress(Unavailable):  # it opens all the same, and the next start tries again
            _finish(file, secrets, coming)
        return coming
    if key is not None and fits(file, key):
        with contextlib.suppress(Unavailable):
            _give_up(file, secrets)
    return key


def demand_key(file: str, secrets: Secrets) -> bytes:
    """As ``fitting_key``. Raises ``Refused("keyring_item_missing")`` where the secret service has none."""
    key = fitting_key(file, secrets)
    if key is None:
        raise Refused("keyring_item_missing", "The store is there, but its key is not in the secret service.")
    return key


def rotate(file: str, secrets: Secrets) -> None:
    """Put the store ``file``, which nobody has open, under a new random key; the old one opens nothing here any more.

    Raises ``Refused`` (keyring_item_missing, and as ``open_store``) or ``Unavailable`` (as ``Secrets`` and
    ``open_store``; store_busy while somebody has it open). The store then is under the one key or the other, whole.
    """
    key = demand_key(file, secrets)
    new = os.urandom(KEY_BYTES)
    try:
        with on_disk(file):
            _sign(file).touch(0o600)
            settle_names(Path(file).parent)
        secrets.successor().keep(new)
        _copy(file, key, new)
        with on_disk(file):
            _copy_of(file).replace(file)
            settle_names(Path(file).parent)
        _finish(file, secrets, new)
    except BaseException:
        fitting_key(file, secrets)  # how far it came shows in what is there, as after a crash
        raise


def _copy(file: str, key: bytes, new: bytes) -> None:
    """Make the copy under ``new``: whole, on the disk, and no log left that could be taken for that of another file."""
    copy = str(_copy_of(file))
    store = open_store(file, key)
    try:
        demand_sound(store, file)
        make_empty(copy)
        store.copy_to(copy, new)
    finally:
        store.close()
    if log_of(file).exists():  # closing the last connection removes it
        raise Unavailable("store_busy", "The store is in use.", file=file)
    made = connect(copy, new)
    try:
        demand_sound(made, copy)
    finally:
        made.close()
    with on_disk(copy), Path(copy).open("r+b") as written:
        os.fsync(written.fileno())


def _finish(file: str, secrets: Secrets, new: bytes) -> None:
    """The store is under ``new``: make that the key, and remove what the one before could open."""
    secrets.keep(new)
    with on_disk(file):
        for backup in Path(file).parent.glob(f"{Path(file).name}.before-upgrade*"):
            backup.unlink()
    _give_up(file, secrets)


def _give_up(file: str, secrets: Secrets) -> None:
    """Remove what a rotation needs while it goes on; the sign that there is one last."""
    copy = _copy_of(file)
    with on_disk(file):
        for left in (copy, log_of(str(copy)), Path(f"{copy}-shm"), Path(f"{copy}-journal")):
            left.unlink(missing_ok=True)
    secrets.successor().forget()
    with on_disk(file):
        _sign(file).unlink(missing_ok=True)
        settle_names(Path(file).parent)


def _copy_of(file: str) -> Path:
    return Path(f"{file}.rotated")


def _sign(file: str) -> Path:
    """There while a rotation goes on, so that a start after a crash knows that there may be something to tidy up."""
    return Path(f"{file}.rotating")
