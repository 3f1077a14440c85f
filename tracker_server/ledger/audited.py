"""How events read in the audit: ids, times and reasons; never a note, a title or a name."""

from __future__ import annotations

from tracker_core import model
from tracker_core.events import Event, StartRefused, Unknown
from tracker_core.messages import Outcome
from tracker_core.model import Moment
from tracker_core.retention import EXPIRED
from tracker_server.accounts.models import Person
from tracker_server.audit.record import Action, Audited
from tracker_server.ledger.offered import Offered
from tracker_server.ledger.rules import Ruling

TOLD = ("entry", "work_item", "at", "start", "stop", "key")  # the fields of facts that the audit repeats


def taken(person: Person, device: model.Device, offered: Offered, ruling: Ruling) -> Audited:
    """The row for an event and its verdict. A rejected one stands as the attempt it was."""
    detail: dict[str, object] = {}
    if offered.place is not None:
        detail.update(dseq=offered.place.dseq, epoch=offered.place.epoch)
    if ruling.code:
        detail["code"] = ruling.code
    reason = ruling.code
    action: str = offered.type
    if offered.event is not None:
        fact = offered.event.fact
        detail["type"] = fact.type
        if ruling.code == EXPIRED:
            pass  # what is too old to be kept is not kept here either
        elif isinstance(fact, Unknown):
            action = Action.EVENT_UNKNOWN  # a device must not choose what stands in the audit as an action
        else:
            detail.update(_told(fact))
        if isinstance(fact, StartRefused):
            reason = fact.code
        reason = getattr(fact, "reason", "") or reason
    if ruling.outcome is Outcome.REJECTED:
        action = Action.EVENT_REFUSED
        reason = ruling.code
    return _row(action, person, device, offered, ruling.outcome, reason, detail)


def decided(person: Person, by: Person, event: Event) -> Audited:
    """The row for an event that the server made since ``by`` decided so."""
    fact = event.fact
    return Audited(
        fact.type,
        str(person.id),
        actor=str(by.id),
        device=event.device,
        subject=event.id,
        outcome=Outcome.ACCEPTED.value,
        reason=getattr(fact, "reason", ""),
        detail={"dseq": event.dseq, "epoch": event.epoch, "type": fact.type, **_told(fact)},
    )


def forked(person: Person, device: model.Device, offered: Offered) -> Audited:
    """The row for an event that shows a second copy of its device."""
    assert offered.place is not None
    detail: dict[str, object] = {"dseq": offered.place.dseq, "epoch": offered.place.epoch}
    return _row(Action.DEVICE_FORKED, person, device, offered, Outcome.REJECTED, "chain_broken", detail)


def _row(
    action: str,
    person: Person,
    device: model.Device,
    offered: Offered,
    outcome: Outcome,
    reason: str,
    detail: dict[str, object],
) -> Audited:
    return Audited(
        action=action,
        stream=str(person.id),
        actor=str(person.id),
        device=device.id,
        version=device.version,
        subject="" if offered.id is None else str(offered.id),
        outcome=outcome.value,
        reason=reason,
        detail=detail,
    )


def _told(fact: object) -> dict[str, object]:
    values = ((name, getattr(fact, name, None)) for name in TOLD)
    return {name: _plain(value) for name, value in values if value is not None}


def _plain(value: object) -> object:
    return list(value) if isinstance(value, Moment) else value
