"""A server whose past was put back, on a real screen: the icon warns, My data says why, and the evidence is kept."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.test_screen import Person, person, seen, sign_in, start_from_menu, until
from tools.organization import Organization, organization_in

pytestmark = pytest.mark.screen
assert person


@pytest.fixture
def organization(tmp_path: Path) -> Iterator[Organization]:
    """One of its own: its past is put back."""
    with organization_in(tmp_path / "organization") as made:
        yield made


def sizes(person: Person) -> list[int]:
    person.ask("sync")
    return [note["size"] for note in person.ask("audit")["notes"]]


def test_a_past_that_was_put_back_is_an_alarm_until_it_is_seen(
    person: Person, organization: Organization, tmp_path: Path
) -> None:
    person.start_program()
    sign_in(person, organization)
    until(lambda: bool(sizes(person)), lambda: "no note came")
    organization.close()
    shutil.copytree(organization.folder, tmp_path / "before")
    organization.open()
    before = sizes(person)[-1]
    start_from_menu(person, "tide table")
    for _ in range(5):
        person.ask("stop")
        person.ask("start", "PIER-7")
    until(lambda: sizes(person)[-1] > before + 5, lambda: "the tree does not grow")
    assert person.ask("audit")["unseen"] == []

    organization.close()
    shutil.rmtree(organization.folder)
    shutil.copytree(tmp_path / "before", organization.folder)
    organization.open()
    person.ask("sync")
    assert person.ask("audit")["unseen"] == ["rolled_back"]
    assert person.ask("status")["audit_alarms"] == ["rolled_back"]
    assert len(person.ask("status")["running"]) == 1, "tracking goes on"
    seen(person, "evidence-icon")

    person.menu("w")  # Open _w_indow
    person.has_keyboard("TimeTracker")
    seen(person, "evidence-window")
    person.screen.key("Escape")
    person.sees_no_window()
    person.menu("y")  # M_y_ data…
    person.has_keyboard("My data")
    person.screen.key("alt+a")
    seen(person, "evidence-my-data")

    file = tmp_path / "evidence.json"
    person.screen.key("alt+k")
    person.has_keyboard("Evidence")
    person.screen.key("ctrl+a")
    person.screen.type(str(file))
    person.screen.key("Return")
    until(file.exists, lambda: f"{file} was not written")
    kept = json.loads(file.read_text("utf-8"))
    (alarm,) = kept["alarms"]
    assert alarm["kind"] == "rolled_back"
    assert int(alarm["kept"].split("\n")[1]) > int(alarm["told"].split("\n")[1])
    seen(person, "evidence-kept")

    person.has_keyboard("My data")
    person.screen.key("alt+n")
    until(lambda: person.ask("audit")["unseen"] == [], lambda: "it was not seen")
    seen(person, "evidence-seen")
    assert len(person.ask("audit")["alarms"]) == 1
