"""The key that signs the tree heads of the audit, the names it signs by, and the keys that handed over to it.

The key's file is looked at whenever it is used, so that a running server goes on with a new key at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from tracker_core import note, succession
from tracker_core.errors import Refused, Unavailable
from tracker_server.audit.models import AuditShard
from tracker_server.database import keys


def public_key() -> note.Key:
    """The public key, named by this server's host: ``time.example.org/audit``."""
    return named(private_key())


def named(private: Ed25519PrivateKey) -> note.Key:
    """The public half of ``private``, by this server's name."""
    public = private.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    return note.Key(f"{urlsplit(settings.PUBLIC_URL).hostname}/audit", public)


def key_changes() -> Sequence[str]:
    """The statements by which one key handed over to the next, the latest last."""
    file = keys.handovers(settings.AUDIT_KEY_FILE)
    return note.split(keys.read(file, encoding="utf-8")) if file.exists() else []


def signed_head(month: str, size: int, root: bytes) -> str:
    """The signed note of a shard's head. Its origin is the key's name and the month."""
    private = private_key()
    key = named(private)
    return note.sign(note.TreeHead(f"{key.name}/{month}", size, root).encode(), key, private.sign)


def verified_head(signed: str, month: str, *, by: Sequence[note.Key] = ()) -> note.TreeHead:
    """The head of ``month`` in a note that this server's key signed, or one of ``by``, under whatever name it had then.

    Raises ``Malformed`` or ``Refused``: bad_signature, other_shard.
    """
    parsed = note.Note.parse(signed)
    head = note.TreeHead.parse(parsed.text)
    name, _, named_month = head.origin.rpartition("/")
    if named_month != month:
        raise Refused("other_shard", f"The note is of {head.origin}, not of {month}.")
    if any(note.is_signed(parsed, note.Key(name, key.public)) for key in by):
        return head
    return note.verified(signed, note.Key(name, public_key().public))


def earlier_keys() -> Sequence[note.Key]:
    """The keys that handed over to the one at hand."""
    return succession.ancestors(public_key().public, key_changes())


def check_key() -> None:
    """Raise ``Unavailable("audit_key_changed")`` when the audit was signed by another key than the one at hand, and by
    none that handed over to it.
    """
    newest = AuditShard.objects.order_by("-month").first()
    if newest is not None:
        check_note(newest)


def is_current(shard: AuditShard) -> bool:
    """Whether the head of that month names the key at hand as its signer."""
    parsed = note.Note.parse(shard.note)
    name = note.TreeHead.parse(parsed.text).origin.rpartition("/")[0]
    key = note.Key(name, public_key().public)
    return any((by.name, by.key_id) == (key.name, key.id) for by in parsed.signatures)


def check_note(shard: AuditShard) -> None:
    """The same of one month."""
    earlier = earlier_keys()
    try:
        verified_head(shard.note, shard.month, by=earlier)
    except Refused as error:
        raise Unavailable(
            "audit_key_changed",
            f"The audit was not signed with {settings.AUDIT_KEY_FILE}. Restore that file from your backup of the keys; "
            "if it is lost, see `timetracker-server rotate-audit-key --help`.",
        ) from error


def private_key() -> Ed25519PrivateKey:
    """The key itself. Raises ``Refused`` or ``Unavailable`` for a file that holds none."""
    file = settings.AUDIT_KEY_FILE
    try:
        about = file.stat()
    except OSError:
        return _read(file)
    return _known(file, about.st_mtime_ns, about.st_ino)


@lru_cache(maxsize=4)
def _known(file: Path, changed_ns: int, number: int) -> Ed25519PrivateKey:  # noqa: ARG001  # tell one file from the next
    return _read(file)


def _read(file: Path) -> Ed25519PrivateKey:
    try:
        key = serialization.load_pem_private_key(keys.read(file).encode("ascii"), None)
    except ValueError as error:
        raise Refused("bad_key", f"{file} is not a private key.") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise Refused("bad_key", f"{file} is not a key of Ed25519.")
    return key
