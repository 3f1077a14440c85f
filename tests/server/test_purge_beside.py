"""What goes on beside a purge: pushes, corrections, holds, erasures, people who come back, records nobody can read."""

import uuid
from threading import Thread

import pytest
from django.conf import settings as django_settings
from django.db import connections

from tests.server.conftest import make_person
from tests.server.worker import BORDER, DAY, HOUR, NOW, Worker, at, purge, used_to_purges
from tracker_core.errors import Unavailable
from tracker_core.events import EntryAmended
from tracker_core.retention import first_kept
from tracker_server.accounts.models import Person
from tracker_server.audit.models import AuditFloor, AuditRow
from tracker_server.audit.record import SERVER, Action, Audited, record
from tracker_server.audit.sealing import seal
from tracker_server.clock import now_ms
from tracker_server.database.backup_keys import BackupKeys
from tracker_server.directory.models import DirectoryUser
from tracker_server.directory.people import save_person
from tracker_server.ledger.models import Device, DeviceChain, Event
from tracker_server.retention import purging
from tracker_server.retention.models import RetentionHold, RetentionMark
from tracker_server.retention.purging import Purge
from tracker_server.streams.models import PersonStream, StreamRow
from tracker_server.work_items.assigning import unassign
from tracker_server.work_items.models import Assignment, AssignmentChange


def test_a_hold_that_is_set_while_the_purge_runs_stops_it(worker, monkeypatch):
    monkeypatch.setattr(purging, "PIECE", 2)
    for days in (30, 20, 10):
        worker.work(BORDER - days * DAY, BORDER - days * DAY + HOUR)

    def hold(_):
        if not RetentionHold.objects.exists():
            RetentionHold.objects.create(person=worker.person, reason="7 O 12/26", since=0)

    Purge(now_ms(), rest=hold).run()
    assert len(worker.kept()) == 4
    assert purge() == {}
    RetentionHold.objects.all().delete()
    assert purge()["", "ledger.Event"] == 4


def test_who_is_erased_while_the_purge_runs_does_not_come_back_and_stops_nobody(worker):
    worker.work(BORDER - DAY, BORDER - DAY + HOUR)
    other = make_person("other@harbor.example")

    def erase(_):
        for model in (StreamRow, AssignmentChange, Assignment, Event, DeviceChain, RetentionMark, PersonStream):
            model.objects.all().delete()
        Device.objects.all().delete()
        DirectoryUser.objects.all().delete()
        Person.objects.filter(pk=worker.person.pk).delete()

    Purge(now_ms(), rest=erase).run()
    assert list(Person.objects.values_list("pk", flat=True)) == [other.pk]
    assert not RetentionMark.objects.filter(person=worker.person).exists()


def test_who_comes_back_while_the_purge_runs_keeps_their_name(worker):
    with at(BORDER - 200 * DAY):
        back = make_person("back@harbor.example")
        used_to_purges(back)
        back.is_active = False
        save_person(back, None)
    seal()

    def come_back(_):
        Person.objects.filter(pk=back.pk).update(is_active=True)

    Purge(now_ms(), rest=come_back).run()
    back.refresh_from_db()
    assert (back.name, back.is_active) == ("Back", True)


def test_an_entry_that_is_corrected_while_the_purge_runs_stays_whole(worker, monkeypatch):
    monkeypatch.setattr(purging, "PIECE", 1)
    first, second = (worker.work(BORDER - days * DAY, BORDER - days * DAY + HOUR) for days in (30, 20))

    def correct(_):
        if worker.device.dseq == 4:
            for entry in (first, second):
                worker.record(NOW, EntryAmended(entry, "late", note="looked at again"))

    Purge(now_ms(), rest=correct).run()
    (left,) = {first, second} & worker.entries()
    assert Event.objects.filter(entry=left).count() == 3
    told = StreamRow.objects.filter(person=worker.person, kind="event").values_list("event", flat=True)
    assert {str(event) for event in told} == worker.kept()


def test_a_record_that_cannot_be_read_keeps_nobody_elses(worker, caplog):
    worker.work(BORDER - DAY, BORDER - DAY + HOUR)
    with at(BORDER - 200 * DAY):
        other = Worker(make_person("other@harbor.example"))
    other.work(NOW - DAY, NOW - DAY + HOUR)
    unassign(other.item, other.person, None)
    Assignment.objects.filter(person=other.person).update(unassigned_at=BORDER - DAY)
    Event.objects.filter(person=other.person).update(body=b"{")
    with pytest.raises(Unavailable) as raised:
        purge()
    assert raised.value.code == "purge_incomplete"
    assert worker.entries() == set()
    assert [record.message for record in caplog.records] == [f"not everything of {other.person.pk} could be deleted"]
    caplog.clear()


def test_the_audit_of_a_short_term_goes_once_it_may(worker, settings):
    """Nothing younger than the database's own floor goes, be the month over or not."""
    settings.KEEPS_MONTHS = 1
    begins = first_kept(NOW, 1)
    RetentionMark.objects.update(term=begins)
    worker.work(begins - DAY, begins - DAY + HOUR)
    seal()
    AuditFloor.objects.update(min_age_ms=NOW - begins + 2 * DAY)
    purge()
    assert AuditRow.objects.filter(stream_id=str(worker.person.pk), at__gte=begins - 2 * DAY, at__lt=begins).exists()
    AuditFloor.objects.update(min_age_ms=0)
    purge()
    assert not AuditRow.objects.filter(stream_id=str(worker.person.pk), at__lt=begins).exists()


def test_people_push_while_more_are_purged_than_are_read_at_once(own_database, settings):
    """On SQLite a query that is not read to its end keeps its connection from writing once another one has."""
    settings.KEEPS_MONTHS = 24
    with at(BORDER - 400 * DAY):
        worker = Worker(make_person("jonas@harbor.example"))
    worker.work(BORDER - DAY, BORDER - DAY + HOUR)
    seal()
    others = [uuid.UUID(int=(0xFFFF << 112) | number) for number in range(600)]  # after the worker in their order
    Person.objects.bulk_create([Person(id=each, email=f"{each}@harbor.example", name="x") for each in others])

    def push(_):
        def write():
            record([Audited(Action.SIGN_IN_FAILED, SERVER, reason="unknown_person")])
            connections.close_all()

        writer = Thread(target=write)
        writer.start()
        writer.join()

    Purge(now_ms(), rest=push).run()
    assert worker.kept() == set()
    assert RetentionMark.objects.count() == 601


def test_a_server_that_was_started_before_its_backup_is_put_back_destroys_no_keys(db, settings):
    settings.KEEPS_MONTHS = 1
    keys = BackupKeys(django_settings.CONFIG.keys)
    keys.month("2024-03")
    Purge(now_ms(), rest=lambda _: None).run()
    assert keys.destroy_month("2024-03")
