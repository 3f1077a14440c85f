"""Exports that the law demands: two officers together, for a day, audited, and sealed where the law says so."""

import csv
import io
import json
import uuid
from datetime import UTC, datetime, timedelta

import jsonschema
import pytest

from tests.server.conftest import make_person
from tests.server.device import NINE, start, stop
from tests.server.test_export import unzipped
from tests.server.test_push import audit_of
from tests.server.test_requests import DAY_MS, pages_of
from tracker_core import wire
from tracker_core.model import Moment, Role
from tracker_server.audit.models import AuditRow
from tracker_server.audit.record import SERVER
from tracker_server.clock import now_ms
from tracker_server.privacy.legal import end_seals
from tracker_server.privacy.models import LegalRequest
from tracker_server.retention.models import RetentionHold

FORM = {
    "act": "ask",
    "email": "Jonas@harbor.example",
    "reference": "AZ 4711/26",
    "basis": "Section 1",
    "first": "2026-09-21",
    "last": "2026-09-21",
}


@pytest.fixture
def officers(db):
    return [make_person(f"{name}@harbor.example", Role.PRIVACY_OFFICER) for name in ("olga", "otto", "oda")]


def in_days(days: int) -> str:
    return (datetime.now(UTC) + timedelta(days=days)).date().isoformat()


def asked(officer, **changes) -> LegalRequest:
    assert pages_of(officer).post("/legal/", {**FORM, **changes}).status_code == 302
    return LegalRequest.objects.order_by("-asked_at")[0]


def decide(officer, request, act="approve"):
    return pages_of(officer).post("/legal/", {"act": act, "request": request.id})


def fetch(officer, request):
    return pages_of(officer).post(f"/legal/{request.id}/export")


def steps(stream) -> list[str]:
    rows = AuditRow.objects.filter(stream_id=str(stream), action__startswith="legal").order_by("seq")
    return [row.action for row in rows]


def test_two_officers_fetch_the_days_that_are_demanded(api, device, item, jonas, officers):
    first, second, third = officers
    for number in range(3):  # one on the day before, one on the day, one on the day after
        at = NINE + (number - 1) * DAY_MS
        begun, body = device.record(start(item.id, at=at), occurred=Moment(at, 60))
        api.push(device, body, device.record(stop(begun, at=at + 3_600_000), occurred=Moment(at + 3_600_000, 60))[1])
    request = asked(first)
    assert b"Waits for another officer" in pages_of(second).get("/legal/").content
    assert fetch(first, request).status_code == 403
    assert decide(second, request).status_code == 302
    for officer in (first, second):
        reply = fetch(officer, request)
        assert reply["Content-Type"] == "application/zip"
        files = unzipped(reply.getvalue())
        assert fetch(officer, request).status_code == 409
    assert fetch(third, request).status_code == 403
    data = json.loads(files["data.json"])
    jsonschema.validate(data, json.loads(files["data.schema.json"]), jsonschema.Draft202012Validator)
    assert set(data["tables"]) == {"person", "entries", "assignments", "events", "sign_ins"}
    entries = list(csv.DictReader(io.StringIO(files["csv/entries.csv"].decode("utf-8-sig"))))
    assert [each["date"] for each in entries] == ["2026-09-21"]
    occurred = [each["body"]["occurred_at"] for each in data["tables"]["events"]]
    assert occurred == [NINE, NINE + 3_600_000]
    assert steps(jonas.id) == ["legal_asked", "legal_decided", "legal_fetched", "legal_fetched"]
    assert audit_of(jonas)[-1]["actor"] == str(second.id)
    assert steps(SERVER) == []


def test_never_the_same_officer_twice(officers, jonas):
    request = asked(officers[0])
    assert decide(officers[0], request).status_code == 403
    assert LegalRequest.objects.get().approved is None
    assert decide(officers[1], request, "decline").status_code == 302
    assert decide(officers[2], request).status_code == 409
    assert fetch(officers[0], request).status_code == 403


def test_neither_asks_nor_decides_about_oneself(officers, jonas):
    assert pages_of(officers[0]).post("/legal/", {**FORM, "email": "olga@harbor.example"}).status_code == 403
    request = asked(officers[0], email="otto@harbor.example")
    assert decide(officers[1], request).status_code == 403
    assert b"AZ 4711" not in pages_of(officers[1]).get("/legal/").content


@pytest.mark.parametrize("role", [each for each in Role if each is not Role.PRIVACY_OFFICER])
def test_nobody_else(officers, jonas, role):
    request = asked(officers[0])
    other = make_person("reader@harbor.example", role)
    assert pages_of(other).get("/legal/").status_code == 403
    assert pages_of(other).post("/legal/", FORM).status_code == 403
    assert decide(other, request).status_code == 403
    decide(officers[1], request)
    assert fetch(other, request).status_code == 403
    assert LegalRequest.objects.count() == 1


def test_time_runs_out(officers, jonas):
    late, old = asked(officers[0]), asked(officers[0], reference="AZ 2")
    LegalRequest.objects.filter(id=late.id).update(asked_at=now_ms() - 8 * DAY_MS)
    assert decide(officers[1], late).status_code == 409
    assert decide(officers[1], old).status_code == 302
    LegalRequest.objects.filter(id=old.id).update(decided_at=now_ms() - 2 * DAY_MS)
    assert fetch(officers[0], old).status_code == 409
    page = pages_of(officers[0]).get("/legal/").content
    assert b"Not decided within seven days" in page
    assert b"Fetch the export" not in page


@pytest.mark.parametrize(
    "changes",
    [
        {"email": "nobody@harbor.example"},
        {"email": "no address"},
        {"reference": ""},
        {"reference": "x" * 201},
        {"basis": "x" * 501},
        {"first": "2026-09-22"},
        {"last": "soon"},
        {"sealed_until": "2020-01-01"},
        {"hold_until": "2020-01-01"},
        {"first": "0001-01-01"},
        {"last": "9999-12-31"},
        {"sealed_until": "9999-12-31"},
        {"act": "burn"},
    ],
)
def test_a_demand_that_makes_no_sense_changes_nothing(officers, jonas, changes):
    reply = pages_of(officers[0]).post("/legal/", {**FORM, **changes})
    assert reply.status_code in (404, 409)
    assert LegalRequest.objects.count() == 0


def test_an_unknown_request(officers):
    for wrong in (uuid.uuid4(), "x", ""):
        assert pages_of(officers[0]).post("/legal/", {"act": "approve", "request": wrong}).status_code == 404
    assert pages_of(officers[0]).post(f"/legal/{uuid.uuid4()}/export").status_code == 404


def test_a_seal_keeps_silent_until_it_ends(api, officers, jonas):
    request = asked(officers[0], sealed_until=in_days(30), hold_until=in_days(60))
    decide(officers[1], request)
    assert fetch(officers[0], request).getvalue().startswith(b"PK")
    end_seals()
    assert steps(jonas.id) == []
    assert steps(SERVER) == ["legal_asked", "legal_decided", "legal_fetched"]
    rows = AuditRow.objects.filter(stream_id=SERVER, action__startswith="legal")
    assert not any(str(jonas.id) in bytes(row.body).decode() for row in rows)
    told = json.loads(unzipped(api.get("me/export").getvalue())["data.json"])["tables"]
    assert (told["legal_requests"], told["holds"]) == ([], [])
    LegalRequest.objects.update(sealed_until=now_ms() - 1)
    end_seals()
    end_seals()
    assert steps(jonas.id) == ["legal_asked", "legal_decided", "legal_fetched"]
    body = wire.parse(bytes(AuditRow.objects.filter(stream_id=str(jonas.id), action="legal_asked")[0].body), "row")
    assert body["detail"] == {"at": request.asked_at, "from": "2026-09-21", "to": "2026-09-21"}
    told = json.loads(unzipped(api.get("me/export").getvalue())["data.json"])["tables"]
    assert [each["reference"] for each in told["legal_requests"]] == ["AZ 4711/26"]


def test_a_hold_keeps_what_is_demanded(officers, jonas):
    request = asked(officers[0], hold_until=in_days(60))
    assert RetentionHold.objects.count() == 0
    decide(officers[1], request)
    hold = RetentionHold.objects.get()
    assert (hold.person, hold.until) == (jonas, LegalRequest.objects.get().hold_until)
