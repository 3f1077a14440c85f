"""The key files of one server: made once with owner-only rights, read at each start, never replaced."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tracker_core.errors import Refused, Unavailable

DATABASE_KEY = "database.key"  # opens the SQLite database; without it the database is lost
SECRET_KEY = "secret.key"  # noqa: S105  # the name of a file; signs cookies; a new one ends every session in a browser
SIGNING_KEY = "signing.pem"  # signs id tokens
AUDIT_KEY = "audit.pem"  # signs the tree heads of the audit; devices know it by its public half
HANDOVERS = (
    "audit-keys.txt"  # what each earlier one signed of its successor; public, and needed for as long as heads are
)
HEX_KEY = re.compile(r"[0-9a-fA-F]{64}")


def prepare(folder: Path, database_file: Path | None) -> None:
    """Make the keys that are not there yet. ``database_file``: the SQLite database, None with PostgreSQL.

    Raises ``Unavailable("database_key_missing")`` when a database is there whose key is gone: a new key could never
    open it, and would only hide what is wrong.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if database_file is not None:
            key = folder / DATABASE_KEY
            if database_file.exists() and not key.exists():
                raise Unavailable(
                    "database_key_missing",
                    f"{database_file} is there, but its key {key} is not. Restore the key from your backup.",
                )
            make(key, lambda: secrets.token_hex(32))
        make(folder / SECRET_KEY, lambda: secrets.token_hex(32))
        make(folder / SIGNING_KEY, lambda: pem(rsa.generate_private_key(public_exponent=65_537, key_size=2048)))
        make(folder / AUDIT_KEY, lambda: pem(Ed25519PrivateKey.generate()))
    except OSError as error:
        raise Unavailable("keys_unwritable", f"{folder} cannot be written: {error.strerror}.") from error


def hex_key(file: Path) -> str:
    """The 64 hexadecimal digits in ``file``.

    Anything else is refused, since SQLCipher takes a shorter "raw" key for a passphrase without a word.
    """
    text = read(file).strip()
    if not HEX_KEY.fullmatch(text):
        raise Refused("bad_key", f"{file} does not hold exactly 64 hexadecimal digits.")
    return text.lower()


def handovers(audit_key: Path) -> Path:
    """The file beside the audit's key in which the earlier keys hand over to it."""
    return audit_key.with_name(HANDOVERS)


def read(file: Path, encoding: str = "ascii") -> str:
    """The text of a key file that only its owner may read."""
    try:
        if os.name == "posix" and file.stat().st_mode & 0o077:
            raise Refused("key_readable", f"{file} can be read by others. Run: chmod 600 {file}")
        return file.read_text(encoding=encoding)
    except FileNotFoundError as error:
        raise Unavailable("key_missing", f"{file} is not there. `timetracker-server migrate` makes it.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise Unavailable("key_unreadable", f"{file} cannot be read.") from error


def make(file: Path, content: Callable[[], str]) -> None:
    """Write ``file`` with ``content``, readable by its owner alone, unless it is there. Raises ``OSError``."""
    if file.exists():
        return
    draft = _draft(file, content())
    try:
        with suppress(FileExistsError):  # another process was first; its key is as good
            file.hardlink_to(draft)
    finally:
        draft.unlink()
    settle(file.parent)


def replace(file: Path, content: str) -> None:
    """Write ``file`` with ``content``, readable by its owner alone: all of it, or it stays as it was. Raises
    ``OSError``.
    """
    _draft(file, content).replace(file)
    settle(file.parent)


def _draft(file: Path, content: str) -> Path:
    draft = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    return draft


def settle(folder: Path) -> None:
    """Wait until the names in ``folder`` are on the disk, where the system can say so."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def pem(key: rsa.RSAPrivateKey | Ed25519PrivateKey) -> str:
    """``key`` as the text of its file."""
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode("ascii")
