"""Deletion: restricted at once, taken back or carried out later; then no byte is left outside what the law holds."""

import hashlib
import json
import uuid
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.utils import timezone
from oauth2_provider.models import DeviceGrant, Grant, get_application_model

from tests.server.conftest import make_item, make_person, signed_in_api
from tests.server.device import MadeDevice, start, stop
from tests.server.test_push import audit_of
from tests.server.test_requests import DAY_MS, ask, do, mine, news, pages_of
from tracker_core import wire
from tracker_core.model import Moment, Role
from tracker_core.rights import Acknowledgement, RequestKind, RequestState, Saying
from tracker_server import POLICY_SHIPPED
from tracker_server.accounts.models import Person, Team
from tracker_server.audit.models import AuditFloor, AuditRow
from tracker_server.audit.record import SERVER, first_break
from tracker_server.audit.sealing import seal
from tracker_server.clock import now_ms
from tracker_server.database.backup_keys import BackupKeys
from tracker_server.ledger.verifying import check
from tracker_server.privacy import legal
from tracker_server.privacy.erasing import being_erased, erase_due
from tracker_server.privacy.holdings import HOLDINGS, Erase
from tracker_server.privacy.models import PersonRequest, Receipt
from tracker_server.retention.models import RetentionHold, RetentionMark
from tracker_server.work_items.assigning import assign, unassign

NOTE = "Zebra crossing at the quay"
SAID = "Walrus under the pier"


@pytest.fixture
def jonas(db):
    person = make_person("jonas@harbor.example")
    person.name, person.employee_id, person.external_id = "Jonas Qvarnström", "HRB-0815", "dir-4711"
    person.save()
    return person


def fill(api, device, item, person, admin) -> None:
    """Something of ``person`` into every table that can hold it."""
    fact = start(item.id)
    begun, body = device.record(type(fact)(fact.work_item, fact.at, fact.assignment_rev, NOTE))
    _, ended = device.record(stop(begun))
    broken = device.raw(type="timer_started", data={"note": NOTE})
    api.push(device, body, ended, broken)
    api.pull(device)
    api.post("me/policy", Acknowledgement(POLICY_SHIPPED).encode())
    concern = ask(api, text=SAID)
    mine(api.post(f"me/requests/{concern}/messages", Saying(str(uuid.uuid4()), SAID).encode()))
    Team.objects.create(name="Quay").members.add(person)
    unassign(item, person, admin)
    address = EmailAddress.objects.create(user=person, email=person.email)
    EmailConfirmation.objects.create(email_address=address, key=uuid.uuid4().hex)
    Authenticator.objects.create(user=person, type="totp", data={"secret": "x"})
    later = timezone.now() + timedelta(days=1)
    program = get_application_model().objects.get()
    Grant.objects.create(user=person, code="c", application=program, expires=later, redirect_uri="http://127.0.0.1/")
    DeviceGrant.objects.create(user=person, device_code="d", user_code="u", expires=later, client_id="x", scope="")
    for model, key in ((Person, person.pk), (PersonRequest, concern)):
        kind = ContentType.objects.get_for_model(model)
        LogEntry.objects.create(user=admin, content_type=kind, object_id=key, object_repr=person.name, action_flag=2)
    RetentionHold.objects.create(person=person, reason="ended", until=1)
    RetentionMark.objects.create(person=person, keeps_from=1)
    pages_of(person)
    SocialAccount.objects.create(user=person, provider="outside", uid="o-1", extra_data={"email": person.email})
    officers = [make_person(f"{name}@harbor.example", Role.PRIVACY_OFFICER) for name in ("otto", "oda")]
    day = timezone.now().date()
    found = legal.ask(officers[0], person, legal.Demand("AZ 1", SAID, day, day))
    legal.decide(officers[1], found.id, approve=True)
    BackupKeys(settings_keys()).person(person.pk)


def settings_keys():
    from django.conf import settings

    return settings.KEYS


def traces(*needles: str) -> list[str]:
    """Every place in the database where one of ``needles`` stands; ids in each way a database writes them."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for name, value in zip(names, row, strict=True):
                    text = (
                        bytes(value).decode("utf-8", "replace") if isinstance(value, bytes | memoryview) else str(value)
                    )
                    found += [f"{table}.{name}: {each}" for each in needles if each.lower() in text.lower()]
    return sorted(set(found))


def after_a_month() -> None:
    """Every line of the audit is old enough to go, and in the tree of its month."""
    seal()
    AuditFloor.objects.update(min_age_ms=-DAY_MS)


def needles_of(person: Person) -> tuple[str, ...]:
    key = str(person.pk)
    return (key, key.replace("-", ""), person.name, "Qvarnstr", person.email, "HRB-0815", "dir-4711", NOTE, SAID)


def confirm(officer, request) -> None:
    assert do(officer, request, "confirm", text="As you wish.", sure="on").status_code == 302


def due(request) -> None:
    """Let the waiting period be over."""
    PersonRequest.objects.filter(id=request).update(erase_at=now_ms() - 1)


def test_restricted_at_once_and_taken_back(api, device, item, jonas, officer):
    request = ask(api, RequestKind.DELETION, "Everything, please.")
    assert do(officer, request, "confirm", text="").status_code == 409  # not sure
    before = now_ms()
    confirm(officer, request)
    told = mine(api.get("me")).requests[0]
    assert told.state is RequestState.OPEN
    assert told.erase_at is not None
    assert before + 14 * DAY_MS <= told.erase_at <= now_ms() + 14 * DAY_MS
    reply = api.pull(device)
    assert [each.data.get("restricted") for each in reply.changes if each.kind == "person"] == [None, True]
    assert [each["what"] for each in news(api, device)] == ["confirmed"]
    fact = start(item.id)
    begun, old = device.record(fact)
    _, late = device.record(start(item.id), occurred=Moment(now_ms() + 1000, 60))
    _, ended = device.record(stop(begun), occurred=Moment(now_ms() + 1000, 60))
    verdicts = [(each.outcome.value, each.code) for each in api.push(device, old, late, ended).verdicts]
    assert verdicts == [("accepted", ""), ("rejected", "restricted"), ("accepted", "")]
    assert Client().get(f"/receipts/{told.receipt}/").status_code == 404
    for act in ("confirm", "decline", "extend"):
        assert do(officer, request, act, text="x", sure="on", days="1", reason="x").status_code == 409
    told = mine(api.post(f"me/requests/{request}/withdraw", b"{}")).requests[0]
    assert (told.state, told.erase_at, told.receipt) == (RequestState.WITHDRAWN, None, "")
    assert [each.data.get("restricted") for each in api.pull(device).changes if each.kind == "person"][-1] is None
    erase_due()
    assert Person.objects.get(pk=jonas.pk).restricted_at is None
    actions = [row["action"] for row in audit_of(jonas)]
    assert actions.index("deletion_confirmed") < actions.index("request_withdrawn")


def test_nothing_goes_before_its_time(api, officer, jonas):
    request = ask(api, RequestKind.DELETION)
    confirm(officer, request)
    erase_due()
    assert Person.objects.filter(pk=jonas.pk).exists()
    assert Receipt.objects.count() == 0


def test_no_byte_is_left(api, device, item, jonas, admin, officer):
    lena = make_person("lena@harbor.example")
    assign(make_item("PIER-9"), lena, jonas)  # he was an admin then
    theirs = signed_in_api(lena)
    fill(api, device, item, jonas, admin)
    empty = [each.model for each in HOLDINGS if each.section and not each.rows(jonas).exists()]
    assert empty == ["privacy.LegalRequest"] * 0
    request = ask(api, RequestKind.DELETION)
    confirm(officer, request)
    receipt = mine(api.get("me")).requests[0].receipt
    due(request)
    needles = needles_of(jonas)
    assert len(traces(*needles)) > 20
    erase_due()
    number = needles[0]  # random, and the last lines of his audit are held
    assert check(0, being_erased(), pytest.fail).problems == 0
    assert [each for each in traces(*needles) if not each.startswith("audit_")] == [f"privacy_receipt.rest: {number}"]
    assert first_break(number) is None
    held = json.loads(Client().get(f"/receipts/{receipt}/?format=json").content)["held"]
    assert [each["reason"] for each in held] == ["audit"]
    after_a_month()
    erase_due()
    assert check(0, being_erased(), pytest.fail).problems == 0
    places = ("auditrow.body", "auditrow.stream_id", "auditspan.stream_id", "auditstream.name")
    assert traces(*needles) == [f"audit_{place}: {number}" for place in places]
    assert [row["actor"] for row in audit_of(lena)].count(number) == 1  # what he decided about Lena, in her audit
    assert [row["action"] for row in audit_of(jonas)] == ["retention_purged"]
    assert BackupKeys(settings_keys()).known_people() == {}
    assert api.get("me").status_code == 401
    assert mine(theirs.get("me")).requests == ()
    assert first_break(str(lena.pk)) is None
    told = json.loads(Client().get(f"/receipts/{receipt}/?format=json").content)
    rows = {each["what"]: each["rows"] for each in told["steps"][0]["deleted"]}
    assert rows["Every action as your device recorded it, byte for byte, and what the server said of it"] == 3
    assert rows["What you asked the organization for, and the answers"] == 2
    assert told["steps"][1]["deleted"][0]["rows"] > 10
    assert told["held"] == []
    page = Client().get(f"/receipts/{receipt}/").content
    assert b"Nothing is held any more" in page
    row = wire.parse(bytes(AuditRow.objects.filter(stream_id=SERVER).order_by("-seq")[0].body), "row")
    digest = hashlib.sha256(bytes(Receipt.objects.get().body)).hexdigest()
    assert (row["action"], row["subject"], row["detail"]) == ("person_erased", receipt, {"sha256": digest})


def test_what_the_law_holds_stays_and_goes_when_it_may(api, device, item, jonas, admin, officer):
    fill(api, device, item, jonas, admin)
    until = now_ms() + DAY_MS
    RetentionHold.objects.create(person=jonas, reason="tax", since=0, until=until)
    RetentionHold.objects.create(person=jonas, reason="legal:1", since=0, until=None)
    request = ask(api, RequestKind.DELETION)
    confirm(officer, request)
    receipt = mine(api.get("me")).requests[0].receipt
    due(request)
    erase_due()
    told = json.loads(Client().get(f"/receipts/{receipt}/?format=json").content)
    assert [(each["reason"], each["until"]) for each in told["held"]] == [("tax", until), ("law", None)]
    assert b"What is still held" in Client().get(f"/receipts/{receipt}/").content
    kept = Person.objects.get(pk=jonas.pk)
    assert (kept.name, kept.is_active) == (jonas.name, False)
    assert "jonas@" not in kept.email
    assert traces(jonas.email, SAID) == ["privacy_legalrequest.basis: " + SAID]
    assert traces(NOTE) != []
    erase_due()
    assert Person.objects.filter(pk=jonas.pk).exists()
    RetentionHold.objects.filter(person=jonas).update(until=now_ms() - 1)
    after_a_month()
    erase_due()
    assert [each for each in traces(*needles_of(jonas)) if not each.startswith("audit_")] == []
    assert traces(*needles_of(jonas)[2:]) == []
    told = json.loads(Client().get(f"/receipts/{receipt}/?format=json").content)
    assert (told["held"], len(told["steps"])) == ([], 2)


def test_a_receipt_says_nothing_of_what_is_sealed(api, officer, jonas):
    other = make_person("otto@harbor.example", Role.PRIVACY_OFFICER)
    day = timezone.now().date()
    legal.ask(other, jonas, legal.Demand("AZ 1", "x", day, day, sealed_until=now_ms() + DAY_MS))
    request = ask(api, RequestKind.DELETION)
    confirm(officer, request)
    receipt = mine(api.get("me")).requests[0].receipt
    due(request)
    erase_due()
    assert b"law demanded" not in Client().get(f"/receipts/{receipt}/").content
    assert traces(str(jonas.pk), "AZ 1") != []  # its audit alone


def test_one_deletion_at_a_time_and_none_twice(api, officer, jonas):
    request = ask(api, RequestKind.DELETION)
    other = uuid.uuid4()
    reply = api.post("me/requests", b'{"v":1,"id":"%s","kind":"deletion","text":"Again"}' % str(other).encode())
    assert (reply.status_code, reply.json()["code"]) == (409, "already_asked")
    confirm(officer, request)
    due(request)
    erase_due()
    erase_due()
    assert Receipt.objects.count() == 1


def test_a_receipt_needs_its_number(db):
    assert Client().get(f"/receipts/{uuid.uuid4()}/").status_code == 404
    assert Client().get("/receipts/1/").status_code == 404


def test_every_column_is_erased_in_some_way():
    for holding in HOLDINGS:
        column = holding.table._meta.get_field(holding.column.split("__")[0])
        assert holding.erase is not Erase.FORGET or column.null, holding
    assert {each.label for each in apps.get_app_configs()} >= {each.model.split(".")[0] for each in HOLDINGS}


def test_another_devices_person_is_untouched(api, officer, item):
    lena = make_person("lena@harbor.example")
    assign(item, lena, None)
    theirs, device = signed_in_api(lena), MadeDevice(str(lena.pk))
    begun, body = device.record(start(item.id))
    theirs.push(device, body)
    request = ask(api, RequestKind.DELETION)
    confirm(officer, request)
    due(request)
    erase_due()
    assert [each.data["id"] for each in theirs.pull(device).changes if each.kind == "event"] == [begun]
