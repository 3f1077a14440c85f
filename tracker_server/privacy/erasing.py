"""Carries out a deletion: records are restricted, and after a while everything goes but what the law still holds."""

from __future__ import annotations

import hashlib
import logging
import uuid
from collections.abc import Iterable, Sequence
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction

from tracker_core.errors import Refused
from tracker_core.rights import News, RequestKind, RequestState
from tracker_core.wire import canonical, parse
from tracker_server.accounts.models import Person
from tracker_server.audit.models import AuditFloor, AuditRow, AuditStream
from tracker_server.audit.purging import purge_rows, purgeable
from tracker_server.audit.record import SERVER, Action, Audited, record
from tracker_server.audit.verify_streams import told_by
from tracker_server.clock import now_ms
from tracker_server.database.backup_keys import BackupKeys
from tracker_server.privacy.holdings import HOLDINGS, OF_LEGAL_REQUEST, Erase, Holding
from tracker_server.privacy.models import PersonRequest, Receipt
from tracker_server.privacy.requests import audit, decidable, own, tell
from tracker_server.retention.models import RetentionHold
from tracker_server.streams.writer import publish_person

DAY_MS = 86_400_000
BY_US = frozenset({Erase.DELETE, Erase.FORGET})
AUDIT = "The audit of what was done with your data"

log = logging.getLogger("tracker_server.privacy")


def confirm(request_id: UUID, by: Person, text: str = "") -> None:
    """Restrict the person's records now, and have them deleted after the waiting period.

    Raises ``Refused``: forbidden for another kind of request, already_answered, not_found.
    """
    with transaction.atomic():
        request = decidable(request_id, by)
        if request.kind != RequestKind.DELETION:
            raise Refused("forbidden", "That is no request for a deletion.")
        if request.erase_at is not None:
            raise Refused("already_answered", "That deletion was confirmed before.")
        at = now_ms()
        request.erase_at = at + settings.ERASURE_WAIT_DAYS * DAY_MS
        request.receipt, request.answer = uuid.uuid4(), text.strip()[:4000]
        request.answered_at, request.answered_by = at, by
        request.save()
        _restrict(request.person, at)
        tell(request, News.CONFIRMED)
        audit(Action.DELETION_CONFIRMED, request.person, by, str(request.id), request.kind, erase_at=request.erase_at)


def withdraw(person: Person, request_id: UUID) -> None:
    """Take a request back that is not answered yet, or a deletion that is not carried out yet; again changes nothing.

    Raises ``Refused``: not_found, already_answered.
    """
    with transaction.atomic():
        request = own(person, request_id)
        if request.state == RequestState.WITHDRAWN:
            return
        if not request.is_open:
            raise Refused("already_answered", "That request was answered already.")
        restricted = request.erase_at is not None
        request.state, request.erase_at, request.receipt = RequestState.WITHDRAWN.value, None, None
        request.answered_at = now_ms()
        request.save()
        if restricted:
            _restrict(request.person, None)
        audit(Action.REQUEST_WITHDRAWN, person, person, str(request.id), request.kind)


def erase_due() -> None:
    """Carry out every deletion whose time has come, and go on with those of which something was held until now."""
    at = now_ms()
    for request in PersonRequest.objects.filter(state=RequestState.OPEN.value, erase_at__lte=at):
        _erase(request, at)
    for receipt in Receipt.objects.exclude(rest=""):
        _go_on(receipt, at)


def being_erased() -> frozenset[str]:
    """The ids of people of whom something is left, be it lines of their audit; as receipts say that the audit knows."""
    told = AuditRow.objects.filter(stream_id=SERVER, action=Action.PERSON_ERASED).values_list("body", flat=True)
    details = [told_by(bytes(body)).get("detail") for body in told]
    known = {str(detail.get("sha256")) for detail in details if isinstance(detail, dict)}
    receipts = Receipt.objects.exclude(rest="")
    return frozenset(each.rest for each in receipts if hashlib.sha256(bytes(each.body)).hexdigest() in known)


def receipt_body(receipt_id: UUID) -> bytes | None:
    """The receipt, canonical JSON; None while there is none."""
    found = Receipt.objects.filter(id=receipt_id).first()
    return None if found is None else bytes(found.body)


def _erase(request: PersonRequest, at: int) -> None:
    with transaction.atomic():
        person = Person.objects.select_for_update().get(pk=request.person_id)
        fresh = PersonRequest.objects.select_for_update().filter(pk=request.pk, state=RequestState.OPEN.value)
        found = fresh.exclude(erase_at=None).first()
        if found is None or found.receipt is None:
            return  # taken back, or another server was first
        holds = _holds(person, at)
        told = {
            "v": 1,
            "format": "timetracker-receipt",
            "id": str(found.receipt),
            "organization": settings.ORGANIZATION,
            "server": settings.PUBLIC_URL,
            "asked_at": found.opened_at,
            "confirmed_at": found.answered_at,
            "steps": [_step(at, _purge(person, held=bool(holds)))],
            "held": _held(str(person.pk), holds),
        }
        receipt = Receipt(id=found.receipt, rest=str(person.pk))
        if holds:
            _pseudonymize(person)
        else:
            _let_go(person)
        _keep(receipt, told, at)
    log.info("a deletion was carried out")


def _go_on(receipt: Receipt, at: int) -> None:
    """Delete what is no longer held. The audit goes last, and in pieces: each is committed by itself."""
    person = Person.objects.filter(pk=UUID(receipt.rest)).first()
    holds = () if person is None else _holds(person, at)
    if holds:
        return
    gone = 0
    while (upto := purgeable(receipt.rest, at)) > AuditStream.objects.get(name=receipt.rest).purged:
        gone += purge_rows(receipt.rest, upto)
    with transaction.atomic():
        locked = Receipt.objects.select_for_update().get(pk=receipt.pk)
        told = dict(parse(bytes(locked.body), "receipt"))
        deleted = [] if person is None else _purge(person, held=False)
        if gone:
            deleted = [*deleted, (AUDIT, gone)]
        held = _held(receipt.rest, ())
        if not deleted and held == told["held"]:
            return
        steps = told["steps"]
        assert isinstance(steps, list)
        told |= {"steps": [*steps, _step(at, deleted)] if deleted else steps, "held": held}
        if person is not None:
            _let_go(person)
        locked.rest = receipt.rest if held else ""
        _keep(locked, told, at)
    log.info("what was held of a deletion was deleted")


def _held(stream: str, holds: Sequence[RetentionHold]) -> list[dict[str, object]]:
    """What is left: all that the law holds, or else the last lines of the audit, which nobody can take out so early."""
    if holds:
        return [{"reason": _reason(each), "until": each.until, "what": _held_words()} for each in holds]
    last = AuditRow.objects.filter(stream_id=stream).exclude(action=Action.RETENTION_PURGED).order_by("-seq").first()
    if last is None:
        return []
    return [{"reason": "audit", "until": last.at + AuditFloor.objects.get(id=1).min_age_ms, "what": [AUDIT]}]


def _purge(person: Person, *, held: bool) -> list[tuple[str, int]]:
    """Delete what is not held; (what, how many rows) of each table."""
    gone = []
    for holding in _in_turn(held=held):
        rows = holding.rows(person)
        if holding.erase is Erase.FORGET:
            rows.update(**{holding.column: None})
        elif holding.erase is Erase.DELETE:
            if holding.told:  # of what the person must not be told yet, a receipt says nothing either
                gone.append((holding.told, rows.filter(holding.shown).count()))
            rows.order_by()._raw_delete(connection.alias)  # noqa: SLF001  # no cascades: every table is listed
    return [(told, count) for told, count in gone if count]


def _in_turn(*, held: bool) -> Iterable[Holding]:
    """Rows that refer to others go before those; constraints are looked at when the transaction ends."""
    return [each for each in reversed(HOLDINGS) if each.erase in BY_US and not (held and each.law)]


def _let_go(person: Person) -> None:
    """The person's own row, and what every backup holds of them. Last: a key that is gone does not come back.

    Once more when this is committed: a backup that began before may have made the person another key.
    """
    keys, key = BackupKeys(settings.KEYS), person.pk
    Person.objects.filter(pk=key)._raw_delete(connection.alias)  # noqa: SLF001
    keys.forget_person(key)
    transaction.on_commit(lambda: keys.forget_person(key))


def _pseudonymize(person: Person) -> None:
    """What is held stays about somebody; nobody can sign in as them or write to them."""
    person.email, person.is_active = f"erased-{uuid.uuid4().hex}@invalid.example", False
    person.country = person.external_id = ""
    person.set_unusable_password()
    person.save()


def _restrict(person: Person, at: int | None) -> None:
    locked = Person.objects.select_for_update().get(pk=person.pk)
    locked.restricted_at = at
    locked.save(update_fields=["restricted_at"])
    publish_person(locked)
    person.restricted_at = at


def _holds(person: Person, at: int) -> Sequence[RetentionHold]:
    return [each for each in RetentionHold.objects.filter(person=person) if each.until is None or each.until > at]


def _reason(hold: RetentionHold) -> str:
    """What a receipt says of a hold: nothing of a legal request, which may be sealed."""
    return "law" if hold.reason.startswith(OF_LEGAL_REQUEST) else hold.reason


def _held_words() -> Sequence[str]:
    return [each.told for each in HOLDINGS if each.law and each.told] + [AUDIT, "Your name and employee id"]


def _step(at: int, gone: Sequence[tuple[str, int]]) -> dict[str, object]:
    return {"at": at, "deleted": [{"what": told, "rows": count} for told, count in gone]}


def _keep(receipt: Receipt, told: dict[str, object], at: int) -> None:
    receipt.at, receipt.body = at, canonical(told)
    receipt.save()
    digest = hashlib.sha256(receipt.body).hexdigest()
    record([Audited(Action.PERSON_ERASED, SERVER, subject=str(receipt.id), detail={"sha256": digest})])
