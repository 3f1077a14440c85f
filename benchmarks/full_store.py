"""Fills a store as a busy person's has it after two years: 10,000 work items, 25,000 events, 1,000 of them unsent.

Everything goes through the store's own two doors, the journal and the sync side, as in the program.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from itertools import islice

from tracker_core import wire
from tracker_core.chain import link
from tracker_core.events import Clock, Event, Fact, TimerStarted, TimerStopped
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
from tracker_core.model import Kind, Moment, Person, Role, WorkItem
from tracker_desktop.host import paths
from tracker_desktop.host.ids import uuid7
from tracker_desktop.host.secrets import KeyringSecrets
from tracker_desktop.services.ports import Head
from tracker_desktop.store import identity
from tracker_desktop.store.journal import SqlcipherJournal
from tracker_desktop.store.opening import open_store
from tracker_desktop.store.sync_side import SqlcipherSyncStore

ITEMS = 10_000
EVENTS = 25_000
UNSENT = 1_000
WEEKS = 104
EPOCH = "benchmark"
PERSON = Person("00000000-0000-7000-8000-000000000001", "Ada Busy", "ada@example.org", "E-1", Role.EMPLOYEE)
PAGE = 500  # work items a pull, events a transaction
WORDS = ("login", "invoice", "export", "search", "printer", "payment", "report", "calendar", "upload", "address")


def items(count: int) -> list[WorkItem]:
    """Invented work items, keys ``BIG-1`` on, titles of six words."""
    kinds = tuple(Kind)
    return [
        WorkItem(
            id=f"10000000-0000-7000-8000-{number:012x}",
            key=f"BIG-{number}",
            title=" ".join(WORDS[(number * step + number // 7) % len(WORDS)] for step in (1, 3, 7, 9, 11, 13)),
            kind=kinds[number % len(kinds)],
            project=f"Project {number % 20}",
            assigned=True,
            assignment_rev=number,
        )
        for number in range(1, count + 1)
    ]


def assign(sync_store: SqlcipherSyncStore, work_items: Sequence[WorkItem], epoch: str, person: Person | None) -> None:
    """Take ``work_items`` in as a pull from the server of ``epoch`` brings them, and ``person`` where there is none."""
    changes = [Change(0, "person", person_json(person))] if person else []
    changes += [Change(number, "work_item", work_item_json(item)) for number, item in enumerate(work_items, 1)]
    for begin in range(0, len(changes), PAGE):
        page = changes[begin : begin + PAGE]
        sync_store.apply_pull(
            PullReply(epoch, {}, page, sync_store.cursor(), False, Checkpoint(0, ""), Pace(_now(), 60))
        )


def record(journal: SqlcipherJournal, person: Person, work_items: Sequence[WorkItem], count: int) -> None:
    """Append ``count`` events, start and stop in turn, spread over two years up to yesterday."""
    begin = _now() - WEEKS * 7 * 86_400_000
    step = (WEEKS * 7 - 1) * 86_400_000 // count
    facts = _days(work_items, begin, step, count)
    while journal.append(lambda head: list(islice(_enveloped(facts, head, person), PAGE))):
        pass


def accept(sync_store: SqlcipherSyncStore, count: int) -> None:
    """Let the server have accepted the first ``count`` of the events that wait."""
    while count > 0:
        sent = sync_store.outbox(min(PAGE, count), 1 << 30)
        verdicts = [Verdict(outgoing.id, Outcome.ACCEPTED) for outgoing in sent]
        sync_store.apply_push(sent, PushReply(EPOCH, {1: sent[-1].dseq + 1}, verdicts, Pace(_now(), 60)))
        count -= len(sent)


def fill(file: str, key: bytes, events: int) -> None:
    """Fill the new store ``file``, with no server anywhere."""
    sync_store = SqlcipherSyncStore(open_store(file, key), _now)
    journal = SqlcipherJournal(open_store(file, key))
    work_items = items(ITEMS)
    assign(sync_store, work_items, EPOCH, PERSON)
    record(journal, PERSON, work_items, events)
    accept(sync_store, events - UNSENT)
    journal.close()
    sync_store.close()


def fill_signed_in(file: str, key: bytes, events: int) -> None:
    """Fill the store of somebody who signed in: events on what their organization assigned, and many more items."""
    connection = open_store(file, key)
    epoch = identity.get(connection, "server_epoch")
    journal = SqlcipherJournal(connection)
    own = [item for item in journal.items.search("", ITEMS) if not item.key.startswith("BIG-")]
    owner = journal.person()
    assert owner is not None
    sync_store = SqlcipherSyncStore(open_store(file, key), _now)
    assign(sync_store, items(ITEMS), epoch, None)
    sync_store.close()
    record(journal, owner, own, events)
    journal.close()


def _days(work_items: Sequence[WorkItem], begin: int, step: int, count: int) -> Iterator[tuple[str, int, Fact]]:
    """(event id, recorded at, fact): a person works on a few things at a time, and on others next week."""
    entry = ""
    for number in range(count):
        at = begin + number * step
        event = uuid7(at)
        item = work_items[(number // 200 * 37 + number // 2 % 7) % len(work_items)]
        if number % 2:
            yield event, at, TimerStopped(entry, Moment(at, 60))
        else:
            entry = event
            yield event, at, TimerStarted(item.id, Moment(at, 60), item.assignment_rev, "as planned")


def _enveloped(facts: Iterator[tuple[str, int, Fact]], head: Head, person: Person) -> Iterator[Event]:
    previous = head.prev_hash
    for dseq, (event_id, at, fact) in enumerate(facts, head.next_dseq):
        event = Event(
            id=event_id,
            device=head.device,
            epoch=head.epoch,
            dseq=dseq,
            prev_hash=previous,
            person=person.id,
            actor=person.id,
            occurred=Moment(at, 60),
            clock=Clock("00000000-0000-0000-0000-000000000000", at % 1_000_000_000, 12, 5),
            fact=fact,
        )
        previous = link(previous, wire.encode_event(event))
        yield event


def _now() -> int:
    return time.time_ns() // 1_000_000


def main() -> int:
    """Fill the profile that TIMETRACKER_HOME names, its key in this session's keyring, with argv[1] events."""
    key = KeyringSecrets(paths.profile()).key()
    if key is None:
        raise SystemExit("this profile has no key yet")
    fill_signed_in(paths.store_file(), key, int(sys.argv[1]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
