"""Tells people what is kept of them, and keeps what they acknowledge."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction

from tracker_core.errors import Refused
from tracker_core.rights import Acknowledgement, MyRecord, SignIn
from tracker_server.accounts.models import Person
from tracker_server.audit.record import Action, checkpoint
from tracker_server.audit.sign_ins import latest
from tracker_server.clock import now_ms
from tracker_server.privacy.models import PersonRequest, PolicyAcknowledgement
from tracker_server.privacy.policy import policy_text, standing
from tracker_server.privacy.requests import audit
from tracker_server.retention.borders import terms


def my_record(person: Person) -> MyRecord:
    """What ``person`` is told of their own data."""
    policy = standing(person)
    return MyRecord(
        policy_version=policy.version,
        policy=policy_text(),
        acknowledged=policy.acknowledged,
        keeps_months=terms().months(person.country),
        requests=[each.told for each in PersonRequest.objects.filter(person=person).prefetch_related("messages")],
        sign_ins=_sign_ins(person),
        checkpoint=checkpoint(str(person.id)),
        minimum_age=minimum_age(),
    )


def minimum_age() -> int:
    """From which age on TimeTracker may be used here, in years."""
    return int(settings.MINIMUM_AGE)


def acknowledge(person: Person, told: Acknowledgement) -> None:
    """Keep that ``person`` has read the policy. Raises ``Refused("policy_changed")`` where another one is in force."""
    if told.version != settings.POLICY_VERSION:
        raise Refused("policy_changed", "The policy has another version by now.")
    with transaction.atomic():
        _, new = PolicyAcknowledgement.objects.get_or_create(
            person=person, version=told.version, defaults={"at": now_ms()}
        )
        if new:
            audit(Action.POLICY_ACKNOWLEDGED, person, person, "", told.version)


def _sign_ins(person: Person) -> list[SignIn]:
    return [SignIn(row.at, row.action, row.reason) for row in latest(person)]
