"""An invented small organization to try the program with: somebody of each role, a team, two projects, some work."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import NamedTuple

from django.db import transaction

from tracker_core.errors import Refused
from tracker_core.model import Kind, Role
from tracker_server.accounts.models import Person, Team
from tracker_server.directory.people import save_person, save_team
from tracker_server.work_items.assigning import assign, save_item
from tracker_server.work_items.models import WorkItem

PEOPLE = (
    ("mara.lindt@harbor.example", "Mara Lindt", "H-0001", Role.ADMIN),
    ("jonas.berg@harbor.example", "Jonas Berg", "H-0002", Role.EMPLOYEE),
    ("aiko.tanaka@harbor.example", "Aiko Tanaka", "H-0003", Role.EMPLOYEE),
    ("samuel.okafor@harbor.example", "Samuel Okafor", "H-0004", Role.MANAGER),
    ("ines.duarte@harbor.example", "Ines Duarte", "H-0005", Role.AUDITOR),
    ("leyla.haddad@harbor.example", "Leyla Haddad", "H-0006", Role.PRIVACY_OFFICER),
)
MARA, JONAS, AIKO, SAMUEL, *_ = (email for email, *_ in PEOPLE)
TEAM, MEMBERS = "Quayside", (SAMUEL, JONAS, AIKO)
ITEMS = (
    ("PIER-1", Kind.TASK, "Pier", "Draw up the berth plan for the winter ferries", (JONAS,)),
    ("PIER-7", Kind.BUG, "Pier", "Tide table is an hour off after the clocks change", (JONAS, AIKO)),
    ("PIER-12", Kind.BACKLOG_ITEM, "Pier", "Let skippers book a berth from their phone", (JONAS,)),
    ("PIER-13", Kind.TASK, "Pier", "Answer the coast guard's questions about lighting", (MARA,)),
    ("CRANE-2", Kind.BUG, "Crane", "Load cell reads zero after a restart", (JONAS,)),
    ("CRANE-3", Kind.TASK, "Crane", "Write the yearly inspection report", (AIKO,)),  # not the first employee's
    ("CRANE-9", Kind.BACKLOG_ITEM, "Crane", "Show the wind limit on the operator's screen", (AIKO, MARA)),
)


class Invented(NamedTuple):
    """One of the demo's people; ``password`` is empty where it was told before."""

    email: str
    name: str
    employee_id: str
    role: str
    password: str


def fill(password: str) -> Sequence[Invented]:
    """Make the organization; a second time its people come without their passwords.

    ``password``: one for all, empty for random ones. Raises ``Refused("not_empty")`` on a database in real use.
    """
    with transaction.atomic():
        emails = set(Person.objects.values_list("email", flat=True))
        if emails == {email for email, *_ in PEOPLE}:
            return [Invented(email, name, employee_id, role, "") for email, name, employee_id, role in PEOPLE]
        if emails:
            raise Refused("not_empty", "This database has people of its own; the demo goes only into an empty one.")
        return _fill(password)


def _fill(password: str) -> Sequence[Invented]:
    people: dict[str, Person] = {}
    invented = []
    for email, name, employee_id, role in PEOPLE:
        chosen = password or secrets.token_urlsafe(12)
        person = Person(email=email, name=name, employee_id=employee_id, role=role.value)
        person.set_password(chosen)
        save_person(person, None)
        people[email] = person
        invented.append(Invented(email, name, employee_id, role, chosen))
    save_team(Team(name=TEAM), [people[email] for email in MEMBERS], people[MARA])
    for key, kind, project, title, assigned in ITEMS:
        item = WorkItem(key=key, kind=kind.value, project=project, title=title)
        save_item(item, people[MARA])
        for email in assigned:
            assign(item, people[email], people[MARA])
    return invented
