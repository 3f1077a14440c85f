"""Puts a new key in the place of the one that signs the audit, and signs every head anew with it.

The old key hands over to the new one in a statement that devices and verifiers follow. Each step leaves what a next
try, or the next start of the server, can go on from: the statement first, which names a key that nobody uses yet; then
the key, with which a running server goes on at once; then the heads, each of which the old key signed until then.
"""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.db import transaction

from tracker_core import succession
from tracker_core.errors import Unavailable
from tracker_server.audit import signing
from tracker_server.audit.models import AuditShard
from tracker_server.audit.record import SERVER, Action, Audited, record
from tracker_server.audit.sealing import lock_trees
from tracker_server.database import keys


def rotate() -> str:
    """Have the key at hand hand over to a new one, whose line this answers.

    Raises ``Unavailable``: audit_key_changed when the key at hand is not the audit's, keys_unwritable.
    """
    signing.check_key()
    old, fresh = signing.private_key(), Ed25519PrivateKey.generate()
    statement = succession.hand_over(signing.named(old), old.sign, signing.named(fresh), fresh.sign)
    _replace(fresh, statement)
    _go_on("rotated", statement)
    return signing.public_key().encode()


def begin_anew() -> str:
    """Go on with a new key though the old one is lost; the line of the new one. Nobody can vouch for it: every device
    raises an alarm. Raises ``Unavailable``: keys_unwritable.
    """
    _replace(Ed25519PrivateKey.generate(), "")
    with transaction.atomic():
        _sign_anew()
        _record("lost", "")
    return signing.public_key().encode()


def settle() -> None:
    """Finish what a rotation that was cut off left, and see that the key at hand is the audit's.

    Raises ``Unavailable("audit_key_changed")``.
    """
    signing.check_key()
    if not all(signing.is_current(shard) for shard in AuditShard.objects.iterator()):
        _go_on("rotated", next(iter(reversed(signing.key_changes())), ""))


def _go_on(outcome: str, statement: str) -> None:
    with transaction.atomic():
        lock_trees()
        for shard in AuditShard.objects.iterator():
            signing.check_note(shard)
        _sign_anew()
        _record(outcome, statement)


def _sign_anew() -> None:
    lock_trees()
    for shard in AuditShard.objects.order_by("month"):
        signed = signing.signed_head(shard.month, shard.size, bytes.fromhex(shard.root))
        AuditShard.objects.filter(month=shard.month).update(note=signed)


def _record(outcome: str, statement: str) -> None:
    detail = {"key": signing.public_key().encode(), "statement": statement}
    record([Audited(Action.AUDIT_KEY_CHANGED, SERVER, outcome=outcome, detail=detail)])


def _replace(fresh: Ed25519PrivateKey, statement: str) -> None:
    file = settings.AUDIT_KEY_FILE
    try:
        if statement:
            known = "\n".join([*signing.key_changes(), statement])
            keys.replace(keys.handovers(file), known)
        keys.replace(file, keys.pem(fresh))
    except OSError as error:
        raise Unavailable("keys_unwritable", f"{file.parent} cannot be written: {error.strerror}.") from error
