"""What a device holds against its server: every way to rewrite the past raises its alarm, and nothing else does."""

from dataclasses import replace

import pytest

from tests.desktop.desk import DISCOVERY, HOUR
from tests.desktop.sync.answering import NOW
from tests.desktop.sync.signing import FEBRUARY, JANUARY, KEY, SigningServer
from tests.desktop.ui.evident import MemoryEvidence
from tests.verify.made import OTHER_KEY
from tracker_core import ed25519
from tracker_core.alarm import AlarmKind
from tracker_core.messages import DISCOVERY_PATH
from tracker_desktop.services.evidence import Alarm
from tracker_desktop.store.evidence import SqlcipherEvidence
from tracker_desktop.sync.witness import PATIENCE, Wanted, Witness

LINE = KEY.encode()
DISCOVERED = Wanted(DISCOVERY_PATH, public=True)


@pytest.fixture(params=["in memory", "in the store"])
def store(request, desk):
    """The fake and the real one."""
    return MemoryEvidence() if request.param == "in memory" else SqlcipherEvidence(desk.sync._connection)


@pytest.fixture
def server():
    made = SigningServer()
    made.grow(5)
    return made


class Device:
    """A witness, and the rounds it takes part in."""

    def __init__(self, store, server):
        self.store, self.server = store, server
        self.witness = Witness(store)
        self.now = NOW
        self.asked, self.told = [], []

    def round(self, *, hours=0.0, key=LINE, notes=None, epoch="epoch-1"):
        self.now += int(hours * HOUR)
        self.witness.hear(epoch, self.server.notes() if notes is None else notes, key, self.now)
        while (wanted := self.witness.wants(self.now)) is not None:
            if wanted.alarm is not None:
                self.told.append(wanted)
                self.witness.take(b"", self.now)
                continue
            self.asked.append(wanted)
            assert len(self.asked) < 50, "the round does not end"
            self.answer(wanted)

    def answer(self, wanted):
        if wanted.public:
            told = replace(DISCOVERY, audit_key=self.server.key.encode(), audit_key_changes=self.server.key_changes)
            self.witness.take(told.encode(), self.now)
        else:
            query = dict(part.split("=") for part in wanted.path.partition("?")[2].split("&"))
            proof = self.server.proof(query["shard"], int(query["from"]), int(query["to"]))
            self.witness.take(proof, self.now)

    @property
    def alarms(self):
        return list(self.store.alarms.unseen())

    def sizes(self):
        return [(note.shard, note.size, note.proven, note.closed) for note in self.store.notes.all()]


@pytest.fixture
def device(store, server):
    return Device(store, server)


def test_a_server_that_signs_nothing_is_no_alarm(device):
    device.round(notes=())
    assert (device.asked, device.alarms, device.store.notes.key()) == ([], [], "")


def test_the_key_is_pinned_at_the_first_note_and_the_first_note_is_kept(device):
    device.round()
    assert device.store.notes.key() == LINE
    assert device.sizes() == [(JANUARY, 5, True, False)]
    assert device.asked == []


def test_one_that_signed_in_before_there_were_notes_asks_for_the_key(device):
    device.round(key="")
    assert device.asked == [DISCOVERED]
    assert device.store.notes.key() == LINE
    assert device.sizes() == [(JANUARY, 5, True, False)]
    assert device.alarms == []


def test_growth_is_proven_once_an_hour_has_passed(device):
    device.round()
    device.server.grow(3)
    device.round(hours=0.5)
    assert device.sizes() == [(JANUARY, 5, True, False), (JANUARY, 8, False, False)]
    device.server.grow(2)
    device.round(hours=0.4)
    assert device.sizes() == [(JANUARY, 5, True, False), (JANUARY, 10, False, False)]
    assert device.asked == []
    device.round(hours=0.2)
    assert device.asked == [Wanted(f"audit/consistency?shard={JANUARY}&from=5&to=10")]
    assert device.sizes() == [(JANUARY, 10, True, False)]
    device.server.grow()
    device.round(hours=0.9)
    assert len(device.asked) == 1
    device.round(hours=0.2)
    assert device.sizes() == [(JANUARY, 11, True, False)]
    assert device.alarms == []


def test_each_month_has_its_last_note(device):
    device.round()
    device.server.grow(2, FEBRUARY)
    device.round(hours=2)
    device.server.grow(2, FEBRUARY)
    device.server.grow(1)
    device.round(hours=2)
    assert device.sizes() == [(JANUARY, 6, True, False), (FEBRUARY, 4, True, False)]
    assert len(device.asked) == 2


def test_a_note_that_was_seen_costs_nothing(device, monkeypatch):
    device.round()
    checked = []
    verify = ed25519.verify
    monkeypatch.setattr(ed25519, "verify", lambda *signed: checked.append(signed) or verify(*signed))
    device.round(hours=2)
    Device(device.store, device.server).round()
    assert checked == []
    device.server.grow()
    device.round(hours=0)
    assert len(checked) == 1


def test_a_rolled_back_tree(device):
    device.round()
    device.server.leaves[JANUARY].pop()
    device.round(hours=1)
    assert device.alarms == [Alarm.ROLLED_BACK]
    (raised,) = device.store.alarms.all()
    assert (raised.shard, raised.kept.split("\n")[1], raised.told.split("\n")[1]) == (JANUARY, "5", "4")


def test_one_rolled_back_to_what_was_proven_is_found_too(device):
    device.round()
    device.server.grow(3)
    device.round()
    device.server.leaves[JANUARY] = device.server.leaves[JANUARY][:6]
    device.round()
    assert device.alarms == [Alarm.ROLLED_BACK]


def test_a_past_rewritten_with_the_signing_key_contradicts_what_is_kept(device):
    device.round()
    device.server.rewrite()
    device.round(hours=1)
    assert device.alarms == [Alarm.INCONSISTENT]


def test_one_that_has_grown_since_does_not_go_on_from_what_is_kept(device):
    device.round()
    device.server.rewrite()
    device.server.grow(4)
    device.round(hours=2)
    assert device.alarms == [Alarm.INCONSISTENT]
    (raised,) = device.store.alarms.all()
    assert '"from":5' in raised.answer
    assert device.sizes() == [(JANUARY, 5, True, False), (JANUARY, 9, False, False)]


@pytest.mark.parametrize("sizes", [b'"from":5,"to":6', b'"from":4,"to":6', b'"from":6,"to":6'])
def test_an_answer_that_shows_something_else_is_no_proof(device, sizes):
    device.round()
    device.server.grow()
    device.server.proof = lambda *_: b'{"proof":[],"shard":"2026-01",' + sizes + b"}"
    device.round(hours=2)
    assert device.alarms == [Alarm.INCONSISTENT]


@pytest.mark.parametrize("answer", [b"{}", b"[]", b"\xff", b'{"from":5,"proof":["'])
def test_an_answer_that_was_cut_off_is_none(device, answer):
    device.round()
    device.server.grow()
    honest, device.server.proof = device.server.proof, lambda *_: answer
    for _ in range(PATIENCE - 1):
        device.round(hours=1)
    assert device.alarms == []
    device.server.proof = honest
    device.round(hours=1)
    assert device.alarms == []
    assert device.sizes() == [(JANUARY, 6, True, False)]


def test_another_key_is_an_alarm_and_is_not_taken(device):
    device.round()
    device.server.another_key()
    device.server.grow()
    device.round(hours=1)
    assert device.asked == [DISCOVERED]
    assert device.alarms == [Alarm.KEY_CHANGED]
    assert device.store.notes.key() == LINE
    assert device.sizes() == [(JANUARY, 5, True, False)]
    (raised,) = device.store.alarms.all()
    assert (raised.kept, raised.told) == (LINE, OTHER_KEY.encode())
    assert raised.answer in device.server.notes()


def test_a_key_that_changed_between_the_sign_in_and_the_first_note(device):
    device.server.another_key()
    device.round(key=LINE)
    assert device.alarms == [Alarm.KEY_CHANGED]
    assert device.store.notes.key() == LINE


@pytest.mark.parametrize("broken", [lambda note: note.replace("\n6\n", "\n7\n"), lambda note: note[:-9], lambda _: "x"])
def test_a_note_that_the_key_did_not_sign(device, broken):
    device.round()
    device.server.grow()
    device.round(hours=1, notes=tuple(map(broken, device.server.notes())))
    assert device.alarms == [Alarm.NOT_SIGNED]
    assert device.sizes() == [(JANUARY, 5, True, False)]


def test_a_refused_proof(device):
    device.round()
    device.server.grow()
    device.answer = lambda _: device.witness.refused("not_found", device.now)
    device.round(hours=2)
    assert device.alarms == [Alarm.PROOF_REFUSED]
    (raised,) = device.store.alarms.all()
    assert raised.answer == "not_found"


def test_a_month_that_is_gone_since_its_time_was_over_is_no_alarm(device):
    device.round()
    device.server.grow()
    device.round(hours=0.1)
    device.answer = lambda _: device.witness.refused("purged", device.now)
    device.round(hours=24 * 200)
    assert device.alarms == []
    assert device.sizes() == [(JANUARY, 6, True, False)]


def test_a_month_that_is_said_to_be_gone_too_early_is_one(device):
    device.round()
    device.server.grow()
    device.answer = lambda _: device.witness.refused("purged", device.now)
    device.round(hours=24 * 90)
    assert device.alarms == [Alarm.PROOF_REFUSED]


def test_an_answer_that_stays_out_is_an_alarm_in_the_end(device):
    device.round()
    device.server.grow()
    device.answer = lambda _: device.witness.failed(device.now)
    for _ in range(PATIENCE - 1):
        device.round(hours=1)
    assert device.alarms == []
    device.round(hours=1)
    assert device.alarms == [Alarm.PROOF_REFUSED]


def test_no_answer_now_and_then_is_none(device):
    device.round()
    honest = device.answer
    for _ in range(PATIENCE):
        device.server.grow()
        device.answer = lambda _: device.witness.failed(device.now)
        device.round(hours=1)
        device.answer = honest
        device.round(hours=1)
    assert device.alarms == []


def test_without_the_answer_to_the_key_the_notes_wait(device):
    device.answer, honest = (lambda _: device.witness.failed(device.now)), device.answer
    device.round(key="")
    assert device.sizes() == []
    device.answer = honest
    device.round(key="")
    assert device.sizes() == [(JANUARY, 5, True, False)]
    assert device.alarms == []


@pytest.mark.parametrize("answer", [b"{}", replace(DISCOVERY, audit_key="").encode()])
def test_a_discovery_without_a_key_pins_nothing(device, answer):
    device.answer = lambda _: device.witness.take(answer, device.now)
    device.round(key="")
    assert (device.store.notes.key(), device.sizes(), device.alarms) == ("", [], [])


def test_the_server_under_another_name_is_the_same(device):
    device.round()
    device.server.grow()
    device.round(notes=(device.server.note(name="clock.example.net/audit"),))
    assert device.sizes()[-1] == (JANUARY, 6, False, False)
    device.server.leaves[JANUARY] = device.server.leaves[JANUARY][:3]
    device.round(notes=(device.server.note(name="clock.example.net/audit"),))
    assert device.alarms == [Alarm.ROLLED_BACK]


def test_the_server_is_told_of_each_alarm_once(device):
    device.round()
    device.server.leaves[JANUARY].pop()
    device.round(hours=1)
    device.round(hours=1)
    assert device.told == [Wanted("audit/alarm", alarm=AlarmKind.ROLLED_BACK)]
    device.store.alarms.found(AlarmKind.CUT, 7)
    device.store.alarms.found(AlarmKind.CUT, 7)
    device.round()
    device.round()
    assert [wanted.alarm for wanted in device.told[1:]] == [AlarmKind.CUT]
    device.store.alarms.found(AlarmKind.CUT, 8)
    device.round()
    assert len(device.told) == 3


@pytest.mark.parametrize("answer", ["none", "it takes no alarms"])
def test_an_alarm_waits_for_an_answer_of_whatever_kind(device, answer):
    device.store.alarms.found(AlarmKind.BROKEN, 1)
    device.witness.hear("epoch-1", (), "", NOW)
    assert device.witness.wants(NOW).alarm is AlarmKind.BROKEN
    if answer == "none":
        device.witness.failed(NOW)
    else:
        device.witness.refused("not_found", NOW)
    assert device.store.alarms.untold() == ([AlarmKind.BROKEN] if answer == "none" else [])
    assert device.alarms == []


class TestSeen:
    def test_an_alarm_is_raised_once_until_it_is_seen_and_again_after_a_day(self, device):
        device.round()
        device.server.leaves[JANUARY] = device.server.leaves[JANUARY][:2]
        for _ in range(3):
            device.round(hours=30)
            device.server.grow()
        assert len(device.store.alarms.all()) == 1
        device.store.see()
        assert device.alarms == []

    def test_what_is_told_now_is_compared_with_from_then_on(self, device):
        device.round()
        device.server.rewrite()
        device.round(hours=1)
        device.store.see()
        assert device.sizes() == [(JANUARY, 5, True, True)]
        device.server.grow()
        device.round(hours=1)
        device.server.grow()
        device.round(hours=30)
        assert device.alarms == []
        assert device.sizes() == [(JANUARY, 5, True, True), (JANUARY, 7, True, False)]
        device.server.leaves[JANUARY].pop()
        device.round(hours=30)
        assert device.alarms == [Alarm.ROLLED_BACK]

    def test_a_key_is_taken_once_its_change_was_seen_and_the_past_still_counts(self, device):
        device.round()
        device.server.another_key()
        device.server.grow()
        device.round(hours=1)
        device.store.see()
        assert device.store.notes.key() == OTHER_KEY.encode()
        device.server.rewrite()
        device.server.grow()
        device.round(hours=2)
        assert device.alarms == [Alarm.INCONSISTENT]

    def test_what_is_not_signed_changes_nothing_when_it_is_seen(self, device):
        device.round()
        device.round(notes=("x",))
        device.store.see()
        assert device.store.notes.key() == LINE
        assert device.sizes() == [(JANUARY, 5, True, False)]
        device.round(hours=1, notes=("y",))
        assert device.alarms == []
        device.round(hours=24, notes=("z",))
        assert device.alarms == [Alarm.NOT_SIGNED]

    def test_the_gravest_comes_first(self, device):
        device.round()
        device.round(notes=("x",))
        device.server.rewrite()
        device.round()
        assert device.alarms == [Alarm.INCONSISTENT, Alarm.NOT_SIGNED]
