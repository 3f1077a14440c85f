"""What is held of a person, and what they ask of the organization, over a real store and a server in memory."""

import json
from dataclasses import replace

import pytest

from tests.desktop.services.test_trail import KNOWN, ME, TRUE, purged
from tests.desktop.ui.memory import MemoryDesk
from tracker_core.alarm import AlarmKind
from tracker_core.errors import Refused, Unavailable
from tracker_core.messages import Checkpoint, PolicyStanding
from tracker_core.model import Person, Role
from tracker_core.rights import Ask, MyRecord, RequestKind
from tracker_desktop.services import privacy_words
from tracker_desktop.services.privacy import Held, keep_finding
from tracker_desktop.services.trail import Finding, Trail

RECORD = MyRecord("2", "# Policy", "1", 24, (), (), Checkpoint(7, "ab"))


@pytest.fixture
def memory() -> MemoryDesk:
    return MemoryDesk(Person(ME, "Ann", "ann@example.org", "", Role.EMPLOYEE))


def test_the_diagnostics_are_the_fields_that_are_sent(memory):
    assert [name for name, _ in memory.program.desk.privacy.diagnostics()] == ["id", "epoch", "os", "version"]


def test_a_new_policy_waits_until_it_is_acknowledged(memory):
    def told() -> tuple[bool, bool]:
        view = memory.program.tray()
        return view.new_policy, view.policy_changed

    assert told() == (False, False)
    memory.journal.privacy.standing = PolicyStanding("1", "")
    assert told() == (True, False)
    memory.journal.privacy.standing = PolicyStanding("2", "1")
    assert told() == (True, True)
    memory.journal.privacy.standing = PolicyStanding("2", "2")
    assert told() == (False, False)


def test_the_text_that_was_acknowledged_is_what_later_ones_are_compared_with(memory):
    privacy = memory.program.desk.privacy
    first = replace(RECORD, policy_version="1", acknowledged="", policy="Kept for 24 months.")
    privacy.take(first)
    view = privacy.policy(first)
    assert (view.waits, view.since, list(view.changes)) == (True, "", []), "nothing was read before"
    read = replace(first, acknowledged="1")
    privacy.take(read)
    assert not privacy.policy(read).waits
    assert not memory.program.tray().new_policy
    second = replace(read, policy_version="2", policy="Kept for 36 months.")
    privacy.take(second)
    view = privacy.policy(second)
    assert (view.waits, view.since, len(view.changes)) == (True, "1", 1)
    assert memory.program.tray().policy_changed
    privacy.take(replace(second, acknowledged="2"))
    assert not privacy.policy(replace(second, acknowledged="2")).waits


def test_a_text_that_was_changed_under_the_same_number_waits_to_be_read(memory):
    privacy = memory.program.desk.privacy
    read = replace(RECORD, policy_version="1", acknowledged="1", policy="Nothing is sold.")
    privacy.take(read)
    other = replace(read, policy="Everything is sold.")
    privacy.take(other)
    view = privacy.policy(other)
    assert (view.waits, view.since, len(view.changes)) == (True, "1", 1)
    privacy.take(other, read=True)
    assert not privacy.policy(other).waits


def test_a_request_is_sent_once_and_answered(memory):
    asked = memory.program.desk.privacy.ask(RequestKind.DELETION, "  all of March ")
    path, body, reply = memory.sync.calls[-1]
    assert path == "me/requests"
    assert Ask.decode(body).text == "all of March"
    reply.set_result(RECORD.encode())
    assert asked.result(0) == RECORD


@pytest.mark.parametrize(("text", "code"), [("  ", "request_empty"), ("x" * 4001, "text_too_long")])
def test_an_empty_or_endless_request_is_refused(memory, text, code):
    with pytest.raises(Refused) as refused:
        memory.program.desk.privacy.ask(RequestKind.CONCERN, text)
    assert refused.value.code == code
    assert memory.sync.calls == []


def test_what_fails_on_the_way_fails_the_future(memory):
    record = memory.program.desk.privacy.record()
    memory.sync.calls[-1][2].set_exception(Unavailable("offline", "No network."))
    assert isinstance(record.exception(0), Unavailable)
    nonsense = memory.program.desk.privacy.record()
    memory.sync.calls[-1][2].set_result(b"[]")
    assert isinstance(nonsense.exception(0), Refused)


def test_the_audit_is_read_page_by_page_and_checked(memory):
    memory.journal.privacy.told = KNOWN
    arrived: list[int] = []
    trail = memory.program.desk.privacy.trail(lambda rows: arrived.append(len(rows)))
    memory.sync.calls[-1][2].set_result(json.dumps({"v": 1, "rows": TRUE[:2], "next": 2}).encode())
    assert memory.sync.calls[-1][0].endswith("after=2")
    memory.sync.calls[-1][2].set_result(json.dumps({"v": 1, "rows": TRUE[2:], "next": None}).encode())
    assert trail.result(0).finding is Finding.SOUND
    assert arrived == [2, 2]


def test_from_where_the_audit_goes_on_is_told_by_the_last_page(memory):
    rows, left, border = purged(3)
    memory.journal.privacy.here = replace(memory.journal.privacy.here, keeps_from_ms=border.keeps_from)
    trail = memory.program.desk.privacy.trail()
    memory.sync.calls[-1][2].set_result(json.dumps({"v": 1, "rows": rows[:2], "next": 2}).encode())
    page = {"v": 1, "rows": left, "next": None, "purged": border.purged, "purged_head": border.head}
    memory.sync.calls[-1][2].set_result(json.dumps(page).encode())
    assert (trail.result(0).finding, trail.result(0).purged) == (Finding.SOUND, 3)


def test_what_a_check_finds_is_kept_for_the_server_once(memory):
    evidence = memory.journal.evidence
    keep_finding(Trail(TRUE, Finding.SOUND), evidence)
    assert evidence.alarms.untold() == []
    for _ in range(2):
        keep_finding(Trail(TRUE, Finding.REWRITTEN, 4), evidence)
    assert evidence.alarms.untold() == [AlarmKind.REWRITTEN]


def test_an_audit_that_nobody_waits_for_is_read_no_further(memory):
    trail = memory.program.desk.privacy.trail()
    assert trail.cancel()
    memory.sync.calls[-1][2].set_result(json.dumps({"v": 1, "rows": TRUE[:2], "next": 2}).encode())
    assert len(memory.sync.calls) == 1


@pytest.mark.parametrize("page", [b"[]", b"{}", b'{"v":1,"rows":[1],"next":null}', b'{"v":1,"rows":[],"next":"x"}'])
def test_an_audit_that_cannot_be_read_is_told(memory, page):
    trail = memory.program.desk.privacy.trail()
    memory.sync.calls[-1][2].set_result(page)
    assert trail.exception(0) is not None


@pytest.mark.parametrize(
    ("deleted", "told"),
    [
        (0, "Nothing here was older."),
        (1, "What was older was deleted here: 1 recorded action."),
        (7, "What was older was deleted here: 7 recorded actions."),
    ],
)
def test_what_was_deleted_is_said_in_a_line(deleted, told):
    held = Held(0, 0, 0, 0, None, 1_730_419_200_000, deleted)
    assert privacy_words.deleted(held) == f"Your organization keeps records from Fri 1 Nov 2024 on. {told}"


@pytest.mark.parametrize(
    ("action", "reason", "told"),
    [
        ("session_ended", "others", "all but one browser"),
        ("account_locked", "wrong_code", "the code was wrong"),
        ("identity_refused", "other_subject", "the provider told another identity"),
        ("second_factor_added", "totp", "an authenticator program"),
        ("device_revoked", "withdrawn", "access was withdrawn"),
        ("device_allowed", "back", "the account may sign in again"),
        ("audit_alarm", "cut", "Rows are missing from the audit."),
        ("device_refused", "device_not_yours", "This device belongs to someone else"),
        ("device_forked", "chain_broken", "It does not follow the records before it."),
        ("flag_decided", "overlap", "It overlaps with another entry."),
        ("team_changed", "scim", "by your organization's directory"),
        ("retention_purged", "restored", "before the backup from which the server was put back"),
        ("audit_alarm", "rolled_back", "Entries are missing from your organization's record of what was done"),
        ("request_message", "concern", "Raise a concern"),
        ("policy_acknowledged", "3", "version 3"),
        ("policy_acknowledged", "", ""),
        ("audit_alarm", "alarm_of_2030", "alarm_of_2030"),
        ("entry_amended", "page", "page"),
    ],
)
def test_a_reason_in_the_audit_is_told_in_words_and_what_was_typed_stays(action, reason, told):
    assert privacy_words.audit_reason(action, reason) == told


@pytest.mark.parametrize(
    ("action", "outcome", "reason", "told"),
    [
        ("legal_asked", "sealed until now", "", "the law kept it from you until now"),
        ("legal_decided", "approved", "", "approved"),
        ("team_changed", "left", "csv", "taken out of a team, by a file of your organization"),
        ("flag_decided", "declined", "unassigned_meanwhile", "it does not count, The work item was taken from you"),
        ("timer_started", "accepted", "", ""),
    ],
)
def test_what_came_of_it_is_told_where_the_action_does_not_say_so(action, outcome, reason, told):
    assert privacy_words.audit_reason(action, reason, outcome).startswith(told)
    assert bool(privacy_words.audit_reason(action, reason, outcome)) is bool(told)
