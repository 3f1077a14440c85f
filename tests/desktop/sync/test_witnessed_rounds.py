"""The notes of the audit in a round: asked about at its end, and never in the way of the rest."""

import json
from dataclasses import replace

import pytest

from tests.desktop.desk import ACCOUNT, DISCOVERY, HOUR
from tests.desktop.sync.answering import NOW, ok, problem
from tests.desktop.sync.signing import JANUARY, KEY, SigningServer
from tests.desktop.sync.test_engine import synced
from tests.verify.made import OTHER_KEY
from tracker_core.alarm import AlarmKind, AuditAlarm
from tracker_core.errors import Unavailable
from tracker_desktop.services.evidence import Alarm
from tracker_desktop.services.ports import SyncPhase
from tracker_desktop.sync.engine import Result

assert synced


@pytest.fixture
def signed(synced):
    synced.signing = SigningServer()
    synced.signing.grow(5)
    synced.server.signing = synced.signing
    synced.desk.tracking.start("APP-1")
    synced.round()
    synced.signing.grow(2)
    synced.server.asked.clear()
    return synced


def later(synced, hours=2):
    synced.now = NOW + hours * HOUR
    return synced.round()


def alarms(synced):
    return list(synced.desk.journal.evidence.alarms.unseen())


def test_the_first_note_has_its_key_asked_for_where_the_sign_in_brought_none(synced):
    synced.server.signing = SigningServer()
    synced.server.signing.grow(5)
    synced.round()
    assert synced.server.paths()[-2:] == ["/api/pull", "/.well-known/timetracker"]
    assert synced.server.asked[-1].bearer == ""
    assert synced.desk.journal.evidence.notes.key() == KEY.encode()
    synced.server.asked.clear()
    synced.round()
    assert synced.server.paths() == ["/api/pull"]


def test_growth_is_asked_about_after_push_and_pull(signed):
    signed.desk.tracking.stop()
    assert later(signed) == Result(SyncPhase.IDLE, wait_s=300)
    asked = "/api/audit/consistency?shard=2026-01&from=5&to=7"
    assert signed.server.paths() == ["/token", "/api/push", "/api/pull", asked]
    assert [note.size for note in signed.desk.journal.evidence.notes.all()] == [7]
    assert alarms(signed) == []


@pytest.mark.parametrize(
    "fault", [Unavailable("timed_out", "No."), problem(503, "server_busy"), problem(429, "slow"), ok(b"<html>")]
)
def test_no_answer_ends_the_round_as_well_as_one(signed, fault):
    signed.server.faults = [None, None, fault]
    result = later(signed)
    assert alarms(signed) == []
    assert result == Result(SyncPhase.IDLE, wait_s=300)
    assert signed.server.paths().count("/api/pull") == 1
    assert "consistency" in signed.server.paths()[-1]


def test_a_refusal_is_an_alarm_and_no_error_of_the_sync(signed):
    signed.server.faults = [None, None, problem(404, "not_found")]
    assert later(signed).phase is SyncPhase.IDLE
    assert alarms(signed) == [Alarm.PROOF_REFUSED]


def test_a_token_that_ended_is_replaced_once(signed):
    signed.server.faults = [None, None, problem(401, "token_invalid")]
    assert later(signed).phase is SyncPhase.IDLE
    assert [note.size for note in signed.desk.journal.evidence.notes.all()] == [7]
    assert alarms(signed) == []


def test_one_that_is_refused_for_ever_is_no_answer(signed):
    signed.server.faults = [None, None, problem(401, "token_invalid"), None, problem(401, "token_invalid")]
    assert later(signed).phase is SyncPhase.IDLE
    assert alarms(signed) == []


def test_a_store_that_fails_is_told(signed, monkeypatch):
    def full(_self, _note, _now_ms):
        raise Unavailable("disk_full", "No room.")

    monkeypatch.setattr("tracker_desktop.store.kept_notes.SqlcipherNotes.prove", full)
    assert later(signed) == Result(SyncPhase.OFFLINE, "disk_full")


def test_what_is_stopped_there_is_done(signed):
    signed.engine.begin()
    signed.now = NOW + 2 * HOUR
    while "consistency" not in (request := signed.engine.next_request(signed.now)).url:
        signed.engine.on_response(signed.server.exchange(request))
    signed.engine.stop()
    assert signed.engine.result == Result(SyncPhase.IDLE, wait_s=300)


def test_an_alarm_is_told_at_the_end_of_a_round_and_until_then_kept(signed):
    signed.desk.journal.evidence.alarms.found(AlarmKind.CUT, 3)
    signed.desk.tracking.stop()
    signed.server.faults = [None, None, None, None, Unavailable("timed_out", "No.")]
    assert later(signed) == Result(SyncPhase.IDLE, wait_s=300)
    assert [path.partition("?")[0] for path in signed.server.paths()[1:]] == [
        "/api/push",
        "/api/pull",
        "/api/audit/consistency",
        "/api/audit/alarm",
    ]
    assert signed.desk.journal.evidence.alarms.untold() == [AlarmKind.CUT]
    signed.server.asked.clear()
    assert later(signed) == Result(SyncPhase.IDLE, wait_s=300)
    assert signed.server.paths() == ["/token", "/api/pull", "/api/audit/alarm"]
    told = AuditAlarm.decode(signed.server.asked[-1].body)
    assert told == AuditAlarm(signed.desk.journal.head().device, AlarmKind.CUT)
    assert signed.desk.journal.evidence.alarms.untold() == []
    signed.server.asked.clear()
    later(signed)
    assert signed.server.paths() == ["/token", "/api/pull"]


def test_a_server_that_takes_no_alarms_is_no_error(signed):
    signed.server.takes_alarms = False
    signed.desk.journal.evidence.alarms.found(AlarmKind.CUT, 3)
    assert later(signed) == Result(SyncPhase.IDLE, wait_s=300)
    assert signed.desk.journal.evidence.alarms.untold() == []


def test_a_server_that_was_put_back_is_told_of_calmly_and_compared_from_there_on(signed):
    later(signed)
    (kept,) = signed.desk.journal.evidence.notes.all()
    signed.server.epoch = "epoch-2"
    signed.signing.leaves[JANUARY] = signed.signing.leaves[JANUARY][:4]
    later(signed, 4)
    assert alarms(signed) == [Alarm.PUT_BACK]
    assert signed.desk.journal.evidence.alarms.untold() == []
    (told,) = signed.desk.journal.evidence.alarms.all()
    assert (told.kept, json.loads(told.answer)) == (
        kept.note,
        {"from": "epoch-1", "to": "epoch-2", "own": [3, "ab"]},
    )
    notes = signed.desk.journal.evidence.notes.all()
    assert [(note.size, note.closed) for note in notes] == [(7, True), (4, False)]
    signed.signing.grow(2)
    signed.signing.rewrite()
    later(signed, 6)
    assert alarms(signed) == [Alarm.INCONSISTENT, Alarm.PUT_BACK]


def test_a_backup_that_is_put_back_at_once_is_compared_from_there_on_too(signed):
    later(signed)
    signed.server.epoch = "epoch-2"
    later(signed, 4)
    assert [(note.size, note.closed) for note in signed.desk.journal.evidence.notes.all()] == [(7, True), (7, False)]


def test_another_server_is_no_backup(signed):
    later(signed)
    discovery = replace(DISCOVERY, audit_key=OTHER_KEY.encode())
    signed.desk.sync.account.save(replace(ACCOUNT, server="https://clock.example.net", discovery=discovery))
    signed.desk.pull(epoch="of another server")
    assert alarms(signed) == []
    assert [note.closed for note in signed.desk.journal.evidence.notes.all()] == [True]
