"""Fills the server that the environment names with people, work and two months of events; run as a program."""

import os
import sys
import uuid

import time_machine

from tracker_core.messages import PushRequest
from tracker_core.rights import Ask, RequestKind, Saying
from tracker_server.config import load
from tracker_server.opening import open_server

PASSWORD = "correct horse battery"
MARCH, NOW = "2024-03-05T10:00:00Z", "2026-11-20T10:00:00Z"


def main() -> None:
    with time_machine.travel(MARCH, tick=True):
        open_server(load(os.environ))
        from tests.server.device import MadeDevice, start, stop
        from tracker_server.accounts.models import Person, Team
        from tracker_server.demo import fill
        from tracker_server.ledger import sync
        from tracker_server.privacy import requests
        from tracker_server.privacy.policy import keep_version
        from tracker_server.work_items.models import Assignment

        fill(PASSWORD)
        Person.objects.filter(name="Aiko Tanaka").update(country="FR")
        Team.objects.create(name="Pier").members.add(*Person.objects.all())
        busy = Person.objects.filter(assignments__isnull=False).distinct()
        devices = {person: MadeDevice(str(person.id)) for person in busy}
    for when in (MARCH, NOW):
        with time_machine.travel(when, tick=True):
            for person, device in devices.items():
                item = Assignment.objects.filter(person=person).earliest("pk").item
                entry, begun = device.record(start(item.id))
                _, ended = device.record(stop(entry))
                sync.push(person, PushRequest.decode(device.push(begun, ended)), 0)
                asked = Ask(str(uuid.uuid4()), RequestKind.CONCERN, "Who reads my notes?")
                requests.ask(person, asked)
                requests.say(person, uuid.UUID(asked.id), Saying(str(uuid.uuid4()), "Well?"))
        keep_version()


if __name__ == "__main__":
    sys.exit(main())
