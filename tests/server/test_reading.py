"""The audit and the timesheet over the API: for whom they open, what they say, what reading leaves behind."""

import pytest

from tests.server.conftest import make_person, signed_in_api
from tests.server.device import NINE, start, stop
from tests.server.test_push import audit_of
from tracker_core import chain
from tracker_core.events import EntryAmended
from tracker_core.model import Moment, Role
from tracker_core.wire import canonical
from tracker_server.accounts.models import Team
from tracker_server.audit.record import first_break

HOUR = 3_600_000
DAYS = {"from": "2026-09-01", "to": "2026-09-30"}


@pytest.fixture
def worked(api, device, item):
    """An hour on PIER-7, corrected to two."""
    entry, begun = device.record(start(item.id))
    amended = EntryAmended(entry, "began earlier", start=Moment(NINE - HOUR, 60))
    api.push(device, begun, device.record(stop(entry))[1], device.record(amended)[1])
    return entry


def test_ones_own_timesheet(api, worked, item):
    sheet = api.get("timesheet", **DAYS).json()
    assert sheet["total_ms"] == 2 * HOUR
    assert [row["work_item"] for row in sheet["worked"]] == [str(item.id)]
    assert sheet["work_items"][str(item.id)]["key"] == "PIER-7"
    assert sheet["running"] == []


def test_a_running_timer_counts_up_to_now(api, device, item):
    entry, begun = device.record(start(item.id))
    api.push(device, begun)
    sheet = api.get("timesheet", **DAYS).json()
    assert [row["entry"] for row in sheet["running"]] == [entry]


def test_an_admin_reads_anothers_timesheet_and_that_is_audited(worked, jonas, admin):
    reader = signed_in_api(admin)
    for person in (jonas.email, str(jonas.id)):
        assert reader.get("timesheet", person=person, **DAYS).json()["total_ms"] == 2 * HOUR
    row = audit_of(jonas)[-1]
    assert (row["action"], row["actor"]) == ("timesheet_read", str(admin.id))


@pytest.mark.parametrize("role", [Role.EMPLOYEE, Role.MANAGER, Role.PRIVACY_OFFICER])
def test_nobody_else_reads_a_timesheet(worked, jonas, role):
    reply = signed_in_api(make_person("x@harbor.example", role)).get("timesheet", person=jonas.email, **DAYS)
    assert (reply.status_code, reply.json()["code"]) == (403, "forbidden")


def test_a_manager_reads_the_timesheets_of_their_team_alone(worked, jonas):
    manager, other = (make_person(f"{name}@harbor.example", Role.MANAGER) for name in ("m", "o"))
    team = Team.objects.create(name="Pier")
    team.members.add(manager, jonas)
    assert signed_in_api(manager).get("timesheet", person=jonas.email, **DAYS).json()["total_ms"] == 2 * HOUR
    assert signed_in_api(other).get("timesheet", person=jonas.email, **DAYS).status_code == 403


@pytest.mark.parametrize("days", [{}, {"from": "x", "to": "y"}, {"from": "2026-02-01", "to": "2026-01-01"}])
def test_wrong_days_are_a_problem(api, days):
    reply = api.get("timesheet", **days)
    assert (reply.status_code, reply.json()["code"]) == (400, "malformed")


def test_ones_own_audit_follows_its_chain(api, worked, jonas):
    page = api.get("audit").json()
    assert [row["action"] for row in page["rows"]][-3:] == ["timer_started", "timer_stopped", "entry_amended"]
    assert page["rows"][-1]["reason"] == "began earlier"
    assert page["next"] is None
    previous = chain.genesis("audit", str(jonas.id))
    for row in page["rows"]:
        hashed = row.pop("hash")
        previous = chain.link(previous, canonical(row))
        assert previous == hashed


def test_the_audit_comes_in_pages(api, worked):
    first = api.get("audit", limit=2).json()
    second = api.get("audit", limit=2, after=first["next"]).json()
    assert [row["seq"] for row in first["rows"] + second["rows"]] == [1, 2, 3, 4]


@pytest.mark.parametrize("role", [Role.ADMIN, Role.AUDITOR])
def test_admins_and_auditors_read_anothers_audit_and_that_is_audited(worked, jonas, role):
    reader = make_person("x@harbor.example", role)
    rows = signed_in_api(reader).get("audit", person=jonas.email).json()["rows"]
    assert "timer_started" in [row["action"] for row in rows]
    assert audit_of(jonas)[-1]["action"] == "audit_read"
    assert audit_of(jonas)[-1]["actor"] == str(reader.id)
    assert first_break(str(jonas.id)) is None


@pytest.mark.parametrize("wanted", ["jonas@harbor.example", "nobody@harbor.example", "server"])
def test_nobody_else_learns_even_whether_a_person_exists(jonas, wanted):
    reply = signed_in_api(make_person("x@harbor.example")).get("audit", person=wanted)
    assert (reply.status_code, reply.json()["code"]) == (403, "forbidden")


def test_the_audit_of_nobody_known_is_for_admins(admin, client):
    client.post("/accounts/login/", {"login": "nobody@harbor.example", "password": "x"})
    rows = signed_in_api(admin).get("audit", person="server").json()["rows"]
    assert rows[0]["action"] == "sign_in_failed"


def test_no_title_or_name_stands_in_the_audit(worked, jonas, item, admin):
    text = str(audit_of(jonas))
    assert item.title not in text
    assert jonas.email not in text
    assert "Jonas" not in text
