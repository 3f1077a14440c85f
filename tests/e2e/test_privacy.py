"""A person's own data, from the shell against a real server: seen, asked for, acknowledged, and the audit verified."""

import pytest

from tools.employee import Employee
from tools.organization import EMPLOYEE, PASSWORD, organization_in
from tracker_server import POLICY_SHIPPED
from tracker_verify.findings import Level
from tracker_verify.judge import judge
from tracker_verify.reading import read


@pytest.fixture
def organization(tmp_path):
    """An organization whose server runs."""
    with organization_in(tmp_path / "organization") as made:
        yield made


def test_a_person_sees_asks_acknowledges_and_verifies(organization, tmp_path):
    employee = Employee(tmp_path / "employee")
    employee.sign_in(organization.url, EMPLOYEE, PASSWORD)
    employee.do("start", "PIER-7")
    employee.do("stop")
    employee.do("sync")
    held = employee.ask("privacy")
    assert (held["entries"], held["events"]) == (1, 2)
    assert set(held["diagnostics"]) == {"id", "epoch", "os", "version"}
    there = employee.ask("privacy", "organization")
    assert (there["acknowledged"], there["keeps_months"], there["requests"]) == ("", 24, [])
    assert "signed_in" in [each["action"] for each in there["sign_ins"]]
    assert employee.do("privacy", "policy").startswith("# Privacy policy")
    assert employee.ask("privacy", "accept")["acknowledged"] == POLICY_SHIPPED
    asked = employee.ask("privacy", "ask", "deletion", "all", "of", "March")["requests"]
    assert [(each["kind"], each["text"], each["state"]) for each in asked] == [("deletion", "all of March", "open")]
    assert "Delete everything about me: all of March - waits for an answer" in employee.do("privacy", "organization")
    audit = employee.ask("privacy", "audit")
    actions = [row["action"] for row in audit["rows"]]
    assert audit["finding"] == "sound"
    assert actions[-4:] == ["timer_started", "timer_stopped", "policy_acknowledged", "request_opened"]
    assert employee.do("privacy", "changes").startswith(f"Version {POLICY_SHIPPED} says what you have read.")
    text = employee.do("privacy", "policy")
    organization.publish("3", text.replace("24 months", "36 months"))
    told = employee.do("privacy", "changes")
    assert told.startswith("What is new in version 3 since version 2, which you read:")
    assert "kept for [-24-] {+36+} months" in told
    employee.do("privacy", "accept")
    assert employee.ask("privacy", "changes") == {"version": "3", "since": "3", "changes": []}
    organization.close()
    assert employee.ask("privacy")["entries"] == 1
    employee.do("privacy", "organization", expect=4)


def test_what_the_organization_holds_is_fetched_and_verified(organization, tmp_path):
    employee = Employee(tmp_path / "employee")
    employee.sign_in(organization.url, EMPLOYEE, PASSWORD)
    employee.do("start", "PIER-7")
    employee.do("stop")
    employee.do("sync")
    file = tmp_path / "mine.zip"
    assert employee.ask("privacy", "export", "--to", str(file)) == {"file": str(file)}
    findings = judge(read(file, None, None, None))
    assert [each for each in findings if each.level is Level.WRONG] == []
    assert "events" in {each.code for each in findings if each.level is Level.SOUND}
    assert [path.name for path in tmp_path.glob("*.part")] == []
