"""Answers a device's push and pull, and says when to come again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from tracker_core.messages import PullReply, PullRequest, PushReply, PushRequest
from tracker_server.accounts.models import Person
from tracker_server.audit.record import checkpoint
from tracker_server.audit.trees import newest_notes
from tracker_server.clock import now_ms
from tracker_server.ledger import devices, intake
from tracker_server.ledger.models import Event
from tracker_server.ledger.pace import pace_for
from tracker_server.streams import reader


def push(person: Person, request: PushRequest, family: UUID | None = None, keeps_from: int = 0) -> PushReply:
    """Take events in, but for those from before ``keeps_from`` (UTC ms).

    ``family``: of the tokens that the device calls with. Raises ``Refused`` for the request as a whole; each event has
    its own verdict.
    """
    at = now_ms()
    device = devices.known(person, request.device, family, at)
    verdicts = intake.take(person, device, request, at, keeps_from)
    return PushReply(
        reader.server_epoch(),
        devices.chains(device),
        verdicts,
        pace_for(request.device.id, at, devices.count(at)),
        newest_notes(),
    )


def pull(person: Person, request: PullRequest, family: UUID | None = None) -> PullReply:
    """What changed after the cursor. Raises ``Refused``: cursor_stale and those of ``devices.known``."""
    at = now_ms()
    device = devices.known(person, request.device, family, at)
    page = reader.page(person.id, request.cursor, _bodies)
    return PullReply(
        epoch=page.epoch,
        chains=devices.chains(device),
        changes=page.changes,
        cursor=page.cursor,
        more=page.more,
        checkpoint=checkpoint(str(person.id)),
        pace=pace_for(request.device.id, at, devices.count(at)),
        remaining=page.remaining,
        checkpoints=newest_notes(),
    )


def _bodies(ids: Sequence[UUID]) -> Mapping[UUID, bytes]:
    rows = Event.objects.filter(event_id__in=ids).values_list("event_id", "body") if ids else ()
    return {event_id: bytes(body) for event_id, body in rows if event_id is not None}
