"""Security events: the feed by page and API, and alerts that reach a real web server, or say why not."""

import hashlib
import hmac
import http.server
import json
import socket
import threading
from datetime import UTC, datetime
from importlib import import_module

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.server.conftest import make_item, make_person, signed_in_api
from tests.server.device import start
from tests.server.test_pages import sign_in
from tools.ports import free_port
from tracker_core.alarm import AlarmKind, AuditAlarm
from tracker_core.model import Role
from tracker_server.accounts import throttle
from tracker_server.audit.models import AuditRow
from tracker_server.audit.record import SERVER, Action, Audited, record
from tracker_server.outside import Mail, Webhook
from tracker_server.security import alarms, alerting, delivery
from tracker_server.security.alerting import send_alerts
from tracker_server.security.alerts import PAUSE_MS, pause_ms
from tracker_server.security.events import MEANING, SEVERITY, Severity, alerted_since, newest
from tracker_server.security.models import AlertWay

SECRET = "of the webhook"
NOON = 1_790_000_000_000
MINUTE = 60_000


@pytest.fixture
def clock(monkeypatch):
    now = [NOON]
    monkeypatch.setattr(alerting, "now_ms", lambda: now[0])
    return now


def happen(action=Action.ACCOUNT_LOCKED, at=NOON, stream=SERVER, reason="wrong_password"):
    record([Audited(action, stream, reason=reason)], at)


class Hook(http.server.ThreadingHTTPServer):
    """Takes alerts. ``answers``: the statuses of the next ones, then 204."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Take)
        self.taken, self.answers = [], []
        self.url = f"http://127.0.0.1:{self.server_port}/alerts"


class _Take(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        status = self.server.answers.pop(0) if self.server.answers else 204
        if status == 204:
            self.server.taken.append((self.headers, body))
        self.send_response(status)
        if status == 302:
            self.send_header("Location", self.server.url)
        self.end_headers()

    def log_message(self, *_):
        """Not on the terminal."""


@pytest.fixture
def hook(settings):
    with Hook() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        settings.WEBHOOK = Webhook(server.url, SECRET)
        yield server
        server.shutdown()
        thread.join()


def bodies(hook):
    return [json.loads(body) for _, body in hook.taken]


# The feed.


def test_the_feed_tells_what_happened_to_accounts_devices_and_records(jonas, admin, api, device):
    other = make_item("PIER-99")
    api.push(device, device.record(start(other.id))[1])
    for _ in range(throttle.FREE_TRIES):
        sign_in(Client(), jonas.email, "guess")
    reply = signed_in_api(admin).get("security/events")
    told = [(event["severity"], event["action"], event["reason"]) for event in reply.json()["events"]]
    assert told == [("warning", "account_locked", "wrong_password"), ("warning", "event_refused", "not_assigned")]
    assert reply.json()["events"][1]["device"] == device.device.id
    assert sum(reply.json()["days"][datetime.now(UTC).date().isoformat()].values()) == 2
    assert jonas.email not in reply.content.decode()
    assert jonas.name not in reply.content.decode()


@pytest.mark.parametrize("role", list(Role))
def test_who_may_read_it(db, role):
    happen()
    person = make_person(f"{role}@harbor.example", role)
    may = role in (Role.ADMIN, Role.AUDITOR, Role.PRIVACY_OFFICER)
    assert signed_in_api(person).get("security/events").status_code == (200 if may else 403)
    client = Client()
    sign_in(client, person.email)
    page = client.get("/security/")
    assert page.status_code == (200 if may else 403)
    assert (b"account is locked" in page.content) is may
    looks = AuditRow.objects.filter(stream_id=SERVER, action="security_read").count()
    assert looks == (2 if may else 0)


def test_it_is_read_page_by_page(admin):
    for number in range(5):
        happen(at=NOON + number // 2)
    api = signed_in_api(admin)
    seen, place = [], ""
    while place is not None:
        reply = api.get("security/events", before=place, limit=2).json()
        seen += [event["seq"] for event in reply["events"]]
        place = reply["next"]
    assert seen == [5, 4, 3, 2, 1]


@pytest.mark.parametrize("before", ["x", "1", "1-", "-1-1", "9" * 40, "1-2-3", "1-1;"])
def test_a_place_that_is_none_is_refused(admin, before):
    assert signed_in_api(admin).get("security/events", before=before).json()["code"] == "malformed"


def test_the_page_filters_and_shrugs_at_nonsense(admin, client):
    happen()
    happen(Action.TOKEN_REPLAYED, reason="")
    sign_in(client, admin.email)
    alarms = client.get("/security/", {"severity": "alarm"}).content
    assert b"a copy of it, or a thief" in alarms
    assert b"account is locked" not in alarms
    assert client.get("/security/", {"severity": "nonsense", "before": "x" * 100}).status_code == 200
    assert b"Nobody is alerted" in alarms


def test_the_index_names_the_same_actions():
    named = import_module("tracker_server.security.migrations.0005_overdue_requests").ACTIONS
    assert list(named) == [action.value for action in SEVERITY]
    assert MEANING.keys() == SEVERITY.keys()


def test_the_index_makes_the_feed_and_the_alerts_quick(db):
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
    names = ("security_audit_row", "_at_id_idx")  # PostgreSQL makes one for each month
    assert any(name in alerted_since(NOON).explain() for name in names)
    with CaptureQueriesContext(connection) as asked:
        newest(10, severities={Severity.ALARM})
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {'QUERY PLAN' if connection.vendor == 'sqlite' else ''} {asked[0]['sql']}")
        explained = str(cursor.fetchall())
    assert any(name in explained for name in names)


def test_a_device_tells_of_a_broken_audit(jonas, api, device, admin):
    api.pull(device)
    told = AuditAlarm(device.device.id, AlarmKind.REWRITTEN).encode()
    assert api.post("audit/alarm", told).status_code == 204
    [event] = newest(5, severities={Severity.ALARM})
    assert (event.action, event.reason, event.device) == (Action.AUDIT_ALARM, "rewritten", device.device.id)
    assert event.stream == event.actor == str(jonas.id)
    stranger = signed_in_api(admin).post("audit/alarm", told)
    assert (stranger.status_code, stranger.json()["code"]) == (404, "not_found")
    again = [api.post("audit/alarm", told).status_code for _ in range(alarms.A_DAY.tries)]
    assert again == [204] * (alarms.A_DAY.tries - 1) + [409]


@pytest.mark.parametrize("body", [b"{}", b"[]", b'{"v":1,"device_id":"x","kind":"rewritten"}', b'{"v":1'])
def test_an_alarm_that_is_none_is_refused(api, body):
    assert api.post("audit/alarm", body).json()["code"] == "malformed"
    assert not newest(5)


# Alerts.


def test_a_webhook_gets_what_gathered_signed_and_once(db, hook, clock):
    happen(at=NOON - 1, reason="before alerts were set up")
    send_alerts()
    assert hook.taken == []
    clock[0] += MINUTE
    happen(at=clock[0])
    happen(Action.TOKEN_REPLAYED, at=clock[0], reason="")
    happen(Action.DEVICE_REVOKED, at=clock[0], reason="left")
    send_alerts()
    [(headers, body)] = hook.taken
    [alert] = bodies(hook)
    assert [event["action"] for event in alert["events"]] == ["token_replayed", "account_locked"], "the gravest first"
    assert alert["by_action"] == {"account_locked": 1, "token_replayed": 1}
    at, signed = (part.split("=")[1] for part in headers["TimeTracker-Signature"].split(","))
    expected = hmac.new(SECRET.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    assert signed == expected
    assert abs(int(at) - datetime.now(UTC).timestamp()) < 60
    clock[0] += PAUSE_MS
    send_alerts()
    assert len(hook.taken) == 1


def test_at_most_one_message_in_a_few_minutes(db, hook, clock):
    send_alerts()
    for _ in range(12):
        clock[0] += MINUTE
        happen(at=clock[0])
        send_alerts()
    assert [alert["count"] for alert in bodies(hook)] == [1, 5, 5]


def test_a_row_that_was_committed_late_is_told_too(db, hook, clock):
    send_alerts()
    clock[0] += MINUTE
    happen(at=clock[0], reason="first")
    send_alerts()
    happen(at=clock[0] - 10, reason="late")
    clock[0] += PAUSE_MS
    send_alerts()
    assert [[event["reason"] for event in alert["events"]] for alert in bodies(hook)] == [["first"], ["late"]]


def test_a_failing_webhook_is_tried_again_and_seen_in_the_feed(db, hook, clock, admin, client):
    send_alerts()
    clock[0] += MINUTE
    happen(at=clock[0])
    hook.answers = [500, 302, 403]
    tried = []
    while hook.answers:
        before = len(hook.answers)
        send_alerts()
        if len(hook.answers) < before:
            tried.append((clock[0] - NOON) // MINUTE)
        clock[0] += MINUTE
    assert tried == [1, 2, 4], "a minute, two, four"
    way = AlertWay.objects.get()
    assert (way.failures, way.reason, way.failed_at) == (3, "webhook_status_403", NOON + MINUTE)
    sign_in(client, admin.email)
    shown = client.get("/security/").content
    assert b"not delivered since" in shown
    assert b"Alerts cannot be delivered" in shown
    clock[0] += 4 * MINUTE
    send_alerts()
    assert [[event["action"] for event in alert["events"]] for alert in bodies(hook)] == [
        ["account_locked", "alert_failed"]
    ]
    assert AlertWay.objects.get().failures == 0
    assert AuditRow.objects.filter(action="alert_failed").count() == 1, "once, not each time"
    assert AuditRow.objects.filter(action="alert_works").count() == 1


def test_a_way_that_fails_for_long_is_tried_every_hour():
    assert [pause_ms(failures) // MINUTE for failures in (0, 1, 2, 3, 7, 8, 99)] == [5, 1, 2, 4, 60, 60, 60]


def test_nobody_there_is_no_fault(db, clock, settings):
    settings.WEBHOOK = Webhook(f"http://127.0.0.1:{free_port('127.0.0.1')}/", SECRET)
    send_alerts()
    clock[0] += MINUTE
    happen(at=clock[0])
    send_alerts()
    assert AlertWay.objects.get().reason == "webhook_unreachable"


def test_its_own_failure_alone_is_not_sent_that_way(db, hook, clock):
    send_alerts()
    clock[0] += MINUTE
    happen(Action.ALERT_FAILED, at=clock[0], reason="webhook_unreachable")
    send_alerts()
    assert hook.taken == []


def test_two_servers_send_it_once(db, hook, clock, monkeypatch):
    send_alerts()
    clock[0] += MINUTE
    happen(at=clock[0])
    in_time = delivery.in_time

    def meanwhile(name, deliver, alert):
        monkeypatch.setattr(delivery, "in_time", in_time)
        send_alerts()  # another server, while this one waits for the webhook
        in_time(name, deliver, alert)

    monkeypatch.setattr(delivery, "in_time", meanwhile)
    send_alerts()
    assert len(hook.taken) == 1


def test_very_many_events_are_one_message(db, hook, clock):
    send_alerts()
    clock[0] += MINUTE
    record([Audited(Action.ACCOUNT_LOCKED, SERVER, reason="wrong_password") for _ in range(300)], clock[0])
    send_alerts()
    [alert] = bodies(hook)
    assert (alert["count"], len(alert["events"])) == (300, 100)
    clock[0] += PAUSE_MS
    send_alerts()
    assert len(hook.taken) == 1


def test_a_failing_mail_holds_no_webhook_up(db, hook, clock, settings):
    settings.MAIL = Mail(("it@harbor.example",), "tt@harbor.example", "127.0.0.1", 1, "never", "", "")
    send_alerts()
    clock[0] += MINUTE
    happen(at=clock[0])
    send_alerts()
    assert len(hook.taken) == 1
    clock[0] += PAUSE_MS
    send_alerts()
    assert [event["reason"] for event in bodies(hook)[1]["events"]] == ["mail_unreachable"]


@pytest.mark.parametrize("way", ["webhook", "mail"])
def test_who_answers_a_byte_now_and_then_is_given_up(db, clock, settings, monkeypatch, way):
    monkeypatch.setattr(delivery, "IN_ALL_S", 0.5)
    with _Dripping() as server:
        if way == "webhook":
            settings.WEBHOOK = Webhook(f"http://127.0.0.1:{server.port}/", SECRET)
        else:
            settings.MAIL = Mail(("it@harbor.example",), "t@harbor.example", "127.0.0.1", server.port, "never", "", "")
        send_alerts()
        clock[0] += MINUTE
        happen(at=clock[0])
        send_alerts()
    assert AlertWay.objects.get(name=way).reason == f"{way}_too_slow"


class _Dripping:
    """Answers whoever connects with a byte now and then, until it is left."""

    def __enter__(self):
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._drip)
        self._thread.start()
        return self

    def _drip(self):
        client, _ = self._listening.accept()
        with client:
            while not self._over.wait(0.05):
                client.sendall(b"2")

    def __exit__(self, *_):
        self._over.set()
        self._thread.join()
        self._listening.close()
