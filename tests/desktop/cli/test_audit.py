"""The command ``audit``: what is kept and what is wrong, for people, for programs and for the verifier of exports."""

import json
import subprocess
import sys

import pytest

from tests.desktop.cli.test_commands import Shell
from tests.desktop.desk import NOON
from tests.desktop.sync.signing import FEBRUARY, JANUARY, KEY, PRIVATE, SigningServer
from tests.verify.made import OTHER_KEY, OTHER_PRIVATE, organization
from tracker_core import note, succession
from tracker_desktop.services.evidence import Alarm, KeptNote, Raised


@pytest.fixture
def shell(desk):
    return Shell(desk, journal=desk.journal)


@pytest.fixture
def kept(desk):
    server = SigningServer()
    server.grow(5)
    server.grow(2, FEBRUARY)
    notes = [server.note(JANUARY), server.note(FEBRUARY)]
    desk.journal.evidence.notes.pin(KEY.encode())
    desk.journal.evidence.notes.keep(KeptNote(JANUARY, 5, notes[0], NOON, proven=True))
    desk.journal.evidence.notes.keep(KeptNote(FEBRUARY, 2, notes[1], NOON, proven=True))
    return notes


def test_nothing_is_kept_and_nothing_is_wrong(shell):
    code, out, err = shell("audit")
    assert (code, err) == (0, "")
    assert out == "Nothing is wrong.\nNo signed note of the audit is kept here yet.\n"
    assert shell("audit", "checkpoints") == (0, "\n", "")


def test_the_notes_are_printed_as_the_verifier_takes_them(shell, kept):
    code, out, err = shell("audit", "checkpoints")
    assert (code, err) == (0, "")
    assert note.split(out) == kept
    assert shell("audit", "key") == (0, f"{KEY.encode()}\n", "")
    assert [each["note"] for each in shell.json("audit", "checkpoints")] == kept


def test_the_verifier_takes_the_notes_that_a_device_printed(shell, desk, tmp_path):
    made = organization()
    for shard, notes in made.notes.items():
        desk.journal.evidence.notes.keep(KeptNote(shard, notes[-1][0], notes[-1][1], NOON, proven=True))
    (tmp_path / "kept").write_text(shell("audit", "checkpoints")[1], encoding="utf-8")
    made.export(tmp_path / "export.zip")
    command = [sys.executable, "-m", "tracker_verify", "export.zip", "--checkpoints", "kept", "--json"]
    done = subprocess.run(
        command, cwd=tmp_path, env={"PYTHONPATH": ":".join(sys.path)}, capture_output=True, check=True
    )
    assert {"level": "sound", "code": "kept", "text": "2 kept notes agree with the export."} in json.loads(done.stdout)[
        "findings"
    ]


def test_and_the_statements_by_which_keys_handed_over(shell, desk, tmp_path):
    made = organization(key=OTHER_KEY, private=OTHER_PRIVATE)
    statement = succession.hand_over(KEY, PRIVATE.sign, OTHER_KEY, OTHER_PRIVATE.sign)
    notes = desk.journal.evidence.notes
    notes.pin(KEY.encode())
    notes.keep(KeptNote(JANUARY, *organization().notes[JANUARY][-1], NOON, proven=True))
    notes.follow(OTHER_KEY.encode(), [statement])
    printed = shell("audit", "checkpoints")[1]
    assert note.split(printed)[0] == statement
    assert json.loads(shell("audit", "evidence")[1])["audit_key_changes"] == [statement]
    (tmp_path / "kept").write_text(printed, encoding="utf-8")
    made.export(tmp_path / "export.zip")
    command = [sys.executable, "-m", "tracker_verify", "export.zip", "--checkpoints", "kept", "--json"]
    environment = {"PYTHONPATH": ":".join(sys.path)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=True)
    assert "1 kept notes agree with the export." in done.stdout.decode()


def test_an_alarm_is_told_until_it_is_seen(shell, desk, kept):
    desk.journal.evidence.alarms.add(Raised(Alarm.ROLLED_BACK, JANUARY, NOON, kept[0], "less"))
    code, out, err = shell("audit")
    assert (code, err) == (0, "")
    assert out.startswith("Entries are missing from your organization's record of what was done. The server signed")
    assert "13:00  Entries are missing from your organization's record of what was done (2026-01)" in out
    assert (
        "Entries are missing from your organization's record of what was done: `timetracker audit`.\n"
        in (shell("status")[1])
    )
    assert shell.json("status")["audit_alarms"] == ["rolled_back"]
    evidence = json.loads(shell("audit", "evidence")[1])
    assert [alarm["kind"] for alarm in evidence["alarms"]] == ["rolled_back"]
    assert [each["note"] for each in evidence["notes"]] == kept
    assert (evidence["audit_key"], evidence["server"]) == (KEY.encode(), "https://time.example.org")
    assert shell("audit", "seen") == (0, "", "The icon warns of it no longer. The evidence stays.\n")
    assert shell.json("status")["audit_alarms"] == []
    told = shell.json("audit")
    assert (told["unseen"], len(told["alarms"])) == ([], 1)
    assert [each["closed"] for each in told["notes"]] == [True, False]


def test_a_server_that_was_put_back_is_said_and_is_no_alarm(shell, desk, kept):
    desk.pull(epoch="epoch-1")
    desk.pull(epoch="epoch-2")
    assert shell.json("audit")["unseen"] == ["put_back"]
    assert "put back from a backup" in shell("audit")[1]
    assert shell.json("status")["audit_alarms"] == []
    assert "put back from a backup" in shell("status")[1]
    assert all(each["closed"] for each in shell.json("audit", "checkpoints"))
