"""The main job from a shell: real server process, real HTTP, real encrypted store; and what must not work."""

import json
import os
import subprocess
import sys
import time
import uuid
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import requests

from tools.employee import Employee
from tools.organization import COLLEAGUE, EMPLOYEE, PASSWORD, organization_in
from tracker_core import wire
from tracker_core.chain import genesis
from tracker_core.events import Clock, Event, TimerStarted
from tracker_core.messages import PushReply, PushRequest
from tracker_core.model import Device, Moment

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def organization(tmp_path_factory):
    """An organization whose server runs."""
    with organization_in(tmp_path_factory.mktemp("organization")) as made:
        yield made


@pytest.fixture
def employee(organization, tmp_path):
    """A new device of the first employee, signed in."""
    made = Employee(tmp_path / "profile")
    made.sign_in(organization.url, EMPLOYEE, PASSWORD)
    return made


def subjects(organization, email=EMPLOYEE):
    return Counter(row["subject"] for row in organization.audit(email) if row["device"])


def recorded(employee):
    return [line["id"] for line in employee.ask("log", "--limit", "1000") if line["own"]]


def test_the_demo_ends_with_both_sides_agreeing():
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    done = subprocess.run(
        [sys.executable, "-m", "tools.demo"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "There is no screen here" in done.stdout
    assert "Both agree." in done.stdout
    assert "start_refused" in done.stdout


def test_a_day_with_a_server_that_goes_and_comes(organization, employee):
    employee.do("start", "PIER-7", "--at", "50m")
    organization.kill()
    employee.do("start", "PIER-1", "--at", "30m")
    employee.do("sync", expect=4)
    employee.do("stop", "--at", "10m")
    assert employee.ask("status")["sync"]["pending"] == 4
    organization.open()
    employee.do("sync")
    employee.do("sync")
    assert employee.ask("status")["sync"]["pending"] == 0
    ids = recorded(employee)
    assert len(ids) == 4
    assert [subjects(organization)[each] for each in ids] == [1, 1, 1, 1]


def test_both_sides_have_the_same_total(organization, tmp_path):
    employee = Employee(tmp_path / "colleague")
    employee.sign_in(organization.url, COLLEAGUE, PASSWORD)
    employee.do("start", "CRANE-3", "--at", "26h")
    employee.do("start", "PIER-7", "--at", "3h")
    employee.do("stop", "--at", "5m")
    employee.do("sync")
    today = datetime.now(UTC).date()
    there = organization.timesheet(COLLEAGUE, today - timedelta(days=3), today + timedelta(days=1))
    days = [(today + timedelta(days=days)).isoformat() for days in range(-3, 2)]
    here = sum(employee.ask("today", "--day", day)["total_ms"] for day in days)
    assert abs(there["total_ms"] - (26 * 60 - 5) * 60_000) < 60_000
    assert here == there["total_ms"]


def test_a_second_device_learns_of_the_first_and_stops_its_timer(organization, employee, tmp_path):
    employee.do("start", "PIER-12", "--at", "5m")
    employee.do("sync")
    other = Employee(tmp_path / "other")
    other.sign_in(organization.url, EMPLOYEE, PASSWORD)
    assert [entry["key"] for entry in other.ask("status")["running"]] == ["PIER-12"]
    other.do("stop")
    other.do("sync")
    employee.do("sync")
    assert employee.ask("status")["running"] == []


def test_work_of_others_is_not_shown_and_the_attempt_is_audited(organization, employee):
    assert "CRANE-3" not in {task["key"] for task in employee.ask("tasks")}
    done = employee.run("start", "CRANE-3")
    assert done.returncode == 3
    assert "CRANE-3" in done.stderr
    employee.do("sync")
    (attempt,) = [row for row in organization.audit(EMPLOYEE) if row["subject"] in recorded(employee)]
    assert (attempt["action"], attempt["reason"], attempt["detail"]["key"]) == (
        "start_refused",
        "not_assigned",
        "CRANE-3",
    )


def test_a_hand_made_request_for_work_of_others_is_rejected_and_audited(organization, tmp_path):
    colleague = Employee(tmp_path / "colleague")
    colleague.sign_in(organization.url, COLLEAGUE, PASSWORD)
    colleague.do("start", "CRANE-3", "--at", "1m")
    colleague.do("stop")
    colleague.do("sync")
    token, device = organization.token(EMPLOYEE), Device(str(uuid.uuid4()), 1, "by hand", "0.1.0")
    now = Moment(time.time_ns() // 1_000_000, 0)
    me = requests.get(f"{organization.url}/openid/userinfo", headers=bearer(token), timeout=30).json()["sub"]
    theirs = [row["detail"]["work_item"] for row in organization.audit(COLLEAGUE) if row["action"] == "timer_started"]
    for number, item in enumerate(theirs[-1:], 1):
        event = Event(
            str(uuid.uuid4()),
            device.id,
            1,
            number,
            genesis(device.id, 1),
            me,
            me,
            now,
            Clock("by-hand", 1),
            TimerStarted(item, now, 1, ""),
        )
        body = PushRequest.encode(device, [wire.encode_event(event)])
        reply = requests.post(f"{organization.url}/api/v1/push", data=body, headers=bearer(token), timeout=30)
        assert reply.status_code == 200, reply.text
        (verdict,) = PushReply.decode(reply.content).verdicts
        assert (verdict.outcome.value, verdict.code) == ("rejected", "not_assigned")
        (row,) = [row for row in organization.audit(EMPLOYEE) if row["subject"] == event.id]
        assert (row["action"], row["outcome"], row["reason"]) == ("event_refused", "rejected", "not_assigned")


def test_signed_out_goes_on_recording_and_sends_after_signing_in_again(organization, employee):
    employee.do("sign-out")
    employee.do("start", "PIER-1")
    employee.do("sync", expect=3)
    employee.sign_in(organization.url, EMPLOYEE, PASSWORD)
    assert employee.ask("status")["sync"]["pending"] == 0
    employee.do("stop")
    employee.do("sync")


def test_somebody_else_cannot_sign_in_over_it(organization, employee):
    employee.do("start", "PIER-1", "--at", "1m")
    with pytest.raises(RuntimeError, match="ended with 3"):
        employee.sign_in(organization.url, COLLEAGUE, PASSWORD)
    assert employee.ask("status")["person"]["email"] == EMPLOYEE
    employee.do("stop")


def test_commands_at_once_all_get_their_turn(employee):
    started = [
        subprocess.Popen([*employee.program, "status", "--json"], env=employee.environment, stdout=subprocess.PIPE)
        for _ in range(4)
    ]
    answers = [json.loads(process.communicate()[0])["sync"]["pending"] for process in started]
    assert answers == [answers[0]] * 4
    assert [process.returncode for process in started] == [0] * 4


def store_of(employee):
    return Path(employee.environment["TIMETRACKER_HOME"]) / "timetracker.db"


def newer(store):
    code = (
        "import sys; from pathlib import Path; from tracker_desktop.store.connection import connect\n"
        "store = Path(sys.argv[1]); key = bytes.fromhex((store.parent / 'throwaway.key').read_text())\n"
        "made = connect(str(store), key); made.do('PRAGMA user_version = 999'); made.close()"
    )
    subprocess.run([sys.executable, "-c", code, str(store)], cwd=ROOT, check=True)


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        (lambda store: store.write_bytes(b""), 3),
        (lambda store: store.write_bytes(store.read_bytes()[:3000]), 3),
        (lambda store: store.write_bytes(os.urandom(20_000)), 3),
        (newer, 3),
        (lambda store: (store.parent / "throwaway.key").unlink(), 3),
        (lambda store: (store.parent / "throwaway.key").write_text("ab" * 32), 3),
        (lambda store: (store.parent / "throwaway.key").write_text("ab" * 31), 3),
    ],
    ids=["empty", "cut off", "something else", "newer", "key gone", "another key", "short key"],
)
def test_a_store_that_cannot_be_opened_is_left_alone_and_told(employee, harm, code):
    employee.do("start", "PIER-1")
    store = store_of(employee)
    harm(store)
    before = store.read_bytes()
    for command in (["status"], ["stop"], ["sync"]):
        done = employee.run(*command)
        assert (done.returncode, done.stdout) == (code, "")
        assert len(done.stderr.strip().splitlines()) == 1
        assert "Traceback" not in done.stderr
    assert store.read_bytes() == before


def test_what_is_said_while_the_key_cannot_be_had_is_noted_and_recorded_later(employee):
    employee.do("start", "PIER-1")
    key = store_of(employee).parent / "throwaway.key"
    kept = key.read_text()
    key.write_text("no key")
    for command in (["status"], ["sync"]):
        done = employee.run(*command)
        assert (done.returncode, done.stdout) == (4, "")
        assert len(done.stderr.strip().splitlines()) == 1
    assert "Noted at" in employee.do("stop")
    key.write_text(kept)
    assert employee.ask("status")["running"] == []
    assert [line["type"] for line in employee.ask("log")[:2]] == ["timer_stopped", "timer_started"]


def test_nothing_on_disk_can_be_read(organization, employee):
    employee.do("start", "PIER-1", "--note", "a secret remark")
    employee.do("sync")
    employee.run("start", "another secret remark")
    home = Path(employee.environment["TIMETRACKER_HOME"])
    key = (home / "throwaway.key").read_bytes()
    places = [path for path in home.rglob("*") if path.is_file() and path.name != "throwaway.key"]
    places += [path for path in organization.folder.rglob("*") if path.is_file() and path.parent.name != "keys"]
    assert len(places) >= 4
    words = [b"secret remark", b"berth plan", b"Tide table", EMPLOYEE.encode(), b"Jonas", PASSWORD.encode(), key]
    for path in places:
        content = path.read_bytes()
        assert [word for word in words if word in content] == [], path
    employee.do("stop")


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://time.example.org", 3),
        ("https://", 3),
        ("https://no-such-host.invalid", 4),
        ("http://127.0.0.1:9", 4),
    ],
)
def test_wrong_addresses(url, code, tmp_path):
    done = Employee(tmp_path / "new").run("sign-in", url)
    assert (done.returncode, done.stdout) == (code, "")
    assert len(done.stderr.strip().splitlines()) == 1


def bearer(token):
    return {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
