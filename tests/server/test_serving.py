"""The real server process: commands and their exit codes, sign-in, push and pull over HTTP, TLS, and a clean end."""

import json
import os
import re
import signal
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import requests
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests.server.device import NINE, MadeDevice, csrf_of, start, stop, verdicts
from tests.server.serving import PASSWORD, PATIENCE_S, Served, call, managing, run, run_in_turn, sign_in
from tracker_core.messages import Discovery, PullReply, PushReply


def test_of_two_changes_in_one_moment_one_is_told(served, demo):
    mara, jonas, *_ = (person["email"] for person in demo)
    windows = [managing(served.url, mara) for _ in range(2)]
    listed = windows[0].get(f"{served.url}/admin/accounts/person/?q={jonas}", timeout=PATIENCE_S).text
    path = served.url + re.findall(r'href="(/admin/accounts/person/[0-9a-f-]{36}/change/)', listed)[0]
    forms = []
    for name, window in zip(("One", "Two"), windows, strict=True):
        page = window.get(path, timeout=PATIENCE_S).content
        shown = re.search(rb'name="shown" value="(\w{64})"', page)
        assert shown is not None
        forms.append(
            {
                "csrfmiddlewaretoken": csrf_of(page),
                "shown": shown[1].decode(),
                "name": name,
                "email": jonas,
                "role": "employee",
                "is_active": "on",
            }
        )
    together = threading.Barrier(2)

    def send(number: int) -> int:
        together.wait(PATIENCE_S)
        reply = windows[number].post(
            path, forms[number], headers={"Referer": path}, allow_redirects=False, timeout=PATIENCE_S
        )
        return reply.status_code

    with ThreadPoolExecutor(2) as both:
        assert sorted(both.map(send, (0, 1))) == [200, 302]
    for window in windows:
        window.close()


def test_a_day_over_http_and_a_server_that_stops_in_between(served, environment, demo, tmp_path):
    jonas = next(person for person in demo if person["role"] == "employee")
    mara = next(person for person in demo if person["role"] == "admin")
    discovery = Discovery.decode(requests.get(f"{served.url}/.well-known/timetracker", timeout=PATIENCE_S).content)
    assert discovery.issuer == served.url
    token = sign_in(served.url, jonas["email"])
    userinfo = requests.get(
        f"{served.url}/openid/userinfo", headers={"Authorization": f"Bearer {token}"}, timeout=PATIENCE_S
    ).json()
    device = MadeDevice(userinfo["sub"])
    first = PullReply.decode(call(served.url, token, "pull", device.pull()))
    items = {change.data["key"]: change.data for change in first.changes if change.kind == "work_item"}
    assert "CRANE-3" not in items
    bug = items["PIER-7"]
    entry, begun = device.record(start(bug["id"], bug["assignment_rev"]))
    pushed = PushReply.decode(call(served.url, token, "push", device.push(begun)))
    assert verdicts(pushed) == [("accepted", "")]

    assert served.end() == 0
    port = served.url.rsplit(":", 1)[1]
    again = Served(environment, tmp_path / "log", "--listen", f"127.0.0.1:{port}")
    try:
        _, ended = device.record(stop(entry, NINE + 60_000))
        pushed = PushReply.decode(call(again.url, token, "push", device.push(begun, ended)))
        assert verdicts(pushed) == [("accepted", ""), ("accepted", "")]
        news = PullReply.decode(call(again.url, token, "pull", device.pull(first.cursor)))
        assert [change.data["id"] for change in news.changes] == [json.loads(begun)["id"], json.loads(ended)["id"]]
        admin = {"Authorization": f"Bearer {sign_in(again.url, mara['email'])}"}
        days = {"person": jonas["email"], "from": "2026-01-01", "to": "2026-12-31"}
        sheet = requests.get(f"{again.url}/api/v1/timesheet", days, headers=admin, timeout=PATIENCE_S).json()
        assert sheet["total_ms"] == 60_000
        rows = requests.get(f"{again.url}/api/v1/audit", days, headers=admin, timeout=PATIENCE_S).json()["rows"]
        assert [row["action"] for row in rows if row["subject"] in (entry, json.loads(ended)["id"])] == [
            "timer_started",
            "timer_stopped",
        ]
    finally:
        assert again.end() == 0
    log = (tmp_path / "log").read_text()
    assert "POST /api/v1/push 200" in log
    for secret in (token, jonas["email"], bug["title"], "Traceback", "some-state"):
        assert secret not in log


def test_many_devices_push_at_once_and_a_puller_misses_nothing(served, demo):
    from concurrent.futures import ThreadPoolExecutor

    jonas = next(person for person in demo if person["role"] == "employee")
    token = sign_in(served.url, jonas["email"])
    headers = {"Authorization": f"Bearer {token}"}
    person = requests.get(f"{served.url}/openid/userinfo", headers=headers, timeout=PATIENCE_S).json()["sub"]
    reader = MadeDevice(person)
    first = PullReply.decode(call(served.url, token, "pull", reader.pull()))
    bug = next(change.data for change in first.changes if change.kind == "work_item")

    def push() -> list[str]:
        device = MadeDevice(person)
        ids = []
        for _ in range(8):
            entry, body = device.record(start(bug["id"], bug["assignment_rev"]))
            ids.append(entry)
            assert verdicts(PushReply.decode(call(served.url, token, "push", device.push(body)))) == [("accepted", "")]
        return ids

    with ThreadPoolExecutor(4) as pool:
        running = [pool.submit(push) for _ in range(4)]
        cursor, seen, last = first.cursor, [], False
        while not last:
            last = all(future.done() for future in running)
            reply = PullReply.decode(call(served.url, token, "pull", reader.pull(cursor)))
            assert [change.seq for change in reply.changes] == sorted(change.seq for change in reply.changes)
            seen += [change.data["id"] for change in reply.changes]
            cursor = reply.cursor
        pushed = [entry for future in running for entry in future.result()]
    assert sorted(seen) == sorted(pushed)


@pytest.fixture
def certificate(tmp_path) -> tuple[Path, Path]:
    """A self-signed certificate for 127.0.0.1, and its key."""
    import ipaddress

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "harbor test")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    cert_file, key_file = tmp_path / "cert.pem", tmp_path / "key.pem"
    cert_file.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    key_file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return cert_file, key_file


def test_tls_ends_here_when_asked_for(environment, demo, certificate, tmp_path):
    cert, key = certificate
    values = {**environment, "TIMETRACKER_TLS_CERT": str(cert), "TIMETRACKER_TLS_KEY": str(key)}
    server = Served(values, tmp_path / "log", "--listen", "127.0.0.1:0")
    try:
        assert server.url.startswith("https://")
        page = requests.get(f"{server.url}/accounts/login/", verify=str(cert), timeout=PATIENCE_S)
        assert page.headers["Set-Cookie"].startswith("__Host-csrf=")
        assert "Secure" in page.headers["Set-Cookie"]
        assert page.headers["Strict-Transport-Security"]
        assert sign_in(server.url, demo[1]["email"], str(cert))
    finally:
        assert server.end() == 0


def test_the_demo_is_told_once_and_comes_only_into_an_empty_database(environment, demo):
    assert [person["role"] for person in demo] == [
        "admin",
        "employee",
        "employee",
        "manager",
        "auditor",
        "privacy_officer",
    ]
    again = json.loads(run(environment, "demo", "--json").stdout)["people"]
    assert [person["password"] for person in again] == [""] * len(demo)
    added = run(environment, "create-admin", "--email", "real@x.example", "--name", "Real", stdin=f"{PASSWORD}\n")
    assert added.returncode == 0, added.stderr
    refused = run(environment, "demo")
    assert refused.returncode == 2
    assert "people of its own" in refused.stderr


def test_a_weak_password_or_a_taken_address_is_refused(environment, demo):
    words = ("create-admin", "--email", "a@x.example", "--name", "A")
    weak = run(environment, *words, stdin="short\n")
    assert (weak.returncode, "too short" in weak.stderr) == (2, True)
    assert run(environment, *words, stdin=f"{PASSWORD}\n").returncode == 0
    taken = run(environment, *words, stdin=f"{PASSWORD}\n")
    assert (taken.returncode, "already exists" in taken.stderr) == (2, True)


def test_the_server_seals_its_audit_and_a_command_checks_it(environment, demo, tmp_path):
    before = run(environment, "verify-audit")
    assert (before.returncode, before.stderr) == (0, "")
    assert "The audit holds." in before.stdout
    assert " 0 leaves in 0 monthly trees" in f" {before.stdout.splitlines()[1]}"
    server = Served(environment, tmp_path / "log", "--listen", "127.0.0.1:0")
    try:
        headers = {"Authorization": f"Bearer {sign_in(server.url, demo[1]['email'])}"}
        deadline, heads = time.monotonic() + PATIENCE_S, []
        while not heads:
            assert time.monotonic() < deadline
            reply = requests.get(f"{server.url}/api/v1/audit/checkpoints", headers=headers, timeout=PATIENCE_S).json()
            heads = [told["note"] for told in reply["checkpoints"]]
    finally:
        assert server.end() == 0
    kept = tmp_path / "kept"
    kept.write_text("\n".join(heads), encoding="utf-8")
    (tmp_path / "forged").write_text(heads[0].replace("\n", "\n1", 1), encoding="utf-8")
    (tmp_path / "nonsense").write_bytes(b"\xff")
    files = ("kept", "forged", "missing", "nonsense")
    commands = (["verify-audit", "--checkpoints", str(tmp_path / name)] for name in files)
    after, forged, missing, nonsense = run_in_turn(environment, *commands)
    assert after.returncode == 0, after.stdout
    assert f"{len(heads)} signed heads kept by others; 0 of" in after.stdout
    assert forged.returncode == 1
    assert "The audit does not hold: 1 problem." in forged.stdout
    assert (missing.returncode, "cannot be read" in missing.stderr) == (4, True)
    assert nonsense.returncode == 2
    told = ["verify-audit", "--checkpoints", str(tmp_path / "kept")]
    rotated, still, lost, no_more = run_in_turn(
        environment, ["rotate-audit-key"], told, ["rotate-audit-key", "--lost"], told
    )
    assert (rotated.returncode, still.returncode, lost.returncode, no_more.returncode) == (0, 0, 0, 1)
    assert "since the old key says so" in rotated.stdout
    assert "Every device will raise an alarm" in lost.stdout
    (tmp_path / "home" / "keys" / "audit.pem").unlink()
    refused = run(environment, "serve", "--listen", "127.0.0.1:0")
    assert (refused.returncode, "Restore that file from your backup" in refused.stderr) == (4, True)


def test_migrate_says_where_things_lie_and_can_be_repeated(environment, tmp_path):
    first = run(environment, "migrate")
    assert first.returncode == 0
    assert str(tmp_path / "home" / "keys") in first.stdout
    assert "up to date" in run(environment, "migrate").stdout


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        ((), 2, "usage"),
        (("serve", "--listen", "0.0.0.0:8440"), 2, "this machine only"),
        (("serve", "--listen", "nonsense"), 2, "not an address"),
        (("serve", "--url", "http://time.example.org"), 2, "plain http"),
    ],
)
def test_wrong_usage_is_one_sentence(environment, words, code, says):
    done = run(environment, *words)
    assert done.returncode == code
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_port_in_use_and_a_database_that_is_away_are_unavailable(environment, served):
    taken = run(environment, "serve", "--listen", served.url.removeprefix("http://"))
    assert (taken.returncode, "cannot be listened on" in taken.stderr) == (4, True)
    away = run({**environment, "TIMETRACKER_DATABASE_URL": "postgresql://x@127.0.0.1:1/x"}, "migrate")
    assert (away.returncode, "does not open" in away.stderr) == (4, True)
    assert "Traceback" not in away.stderr


def test_a_server_whose_worker_was_killed_ends_and_says_so(served, tmp_path):
    found = subprocess.run(
        ["pgrep", "-P", str(served.process.pid)], capture_output=True, text=True, timeout=PATIENCE_S, check=True
    )
    os.kill(int(found.stdout.split()[0]), signal.SIGKILL)
    assert served.process.wait(PATIENCE_S) == 4
    assert "Start the server again." in (tmp_path / "log").read_text()
