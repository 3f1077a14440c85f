"""Every command over a real store: what it prints, on which stream, and its exit code."""

import json
from concurrent.futures import Future
from dataclasses import replace
from functools import partial

import pytest

from tests.desktop.cli.probed import MemoryProbes
from tests.desktop.desk import ANN, HOUR, KEY, NOON, HandClock, item, no_host
from tracker_core.errors import Refused, Unavailable
from tracker_core.messages import Outcome, Pace, PushReply, Verdict
from tracker_core.model import Moment
from tracker_desktop.cli import commands
from tracker_desktop.cli.arguments import Usage, moment
from tracker_desktop.cli.command import Surroundings
from tracker_desktop.host.ids import uuid7
from tracker_desktop.services.changes import Changes
from tracker_desktop.services.noting import Noting
from tracker_desktop.services.ports import Missing, SignInPrompt, SyncPhase, SyncStatus
from tracker_desktop.services.program import Program
from tracker_desktop.services.progress import Doing, Progress
from tracker_desktop.services.upkeep import Recovered
from tracker_desktop.services.words import iso
from tracker_desktop.store.journal import SqlcipherJournal
from tracker_desktop.store.opening import create_store, open_store
from tracker_desktop.store.spool import SealedSpool


class MemorySynchronizer:
    """Answers what it is set to."""

    def __init__(self):
        self.state = SyncStatus(SyncPhase.IDLE)
        self.after = SyncStatus(SyncPhase.IDLE, last_success_ms=NOON)
        self.signing_in = ANN
        self.revoked = True
        self.nudges = 0
        self.asked = None

    def status(self):
        return self.state

    def nudge(self):
        self.nudges += 1

    def sync_now(self):
        self.state = self.after
        return done(self.after)

    def sign_in(self, url, way, ca_file, prompt):
        self.asked = (url, way.value, ca_file)
        prompt(SignInPrompt(f"{url}/authorize", "ABCD" if way.value == "code" else ""))
        return done(self.signing_in)

    def sign_out(self):
        return done(self.revoked)


def done(value):
    future = Future()
    if isinstance(value, Exception):
        future.set_exception(value)
    else:
        future.set_result(value)
    return future


class MemoryUpkeep:
    """Notes what it was asked for; ``failing`` is what a rotation raises."""

    def __init__(self):
        self.asked = []
        self.failing = None

    def rotate_key(self):
        self.asked.append("rotate_key")
        if self.failing is not None:
            raise self.failing

    def problem(self):
        self.asked.append("problem")
        return "store_damaged"

    def recover(self, step):
        self.asked.append("recover")
        for doing in (Doing.READING, Doing.WRITING, Doing.MOVING):
            step(Progress(doing, 1, 1200))
        return Recovered("D:\\aside", 57, [Missing(1, 57, 59), Missing(2, 3, 3)], signed_in=False)


class Shell:
    """A command line over ``desk``."""

    def __init__(self, desk, *, journal=None):
        self.sync = MemorySynchronizer()
        self.faults = []
        self.opened = []
        self.calls = []
        self.browser = True
        program = Program(desk.clock, uuid7, Changes(), Noting(SealedSpool(desk.file), desk.clock), no_host())
        if journal is not None:
            program.open(journal, self.sync)
        self.program = program
        self.upkeep = MemoryUpkeep()
        self.probes = MemoryProbes()
        self.around = Surroundings(
            program,
            desk.clock,
            lambda work: work(),
            self._open_page,
            self.faults.append,
            self.upkeep,
            lambda: self.probes,
            lambda: "Debian 12",
        )

    def _open_page(self, url):
        self.opened.append(url)
        return self.browser

    def __call__(self, *argv):
        """(exit code, standard output, standard error)."""
        out, err = [], []
        arguments = commands.read(argv, out.append, err.append)
        code = arguments
        if not isinstance(arguments, int):
            code = commands.execute(arguments, self.around, out.append, err.append)
        return code, "".join(out), "".join(err)

    def json(self, *argv):
        code, out, err = self(*argv, "--json")
        assert (code, err) == (0, "")
        return json.loads(out)


@pytest.fixture
def shell(desk):
    return Shell(desk, journal=desk.journal)


@pytest.fixture
def newcomer(desk, tmp_path):
    """A shell over a store that nobody signed in to yet."""
    (tmp_path / "new").mkdir()
    file = str(tmp_path / "new" / "store.db")
    create_store(file, KEY)
    journal = SqlcipherJournal(open_store(file, KEY))
    yield Shell(desk, journal=journal)
    journal.close()


def test_start_switch_stop(shell, desk):
    assert shell("start", "app-1", "--note", "first") == (0, "Started APP-1 at 13:00\n", "")
    desk.clock.pass_ms(HOUR)
    assert shell("start", "APP-2") == (0, "Stopped APP-1 at 14:00\nStarted APP-2 at 14:00\n", "")
    desk.clock.pass_ms(HOUR // 2)
    assert shell("stop") == (0, "Stopped APP-2 at 14:30\n", "")
    assert shell.sync.nudges == 3
    today = shell.json("today")
    assert today["total_ms"] == HOUR * 3 // 2
    assert today["by_item"] == {"APP-1": HOUR, "APP-2": HOUR // 2}
    assert [entry["note"] for entry in today["entries"]] == ["first", ""]
    assert today["entries"][0]["start"] == "2026-01-01T13:00:00.000+01:00"


def test_recorded_events_as_json(shell):
    (event,) = shell.json("start", "APP-1", "--at", "12:15")
    assert event["type"] == "timer_started"
    assert (event["key"], event["at"]) == ("APP-1", "2026-01-01T12:15:00.000+01:00")


def test_work_not_assigned_is_refused_with_what_is_near(shell, desk):
    code, out, err = shell("start", "APP-11")
    assert (code, out) == (3, "")
    assert "APP-11" in err
    assert "APP-1" in err.replace("APP-11", "")
    (line,) = desk.journal.standings.log(9)
    assert (line.event.fact.type, line.event.fact.key) == ("start_refused", "APP-11")


def test_work_taken_away_is_refused(shell, desk):
    desk.assign(item(2, assigned=False, rev=4))
    assert shell("start", "APP-2")[0] == 3
    assert [task["key"] for task in shell.json("tasks")] == ["APP-1", "APP-3"]


@pytest.mark.parametrize(
    ("argv", "code", "words"),
    [
        (["start", "APP-1", "--at", "23:59"], 3, "not come yet"),
        (["stop"], 3, "No timer"),
        (["start", "APP-1", "--at", "tomorrow"], 2, "not a time"),
        (["start", "APP-1", "--at", "25:00"], 2, "not a time"),
        (["today", "--day", "2026-13-01"], 2, "not a date"),
        (["log", "--limit", "0"], 2, "--limit"),
        (["start"], 2, "KEY"),
        (["dance"], 2, "dance"),
        ([], 2, "COMMAND"),
        (["start", "APP-1", "--note", "x" * 501], 3, "500"),
    ],
)
def test_bad_input_is_told_in_one_message(shell, argv, code, words):
    got, out, err = shell(*argv)
    assert (got, out) == (code, "")
    assert words in err
    assert "Traceback" not in err


def test_a_stop_before_its_start_is_refused(shell, desk):
    shell("start", "APP-1")
    desk.clock.pass_ms(HOUR)
    code, _, err = shell("stop", "--at", "12:00")
    assert code == 3
    assert "13:00" in err
    assert len(desk.journal.entries.running()) == 1


def test_status(shell, desk):
    shell("start", "APP-1")
    desk.clock.pass_ms(65 * 60_000)
    code, out, _ = shell("status")
    assert code == 0
    assert out.splitlines()[:2] == ["Running: APP-1 Thing number 1 since 13:00 (1 h 05 min)", "Today: 1 h 05 min"]
    told = shell.json("status")
    assert told["sync"]["pending"] == 1
    assert told["running"][0]["key"] == "APP-1"
    assert told["person"] == {"name": ANN.name, "email": ANN.email}


def test_tasks_are_searched(shell):
    assert [task["key"] for task in shell.json("tasks", "number", "2")] == ["APP-2"]
    code, out, err = shell("tasks", "nothing", "like", "it")
    assert (code, out) == (0, "")
    assert "nothing like it" in err
    assert [task["key"] for task in shell.json("tasks", "--kind", "task", "number", "2")] == ["APP-2"]
    code, out, err = shell("tasks", "--kind", "bug")
    assert (code, out) == (0, "")
    assert "of the kind bug" in err


def test_what_was_refused_is_told_until_it_was_seen_and_stays_in_the_day(shell, desk):
    assert "accepted everything" in shell("refused")[1]
    shell("start", "APP-1")
    desk.clock.pass_ms(60_000)
    shell("stop")
    sent = desk.sync.outbox(9, 10**6)
    verdicts = [Verdict(each.id, Outcome.REJECTED, "not_assigned") for each in sent]
    desk.sync.apply_push(sent, PushReply("e", {1: 3}, verdicts, Pace(NOON, 60)))
    assert "Ask your manager to assign it" in shell("refused")[1]
    assert shell.json("status")["sync"]["unseen"] == 2
    assert [line["subject"] for line in shell.json("refused", "--seen")] == ["", "APP-1"]
    status = shell.json("status")["sync"]
    assert (status["rejected"], status["unseen"]) == (2, 0)
    today = shell.json("today")
    assert (today["entries"], today["total_ms"]) == ([], 0)
    assert [(each["key"], each["worked_ms"], each["sync"]) for each in today["refused"]] == [
        ("APP-1", 60_000, "rejected")
    ]
    assert "APP-1 Thing number 1  · not accepted: The work item was not assigned" in shell("today")[1]


def test_the_log_tells_what_became_of_each(shell, desk):
    shell("start", "APP-1")
    sent = desk.sync.outbox(9, 10**6)
    verdicts = [Verdict(sent[0].id, Outcome.REJECTED, "not_assigned")]
    desk.sync.apply_push(sent, PushReply("e", {1: 2}, verdicts, Pace(NOON, 60)))
    desk.clock.pass_ms(1000)
    shell("start", "APP-2")
    newest, oldest = shell.json("log")
    assert (newest["outcome"], newest["subject"]) == (None, "APP-2")
    assert (oldest["outcome"], oldest["code"], oldest["subject"]) == ("rejected", "not_assigned", "APP-1")
    assert shell("log")[1].count("\n") == 2


def test_sync_tells_how_it_went(shell):
    assert shell("sync")[0] == 0
    shell.sync.after = SyncStatus(SyncPhase.OFFLINE, "timed_out")
    assert shell("sync")[0] == 4
    shell.sync.after = SyncStatus(SyncPhase.ATTENTION, "tls_untrusted")
    assert shell("sync")[0] == 3
    shell.sync.after = SyncStatus(SyncPhase.SIGNED_OUT, "signed_out_by_server")
    assert shell("sync")[0] == 3


def test_sign_in_opens_the_browser_and_tells_the_address(newcomer):
    code, out, err = newcomer("sign-in", "https://time.example.org", "--ca-file", "/ca.pem")
    assert (code, newcomer.sync.asked) == (0, ("https://time.example.org", "browser", "/ca.pem"))
    assert newcomer.opened == ["https://time.example.org/authorize"]
    assert "https://time.example.org/authorize" in err
    assert ANN.name in out


def test_sign_in_with_a_code_opens_nothing(newcomer):
    _, _, err = newcomer("sign-in", "https://time.example.org", "--code")
    assert newcomer.opened == []
    assert "ABCD" in err


@pytest.mark.parametrize(
    ("error", "code"), [(Refused("sign_in_refused", "no"), 3), (Unavailable("name_not_found", "no"), 4)]
)
def test_a_sign_in_that_fails(newcomer, error, code):
    newcomer.sync.signing_in = error
    got, out, err = newcomer("sign-in", "https://time.example.org")
    assert (got, out) == (code, "")
    assert err


def test_sign_out(shell):
    assert shell("sign-out")[0] == 0
    shell.sync.revoked = False
    assert "could not be told" in shell("sign-out")[2]


@pytest.mark.parametrize("argv", [["start", "APP-1"], ["stop"], ["tasks"]])
def test_before_the_first_sign_in(newcomer, argv):
    code, out, err = newcomer(*argv)
    assert (code, out) == (3, "")
    assert "ign in" in err


@pytest.mark.parametrize("code", ["keyring_locked", "keyring_missing", "store_damaged", "store_newer", "store_empty"])
def test_a_store_that_is_shut_is_told_by_every_command(desk, code):
    shell = Shell(desk)
    shell.program.fail(Unavailable(code, "shut"))
    for argv in (["status"], ["start", "APP-1"], ["today"], ["sync"], ["log"], ["tasks"]):
        got, out, err = shell(*argv)
        assert (got, out) == (4, "")
        assert len(err) > 30


def test_our_own_bug_is_told_as_such(shell, desk, monkeypatch):
    monkeypatch.setattr(desk.journal.entries, "running", lambda: 1 / 0)
    code, out, err = shell("stop")
    assert (code, out) == (70, "")
    assert err
    assert isinstance(shell.faults[0], ZeroDivisionError)


def test_show_and_quit(shell):
    assert shell("quit")[0] == 0
    assert shell("show")[0] == shell("search")[0] == 4
    calls = []
    doors = {name: partial(calls.append, name) for name in ("show", "search", "quit")}
    shell.around = replace(shell.around, **doors)
    for name in doors:
        assert shell(name) == (0, "", "")
    assert calls == ["show", "search", "quit"]


def test_help_and_version(shell):
    code, out, err = shell("--help")
    assert (code, err) == (0, "")
    assert "sign-in" in out
    assert "Exit codes" in out
    assert shell("--version")[1].startswith("timetracker ")
    assert "--at" in shell("start", "--help")[1]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("09:30", "2026-01-01T09:30:00.000+01:00"),
        ("9:30", "2026-01-01T09:30:00.000+01:00"),
        ("09:30:15", "2026-01-01T09:30:15.000+01:00"),
        ("2025-12-31 23:59", "2025-12-31T23:59:00.000+01:00"),
        ("2025-12-31T23:59", "2025-12-31T23:59:00.000+01:00"),
        ("2025-12-31T23:59:00+05:45", "2025-12-31T23:59:00.000+05:45"),
        ("2025-12-31T23:59:00Z", "2025-12-31T23:59:00.000+00:00"),
        ("2025-12-31T23:59:00-12:00", "2025-12-31T23:59:00.000-12:00"),
        ("20m", "2026-01-01T12:40:00.000+01:00"),
        ("-20m", "2026-01-01T12:40:00.000+01:00"),
        ("1h30m", "2026-01-01T11:30:00.000+01:00"),
        ("2h", "2026-01-01T11:00:00.000+01:00"),
        ("90min", "2026-01-01T11:30:00.000+01:00"),
    ],
)
def test_times_as_people_write_them(typed, expected):
    assert iso(moment(typed, HandClock())) == expected


@pytest.mark.parametrize("typed", ["", "h", "m", "24:00", "12", "12:60", "2026-02-30 10:00", "now", "1d", "0x10"])
def test_what_is_no_time(typed):
    with pytest.raises(Usage):
        moment(typed, HandClock())


def test_iso_keeps_odd_offsets():
    assert iso(Moment(0, -210)) == "1969-12-31T20:30:00.000-03:30"
