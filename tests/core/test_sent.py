"""What a device can send is what the written list for people says, word for word (docs/what-is-sent.md)."""

import json
import re
from pathlib import Path

from tracker_core import wire
from tracker_core.alarm import AlarmKind, AuditAlarm
from tracker_core.events import Clock, Event, TimerStopped
from tracker_core.messages import PullRequest, PushRequest
from tracker_core.model import Device, Moment
from tracker_core.rights import Acknowledgement, Ask, RequestKind, Saying

LIST = (Path(__file__).parents[2] / "docs" / "what-is-sent.md").read_text(encoding="utf-8")
ID = "00000000-0000-4000-8000-000000000000"
DEVICE = Device(ID, 1, "Debian 12", "0.1.0")
CLOCK = Clock("boot", 1, 2, 3)
EVENT = Event(ID, ID, 1, 1, "0" * 64, ID, ID, Moment(0, 0), CLOCK, TimerStopped(ID, Moment(0, 0)))


def listed(heading: str) -> list[list[str]]:
    """The names in backquotes of each row of the tables below ``heading``, cell by cell."""
    part = LIST.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    rows = [line for line in part.splitlines() if line.startswith("|") and "`" in line]
    return [re.findall(r"`([\w.]+)`", cell) for row in rows for cell in [row.strip("|")]]


def fields(*bodies: bytes, inner: tuple[str, ...]) -> set[str]:
    """The names of all fields in ``bodies``, those in the objects ``inner`` with the object's name before them."""
    found: set[str] = set()
    for body in bodies:
        value = json.loads(body)
        found |= set(value)
        found |= {f"{name}.{field}" for name in inner for field in value.get(name) or ()}
    return found


def test_what_goes_with_each_push_and_pull():
    sent = fields(PushRequest.encode(DEVICE, ()), PullRequest(DEVICE, "").encode(), inner=("device",))
    assert sent == {names[0] for names in listed("With each push and pull")}


def test_what_goes_with_each_thing_that_is_done():
    rows = listed("With each thing you do")
    facts = {names[0]: set(names[1:]) for names in rows if names[0] in wire.FACTS}
    assert fields(wire.encode_event(EVENT), inner=("clock",)) == {names[0] for names in rows} - set(facts)
    assert facts == {name: set(of) for name, (_, of) in wire.FACTS.items()}


def test_what_goes_when_a_person_asks():
    sent = [
        Ask(ID, RequestKind.CORRECTION, "Wrong.", ID).encode(),
        Saying(ID, "And?").encode(),
        Acknowledgement("1").encode(),
    ]
    assert [fields(body, inner=()) for body in sent] == [
        set(names) for names in listed('When you ask for it yourself, under "My data"')
    ]


def test_what_goes_when_an_audit_does_not_hold():
    sent = fields(AuditAlarm(ID, AlarmKind.BROKEN).encode(), inner=())
    assert [sent] == [set(names) for names in listed("When the server's record does not hold")]
