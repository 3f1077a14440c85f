"""The commands that correct and look back: what they print, and what they leave."""

import csv
import io
import json

import pytest

from tests.desktop.cli.test_commands import Shell
from tests.desktop.desk import HOUR, NOON, TestDesk
from tracker_core.away import Cause
from tracker_core.messages import Outcome, Pace, PushReply, Verdict
from tracker_core.model import Moment
from tracker_desktop.services.settings import names


@pytest.fixture
def desk(tmp_path):
    made = TestDesk(tmp_path)
    yield made
    made.close()


@pytest.fixture
def shell(desk):
    return Shell(desk, journal=desk.journal)


def listed(shell, *words):
    code, out, err = shell("today", "--json", *words)
    assert (code, err) == (0, "")
    return [
        (each["key"], each["start"][11:16], each["stop"] and each["stop"][11:16], each["note"])
        for each in json.loads(out)["entries"]
    ]


def test_a_day_is_put_right(shell):
    assert shell("add", "APP-1", "--from", "8:00", "--to", "10:00", "--reason", "forgot")[:2] == (
        0,
        "Added entry: APP-1 08:00 - 10:00\n",
    )
    assert shell("split", "1", "--at", "9:00", "--key", "app-2", "--reason", "two things")[0] == 0
    assert listed(shell) == [("APP-1", "08:00", "09:00", ""), ("APP-2", "09:00", "10:00", "")]
    assert shell("edit", "2", "--to", "11:00", "--note", "tides", "--reason", "longer")[1] == (
        "Correction: APP-2 09:00 - 11:00 (tides)\n"
    )
    assert shell("void", "2026-01-01#1", "--reason", "not worked")[0] == 0
    assert listed(shell) == [("APP-2", "09:00", "11:00", "tides")]
    assert shell("undo")[1] == "Restored: APP-1 08:00 - 09:00\n"
    assert shell("edit", "1", "--key", "APP-2", "--reason", "same thing")[0] == 0
    assert shell("join", "1", "2", "--reason", "one thing")[0] == 0
    assert shell("note", "all of it")[0] == 0
    assert listed(shell) == [("APP-2", "08:00", "11:00", "all of it")]


def test_entries_are_named_in_several_ways(shell, desk):
    (event,) = desk.tracking.start("APP-1")
    for name in ("1", "last", "running", event.id, event.id[-8:].upper(), "2026-01-01#1"):
        assert shell("note", f"by {name}", "--entry", name)[0] == 0
        assert listed(shell)[0][3] == f"by {name}"
    for name in ("0", "2", "99999", "no", "2026-99-01#1", "2025-12-31#1", "%%%%%%"):
        code, out, err = shell("note", "x", "--entry", name)
        assert (code, out) == (3, "")
        assert "No such entry" in err


def test_a_refusal_changes_nothing(shell):
    shell("add", "APP-1", "--from", "8:00", "--to", "10:00", "--reason", "forgot")
    for words in (
        ("edit", "1", "--reason", "r"),
        ("edit", "1", "--to", "7:00", "--reason", "r"),
        ("edit", "1", "--to", "23:00", "--reason", "r"),
        ("edit", "1", "--note", "x", "--reason", " "),
        ("edit", "1", "--key", "NO-1", "--reason", "r"),
        ("split", "1", "--at", "10:00", "--reason", "r"),
        ("restore", "1", "--reason", "r"),
        ("join", "1", "1", "--reason", "r"),
        ("add", "APP-1", "--from", "9:00", "--to", "8:00", "--reason", "r"),
    ):
        code, out, err = shell(*words)
        assert (code, out) == (3, "")
        assert err.startswith("timetracker: ")
    assert shell("edit", "1", "--note", "x")[0] == 2
    assert shell("add", "APP-1", "--from", "yesterdayish", "--to", "8:00", "--reason", "r")[0] == 2
    assert listed(shell) == [("APP-1", "08:00", "10:00", "")]


def test_undo_with_nothing_to_take_back(shell):
    code, _, err = shell("undo")
    assert code == 3
    assert "Nothing to undo" in err


def test_a_week_and_a_month_by_day_item_kind_and_project(shell, desk):
    desk.corrections.add("APP-1", desk.clock.now()._replace(ms=NOON - 2 * HOUR), desk.clock.now(), "forgot")
    desk.corrections.add(
        "APP-2",
        desk.clock.now()._replace(ms=NOON - 50 * HOUR),
        desk.clock.now()._replace(ms=NOON - 49 * HOUR),
        "forgot",
    )
    week = json.loads(shell("week", "--json")[1])
    assert (week["first"], week["last"], week["total_ms"]) == ("2025-12-29", "2026-01-04", 3 * HOUR)
    assert {day: ms for day, ms in week["by_day"].items() if ms} == {"2025-12-30": HOUR, "2026-01-01": 2 * HOUR}
    assert len(week["by_day"]) == 7
    assert list(week["by_item"].items()) == [("APP-1", 2 * HOUR), ("APP-2", HOUR)]
    assert week["by_kind"] == {"task": 3 * HOUR}
    assert week["by_project"] == {"Apollo": 3 * HOUR}
    assert "2 h 00 min  ██████████████████████████████" in shell("week")[1]
    month = json.loads(shell("month", "--json")[1])
    assert (month["first"], month["last"], month["total_ms"]) == ("2026-01-01", "2026-01-31", 2 * HOUR)
    february = json.loads(shell("month", "--day", "2028-02-11", "--json")[1])
    assert (february["last"], february["total_ms"]) == ("2028-02-29", 0)


def test_a_day_tells_where_each_entry_stands(shell, desk):
    for key in ("APP-1", "APP-2", "APP-3"):
        desk.tracking.start(key)
        desk.clock.pass_ms(HOUR)
    sent = desk.sync.outbox(4, 99_999)
    verdicts = [
        Verdict(sent[0].id, Outcome.ACCEPTED),
        Verdict(sent[1].id, Outcome.ACCEPTED),
        Verdict(sent[2].id, Outcome.ACCEPTED_FLAGGED, "overlap"),
        Verdict(sent[3].id, Outcome.REJECTED, "not_assigned"),
    ]
    desk.sync.apply_push(sent, PushReply("epoch-1", {1: 5}, verdicts, Pace(desk.clock.ms, 60)))
    told = [(each["sync"], each["sync_code"]) for each in json.loads(shell("today", "--json")[1])["entries"]]
    assert told == [("sent", ""), ("rejected", "not_assigned"), ("pending", "")]
    assert "not accepted: " in shell("today")[1]


def leave(shell, desk, minutes):
    presence = shell.program.desk.presence
    presence.left(Cause.LOCK)
    desk.clock.pass_ms(minutes * 60_000)
    presence.back(Cause.LOCK)


def test_absences_are_shown_and_answered(shell, desk):
    assert shell("away") == (0, "There is nothing to answer.\n", "")
    desk.tracking.start("APP-1")
    desk.clock.pass_ms(HOUR)
    leave(shell, desk, 40)
    code, out, _ = shell("away")
    assert (code, out) == (
        0,
        "1  14:00 – 14:40 (40 min): the screen was locked. The timer on APP-1 ran meanwhile.\n",
    )
    assert shell("away", "split", "--at", "14:10")[0] == 0
    asked = json.loads(shell("away", "--json")[1])
    assert [(each["began"][11:16], each["ended"][11:16], each["keys"]) for each in asked] == [
        ("14:00", "14:10", ["APP-1"]),
        ("14:10", "14:40", ["APP-1"]),
    ]
    assert shell("away", "keep", "--id", str(asked[1]["id"]))[1] == "Kept as it is.\n"
    assert shell("away", "give", "--key", "app-2")[0] == 0
    assert listed(shell) == [
        ("APP-1", "13:00", "14:00", ""),
        ("APP-2", "14:00", "14:10", ""),
        ("APP-1", "14:10", None, ""),
    ]
    assert shell("away", "discard")[0] == 3


def test_answers_that_say_too_little_or_too_much(shell, desk):
    desk.tracking.start("APP-1")
    leave(shell, desk, 40)
    for words in (("give",), ("keep", "--key", "APP-2"), ("split",), ("split", "--at", "noonish"), ("forget",)):
        code, out, err = shell("away", *words)
        assert (code, out) == (2, "")
        assert err
    assert shell("away", "split", "--at", "12:59")[0] == 3
    assert len(json.loads(shell("away", "--json")[1])) == 1


def test_settings_are_shown_set_and_refused(shell):
    code, out, _ = shell("settings")
    assert code == 0
    assert len(out.splitlines()) == len(names())
    assert shell("settings", "away_after", "10")[1].startswith("away_after     10 ")
    assert json.loads(shell("settings", "away_after", "--json")[1]) == {"away_after": 10}
    assert shell("settings", "away_after", "0")[0] == 3
    assert "1 to 240" in shell("settings", "away_after", "0")[2]
    assert shell("settings", "colour")[0] == 3
    assert shell("settings", "away_after", "--default")[1].startswith("away_after     5 ")
    assert json.loads(shell("settings", "away_after", "--json")[1]) == {"away_after": 5}
    assert shell("settings", "--default")[0] == 3
    assert shell("settings", "away_after", "7", "--default")[0] == 2


def test_what_became_of_the_shortcut_is_told(shell):
    shell.program.shortcut.follow("off", lambda: None)
    code, out, err = shell("settings", "shortcut")
    assert (code, err) == (0, "")
    assert out.startswith("shortcut       off ")
    shell.program.changes.subscribe(
        lambda: shell.program.shortcut.follow(shell.program.desk.settings.now().shortcut, lambda: None)
    )
    code, out, err = shell("settings", "shortcut", "Alt+Ctrl+Space", "--json")
    assert (code, json.loads(out)) == (0, {"shortcut": "ctrl+alt+space"})
    assert err.startswith("ctrl+alt+space: This desktop has no way for it.")
    assert shell("settings")[2] == err
    assert shell("settings", "language")[2] == ""
    assert shell("settings", "shortcut", "space")[0] == 3
    assert shell("settings", "shortcut", "off")[2] == ""


def test_the_last_item_is_resumed(shell, desk):
    assert shell("resume")[0] == 3
    desk.tracking.start("APP-2")
    desk.clock.pass_ms(HOUR)
    assert shell("resume")[0] == 3, "it runs already"
    desk.tracking.stop()
    desk.clock.pass_ms(HOUR)
    code, out, _ = shell("resume", "--at", "30m")
    assert (code, out) == (0, "Started APP-2 at 14:30\n")


def test_everything_held_is_exported_and_no_key_or_token(shell, desk):
    desk.corrections.add("APP-1", Moment(NOON - 2 * HOUR, 60), Moment(NOON - HOUR, 60), "forgot", "=1+1")
    desk.tracking.start("APP-2")
    leave(shell, desk, 40)
    shell("away", "break")
    shell("settings", "away_after", "10")
    code, out, _ = shell("export")
    held = json.loads(out)
    assert (code, held["format"], held["version"]) == (0, "timetracker-export", 1)
    assert held["person"]["email"] == "ann@example.org"
    assert [entry["key"] for entry in held["entries"]] == ["APP-1", "APP-2"]
    assert len(held["events"]) == len(desk.journal.standings.log(999))
    assert held["events"][0]["event"]["data"]["reason"] == "forgot"
    assert [absence["choice"] for absence in held["absences"]] == ["break"]
    assert held["settings"] == {"away_after": "10"}
    assert len(held["work_items"]) == 3
    assert "refresh" not in out


def test_the_table_can_be_opened_in_a_spreadsheet(shell, desk):
    desk.corrections.add("APP-1", Moment(NOON - 2 * HOUR, 60), Moment(NOON - HOUR, 60), "forgot", '=1+1, "x"')
    desk.corrections.add("APP-2", Moment(NOON - 26 * HOUR, 60), Moment(NOON - 25 * HOUR, 60), "forgot")
    rows = list(csv.reader(io.StringIO(shell("export", "--format", "csv")[1])))
    assert [row[1] for row in rows] == ["date", "2025-12-31", "2026-01-01"]
    assert rows[2][2:6] == ["2026-01-01T11:00:00.000+01:00", "2026-01-01T12:00:00.000+01:00", "60", "APP-1"]
    assert rows[2][9] == '\'=1+1, "x"'
    assert len(shell("export", "--format", "csv", "--from", "2026-01-01")[1].splitlines()) == 2
    assert len(shell("export", "--format", "csv", "--to", "2025-12-31")[1].splitlines()) == 2


@pytest.mark.parametrize("kind", ["bash", "zsh", "tcsh"])
def test_completion_knows_every_command(shell, kind):
    code, out, _ = shell("completion", kind)
    assert code == 0
    assert all(name in out for name in ("rotate-key", "resume", "split", "reason"))
