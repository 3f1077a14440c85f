"""The words for people: every code has some, and none has a hole in it."""

import ast
from pathlib import Path

import pytest

import tracker_core
import tracker_desktop
from tests.desktop.ui.memory import MemoryDesk
from tracker_core.errors import Refused, Unavailable
from tracker_core.messages import Outcome
from tracker_core.model import Flag, Kind, Moment
from tracker_desktop.services import sentences, words
from tracker_desktop.services.language import Catalogue, speak
from tracker_desktop.services.ports import SyncPhase, SyncStatus
from tracker_desktop.services.progress import Doing, Progress
from tracker_desktop.services.standings import Counts
from tracker_desktop.services.views import SyncView

NOW = Moment(1_773_741_600_000, 60)  # Tuesday 2026-03-17 11:00 at UTC+1
MINUTE = 60_000
SENDING_FAR = Progress(Doing.SENDING, 2500, 10_000)
RAISERS = {"Refused", "Unavailable", "Answered", "NotAssigned"}


def raised_codes() -> set[str]:
    """Every literal code with which the program makes an error."""
    found = set()
    for package in (tracker_core, tracker_desktop):
        for path in Path(package.__path__[0]).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in RAISERS:
                    found |= {
                        argument.value
                        for argument in node.args[:2]
                        if isinstance(argument, ast.Constant)
                        and isinstance(argument.value, str)
                        and argument.value.replace("_", "").isalnum()
                        and argument.value.islower()
                    }
    return found


def test_every_code_that_the_program_makes_has_words() -> None:
    found = raised_codes()
    assert {"already_running", "captive_portal", "keyring_item_missing"} <= found
    assert found - set(sentences.ERRORS) == set()


@pytest.mark.parametrize("code", sentences.ERRORS)
def test_words_are_whole_sentences_without_holes(code: str) -> None:
    title, text = words.code(code)
    assert not title.endswith(".")
    assert text.endswith((".", "?"))
    assert "{" not in text
    assert text[0].isupper()


def test_an_unknown_code_is_told_honestly() -> None:
    told = words.error(Unavailable("brand_new", "?"))
    assert "brand_new" in told.text


def test_a_refusal_says_what_is_near() -> None:
    desk = MemoryDesk()
    with pytest.raises(Refused) as refusal:
        desk.program.desk.tracking.start("ATLAS-13")
    told = words.sentence(refusal.value)
    assert told.startswith("Not assigned to you. ATLAS-13 is not assigned to you")
    assert "Did you mean ATLAS-31" in told


@pytest.mark.parametrize(
    ("ms", "expected"),
    [(0, "0 min"), (-5, "0 min"), (59_999, "0 min"), (65 * MINUTE, "1 h 05 min"), (600 * MINUTE, "10 h 00 min")],
)
def test_durations(ms: int, expected: str) -> None:
    assert words.duration(ms) == expected


@pytest.mark.parametrize(
    ("minutes_ago", "expected"),
    [
        (0, "11:00"),
        (61, "09:59"),
        (12 * 60, "Mon 23:00"),
        (6 * 1440, "Wed 11:00"),
        (7 * 1440, "10 Mar 11:00"),
        (365 * 1440, "17 Mar 2025 11:00"),
        (-24 * 60, "18 Mar 11:00"),
    ],
)
def test_times_name_the_day_where_it_is_not_today(minutes_ago: int, expected: str) -> None:
    assert words.clock_time(Moment(NOW.ms - minutes_ago * MINUTE, 60), NOW) == expected


def test_a_time_is_told_on_the_clock_it_was_read_on() -> None:
    assert words.clock_time(Moment(NOW.ms, -300), NOW) == "05:00"


@pytest.mark.parametrize(
    ("status", "pending", "expected"),
    [
        (SyncStatus(SyncPhase.IDLE), 0, "Not synced yet"),
        (SyncStatus(SyncPhase.IDLE, last_success_ms=NOW.ms), 0, "Up to date · synced 11:00"),
        (SyncStatus(SyncPhase.IDLE, last_success_ms=NOW.ms), 1, "1 record to send · synced 11:00"),
        (SyncStatus(SyncPhase.SYNCING), 2, "Syncing… · 2 records to send"),
        (
            SyncStatus(SyncPhase.SYNCING, progress=Progress(Doing.SENDING, 2500, 10_000)),
            2,
            "Sending records: 2,500 of 10,000",
        ),
        (
            SyncStatus(SyncPhase.IDLE, "sync_stopped", NOW.ms),
            2,
            "Stopped; goes on with the next sync · 2 records to send",
        ),
        (SyncStatus(SyncPhase.SIGNED_OUT), 3, "Not signed in · 3 records to send"),
        (SyncStatus(SyncPhase.OFFLINE, "timed_out", NOW.ms), 1200, "Offline since 11:00 · 1,200 records to send"),
        (SyncStatus(SyncPhase.OFFLINE, "timed_out"), 0, "Offline"),
        (SyncStatus(SyncPhase.ATTENTION, "tls_untrusted"), 0, "The server's certificate is not trusted"),
    ],
)
def test_the_state_of_the_sync_in_a_line(status: SyncStatus, pending: int, expected: str) -> None:
    assert words.sync_line(SyncView(status, Counts(pending, 0, 0)), NOW) == expected


def test_only_a_sync_that_does_not_go_on_has_a_reason() -> None:
    for phase in (SyncPhase.IDLE, SyncPhase.SYNCING, SyncPhase.SIGNED_OUT):
        assert words.sync_reason(SyncView(SyncStatus(phase, "timed_out"), Counts(0, 0, 0)), NOW) == ""
    gone = SyncView(SyncStatus(SyncPhase.SIGNED_OUT, "signed_out_deleted"), Counts(0, 0, 0))
    assert "there is no account any more" in words.sync_reason(gone, NOW)
    view = SyncView(SyncStatus(SyncPhase.ATTENTION, "signed_out_by_server", NOW.ms), Counts(0, 0, 0))
    assert words.sync_reason(view, NOW) == (
        "The server ended this sign-in: sign in once more. What you record is kept here and sent later. "
        "Last synced 11:00."
    )


def test_each_kind_flag_and_outcome_has_words() -> None:
    assert all(words.kind(kind) for kind in Kind)
    assert all(words.flag(flag) for flag in Flag)
    desk = MemoryDesk()
    desk.work("OPS-1", 1)
    (line,) = desk.journal.standings.log(1)
    assert words.outcome(line) == "waits to be sent"
    for outcome in Outcome:
        assert words.outcome(line._replace(outcome=outcome))
    assert words.outcome(line._replace(outcome=Outcome.REJECTED, code="not_assigned")) == (
        "not accepted: The work item was not assigned to you."
    )
    assert "strange_code" in words.verdict("strange_code").title


def test_figures_of_a_progress_are_written_as_the_language_does() -> None:
    speak(Catalogue(lambda _text, _number: "", lambda number: f"<{number}>"))
    try:
        assert words.progress(SENDING_FAR) == "Sending records: <2500> of <10000>"
    finally:
        speak(None)
    assert words.progress(SENDING_FAR) == "Sending records: 2,500 of 10,000"
