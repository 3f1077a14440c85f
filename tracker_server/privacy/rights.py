"""Answers a person about their own data, and takes what they ask for. Each change is audited with it."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from tracker_core.errors import Refused
from tracker_core.rights import Acknowledgement, Ask, MyRecord, RequestState, SignIn
from tracker_server.accounts.models import Person
from tracker_server.audit.record import Action, Audited, checkpoint, record
from tracker_server.audit.sign_ins import latest
from tracker_server.clock import now_ms
from tracker_server.privacy.models import PersonRequest, PolicyAcknowledgement
from tracker_server.privacy.policy import policy_text, standing
from tracker_server.retention.borders import terms

ANSWERED_WITHIN = timedelta(days=30)  # GDPR, article 12 (3): within one month
MAX_OPEN = 20


def my_record(person: Person) -> MyRecord:
    """What ``person`` is told of their own data."""
    policy = standing(person)
    return MyRecord(
        policy_version=policy.version,
        policy=policy_text(),
        acknowledged=policy.acknowledged,
        keeps_months=terms().months(person.country),
        requests=[each.told for each in PersonRequest.objects.filter(person=person)],
        sign_ins=_sign_ins(person),
        checkpoint=checkpoint(str(person.id)),
    )


def ask(person: Person, asked: Ask) -> None:
    """Keep a request; the same one again changes nothing. Raises ``Refused``: too_many_requests, forbidden."""
    with transaction.atomic():
        known = PersonRequest.objects.filter(id=UUID(asked.id)).first()
        if known is not None:
            if (known.person_id, known.kind, known.text) != (person.id, asked.kind.value, asked.text):
                raise Refused("forbidden", "Another request has that id.")
            return
        if PersonRequest.objects.filter(person=person, state=RequestState.OPEN.value).count() >= MAX_OPEN:
            raise Refused("too_many_requests", f"{MAX_OPEN} requests wait for an answer already.")
        at = now_ms()
        PersonRequest.objects.create(
            id=UUID(asked.id),
            person=person,
            kind=asked.kind.value,
            text=asked.text,
            opened_at=at,
            due_at=at + int(ANSWERED_WITHIN.total_seconds()) * 1000,
        )
        _audit(Action.REQUEST_OPENED, person, person, asked.id, asked.kind.value)


def answer(request: PersonRequest, by: Person) -> None:
    """Keep the state and the answer that ``request`` has now."""
    with transaction.atomic():
        request.answered_at, request.answered_by = now_ms(), by
        request.save()
        _audit(Action.REQUEST_ANSWERED, request.person, by, str(request.id), request.state)


def acknowledge(person: Person, told: Acknowledgement) -> None:
    """Keep that ``person`` has read the policy. Raises ``Refused("policy_changed")`` where another one is in force."""
    if told.version != settings.POLICY_VERSION:
        raise Refused("policy_changed", "The policy has another version by now.")
    with transaction.atomic():
        _, new = PolicyAcknowledgement.objects.get_or_create(
            person=person, version=told.version, defaults={"at": now_ms()}
        )
        if new:
            _audit(Action.POLICY_ACKNOWLEDGED, person, person, "", told.version)


def _audit(action: Action, person: Person, by: Person, subject: str, reason: str) -> None:
    record([Audited(action, str(person.id), actor=str(by.id), subject=subject, reason=reason)])


def _sign_ins(person: Person) -> list[SignIn]:
    return [SignIn(row.at, row.action, row.reason) for row in latest(person)]
