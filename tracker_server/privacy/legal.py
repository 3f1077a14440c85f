"""Exports that the law demands: one officer asks, another approves, both can fetch it once; the person is told.

Where the law forbids to tell, the steps stand in the server's own audit, without the person, until the seal ends; then
the person's audit is told of all of them.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from tracker_core.errors import Refused
from tracker_server.accounts.models import Person
from tracker_server.accounts.rights import Right
from tracker_server.audit.record import SERVER, Action, Audited, record
from tracker_server.clock import now_ms
from tracker_server.privacy.export.archive import Made, export_period
from tracker_server.privacy.holdings import OF_LEGAL_REQUEST
from tracker_server.privacy.models import LegalRequest
from tracker_server.retention.models import RetentionHold

DAY_MS = 86_400_000
DECIDED_WITHIN_MS = 7 * DAY_MS
FETCHED_WITHIN_MS = DAY_MS
MAX_OPEN = 50


@dataclass(frozen=True, slots=True)
class Demand:
    """What is asked for: ``reference`` of the authority, on what ``basis`` of law, the days (UTC, both included).

    ``sealed_until``: the law forbids to tell the person before then; ``hold_until``: nothing of these days and later is
    to be deleted before then. UTC ms, None for neither.
    """

    reference: str
    basis: str
    first: date
    last: date
    sealed_until: int | None = None
    hold_until: int | None = None


def ask(by: Person, person: Person, demand: Demand) -> LegalRequest:
    """Ask for an export. Raises ``Refused``: forbidden, bad_days, too_many_requests."""
    _demand_officer(by)
    if person.id == by.id:
        raise Refused("forbidden", "Another officer has to ask for what is yours.")
    at = now_ms()
    if demand.first > demand.last:
        raise Refused("bad_days", "The first day lies after the last.")
    for until in (demand.sealed_until, demand.hold_until):
        if until is not None and until <= at:
            raise Refused("bad_days", "A seal or a hold ends in the future.")
    with transaction.atomic():
        if LegalRequest.objects.filter(approved=None, asked_at__gt=at - DECIDED_WITHIN_MS).count() >= MAX_OPEN:
            raise Refused("too_many_requests", f"{MAX_OPEN} wait to be decided already.")
        made = LegalRequest.objects.create(
            id=uuid.uuid4(),
            person=person,
            reference=demand.reference,
            basis=demand.basis,
            first=demand.first,
            last=demand.last,
            sealed_until=demand.sealed_until,
            hold_until=demand.hold_until,
            asked_by=by,
            asked_at=at,
            told_at=at if demand.sealed_until is None else None,
        )
        _audit(Action.LEGAL_ASKED, made, by, "")
    return made


def decide(by: Person, request_id: UUID, *, approve: bool) -> None:
    """Approve or decline what another officer asked for. Raises ``Refused``: forbidden, not_found, already_answered,
    asker_left, expired.
    """
    _demand_officer(by)
    with transaction.atomic():
        found = _locked(request_id)
        if by.id in (found.asked_by_id, found.person_id):
            raise Refused("forbidden", "Another officer has to decide this: not who asked, nor whom it is about.")
        if found.approved is not None:
            raise Refused("already_answered", "Somebody decided that meanwhile.")
        at = now_ms()
        if approve and asker_left(found):
            raise Refused("asker_left", "Whoever asked is no privacy officer any more. Ask anew if it is still needed.")
        if at > found.asked_at + DECIDED_WITHIN_MS:
            raise Refused("expired", "It was not decided within seven days. Ask anew if it is still needed.")
        found.approved, found.decided_by, found.decided_at = approve, by, at
        found.save()
        if approve and found.hold_until is not None:
            RetentionHold.objects.create(
                person=found.person, reason=f"{OF_LEGAL_REQUEST}{found.id}", until=found.hold_until, since=0
            )
        _audit(Action.LEGAL_DECIDED, found, by, "approved" if approve else "declined")


def fetch(by: Person, request_id: UUID) -> Made:
    """The export, once for each of the two officers, within a day. It counts as fetched once it is made.

    Raises ``Refused``: forbidden, not_found, expired.
    """
    _demand_officer(by)
    with transaction.atomic():
        found = _locked(request_id)
        _demand_fetchable(by, found)
    made = export_period(found.person, found.first, found.last)
    try:
        with transaction.atomic():
            found = _locked(request_id)
            column = _demand_fetchable(by, found)  # twice at once: made twice, given once
            setattr(found, column, now_ms())
            found.save(update_fields=[column])
            _audit(Action.LEGAL_FETCHED, found, by, "")
    except BaseException:
        made.file.close()
        raise
    return made


def _demand_fetchable(by: Person, request: LegalRequest) -> str:
    """The column that says when ``by`` fetched it, which they can do now."""
    if by.id not in (request.asked_by_id, request.decided_by_id) or not request.approved or request.decided_at is None:
        raise Refused("forbidden", "The two officers who asked and approved can fetch it, once it is approved.")
    if now_ms() > request.decided_at + FETCHED_WITHIN_MS:
        raise Refused("expired", "It could be fetched for a day. Ask anew if it is still needed.")
    column = "asked_got_at" if by.id == request.asked_by_id else "approved_got_at"
    if getattr(request, column) is not None:
        raise Refused("expired", "You fetched it before. Each of the two officers can do that once.")
    return column


def end_seals() -> None:
    """Tell people's audit what the law did not let it be told until now."""
    at = now_ms()
    for due in LegalRequest.objects.filter(told_at=None, sealed_until__lte=at):
        with transaction.atomic():
            found = _locked(due.id)
            if found.told_at is not None:
                continue
            found.told_at = at
            found.save(update_fields=["told_at"])
            _audit(Action.LEGAL_ASKED, found, found.asked_by, "sealed until now", at=found.asked_at)
            if found.approved is not None:
                outcome = "approved" if found.approved else "declined"
                _audit(Action.LEGAL_DECIDED, found, found.decided_by, outcome, at=found.decided_at)
            for officer, got_at in ((found.asked_by, found.asked_got_at), (found.decided_by, found.approved_got_at)):
                if got_at is not None:
                    _audit(Action.LEGAL_FETCHED, found, officer, "", at=got_at)


def seen_by(by: Person) -> Sequence[LegalRequest]:
    """All but those about the officer who looks, newest first."""
    _demand_officer(by)
    found = LegalRequest.objects.filter(~Q(person=by)).select_related("person", "asked_by", "decided_by")
    return list(found[:200])


def asker_left(request: LegalRequest) -> bool:
    """Whether who asked is no officer any more: two who answer for it are needed when it is approved."""
    return request.asked_by is None or not request.asked_by.may(Right.LEGAL_EXPORT)


def waiting_for(by: Person) -> int:
    """How many ``by`` can approve or decline now."""
    since = now_ms() - DECIDED_WITHIN_MS
    found = LegalRequest.objects.filter(approved=None, asked_at__gte=since).exclude(person=by).exclude(asked_by=by)
    return sum(not asker_left(each) for each in found.select_related("asked_by"))


def _locked(request_id: UUID) -> LegalRequest:
    found = LegalRequest.objects.select_for_update().filter(id=request_id).first()
    if found is None:
        raise Refused("not_found", "There is no such request.")
    return found


def _demand_officer(by: Person) -> None:
    if not by.may(Right.LEGAL_EXPORT):
        raise Refused("forbidden", "Your role does not allow that.")


def _audit(action: Action, request: LegalRequest, by: Person | None, outcome: str, **detail: object) -> None:
    """In the person's audit once they may know. In a sealed row nothing says whom it is about."""
    stream = SERVER if request.told_at is None else str(request.person_id)
    days = {"from": request.first.isoformat(), "to": request.last.isoformat()}
    told = {**detail, **({} if stream == SERVER else days)}
    actor = "" if by is None else str(by.id)
    record([Audited(action, stream, actor, subject=str(request.id), outcome=outcome, detail=told)])
