"""The real server here, the real client on another host, and a wire that fails: nothing is lost, doubled or stuck."""

import json
import subprocess
import sys
import threading
import time
from collections import Counter

import pytest

from tests.desktop.sync.authority import make_authority
from tests.kills.real_device import RealDevice
from tests.network.two_hosts import TwoHosts
from tools.organization import EMPLOYEE, PASSWORD, Organization

pytestmark = pytest.mark.netns

HEALED_S = 90
BEAT_S = 1.5  # the main thread's longest pause, shorter than any wait for the network; two cores are shared
EVENTS = 30


@pytest.fixture(scope="module")
def hosts():
    with TwoHosts() as made:
        yield made


@pytest.fixture(scope="module")
def organization(hosts, tmp_path_factory):
    folder = tmp_path_factory.mktemp("organization")
    authority = make_authority(folder, hosts.here)
    environment = {"TIMETRACKER_TLS_CERT": str(authority.certificate), "TIMETRACKER_TLS_KEY": str(authority.key)}
    made = Organization(folder / "server", environment, hosts.here, str(authority.ca_file))
    made.authority = authority
    made.found()
    made.open()
    yield made
    made.close()


class There:
    """The client on the other host."""

    def __init__(self, hosts, folder):
        self._process = subprocess.Popen(
            hosts.command(sys.executable, "-m", "tests.network.client", str(folder)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __call__(self, *words):
        self._process.stdin.write(" ".join(map(str, words)) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def until(self, condition, patience_s=HEALED_S):
        """Wait until ``condition`` of its state holds; the state."""
        deadline, tick = time.monotonic() + patience_s, threading.Event()
        while not condition(state := self("look")):
            assert time.monotonic() < deadline, state
            tick.wait(0.05)
        return state

    def close(self):
        self._process.stdin.write("quit\n")
        self._process.stdin.close()
        self._process.stdout.close()
        assert self._process.wait(30) == 0


@pytest.fixture
def there(hosts, organization, tmp_path):
    """Signed in, and in sync."""
    device = RealDevice(tmp_path / "device")
    device.sign_in(organization.url, EMPLOYEE, PASSWORD, str(organization.authority.ca_file))
    device.close()
    made = There(hosts, tmp_path / "device")
    yield made
    hosts.heal()
    made.close()


def all_arrived_once(there, organization):
    there.until(lambda state: state["pending"] == 0 and state["phase"] == "idle")
    own = there("own")
    taken = Counter(row["subject"] for row in organization.audit(EMPLOYEE))
    assert own
    assert {taken[event] for event in own} == {1}


@pytest.mark.parametrize("harm", ["drop_all", "drop_replies", "reset", "unplug"])
def test_a_wire_that_fails_between_two_syncs(hosts, there, organization, harm):
    """The connection of the sync before is kept open, and half of it is gone."""
    there("record", 2)
    there.until(lambda state: state["pending"] == 0)
    there("state")
    getattr(hosts, harm)()
    there("record", EVENTS)
    state = there.until(lambda state: state["phase"] == "offline")
    assert state["code"] in {"timed_out", "connection_refused", "server_unreachable", "offline"}
    assert state["pending"]
    assert state["pause_s"] < BEAT_S, "the screen does not wait for the network"
    hosts.heal()
    all_arrived_once(there, organization)


@pytest.mark.parametrize("harm", ["drop_all", "drop_replies", "reset", "unplug"])
def test_a_wire_that_fails_in_the_middle_of_a_push(hosts, there, organization, harm):
    tick = threading.Event()
    for moment in (0.01, 0.04, 0.12):
        there("record", 150)
        there("sync")
        tick.wait(moment)
        getattr(hosts, harm)()
        tick.wait(0.3)
        hosts.heal()
    all_arrived_once(there, organization)


def test_a_wire_that_loses_a_third_of_all(hosts, there, organization):
    hosts.lose(30)
    there("record", 100)
    there("sync")
    deadline = time.monotonic() + 15
    while there("look")["pending"] and time.monotonic() < deadline:
        threading.Event().wait(0.1)
    assert there("look")["phase"] != "signed_out"
    assert there("state")["pause_s"] < BEAT_S
    hosts.heal()
    all_arrived_once(there, organization)


def test_a_name_server_that_never_answers(hosts, organization, tmp_path):
    hosts.name_server_that_never_answers()
    RealDevice(tmp_path / "device").close()
    there = There(hosts, tmp_path / "device")  # what it resolves with is bound when it starts
    told = there("resolve", "https://time.example.org/")
    assert told["code"] in {"name_not_found", "timed_out"}
    assert told["took_s"] < 30
    hosts.heal()
    there.close()
