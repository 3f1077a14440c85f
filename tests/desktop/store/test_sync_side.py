"""What the server says, applied: verdicts, a server that forgot, copies of a device, two threads at one store."""

import json
import threading
import uuid
from dataclasses import replace

import pytest

from tests.desktop.desk import HOUR, KEY, NOON, TestDesk, item
from tracker_core import chain
from tracker_core.errors import Refused
from tracker_core.events import Clock, EntryAmended, Event
from tracker_core.messages import (
    Change,
    Checkpoint,
    Outcome,
    Pace,
    PullReply,
    PushReply,
    Verdict,
    person_json,
    work_item_json,
)
from tracker_core.model import Moment
from tracker_core.rights import News, RequestKind, RequestNews
from tracker_core.wire import encode_event
from tracker_desktop.store import anew
from tracker_desktop.store.journal import SqlcipherJournal
from tracker_desktop.store.opening import open_store
from tracker_desktop.store.sync_side import SqlcipherSyncStore

ACCEPTED = (Outcome.ACCEPTED, "")
REJECTED = (Outcome.REJECTED, "not_assigned")
BROKEN = (Outcome.REJECTED, "chain_broken")
LATER = (Outcome.DEFERRED, "gap")
PACE = Pace(NOON, 60)


def push(desk, *outcomes, next_dseq=None, epoch="epoch-1"):
    sent = desk.sync.outbox(500, 10**6)
    verdicts = [Verdict(each.id, *outcome) for each, outcome in zip(sent, outcomes, strict=True)]
    known = dict.fromkeys(anew.epochs(desk.sync._connection), 1000)
    chains = {**known, sent[-1].epoch: next_dseq or sent[-1].dseq + 1}
    return desk.sync.apply_push(sent, PushReply(epoch, chains, verdicts, PACE))


def waiting(desk):
    return [each.dseq for each in desk.sync.outbox(500, 10**6)]


def recorded(desk, count):
    for _ in range(count):
        if desk.journal.entries.running():
            desk.clock.pass_ms(HOUR)
            desk.tracking.stop()
        else:
            desk.tracking.start("APP-1")


def test_final_verdicts_empty_the_outbox_and_deferred_ones_do_not(desk):
    recorded(desk, 4)
    assert push(desk, ACCEPTED, (Outcome.ACCEPTED_FLAGGED, "overlap"), LATER, LATER, next_dseq=3)
    assert waiting(desk) == [3, 4]
    outcomes = [(line.outcome, line.code) for line in desk.journal.standings.log(9)]
    assert outcomes == [(None, ""), (None, ""), (Outcome.ACCEPTED_FLAGGED, "overlap"), ACCEPTED]
    assert not push(desk, LATER, LATER, next_dseq=3)


def test_the_same_verdicts_again_change_nothing(desk):
    recorded(desk, 2)
    sent = desk.sync.outbox(500, 10**6)
    reply = PushReply("epoch-1", {1: 3}, [Verdict(sent[0].id, *ACCEPTED), Verdict(sent[1].id, *REJECTED)], PACE)
    desk.sync.apply_push(sent, reply)
    once = (desk.journal.standings.counts(), desk.journal.entries.running(), desk.journal.standings.log(9))
    desk.sync.apply_push(sent, reply)
    assert (desk.journal.standings.counts(), desk.journal.entries.running(), desk.journal.standings.log(9)) == once


def test_what_a_server_forgot_is_offered_again_with_the_rejected_in_their_places(desk):
    recorded(desk, 4)
    push(desk, ACCEPTED, ACCEPTED, REJECTED, ACCEPTED)
    recorded(desk, 1)
    # Restored from a backup that knew only the first, and nobody told the server: it knows nothing of 2.
    assert push(desk, LATER, next_dseq=2)
    assert waiting(desk) == [2, 3, 4, 5]
    assert desk.journal.standings.counts() == (4, 1, 1)
    assert push(desk, ACCEPTED, REJECTED, ACCEPTED, ACCEPTED)
    assert waiting(desk) == []
    assert desk.journal.standings.counts() == (0, 1, 1)


def test_a_rejected_event_alone_can_be_what_was_forgotten(desk):
    recorded(desk, 2)
    push(desk, ACCEPTED, REJECTED)
    desk.tracking.start("APP-2")
    assert waiting(desk) == [3, 4]
    assert push(desk, LATER, LATER, next_dseq=2)
    assert waiting(desk) == [2, 3, 4]


def test_a_restored_server_seen_in_a_push_is_offered_everything(desk):
    recorded(desk, 3)
    push(desk, ACCEPTED, ACCEPTED, (Outcome.ACCEPTED_FLAGGED, "overlap"))
    recorded(desk, 1)
    push(desk, LATER, epoch="epoch-2")
    assert waiting(desk) == [1, 2, 3, 4]


def test_what_was_lost_between_a_push_and_its_pull_is_offered_again(desk):
    recorded(desk, 2)
    push(desk, ACCEPTED, ACCEPTED)
    reply = PullReply("epoch-1", {1: 2}, (), "0", more=False, checkpoint=Checkpoint(0, "ab"), pace=PACE)
    assert desk.sync.apply_pull(reply)
    assert waiting(desk) == [2]


def test_a_server_that_contradicts_itself_does_not_make_us_spin(desk):
    """It takes every event and knows none: the outbox is empty all the same, and nothing comes back into it."""
    recorded(desk, 2)
    push(desk, ACCEPTED, ACCEPTED, next_dseq=1)
    assert waiting(desk) == []
    desk.sync.apply_pull(PullReply("epoch-1", {}, (), "0", more=False, checkpoint=Checkpoint(0, "ab"), pace=PACE))
    assert waiting(desk) == []


def test_a_restored_server_seen_in_a_pull_is_offered_everything(desk):
    recorded(desk, 3)
    push(desk, ACCEPTED, REJECTED, ACCEPTED)
    desk.pull(cursor="9", epoch="epoch-2")
    assert waiting(desk) == [1, 2, 3]
    desk.pull(cursor="10", epoch="epoch-2")
    push(desk, ACCEPTED, REJECTED, ACCEPTED, epoch="epoch-2")
    assert waiting(desk) == []


def test_a_lost_store_is_filled_again_from_the_server(tmp_path, desk):
    recorded(desk, 3)
    (tmp_path / "again").mkdir()
    again = TestDesk(tmp_path / "again")
    with again.sync._connection.writing():
        again.sync._connection.do("UPDATE meta SET value = ? WHERE name = 'device'", (desk.journal.head().device,))
    journal = SqlcipherJournal(open_store(again.file, KEY))
    bodies = [("event", json.loads(encode_event(line.event))) for line in reversed(desk.journal.standings.log(9))]
    again.pull(*bodies)
    assert journal.entries.running() == desk.journal.entries.running()
    assert journal.standings.counts() == (0, 0, 0)
    assert [line.outcome for line in journal.standings.log(9)] == [Outcome.ACCEPTED] * 3
    assert journal.head().next_dseq == 1, "a copy of the lost store may be going on with its numbers"
    journal.close()
    again.close()


def test_what_a_copy_of_this_device_recorded_counts_and_leaves_our_chain_alone(desk):
    (start,) = desk.tracking.start("APP-1")
    head = desk.journal.head()
    copied = {**json.loads(encode_event(start)), "id": "00000000-0000-7000-8000-00000000000c"}
    copied["data"] = {**copied["data"], "work_item": "id-2"}
    desk.pull(("event", copied))
    assert {entry.work_item for entry in desk.journal.entries.running()} == {"id-1", "id-2"}
    assert desk.journal.head() == head
    assert desk.journal.standings.counts() == (1, 0, 0)


def test_a_decision_on_another_devices_event_counts_but_is_not_ours_to_mend(tmp_path, desk):
    (tmp_path / "other").mkdir()
    other = TestDesk(tmp_path / "other")
    (start,) = other.tracking.start("APP-1")
    other.close()
    desk.pull(("event", json.loads(encode_event(start))))
    desk.pull(("verdict", Verdict(start.id, *REJECTED).as_json()))
    assert desk.journal.entries.running() == []
    assert desk.journal.standings.counts() == (0, 0, 0)
    (line,) = desk.journal.standings.log(9)
    assert (line.own, line.outcome, line.code) == (False, *REJECTED)


def test_kinds_of_the_future_are_passed_over(desk):
    desk.pull(("policy", {"x": 1}), ("work_item", work_item_json(item(9))), cursor="5")
    assert desk.journal.items.by_key("APP-9") is not None
    assert desk.sync.cursor() == "5"


def test_a_rejected_stop_lets_the_timer_run_on(desk):
    (start,) = desk.tracking.start("APP-1")
    desk.tracking.stop()
    push(desk, ACCEPTED, REJECTED)
    assert [entry.id for entry in desk.journal.entries.running()] == [start.id]


def test_a_rejected_start_takes_its_later_facts_along_but_not_from_the_log(desk):
    (start,) = desk.tracking.start("APP-1")
    desk.corrections.amend(start.id, "r", note="n")
    desk.clock.pass_ms(HOUR)
    desk.tracking.stop()
    push(desk, REJECTED, ACCEPTED, ACCEPTED)
    assert desk.journal.entries.by_id(start.id) is None
    assert desk.journal.entries.between(0, NOON * 2) == []
    assert len(desk.journal.standings.log(9)) == 3


def test_two_threads_share_one_store(desk):
    """The sync writes on its own connection while the person records; neither loses anything."""
    failures = []

    def sync():
        store = SqlcipherSyncStore(open_store(desk.file, KEY), lambda: NOON)
        try:
            for number in range(60):
                store.apply_pull(page(number))
                sent = store.outbox(50, 10**6)
                if sent:
                    verdicts = [Verdict(each.id, *ACCEPTED) for each in sent]
                    store.apply_push(sent, PushReply("epoch-1", {1: sent[-1].dseq + 1}, verdicts, PACE))
        except Exception as error:  # noqa: BLE001 - told in the test's own thread
            failures.append(error)
        finally:
            store.close()

    thread = threading.Thread(target=sync)
    thread.start()
    told = []
    for number in range(120):
        desk.clock.pass_ms(1000)
        told += [event.id for event in desk.tracking.start(f"APP-{number % 3 + 1}")]
    thread.join()
    assert failures == []
    assert [line.event.id for line in reversed(desk.journal.standings.log(1000))] == told
    assert len(desk.journal.entries.running()) == 1
    assert desk.journal.items.by_key("APP-159") is not None
    judged = sum(line.outcome is Outcome.ACCEPTED for line in desk.journal.standings.log(1000))
    assert judged + desk.journal.standings.counts().pending == len(told)


def page(number):
    """A page with one more work item."""
    change = Change(number + 1, "work_item", work_item_json(item(100 + number)))
    return PullReply(
        "epoch-1", {1: 1000}, (change,), str(number), more=True, checkpoint=Checkpoint(number, "ab"), pace=PACE
    )


@pytest.mark.parametrize("token", ["", "refresh-1", "x" * 5000])
def test_a_refresh_token_is_kept_before_it_is_used(desk, token):
    account = desk.sync.account.read()
    desk.sync.account.save_refresh_token(token)
    other = open_store(desk.file, KEY)
    assert SqlcipherSyncStore(other, lambda: NOON).account.read() == replace(account, refresh_token=token)
    other.close()


def of_another_device(tmp_path, *acts):
    """(kind, data) of what a person recorded on another device."""
    (tmp_path / "other").mkdir()
    other = TestDesk(tmp_path / "other")
    for act in acts:
        other.clock.pass_ms(HOUR)
        act(other.tracking)
    bodies = [("event", json.loads(encode_event(line.event))) for line in reversed(other.journal.standings.log(9))]
    other.close()
    return bodies


def test_what_a_restored_server_lost_of_another_device_is_offered_from_here(tmp_path, desk):
    """The other device may be gone: this store holds the last copy."""
    bodies = of_another_device(tmp_path, lambda its: its.start("APP-1"), lambda its: its.stop())
    desk.pull(*bodies, cursor="9")
    before = (desk.journal.entries.between(0, NOON * 2), desk.journal.standings.log(9)[0].event.occurred)
    desk.sync.reset_cursor()
    assert not desk.pull(bodies[0], cursor="1", epoch="epoch-2", more=True)
    assert waiting(desk) == [], "more is to come"
    assert desk.pull(cursor="2", epoch="epoch-2")
    assert waiting(desk) == [1]
    (sent,) = desk.sync.outbox(9, 10**6)
    event = desk.journal.standings.log(9)[0].event
    assert sent.id == bodies[1][1]["id"]
    assert (event.device, event.dseq) == (desk.journal.head().device, 1)
    assert (desk.journal.entries.between(0, NOON * 2), event.occurred) == before
    push(desk, ACCEPTED, epoch="epoch-2")
    assert not desk.pull(cursor="3", epoch="epoch-2"), "once"


def test_what_another_server_does_not_have_is_not_given_to_it(tmp_path, desk):
    desk.pull(*of_another_device(tmp_path, lambda its: its.start("APP-1")), cursor="9")
    desk.sync.reset_cursor()
    desk.sync.account.save(replace(desk.sync.account.read(), server="https://another.example.org"))
    assert not desk.pull(cursor="1", epoch="epoch-2")
    assert waiting(desk) == []


def test_what_was_rejected_is_not_offered_from_here(tmp_path, desk):
    ((kind, start),) = of_another_device(tmp_path, lambda its: its.start("APP-1"))
    desk.pull((kind, start), ("verdict", Verdict(start["id"], *REJECTED).as_json()), cursor="9")
    desk.sync.reset_cursor()
    assert not desk.pull(cursor="1", epoch="epoch-2")
    assert waiting(desk) == []


def test_taking_over_leaves_alone_what_waits_under_the_same_number(tmp_path, desk):
    desk.pull(*of_another_device(tmp_path, lambda its: its.start("APP-1")), cursor="9")
    desk.clock.pass_ms(2 * HOUR)
    desk.tracking.start("APP-2")
    desk.sync.reset_cursor()
    assert desk.pull(cursor="1", epoch="epoch-2")
    assert waiting(desk) == [1, 2, 3]


def pulled(desk, *changes):
    numbered = [Change(number, kind, data) for number, (kind, data) in enumerate(changes, 1)]
    desk.sync.apply_pull(PullReply("epoch-1", {}, numbered, "c", False, Checkpoint(0, ""), PACE))


def test_news_of_a_request_is_told_once_however_often_it_is_pulled(desk):
    news = [RequestNews(str(uuid.uuid4()), RequestKind.CONCERN, what, NOON + n) for n, what in enumerate(News)]
    for each in news:
        pulled(desk, ("request", each.as_json()))
        assert desk.journal.privacy.news() == each
    desk.journal.privacy.see_news()
    pulled(desk, *(("request", each.as_json()) for each in news))
    assert desk.journal.privacy.news() is None
    pulled(desk, ("request", {**news[0].as_json(), "what": "of a newer server"}))
    assert desk.journal.privacy.news() is None


def test_who_asked_for_deletion_records_nothing_more_but_can_stop(desk):
    desk.tracking.start("APP-1")
    known = desk.journal.person()
    pulled(desk, ("person", person_json(replace(known, restricted=True))))
    for act in (lambda: desk.tracking.start("APP-2"), lambda: desk.tracking.start("nothing")):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.code == "restricted"
    assert len(desk.tracking.stop()) == 1
    pulled(desk, ("person", person_json(known)))
    assert desk.tracking.start("APP-2")


def test_what_a_manager_decided_counts_and_says_why(desk):
    recorded(desk, 2)
    push(desk, ACCEPTED, ACCEPTED)
    entry = desk.journal.entries.between(0, NOON * 2)[0]
    server, boss = str(uuid.uuid4()), str(uuid.uuid4())
    head = chain.genesis(server, 1)
    for number, reason in enumerate(("You said so.", "A quarter less."), 1):
        event = Event(
            id=str(uuid.UUID(int=((NOON + 5 * HOUR + number) << 80) | (0x7 << 76) | (0x2 << 62))),
            device=server,
            epoch=1,
            dseq=number,
            prev_hash=head,
            person=desk.journal.person().id,
            actor=boss,
            occurred=Moment(NOON + 5 * HOUR + number, 0),
            clock=Clock("server", NOON),
            fact=EntryAmended(entry.id, reason, stop=Moment(entry.start.ms + HOUR // (2 * number), 0)),
        )
        body = encode_event(event)
        head = chain.link(head, body)
        pulled(desk, ("event", json.loads(body)))
    assert desk.journal.entries.between(0, NOON * 2)[0].duration(0) == HOUR // 4
    assert desk.journal.standings.of_entries([entry.id])[entry.id].decided == "A quarter less."
