"""My data on a real screen, by keyboard alone: the policy, first and changed, a request, the audit, an export."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.test_screen import Person, person, seen, sign_in, start_from_menu, until
from tools.organization import Organization, organization_in
from tracker_server import POLICY_SHIPPED

pytestmark = pytest.mark.screen
assert person


@pytest.fixture
def organization(tmp_path: Path) -> Iterator[Organization]:
    """One of its own: its policy changes."""
    with organization_in(tmp_path / "organization") as made:
        yield made


def test_policy_request_audit_and_export_by_keyboard(
    person: Person, organization: Organization, tmp_path: Path
) -> None:
    person.start_program()
    sign_in(person, organization)
    start_from_menu(person, "tide table")
    person.sees_in_tooltip("PIER-7")

    person.menu("r")  # _R_ead the privacy policy…
    person.has_keyboard("My data")
    seen(person, "my-data-policy")
    acknowledge(person, POLICY_SHIPPED)
    person.screen.key("Escape")
    person.sees_no_window()

    text = person.ask("privacy", "policy")["text"]
    new = text.replace("24 months", "36 months").replace(
        "- When you signed in", "- On which days you used which of your devices.\n- When you signed in"
    )
    organization.publish("3", new)
    person.ask("sync")
    person.menu("r")  # The p_r_ivacy policy changed…
    person.has_keyboard("My data")
    seen(person, "my-data-changes")
    assert len(person.ask("privacy", "changes")["changes"]) == 2
    acknowledge(person, "3")

    for keys, typed in (("alt+r", ""), ("alt+k", ""), ("Down", ""), ("alt+w", "All of March, please.")):
        person.screen.key(keys)
        person.screen.type(typed)
    person.screen.key("alt+n")
    until(lambda: bool(requests(person)), lambda: "nothing was asked for")
    assert requests(person) == [("deletion", "All of March, please.")]
    seen(person, "my-data-requests")

    person.screen.key("alt+i")
    seen(person, "my-data-sign-ins")
    person.screen.key("alt+a")
    person.screen.key("alt+v")
    assert person.ask("privacy", "audit")["finding"] == "sound"
    seen(person, "my-data-audit")

    person.screen.key("alt+s")
    seen(person, "my-data-stored")
    person.screen.key("alt+e")
    person.has_keyboard("Everything")
    file = tmp_path / "mine.json"
    person.screen.key("ctrl+a")
    person.screen.type(str(file))
    person.screen.key("Return")
    until(file.exists, lambda: f"{file} was not written")
    assert json.loads(file.read_text("utf-8"))["entries"][0]["key"] == "PIER-7"
    seen(person, "my-data-export")


def acknowledge(person: Person, version: str) -> None:
    """The button has the letter H, and is there for a version that was not read yet, once the server has told of it."""

    def acknowledged() -> str:
        person.screen.key("alt+h")
        return str(person.ask("privacy", "organization")["acknowledged"])

    until(lambda: acknowledged() == version, lambda: f"{acknowledged()!r} was acknowledged, not {version}")


def requests(person: Person) -> list[tuple[str, str]]:
    return [(each["kind"], each["text"]) for each in person.ask("privacy", "organization")["requests"]]
