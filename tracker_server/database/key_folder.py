"""One folder of keys, a file each: made at need, and destroyed so that no crash forgets a key that went."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from tracker_core.errors import Unavailable
from tracker_server.database import keys


class KeyFolder:
    """The keys in ``path``. ``destroyed``: the file that names, by its id, each one that was destroyed.

    Errors: ``Unavailable`` (keys_unwritable, keys_unreadable), and those of ``keys``.
    """

    def __init__(self, path: Path, destroyed: Path) -> None:
        self.path = path
        self._destroyed = destroyed

    def file(self, name: str) -> Path:
        """Where the key ``name`` lies, or would."""
        return self.path / f"{name}.key"

    def key(self, name: str) -> bytes:
        """The key ``name``, made at need."""
        file = self.file(name)
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            if file.exists():
                _finish(file)
            keys.make(file, lambda: secrets.token_hex(32))
        except OSError as error:
            raise Unavailable("keys_unwritable", f"{self.path} cannot be written: {error.strerror}.") from error
        return bytes.fromhex(keys.hex_key(file))

    def names(self, pattern: str = "*") -> list[str]:
        """The names of the keys that are left, as far as ``pattern`` goes."""
        return sorted(file.stem for file in self.path.glob(f"{pattern}.key"))

    def all(self) -> Iterator[tuple[str, bytes]]:
        """Each key that is left, with its name."""
        for name in self.names():
            file = self.file(name)
            try:
                if not _finish(file):
                    yield name, bytes.fromhex(keys.hex_key(file))
            except FileNotFoundError:
                continue  # it is being destroyed
            except OSError as error:
                raise Unavailable("keys_unreadable", f"{file} cannot be read: {error.strerror}.") from error

    def destroy(self, name: str) -> bool:
        """Destroy the key ``name``; False when there is none."""
        file = self.file(name)
        try:
            if _finish(file):
                return True
            gone = key_id(bytes.fromhex(keys.hex_key(file)))
            with self._destroyed.open("a", encoding="ascii") as known:
                known.write(f"{gone}\n")
                known.flush()
                os.fsync(known.fileno())
            with file.open("r+b") as open_file:  # over the old bytes, as far as the disk allows, before the name goes
                open_file.write(bytes(64))
                open_file.flush()
                os.fsync(open_file.fileno())
            file.unlink()
            keys.settle(self.path)
        except FileNotFoundError:
            return False
        except OSError as error:
            raise Unavailable("keys_unwritable", f"{file} cannot be destroyed: {error.strerror}.") from error
        return True


def key_id(key: bytes) -> str:
    """A name for ``key`` that says nothing of whose it is: 32 hex digits."""
    return HKDF(SHA256(), 16, salt=None, info=b"timetracker backup key id 1").derive(key).hex()


def _finish(file: Path) -> bool:
    """Whether ``file`` was a key: its destruction was cut off before its name went, which goes now."""
    if file.read_bytes().strip(b"\0"):
        return False
    file.unlink(missing_ok=True)
    keys.settle(file.parent)
    return True
