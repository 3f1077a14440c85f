"""The keys that backups are encrypted with: one a month and country, one a person. To destroy a key is to delete there.

A backup lies where nobody can reach in and take a line out. So what it holds of a person's month is encrypted under
both keys: with the month's gone, that month is gone from every backup ever made; with the person's, the person is.
The keys lie in ``backups`` below the folder of the server's keys, so they must never be in a backup themselves.

Of a month that is over, something can still be kept: for a hold of the law, or since it was corrected later. Its key is
then replaced: the next backup holds that little under another one, and once it is whole the replaced key is destroyed.
A list of what was destroyed, by ids that say nothing, tells a restoration such keys from those that somebody forgot to
bring along.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from tracker_core.errors import Refused, Unavailable
from tracker_server.database import keys

NAME = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])(?:-[A-Z]{2})?")


class BackupKeys:
    """The keys of one server, below ``folder`` (its folder of keys). Errors: ``Unavailable``, and those of ``keys``."""

    def __init__(self, folder: Path) -> None:
        self._months = folder / "backups" / "months"
        self._people = folder / "backups" / "people"
        self._replaced = folder / "backups" / "replaced"
        self._destroyed = folder / "backups" / "destroyed"

    def month(self, month: str, country: str = "") -> bytes:
        """The key of ``month`` (YYYY-MM) for people of ``country`` ("" for the usual term); made at need."""
        return self._key(self._month_file(month, country))

    def person(self, person: UUID) -> bytes:
        """The key of ``person``, made at need."""
        return self._key(self._people / f"{person}.key")

    def known_months(self) -> dict[str, bytes]:
        """Every key of a month that is left, by the name ``YYYY-MM`` or ``YYYY-MM-CC``."""
        return dict(self._all(self._months))

    def known_people(self) -> dict[UUID, bytes]:
        """Every key of a person that is left."""
        return {UUID(name): key for name, key in self._all(self._people)}

    def names(self) -> set[str]:
        """The names of all keys with which a backup locks."""
        return {file.stem for folder in (self._months, self._people) for file in folder.glob("*.key")}

    def known_replaced(self) -> dict[str, bytes]:
        """Every replaced key that is left; its name begins as that of its month."""
        return dict(self._all(self._replaced))

    def destroyed(self) -> set[str]:
        """The ids of all keys that were destroyed here."""
        try:
            return set(self._destroyed.read_text("ascii").split())
        except FileNotFoundError:
            return set()
        except (OSError, UnicodeDecodeError) as error:
            raise Unavailable("keys_unreadable", f"{self._destroyed} cannot be read.") from error

    def destroy_month(self, month: str, country: str = "") -> bool:
        """Destroy the key of ``month``, so that no backup gives it back; False when there is none.

        To be called once nothing of that month and ``country`` is kept in the database any more.
        """
        file = self._month_file(month, country)
        replaced = [self._destroy(each) for each in self._replaced.glob(f"{file.stem}.*.key")]
        return self._destroy(file) or any(replaced)

    def replace_month(self, month: str, country: str = "") -> bool:
        """Let later backups lock ``month`` with another key; False when there is none. The one until now still opens
        what it locked, until ``destroy_replaced``.
        """
        file = self._month_file(month, country)
        key = dict(self._all(self._months)).get(file.stem)
        if key is None:
            return False
        try:
            self._replaced.mkdir(mode=0o700, exist_ok=True)
            file.rename(self._replaced / f"{file.stem}.{key_id(key)}.key")
            keys.settle(self._months)
            keys.settle(self._replaced)
        except OSError as error:
            raise Unavailable("keys_unwritable", f"{file} cannot be moved: {error.strerror}.") from error
        return True

    def destroy_replaced(self, names: Iterable[str]) -> int:
        """Destroy those replaced keys, since a backup without them is whole now; how many there were."""
        return sum(self._destroy(self._replaced / f"{name}.key") for name in names)

    def forget_person(self, person: UUID) -> bool:
        """Destroy the key of ``person``, so that no backup gives anything of theirs back; False when there is none."""
        return self._destroy(self._people / f"{person}.key")

    def _month_file(self, month: str, country: str) -> Path:
        name = f"{month}-{country}" if country else month
        if not NAME.fullmatch(name):
            raise Refused("bad_month", f"{name!r} is not a month and a country as in 2026-11 or 2026-11-DE.")
        return self._months / f"{name}.key"

    def _key(self, file: Path) -> bytes:
        try:
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if file.exists():
                self._finish(file)
            keys.make(file, lambda: secrets.token_hex(32))
        except OSError as error:
            raise Unavailable("keys_unwritable", f"{file.parent} cannot be written: {error.strerror}.") from error
        return bytes.fromhex(keys.hex_key(file))

    def _all(self, folder: Path) -> Iterator[tuple[str, bytes]]:
        for file in sorted(folder.glob("*.key")):
            try:
                if not self._finish(file):
                    yield file.stem, bytes.fromhex(keys.hex_key(file))
            except FileNotFoundError:
                continue  # it is being destroyed
            except OSError as error:
                raise Unavailable("keys_unreadable", f"{file} cannot be read: {error.strerror}.") from error

    def _finish(self, file: Path) -> bool:
        """Whether ``file`` was a key: its destruction was cut off before its name went, which goes now."""
        if file.read_bytes().strip(b"\0"):
            return False
        file.unlink(missing_ok=True)
        keys.settle(file.parent)
        return True

    def _destroy(self, file: Path) -> bool:
        try:
            if self._finish(file):
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
            keys.settle(file.parent)
        except FileNotFoundError:
            return False
        except OSError as error:
            raise Unavailable("keys_unwritable", f"{file} cannot be destroyed: {error.strerror}.") from error
        return True


def combined(month: bytes, person: bytes) -> bytes:
    """The key (32 bytes) that needs both: HKDF with SHA-256 (RFC 5869). ``person``: empty for nobody."""
    return HKDF(SHA256(), 32, salt=month, info=b"timetracker backup 1").derive(person or b"nobody")


def key_id(key: bytes) -> str:
    """A name for ``key`` that says nothing of whose it is: 32 hex digits."""
    return HKDF(SHA256(), 16, salt=None, info=b"timetracker backup key id 1").derive(key).hex()
