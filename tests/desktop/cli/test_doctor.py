"""``timetracker doctor``: which step it names for which fault, what it leaves out, and what it does not tell."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.desktop.cli.test_commands import Shell
from tests.desktop.desk import HOUR, NOON
from tracker_core.errors import Refused, Unavailable
from tracker_core.messages import Outcome, Pace, PushReply, Verdict
from tracker_desktop.services.ports import SyncPhase, SyncStatus
from tracker_desktop.store import gaps

ALL = ["disk", "keyring", "store", "name", "proxy", "tls", "server", "clock", "sign-in", "queue"]


@pytest.fixture
def shell(desk):
    return Shell(desk, journal=desk.journal)


def conditions(shell):
    """(exit code, the step to mend first, by step how it went)."""
    code, out, err = shell("doctor", "--json")
    assert err == ""
    told = json.loads(out)
    assert [each["step"] for each in told["steps"]][:8] == ALL[:8]
    return code, told["failing"], {each["step"]: each["condition"] for each in told["steps"]}


def step(shell, name):
    told = json.loads(shell("doctor", "--json")[1])
    return next(each for each in told["steps"] if each["step"] == name)


def test_who_is_well_is_told_so(shell, desk):
    desk.sync.save_pace(100, 20, 0)
    code, out, err = shell("doctor")
    assert (code, err) == (0, "")
    assert out.startswith("TimeTracker 0.1.0 on Debian 12\n")
    assert "Nothing is wrong that could be seen from here." in out
    assert conditions(shell) == (0, None, dict.fromkeys(ALL, "ok"))


@pytest.mark.parametrize(
    ("probe", "error", "failing", "skipped"),
    [
        ("free_bytes", Refused("folder_unusable", ""), "disk", []),
        ("resolve", Unavailable("name_not_found", ""), "name", ["proxy", "tls", "server"]),
        ("resolve", Unavailable("timed_out", ""), "name", ["proxy", "tls", "server"]),
        ("greet", Refused("proxy_authentication", ""), "proxy", ["tls", "server"]),
        ("greet", Refused("tls_untrusted", ""), "tls", ["server"]),
        ("greet", Unavailable("connection_refused", ""), "server", ["tls"]),
        ("greet", Unavailable("captive_portal", ""), "server", []),
        ("greet", Unavailable("not_our_server", ""), "server", []),
        ("provider", Unavailable("timed_out", ""), "sign-in", []),
    ],
)
def test_the_step_that_fails_is_named(shell, desk, probe, error, failing, skipped):
    desk.sync.save_pace(100, 20, 0)
    shell.probes.failing = {probe: error}
    expected = dict.fromkeys(ALL, "ok") | dict.fromkeys(skipped, "skipped") | {failing: "failed"}
    assert conditions(shell) == (1, failing, expected)
    out = shell("doctor")[1]
    assert f"The first thing to mend: {failing}." in out
    assert f"\n{failing}: " in out, "and what to do"


def test_a_proxy_looks_names_up_itself(shell):
    shell.probes.through = "proxy.example.org:3128"
    assert step(shell, "name")["condition"] == "skipped"
    assert step(shell, "proxy")["found"] == "Through proxy.example.org:3128."
    assert "resolve" not in shell.probes.tried


@pytest.mark.parametrize(
    ("code", "failing", "store"),
    [
        ("keyring_locked", "keyring", "skipped"),
        ("opening", "keyring", "skipped"),
        ("store_damaged", "store", "failed"),
        ("store_wrong_key", "store", "failed"),
    ],
)
def test_a_store_that_does_not_open_is_told_without_the_network(desk, code, failing, store):
    shell = Shell(desk)
    shell.program.fail(Unavailable(code, ""))
    exit_code, named, steps = conditions(shell)
    assert (exit_code, named, steps["store"]) == (1, failing, store)
    assert {steps[name] for name in ("name", "proxy", "tls", "server", "clock")} == {"skipped"}
    assert shell.probes.tried == ["free_bytes"]


def test_who_is_signed_out_is_told_to_sign_in(shell, desk):
    desk.sync.account.save_refresh_token("")
    assert conditions(shell)[:2] == (1, "sign-in")
    assert "Sign in" in step(shell, "sign-in")["advice"]


def test_a_sync_that_was_refused_is_told(shell):
    shell.sync.state = SyncStatus(SyncPhase.ATTENTION, "device_revoked")
    assert conditions(shell)[:2] == (1, "sign-in")


def test_a_version_too_old_is_told(shell):
    shell.probes.discovery = replace(shell.probes.discovery, oldest_client="0.10.0")
    assert conditions(shell)[:2] == (1, "server")


def test_what_is_odd_but_works_is_a_note(shell, desk):
    shell.probes.free = 100_000_000
    desk.sync.save_pace(-5 * 60_000, 20, 0)
    with desk.journal._connection.writing():
        gaps.open_gap(desk.journal._connection, "d", 1, 57, 59)
    desk.tracking.start("APP-1")
    (sent,) = desk.sync.outbox(9, 10**6)
    verdict = Verdict(sent.id, Outcome.REJECTED, "not_assigned")
    desk.sync.apply_push([sent], PushReply("epoch-1", {1: 2}, [verdict], Pace(NOON, 60)))
    code, failing, steps = conditions(shell)
    assert (code, failing) == (0, None)
    assert [name for name, how in steps.items() if how == "warning"] == ["disk", "store", "clock", "queue"]
    assert "300.0 s ahead" in step(shell, "clock")["found"]
    assert "57–59" in step(shell, "store")["found"]


def test_what_waits_for_a_day_is_a_note(shell, desk):
    desk.tracking.start("APP-1")
    assert step(shell, "queue")["found"] == "1 record to send."
    shell.sync.state = SyncStatus(SyncPhase.OFFLINE, "offline", last_success_ms=desk.clock.ms)
    assert step(shell, "queue")["condition"] == "ok"
    desk.clock.pass_ms(25 * HOUR)
    assert step(shell, "queue")["condition"] == "warning"


def test_nothing_of_a_person_is_told(shell, desk):
    desk.tracking.start("APP-1")
    shell.probes.failing = {"free_bytes": Refused("store_exists", "", file=f"{Path.home()}/ann/store")}
    for told in (shell("doctor")[1], shell("doctor", "--json")[1]):
        for secret in ("Ann", "ann@", "refresh-0", "Thing number", "APP-1", str(Path.home())):
            assert secret not in told
