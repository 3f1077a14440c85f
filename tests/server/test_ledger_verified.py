"""Who has the database leaves the audit alone and changes the ledger beside it: an hour hidden, invented or moved."""

import hashlib
import json
import uuid

import pytest

from tests.server.conftest import make_person
from tests.server.device import NINE, start, stop
from tests.server.test_tampering import sql, unprotect
from tracker_core.events import EntryVoided
from tracker_core.retention import first_kept, month_of
from tracker_core.wire import canonical
from tracker_server.audit.record import SERVER, Action, Audited, record
from tracker_server.clock import now_ms
from tracker_server.ledger.models import Event
from tracker_server.ledger.verifying import check
from tracker_server.privacy.erasing import being_erased
from tracker_server.privacy.models import Receipt
from tracker_server.retention.borders import latest

HOUR = 3_600_000


@pytest.fixture
def hour(api, device, item):
    """(id of the start, id of the stop) of an hour worked; before it lies one that was taken back."""
    earlier, first = device.record(start(item.pk, at=NINE - 3 * HOUR))
    _, last = device.record(stop(earlier, at=NINE - 2 * HOUR))
    _, void = device.record(EntryVoided(earlier, "by mistake"))
    begun, begin = device.record(start(item.pk, at=NINE))
    done, end = device.record(stop(begun, at=NINE + HOUR))
    reply = api.push(device, first, last, void, begin, end)
    assert [verdict.outcome.value for verdict in reply.verdicts] == ["accepted"] * 5
    assert checked() == (5, [])
    unprotect()
    return begun, done


def checked(keeps_from=0, erased=()):
    told = []
    found = check(keeps_from, erased, told.append)
    assert found.problems == len(told)
    return found.events, told


def test_an_hour_taken_out(hour):
    Event.objects.filter(event_id__in=hour).delete()
    compared, told = checked()
    assert compared == 3
    assert [sum(each in sentence for sentence in told) for each in hour] == [1, 1]
    assert all("is not in the ledger" in sentence for sentence in told)


def test_only_its_end_taken_out_however_old_it_is(hour):
    Event.objects.filter(event_id=hour[1]).delete()
    assert [hour[1] in sentence for sentence in checked(keeps_from=NINE + 9 * HOUR)[1]] == [True]


def test_an_entry_that_is_too_old_goes_as_a_whole(hour):
    Event.objects.filter(event_id__in=hour).delete()
    assert checked(keeps_from=NINE + HOUR + 1)[1] == []
    assert len(checked(keeps_from=NINE + HOUR)[1]) == 2


def test_it_stands_as_rejected(hour):
    Event.objects.filter(event_id=hour[0]).update(outcome="rejected", code="not_assigned")
    assert ["was accepted" in sentence for sentence in checked()[1]] == [True]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"data": {"entry": None, "at": [NINE + HOUR // 2, 60]}}, "at"),
        ({"device_id": str(uuid.UUID(int=9))}, "device"),
        ({"person": str(uuid.UUID(int=9))}, "id or person"),
    ],
)
def test_it_is_shorter_or_anothers(hour, change, field):
    body = json.loads(bytes(Event.objects.get(event_id=hour[1]).body))
    if "data" in change:
        change = {"data": change["data"] | {"entry": body["data"]["entry"]}}
    Event.objects.filter(event_id=hour[1]).update(body=canonical(body | change))
    assert [f"has another {field} than" in sentence for sentence in checked()[1]] == [True]


def test_it_is_moved_to_another_person(hour):
    other = make_person("other@x.example")
    Event.objects.filter(event_id__in=hour).update(person=other)
    told = checked()[1]
    assert sum("is not in the ledger" in sentence for sentence in told) == 2
    assert sum("the audit does not tell of that" in sentence for sentence in told) == 2


def test_an_hour_put_in(hour, device, item):
    begun, body = device.record(start(item.pk, at=NINE + 5 * HOUR))
    known = Event.objects.get(event_id=hour[0])
    known.pk, known.event_id, known.dseq, known.body = None, uuid.UUID(begun), 6, body
    known.save(force_insert=True)
    assert [begun in sentence and "does not tell" in sentence for sentence in checked()[1]] == [True]


def test_an_erasure_is_an_excuse_where_the_audit_knows_of_its_receipt(hour, jonas):
    Event.objects.filter(event_id__in=hour).delete()
    receipt = Receipt.objects.create(id=uuid.uuid4(), rest=str(jonas.pk), at=NINE, body=b"{}")
    assert being_erased() == frozenset()
    digest = hashlib.sha256(b"{}").hexdigest()
    record([Audited(Action.PERSON_ERASED, SERVER, subject=str(receipt.pk), detail={"sha256": digest})])
    assert being_erased() == {str(jonas.pk)}
    assert checked(erased=being_erased())[1] == []


def test_a_purge_is_one_as_far_as_the_audit_tells_of_it(db, settings):
    settings.KEEPS_MONTHS, settings.KEEPS_MONTHS_BY_COUNTRY = 24, {}
    before, border = latest(), first_kept(now_ms(), 6)
    detail = {"keeps_from": month_of(border), "country": "DE", "rows": {}}
    record([Audited(Action.RECORDS_PURGED, SERVER, detail=detail)])
    record([Audited(Action.RECORDS_PURGED, SERVER, detail={"keeps_from": "soon"})])
    assert latest() == border > before
    settings.KEEPS_MONTHS_BY_COUNTRY = {"DE": 1}
    assert latest() > border


@pytest.mark.parametrize("later_ms", [0, 400 * 24 * HOUR])
def test_a_purge_of_what_no_term_lets_go_is_no_excuse(db, settings, later_ms):
    """Whoever owns the database hides an hour of this month and records a purge for it."""
    settings.KEEPS_MONTHS, settings.KEEPS_MONTHS_BY_COUNTRY = 24, {}
    now = now_ms()
    record([Audited(Action.RECORDS_PURGED, SERVER, detail={"keeps_from": month_of(now + later_ms)})], now)
    assert latest() == first_kept(now, 1)


def test_what_cannot_be_read_is_a_sentence(hour):
    Event.objects.filter(event_id=hour[0]).update(body=b"\xff")
    sql("UPDATE audit_auditrow SET body = %s WHERE action = 'entry_voided'", b"{")
    told = checked()[1]
    assert any(f"Event {hour[0]}" in sentence and "cannot be read" in sentence for sentence in told)
