"""A device against the real server, a backup of which was put back, and whose audit was purged."""

import json
from concurrent.futures import Future

import pytest
from django.test import Client

from tests.server.conftest import copy_database, database, make_person, signed_in_api
from tests.server.test_evidence import FOR_EVER, Device, Owner, grow
from tests.server.worker import BORDER, DAY, at, purge
from tracker_desktop.services.evidence import Alarm
from tracker_desktop.services.privacy import Privacy
from tracker_desktop.services.trail import Finding
from tracker_desktop.store.privacy import SqlcipherPrivacy
from tracker_desktop.sync.exchange import Response, document
from tracker_desktop.sync.oidc import Grant
from tracker_server.accounts.models import Person
from tracker_server.audit.models import AuditFloor, AuditRow, AuditStream
from tracker_server.audit.purging import purge_rows
from tracker_server.audit.record import Audited, record
from tracker_server.audit.sealing import seal
from tracker_server.backups.files import back_up, bring_back
from tracker_server.clock import now_ms
from tracker_server.restored import begin_new_epoch


def sign_in(device, person):
    """Sessions and tokens are in no backup, and none lasts for years."""
    device.api = signed_in_api(person)
    device.engine.use(Grant(device.api.headers["Authorization"].removeprefix("Bearer "), "", FOR_EVER))


def told_to_the_server():
    rows = AuditRow.objects.filter(action="audit_alarm").order_by("id")
    return [json.loads(bytes(row.body))["reason"] for row in rows]


def test_a_backup_that_is_put_back_is_a_notice_and_a_shorter_tree_without_one_an_alarm(
    own_database, empty_database, cluster, tmp_path
):
    jonas = make_person("jonas@harbor.example")
    device = Device(tmp_path, jonas)
    grow(jonas)
    device.round()
    keys = tmp_path / "keys"
    keys.mkdir()
    file, _ = back_up(tmp_path / "made.backup", keys)
    grow(jonas, 300)
    device.round(hours=2)
    late = device.evidence.notes.all()[-1]

    again = f"{own_database}_again"
    copy_database(cluster, empty_database, again)
    with database(again):
        bring_back(file, keys)
        begin_new_epoch()
        seal()
        jonas = Person.objects.get(email=jonas.email)
        sign_in(device, jonas)
        device.round(hours=2)
        assert device.alarms == [Alarm.PUT_BACK]
        assert device.evidence.alarms.all()[0].kept == late.note
        assert [note.closed for note in device.evidence.notes.all() if note.note == late.note] == [True]
        grow(jonas, 5)
        assert "/api/v1/audit/consistency" in device.round(hours=2), "and goes on from there"
        assert device.alarms == [Alarm.PUT_BACK]
        assert trail_of(device, jonas).finding is Finding.SOUND
        assert told_to_the_server() == []

        owner = Owner()
        owner.forge(owner.leaves()[:-2])
        device.round(hours=2)
        assert device.alarms == [Alarm.ROLLED_BACK, Alarm.PUT_BACK]
        device.round(hours=2)
        assert told_to_the_server() == ["rolled_back"]
    device.store.close()


def trail_of(device, person):
    """What the check of the audit finds, which asks the server as the sync thread does."""

    class Caller:
        def call(self, path, body=b""):
            assert body == b""
            headers = {"Authorization": f"Bearer {device.engine._grant.access_token}"}
            reply = Client().get(f"/api/v1/{path}", headers=headers)
            answer = Future()
            answer.set_result(document(Response(reply.status_code, reply.headers["Content-Type"], reply.content)))
            return answer

    store = SqlcipherPrivacy(device.store._connection)
    privacy = Privacy(store, lambda: person.as_person, Caller(), lambda: None, lambda: "", lambda: "")
    return privacy.trail().result(0)


@pytest.fixture
def aged(worker, tmp_path):
    """A device that synced when its person had worked for a while, whose records of then are too old by now."""
    stream = str(worker.person.id)
    with at(BORDER - 300 * DAY):
        device = Device(tmp_path, worker.person)
        record(Audited("audit_read", stream, actor=stream) for _ in range(10))
        device.round()
    with at(BORDER + 60 * DAY):
        sign_in(device, worker.person)
        device.now = now_ms()
        device.round()
        record(Audited("audit_read", stream, actor=stream) for _ in range(10))
    sign_in(device, worker.person)
    seal()
    device.now = now_ms()
    device.round()
    yield device, worker.person
    device.store.close()


def test_what_was_purged_with_its_time_is_not_missed(aged):
    device, person = aged
    assert trail_of(device, person).finding is Finding.SOUND
    purge()
    stream = AuditStream.objects.get(name=str(person.id))
    assert stream.purged > 10
    found = trail_of(device, person)
    assert (found.finding, found.purged) == (Finding.SOUND, stream.purged)
    assert found.rows[0]["seq"] == stream.purged + 1


def test_what_was_purged_before_its_time_is_found(aged):
    device, person = aged
    AuditFloor.objects.update(min_age_ms=0)
    stream = AuditStream.objects.get(name=str(person.id))
    purge_rows(stream.name, stream.sealed - 3)
    found = trail_of(device, person)
    assert found.finding is Finding.DELETED
    assert 10 < found.row < stream.sealed


def test_what_was_purged_without_a_word_is_found(aged):
    device, person = aged
    purge()
    Owner()
    stream = AuditStream.objects.get(name=str(person.id))
    next_head = AuditRow.objects.get(stream=stream, seq=stream.purged + 1).hash
    AuditStream.objects.filter(name=stream.name).update(purged=stream.purged + 1, purged_head=next_head)
    AuditRow.objects.filter(stream=stream, seq=stream.purged + 1).delete()
    found = trail_of(device, person)
    assert (found.finding, found.row) == (Finding.DELETED, stream.purged + 1)
