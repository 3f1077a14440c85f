"""The key that signs the tree heads of the audit, and the names it signs by."""

from __future__ import annotations

from functools import cache
from urllib.parse import urlsplit

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from tracker_core import note
from tracker_core.errors import Refused, Unavailable
from tracker_server.audit.models import AuditShard
from tracker_server.database import keys


def public_key() -> note.Key:
    """The public key, named by this server's host: ``time.example.org/audit``."""
    public = _private().public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    return note.Key(f"{urlsplit(settings.PUBLIC_URL).hostname}/audit", public)


def signed_head(month: str, size: int, root: bytes) -> str:
    """The signed note of a shard's head. Its origin is the key's name and the month."""
    key = public_key()
    return note.sign(note.TreeHead(f"{key.name}/{month}", size, root).encode(), key, _private().sign)


def verified_head(signed: str, month: str) -> note.TreeHead:
    """The head of ``month`` in a note that this server's key signed, under whatever name the server had then.

    Raises ``Malformed`` or ``Refused``: bad_signature, other_shard.
    """
    head = note.TreeHead.parse(note.Note.parse(signed).text)
    name, _, named = head.origin.rpartition("/")
    if named != month:
        raise Refused("other_shard", f"The note is of {head.origin}, not of {month}.")
    return note.verified(signed, note.Key(name, public_key().public))


def check_key() -> None:
    """Raise ``Unavailable("audit_key_changed")`` when the audit was signed by another key than the one at hand."""
    newest = AuditShard.objects.order_by("-month").first()
    if newest is None:
        return
    try:
        verified_head(newest.note, newest.month)
    except Refused as error:
        raise Unavailable(
            "audit_key_changed",
            f"The audit was not signed with {settings.AUDIT_KEY_FILE}. Restore that file from your backup of the keys.",
        ) from error


@cache
def _private() -> Ed25519PrivateKey:
    file = settings.AUDIT_KEY_FILE
    try:
        key = serialization.load_pem_private_key(keys.read(file).encode("ascii"), None)
    except ValueError as error:
        raise Refused("bad_key", f"{file} is not a private key.") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise Refused("bad_key", f"{file} is not a key of Ed25519.")
    return key
