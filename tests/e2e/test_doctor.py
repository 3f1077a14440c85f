"""The doctor at a real server: well, while it is away, signed out, and with a damaged store."""

import os

import pytest

from tools.employee import Employee
from tools.organization import EMPLOYEE, PASSWORD, organization_in


@pytest.fixture
def organization(tmp_path):
    """An organization whose server runs."""
    with organization_in(tmp_path / "organization") as made:
        yield made


def test_the_doctor_names_what_fails(organization, tmp_path):
    employee = Employee(tmp_path / "employee")
    assert "The first thing to mend: sign-in." in employee.do("doctor", expect=1)
    employee.sign_in(organization.url, EMPLOYEE, PASSWORD)
    employee.do("start", "PIER-7")
    told = employee.ask("doctor")
    assert told["failing"] is None
    assert {each["condition"] for each in told["steps"]} <= {"ok", "skipped"}
    assert told["steps"][-1]["found"] == "1 record to send."
    organization.close()
    assert "The first thing to mend: server." in employee.do("doctor", expect=1)
    file = tmp_path / "employee" / "timetracker.db"
    content = bytearray(file.read_bytes())
    content[:4096] = os.urandom(4096)
    file.write_bytes(content)
    assert "The first thing to mend: store." in employee.do("doctor", expect=1)
    assert file.read_bytes() == content
