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

import re
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from tracker_core.errors import Refused, Unavailable
from tracker_server.database import keys
from tracker_server.database.key_folder import KeyFolder, key_id

NAME = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])(?:-[A-Z]{2})?")


class BackupKeys:
    """The keys of one server, below ``folder`` (its folder of keys). Errors: ``Unavailable``, and those of ``keys``."""

    def __init__(self, folder: Path) -> None:
        self._destroyed = folder / "backups" / "destroyed"
        self._months, self._people, self._replaced = (
            KeyFolder(folder / "backups" / name, self._destroyed) for name in ("months", "people", "replaced")
        )

    def month(self, month: str, country: str = "") -> bytes:
        """The key of ``month`` (YYYY-MM) for people of ``country`` ("" for the usual term); made at need."""
        return self._months.key(_name(month, country))

    def person(self, person: UUID) -> bytes:
        """The key of ``person``, made at need."""
        return self._people.key(str(person))

    def known_months(self) -> dict[str, bytes]:
        """Every key of a month that is left, by the name ``YYYY-MM`` or ``YYYY-MM-CC``."""
        return dict(self._months.all())

    def known_people(self) -> dict[UUID, bytes]:
        """Every key of a person that is left."""
        return {UUID(name): key for name, key in self._people.all()}

    def names(self) -> set[str]:
        """The names of all keys with which a backup locks."""
        return {*self._months.names(), *self._people.names()}

    def known_replaced(self) -> dict[str, bytes]:
        """Every replaced key that is left; its name begins as that of its month."""
        return dict(self._replaced.all())

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
        name = _name(month, country)
        replaced = [self._replaced.destroy(each) for each in self._replaced.names(f"{name}.*")]
        return self._months.destroy(name) or any(replaced)

    def replace_month(self, month: str, country: str = "") -> bool:
        """Let later backups lock ``month`` with another key; False when there is none. The one until now still opens
        what it locked, until ``destroy_replaced``.
        """
        name = _name(month, country)
        key, file = self.known_months().get(name), self._months.file(name)
        if key is None:
            return False
        try:
            self._replaced.path.mkdir(mode=0o700, exist_ok=True)
            file.rename(self._replaced.file(f"{name}.{key_id(key)}"))
            keys.settle(self._months.path)
            keys.settle(self._replaced.path)
        except OSError as error:
            raise Unavailable("keys_unwritable", f"{file} cannot be moved: {error.strerror}.") from error
        return True

    def destroy_replaced(self, names: Iterable[str]) -> int:
        """Destroy those replaced keys, since a backup without them is whole now; how many there were."""
        return sum(self._replaced.destroy(name) for name in names)

    def forget_person(self, person: UUID) -> bool:
        """Destroy the key of ``person``, so that no backup gives anything of theirs back; False when there is none."""
        return self._people.destroy(str(person))


def combined(month: bytes, person: bytes) -> bytes:
    """The key (32 bytes) that needs both: HKDF with SHA-256 (RFC 5869). ``person``: empty for nobody."""
    return HKDF(SHA256(), 32, salt=month, info=b"timetracker backup 1").derive(person or b"nobody")


def _name(month: str, country: str) -> str:
    name = f"{month}-{country}" if country else month
    if not NAME.fullmatch(name):
        raise Refused("bad_month", f"{name!r} is not a month and a country as in 2026-11 or 2026-11-DE.")
    return name
