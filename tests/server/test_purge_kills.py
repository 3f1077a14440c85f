"""The purge killed outright while each of its pieces is under way; and the command that starts it."""

import json

import pytest

from tests.server.postgres import Cluster
from tests.server.serving import Home, run_in_turn, script

FILL = """
import datetime as dt, json, os, sys, time, uuid
import time_machine
from tracker_server import config
from tracker_server.opening import open_server
open_server(config.load(os.environ))
from tests.server.device import MadeDevice
from tracker_core.events import TimerStarted, TimerStopped
from tracker_core.messages import PushRequest
from tracker_core.model import Moment
from tracker_core.retention import first_kept
from tracker_server.accounts.models import Person
from tracker_server.ledger import sync
from tracker_server.directory.people import save_person
from tracker_server.work_items.assigning import assign, save_item
from tracker_server.work_items.models import WorkItem
HOUR = 3_600_000
border = first_kept(time.time_ns() // 1_000_000, 24)
def at(ms):
    return time_machine.travel(dt.datetime.fromtimestamp(ms / 1000, dt.UTC), tick=False)
with at(border - 3000 * HOUR):
    person = Person(email="jonas@harbor.example", name="Jonas", employee_id="E-1", role="employee")
    person.set_unusable_password()
    save_person(person, None)
    item = WorkItem(key="PIER-7", title="Some work", kind="task", project="Pier")
    save_item(item, None)
    assign(item, person, None)
from tests.server.worker import used_to_purges
used_to_purges(person)
device = MadeDevice(str(person.id))
for hours in (-900, -800, -700, -600, -1, 50):
    start = border + hours * HOUR
    with at(start + 3 * HOUR):
        made = [uuid.UUID(int=(start + n << 80) | (7 << 76) | (2 << 62) | n + 1) for n in range(2)]
        stop = TimerStopped(str(made[0]), Moment(start + 2 * HOUR, 0))
        facts = (TimerStarted(str(item.id), Moment(start, 0), 9, "note"), stop)
        bodies = [device.record(fact, id=str(name), occurred=Moment(start, 0))[1] for name, fact in zip(made, facts)]
        sync.push(person, PushRequest.decode(device.push(*bodies)))
from tracker_server.audit.sealing import seal
seal()
"""
PURGE = """
import os, random, signal
from tracker_server import config
from tracker_server.opening import open_server
open_server(config.load(os.environ))
from django.db import connection
from tests.server.killing import at_write
from tracker_server.clock import now_ms
from tracker_server.retention import purging
purging.PIECE = 3

def purge(last, after):
    with connection.execute_wrapper(at_write(last, after=after)):
        purging.Purge(now_ms(), rest=lambda _: None).run()

connection.close()  # each purge is a process of its own, with a connection of its own
chance = random.Random(1)
while True:  # each goes on where the one before was killed
    at = chance.randint(1, 18), chance.choice((True, False))
    child = os.fork()
    if not child:
        purge(*at)
        os._exit(0)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    print(ended, flush=True)
    if ended != -signal.SIGKILL:
        break
"""
LEFT = """
import json, os
from tracker_server import config
from tracker_server.opening import open_server
open_server(config.load(os.environ))
from tracker_server.audit.models import AuditStream
from tracker_server.audit.record import first_break
from tracker_server.ledger.models import DeviceChain, Event
from tracker_server.retention.models import RetentionReport
from tracker_server.streams.models import StreamRow
print(json.dumps({
    "events": Event.objects.count(),
    "rows": StreamRow.objects.filter(kind="event").count(),
    "went": RetentionReport.objects.get(table="ledger.Event").count,
    "untold": sum(row.count - row.audited for row in RetentionReport.objects.all()),
    "next": DeviceChain.objects.get().next_dseq,
    "breaks": [first_break(stream.name) for stream in AuditStream.objects.all()],
}))
"""


@pytest.fixture(scope="module")
def old(tmp_path_factory, blank, cluster: Cluster | None) -> Home:
    """A server with records of before and after what is kept begins, to be copied."""
    environment = blank.copy(tmp_path_factory.mktemp("old") / "home")
    filled = script(environment, FILL, patience_s=120)
    assert filled.returncode == 0, filled.stderr
    return Home(environment, cluster)


@pytest.fixture
def environment(tmp_path, old) -> dict[str, str]:
    return old.copy(tmp_path / "home")


def test_a_purge_that_is_killed_at_each_of_its_writes_is_finished_by_the_next(environment):
    done = script(environment, PURGE, patience_s=120)
    *killed, last = done.stdout.split()
    assert (set(killed), last) == ({"-9"}, "0"), done.stderr
    assert len(killed) >= 5
    left = json.loads(script(environment, LEFT).stdout)
    assert left == {"events": 4, "rows": 4, "went": 8, "untold": 0, "next": 13, "breaks": [None, None]}


def test_the_command_counts_first_and_then_deletes(environment):
    counted, gone, again = run_in_turn(environment, ["purge", "--dry-run"], ["purge"], ["purge"])
    assert counted.stdout.splitlines()[0] == "This would go:"
    assert gone.stdout.splitlines()[0] == "Gone:"
    assert counted.stdout.splitlines()[1:] == gone.stdout.splitlines()[1:]
    assert "         8  ledger.Event" in gone.stdout.splitlines()
    assert again.stdout == "Gone:\nnothing\n"
