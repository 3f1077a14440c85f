"""Two devices of one person: what one starts the other shows after one sync, and can stop; neither asks about it."""

from pathlib import Path

import pytest

from tests.e2e.test_screen import BUG, Person, organization, person, sign_in, until
from tools.employee import Employee
from tools.organization import EMPLOYEE, PASSWORD, Organization

pytestmark = pytest.mark.screen
assert organization
assert person


def test_a_timer_of_another_device_shows_after_one_sync_and_is_stopped_here(
    person: Person, organization: Organization, tmp_path: Path
) -> None:
    other = Employee(tmp_path / "other")
    other.sign_in(organization.url, EMPLOYEE, PASSWORD)
    person.start_program()
    sign_in(person, organization)
    other.do("start", BUG)
    other.do("sync")

    person.menu("c")  # Syn_c_ now
    person.sees_in_tooltip(BUG)
    (running,) = person.ask("status")["running"]
    assert running["key"] == BUG
    assert person.ask("away") == []

    person.menu("s")  # _S_top
    person.sees_in_tooltip("No timer is running")
    until(lambda: person.ask("status")["sync"]["pending"] == 0, lambda: "the stop is not sent")
    other.do("sync")
    assert other.ask("status")["running"] == []
    mine, theirs = person.ask("today")["entries"], other.ask("today")["entries"]
    assert [(each["id"], each["start"], each["stop"]) for each in mine] == [
        (each["id"], each["start"], each["stop"]) for each in theirs
    ]
