"""Retention: what goes and what stays, by person and country, under a hold, cut off anywhere, offered again."""

import itertools
import shutil
import uuid
from datetime import date

import pytest
from django.apps import apps
from django.conf import settings as django_settings
from django.db import connection
from django.db.models import F
from django.test import Client

from tests.server.conftest import make_item, make_person, signed_in_api
from tests.server.test_pages import sign_in
from tests.server.test_push import audit_of
from tests.server.worker import BORDER, DAY, HOUR, NOW, Worker, at, purge, server_audit, used_to_purges
from tracker_core.events import EntryAmended, StartRefused, TimerStarted
from tracker_core.model import Moment, Role
from tracker_core.retention import first_kept, month_of
from tracker_server.accounts.models import Person
from tracker_server.audit.models import AuditRow, AuditShard
from tracker_server.audit.record import SERVER, Action, Audited, record
from tracker_server.audit.sealing import seal
from tracker_server.audit.verifying import verify
from tracker_server.clock import now_ms
from tracker_server.database.backup_keys import BackupKeys
from tracker_server.directory.people import save_person
from tracker_server.ledger.models import Device, DeviceChain, Event
from tracker_server.ledger.verifying import check
from tracker_server.privacy.models import PersonRequest, PolicyAcknowledgement
from tracker_server.reports.purge_words import KINDS
from tracker_server.retention import purging
from tracker_server.retention.borders import keeps_from, latest
from tracker_server.retention.models import RetentionHold, RetentionMark, RetentionReport
from tracker_server.retention.purging import Purge
from tracker_server.retention.tables import TABLES, ByTerm, Emptied, InPieces
from tracker_server.streams.models import StreamRow
from tracker_server.work_items.assigning import assign, save_item, unassign
from tracker_server.work_items.models import Assignment, AssignmentChange, WorkItem


def test_every_table_says_how_what_is_in_it_dies():
    assert set(TABLES) == {model._meta.label for model in apps.get_models(include_auto_created=True)}


def test_what_is_older_goes_and_totals_of_what_is_kept_stay(worker):
    old = worker.work(BORDER - 30 * DAY, BORDER - 30 * DAY + HOUR)
    last = worker.work(BORDER - 2 * HOUR, BORDER - HOUR)
    across = worker.work(BORDER - HOUR // 2, BORDER + HOUR)
    young = worker.work(BORDER + DAY, BORDER + DAY + HOUR)
    totals = worker.total()
    purge()
    assert worker.entries() == {across, young}
    assert worker.total() == totals
    assert sum(totals.values()) >= 2 * HOUR
    told = StreamRow.objects.filter(person=worker.person, kind="event").values_list("event", flat=True)
    assert {str(event) for event in told} == worker.kept()
    assert not {old, last} & worker.kept()
    assert purge() == {}


def test_an_entry_stays_while_the_last_that_was_recorded_of_it_does(worker):
    entry = worker.work(BORDER - 30 * DAY, BORDER - 30 * DAY + HOUR)
    worker.record(BORDER + DAY, EntryAmended(entry, "late", note="looked at again"))
    purge()
    assert worker.entries() == {entry}
    assert len(worker.kept()) == 3


def test_a_refused_attempt_goes_by_itself_and_keeps_no_entry(worker):
    entry = worker.work(BORDER - 30 * DAY, BORDER - 30 * DAY + HOUR)
    start = TimerStarted(str(uuid.uuid4()), Moment(BORDER - DAY, 0), 10_000, "")
    worker.record(BORDER - DAY, start)
    worker.record(BORDER - DAY, StartRefused("PIER-9", "not_assigned"))
    young = worker.record(BORDER + DAY, TimerStarted(str(uuid.uuid4()), Moment(BORDER + DAY, 0), 10_000, ""))
    amended = EntryAmended(entry, "mine", work_item=str(uuid.uuid4()))
    refused = worker.record(BORDER + DAY, amended)
    purge()
    assert worker.kept() == {young, refused}
    kinds = list(StreamRow.objects.filter(person=worker.person, kind="verdict").values_list("body", flat=True))
    assert len(kinds) == 2


def test_a_clock_that_was_ahead_keeps_nothing_for_longer(worker):
    ahead = Moment(NOW + 900 * DAY, 0)
    _, body = worker.made(BORDER - 30 * DAY, TimerStarted(str(worker.item.id), ahead, 10_000, ""), occurred=ahead)
    with at(BORDER - 30 * DAY):
        assert worker.push(body) == [("accepted", "")]
    purge()
    assert worker.kept() == set()


def test_each_country_has_its_term(worker):
    shorter = first_kept(NOW, 12)
    with at(shorter - 400 * DAY):
        luc = make_person("luc@harbor.example")
        luc.country = "FR"
        luc.save()
        french = Worker(luc)
    there = french.work(shorter - 30 * DAY, shorter - 30 * DAY + HOUR)
    kept = french.work(shorter + DAY, shorter + DAY + HOUR)
    here = worker.work(shorter - 30 * DAY, shorter - 30 * DAY + HOUR)
    taken = purge()
    assert french.entries() == {kept}
    assert here in worker.entries()
    assert taken["FR", "ledger.Event"] == 2
    assert there not in french.entries()
    report = RetentionReport.objects.get(table="ledger.Event")
    assert (report.month, report.country, report.count) == (month_of(shorter), "FR", 2)


def test_a_hold_stops_the_purge_and_its_end_lets_it_go_on(worker):
    old = worker.work(BORDER - 30 * DAY, BORDER - 30 * DAY + HOUR)
    hold = RetentionHold.objects.create(person=worker.person, reason="7 O 12/26", since=BORDER - DAY + 700 * DAY)
    assert purge() == {}
    assert worker.entries() == {old}
    assert keeps_from(worker.person) < BORDER
    hold.until = now_ms() - 1
    hold.save()
    assert purge()["", "ledger.Event"] == 2
    assert worker.entries() == set()


def test_what_is_told_of_work_stays_while_it_can_matter(worker):
    admin = make_person("mara@harbor.example", Role.ADMIN)
    with at(BORDER - 20 * DAY):
        worker.item.title = "Another title"
        save_item(worker.item, admin)
    with at(BORDER - 10 * DAY):
        worker.item.title = "A third one"
        save_item(worker.item, admin)
    with at(BORDER + 10 * DAY):
        worker.item.title = "The fourth"
        save_item(worker.item, admin)
    purge()
    rows = StreamRow.objects.filter(person=worker.person, kind="work_item").order_by("seq")
    assert [b"third" in bytes(row.body) or b"fourth" in bytes(row.body) for row in rows] == [True, True]
    changes = AssignmentChange.objects.filter(person=worker.person).order_by("rev")
    assert [change.rev for change in changes] == [row.seq for row in rows]


def test_work_that_ended_goes_once_nothing_kept_names_it(worker):
    gone, named, open_still = (make_item(key) for key in ("PIER-1", "PIER-2", "PIER-3"))
    with at(BORDER - 50 * DAY):
        for item in (gone, named, open_still):
            assign(item, worker.person, None)
    worker.item = named
    worker.work(BORDER - 8 * DAY, BORDER + HOUR)
    with at(BORDER - 5 * DAY):
        for item in (gone, named):
            unassign(item, worker.person, None)
            item.closed = True
            save_item(item, None)
    purge()
    assert set(WorkItem.objects.filter(key__startswith="PIER-").values_list("key", flat=True)) >= {"PIER-2", "PIER-3"}
    assert not WorkItem.objects.filter(key="PIER-1").exists()
    assert set(Assignment.objects.values_list("item__key", flat=True)) >= {"PIER-2", "PIER-3"}
    assert not StreamRow.objects.filter(body__contains=b"PIER-1").exists() or connection.vendor == "sqlite"
    assert all(b'"PIER-1"' not in bytes(row.body or b"") for row in StreamRow.objects.all())


def test_requests_acknowledgements_and_holds_go_by_their_term(worker):
    old, young = BORDER - DAY, BORDER + DAY
    ask = {"person": worker.person, "kind": "concern", "text": "why", "due_at": old, "opened_at": old - DAY}
    answered = PersonRequest.objects.create(id=uuid.uuid4(), **ask, answered_at=old, state="done")
    waits = PersonRequest.objects.create(id=uuid.uuid4(), **ask)
    fresh = PersonRequest.objects.create(id=uuid.uuid4(), **ask, answered_at=young, state="done")
    for version, when in (("1", old - DAY), ("2", old)):
        PolicyAcknowledgement.objects.create(person=worker.person, version=version, at=when)
    RetentionHold.objects.create(person=worker.person, reason="x", since=old - 9 * DAY, until=old)
    purge()
    assert set(PersonRequest.objects.all()) == {waits, fresh}
    assert answered.id not in set(PersonRequest.objects.values_list("id", flat=True))
    assert list(PolicyAcknowledgement.objects.values_list("version", flat=True)) == ["2"]
    assert not RetentionHold.objects.exists()


def test_a_device_that_is_long_gone_goes(worker):
    worker.work(BORDER - 100 * DAY, BORDER - 100 * DAY + HOUR)
    assert Device.objects.count() == DeviceChain.objects.count() == 1
    purge()
    assert Device.objects.count() == DeviceChain.objects.count() == 0


def test_a_device_that_still_comes_stays_with_its_place_in_the_chain(worker):
    worker.work(BORDER - DAY, BORDER - DAY + HOUR)
    Device.objects.update(last_seen=now_ms())
    purge()
    assert DeviceChain.objects.get().next_dseq == 3
    worker.work(NOW - DAY, NOW - DAY + HOUR)
    assert DeviceChain.objects.get().next_dseq == 5


def test_nothing_goes_in_a_dry_run_and_the_same_is_counted(worker):
    worker.work(BORDER - DAY, BORDER - DAY + HOUR)
    seal()
    kept = worker.kept()
    counted = {key: rows for key, rows in Purge(now_ms(), dry=True).run().items() if rows}
    assert worker.kept() == kept
    assert not RetentionReport.objects.exists()
    assert RetentionMark.objects.get().keeps_from == 0
    assert counted == purge()
    assert counted["", "ledger.Event"] == 2


def test_what_went_is_reported_and_audited_once(worker, client):
    worker.work(BORDER - DAY, BORDER - DAY + HOUR)
    purge()
    purge()
    officer = make_person("petra@harbor.example", Role.PRIVACY_OFFICER)
    told = signed_in_api(officer).get("retention/reports").json()["reports"]
    event = next(row for row in told if row["table"] == "ledger.Event")
    assert (event["keeps_from"], event["country"], event["rows"]) == (month_of(BORDER), "", 2)
    rows = [row for row in server_audit() if row["action"] == "records_purged"]
    assert len(rows) == 1
    assert rows[0]["detail"]["rows"]["ledger.Event"] == 2
    sign_in(client, officer.email)
    page = client.get("/retention/")
    assert page.status_code == 200
    assert b"Recorded actions" in page.content
    assert b"ledger.Event" not in page.content


def test_who_may_not_read_what_was_purged_is_told_so(worker, client):
    refused = signed_in_api(worker.person).get("retention/reports")
    assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")
    sign_in(client, worker.person.email)
    assert client.get("/retention/").status_code == 403
    assert Client().get("/retention/").status_code == 302


@pytest.fixture
def keys():
    yield BackupKeys(django_settings.CONFIG.keys)
    shutil.rmtree(django_settings.CONFIG.keys / "backups")


def test_the_key_of_a_month_goes_with_the_month(worker, keys):
    over, straddled, kept = (month_of(BORDER - days * DAY) for days in (70, 5, -5))
    for month in (over, straddled, kept):
        keys.month(month)
    worker.work(BORDER - 70 * DAY, BORDER - 70 * DAY + HOUR)
    worker.work(BORDER - HOUR, BORDER + HOUR)
    seal()
    purge()
    left = set(keys.known_months())
    assert left == {kept}
    assert {name.partition(".")[0] for name in keys.known_replaced()} == {straddled}


def test_the_key_of_a_month_of_which_something_is_held_goes_with_the_next_backup(worker, keys):
    month = month_of(BORDER - 70 * DAY)
    old = keys.month(month)
    worker.work(BORDER - 70 * DAY, BORDER - 70 * DAY + HOUR)
    RetentionHold.objects.create(person=worker.person, reason="7 O 12/26", since=BORDER - 100 * DAY)
    purge()
    assert month not in keys.known_months()
    assert old in keys.known_replaced().values(), "until a backup is whole that can do without it"
    keys.destroy_replaced(keys.known_replaced())
    assert keys.month(month) != old
    RetentionReport.objects.all().delete()
    RetentionHold.objects.all().delete()
    purge()
    assert month not in keys.known_months()


def test_the_audit_goes_as_well_and_what_is_left_of_it_still_verifies(worker):
    worker.work(BORDER - 40 * DAY, BORDER - 40 * DAY + HOUR)
    worker.work(BORDER + DAY, BORDER + DAY + HOUR)
    with at(BORDER - 40 * DAY):
        record([Audited(Action.SIGN_IN_FAILED, SERVER, reason="unknown_person")])
    seal()
    before = AuditShard.objects.get(month=month_of(BORDER - 40 * DAY))
    taken = purge()
    assert taken["", "audit.AuditRow"] >= 6
    assert not AuditRow.objects.filter(at__lt=BORDER).exists()
    seal()
    wrong: list[str] = []
    found = verify(before.note, wrong.append)
    events = check(latest(), (), wrong.append).events
    assert (events, wrong) == (2, [])
    assert (found.purged, found.dropped) == (
        taken["", "audit.AuditRow"],
        AuditShard.objects.filter(dropped=True).count(),
    )
    assert [row["action"] for row in audit_of(worker.person)] == ["timer_started", "timer_stopped", "retention_purged"]
    dropped = {row["subject"] for row in server_audit() if row["action"] == "retention_purged"}
    assert before.month in dropped
    assert purge() == {}


def test_who_left_has_no_name_once_nothing_else_is_left(worker):
    with at(BORDER - 200 * DAY):
        gone = make_person("gone@harbor.example")
        used_to_purges(gone)
        gone.is_active = False
        save_person(gone, None)
        PolicyAcknowledgement.objects.create(person=gone, version="1", at=now_ms())
        assign(worker.item, gone, None)
    seal()
    worker.person.is_active = False
    worker.person.save()
    worker.work(BORDER + DAY, BORDER + DAY + HOUR)
    taken = purge()
    gone.refresh_from_db()
    worker.person.refresh_from_db()
    assert (gone.name, gone.email, gone.employee_id) == ("(left)", f"{gone.id}@left.invalid", "")
    assert worker.person.name == "Jonas"
    assert taken["", "accounts.Person"] == 1
    for model in (StreamRow, Assignment, AssignmentChange, PolicyAcknowledgement):
        assert not model.objects.filter(person=gone).exists()
    assert purge() == {}


def test_who_left_keeps_their_name_while_a_hold_or_a_request_is_open(worker):
    with at(BORDER - 200 * DAY):
        held, waiting = make_person("held@harbor.example"), make_person("waiting@harbor.example")
        for person in (held, waiting):
            used_to_purges(person)
            person.is_active = False
            save_person(person, None)
    seal()
    RetentionHold.objects.create(person=held, reason="x", since=now_ms() - DAY)
    ask = {"kind": "concern", "text": "why", "due_at": BORDER, "opened_at": BORDER - DAY}
    PersonRequest.objects.create(id=uuid.uuid4(), person=waiting, **ask)
    purge()
    assert {Person.objects.get(pk=person.pk).name for person in (held, waiting)} == {"Held", "Waiting"}


class Crash(BaseException):
    """The process is gone."""


def test_a_purge_that_is_cut_off_at_any_statement_is_finished_by_the_next(worker, monkeypatch):
    monkeypatch.setattr(purging, "PIECE", 3)
    totals: dict[date, int] = {}
    for statement in itertools.count(1):
        for days in (30, 20, 10):
            worker.work(BORDER - days * DAY, BORDER - days * DAY + HOUR)
        young = worker.work(BORDER + DAY, BORDER + DAY + HOUR)
        RetentionMark.objects.update(keeps_from=0)
        RetentionReport.objects.all().delete()
        totals = worker.total()
        left = statement

        def count(execute, sql, params, many, context):
            nonlocal left
            if sql.startswith(("DELETE", "UPDATE", "INSERT")):
                left -= 1
                if left == -1:
                    raise Crash
            return execute(sql, params, many, context)

        try:
            with connection.execute_wrapper(count):
                purge()
        except Crash:
            purge()
        assert young in worker.entries()
        assert all(row.aged_from >= BORDER for row in Event.objects.all())
        assert worker.total() == totals
        assert RetentionReport.objects.get(table="ledger.Event").count == 6
        assert not RetentionReport.objects.exclude(count=F("audited")).exists()
        if left >= 0:
            break
    assert statement > 15
    audited = [
        row["detail"]["rows"].get("ledger.Event", 0) for row in server_audit() if row["action"] == "records_purged"
    ]
    assert sum(audited) == 6 * statement


def test_whatever_a_purge_counts_has_words():
    assert {table for table, way in TABLES.items() if isinstance(way, ByTerm | Emptied | InPieces)} - set(
        KINDS
    ) == set()
