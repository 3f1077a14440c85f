"""What is held of a person, and what they ask of the organization, over a real store and a server in memory."""

import json

import pytest

from tests.desktop.services.test_trail import KNOWN, ME, TRUE
from tests.desktop.ui.memory import MemoryDesk
from tracker_core.errors import Refused, Unavailable
from tracker_core.messages import Checkpoint, PolicyStanding
from tracker_core.model import Person, Role
from tracker_core.rights import Ask, MyRecord, RequestKind
from tracker_desktop.services.trail import Finding

RECORD = MyRecord("2", "# Policy", "1", 24, (), (), Checkpoint(7, "ab"))


@pytest.fixture
def memory() -> MemoryDesk:
    return MemoryDesk(Person(ME, "Ann", "ann@example.org", "", Role.EMPLOYEE))


def test_the_diagnostics_are_the_fields_that_are_sent(memory):
    assert [name for name, _ in memory.program.desk.privacy.diagnostics()] == ["id", "epoch", "os", "version"]


def test_a_new_policy_waits_until_it_is_acknowledged(memory):
    privacy = memory.program.desk.privacy
    assert (privacy.to_acknowledge, memory.program.tray().new_policy) == ("", False)
    memory.journal.privacy.standing = PolicyStanding("2", "1")
    assert (privacy.to_acknowledge, memory.program.tray().new_policy) == ("2", True)
    memory.journal.privacy.standing = PolicyStanding("2", "2")
    assert (privacy.to_acknowledge, memory.program.tray().new_policy) == ("", False)


def test_a_request_is_sent_once_and_answered(memory):
    asked = memory.program.desk.privacy.ask(RequestKind.DELETION, "  all of March ")
    path, body, reply = memory.sync.calls[-1]
    assert path == "me/requests"
    assert Ask.decode(body).text == "all of March"
    reply.set_result(RECORD.encode())
    assert asked.result(0) == RECORD


def test_an_empty_request_is_refused(memory):
    with pytest.raises(Refused):
        memory.program.desk.privacy.ask(RequestKind.CONCERN, "  ")
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
    trail = memory.program.desk.privacy.trail()
    memory.sync.calls[-1][2].set_result(json.dumps({"v": 1, "rows": TRUE[:2], "next": 2}).encode())
    assert memory.sync.calls[-1][0].endswith("after=2")
    memory.sync.calls[-1][2].set_result(json.dumps({"v": 1, "rows": TRUE[2:], "next": None}).encode())
    assert trail.result(0).finding is Finding.SOUND


@pytest.mark.parametrize("page", [b"[]", b"{}", b'{"v":1,"rows":[1],"next":null}', b'{"v":1,"rows":[],"next":"x"}'])
def test_an_audit_that_cannot_be_read_is_told(memory, page):
    trail = memory.program.desk.privacy.trail()
    memory.sync.calls[-1][2].set_result(page)
    assert trail.exception(0) is not None
