"""The program's store, use cases and sync thread on the other host: takes a command a line, answers a JSON line.

Its main thread stands for the screen: it beats all the time, and tells the longest pause between two beats.
"""

import json
import queue
import random
import sys
import threading
import time
from pathlib import Path

from tests.kills.real_device import KEY, RealDevice
from tracker_core.errors import TrackerError
from tracker_desktop.host.clock import SystemClock
from tracker_desktop.store.mark import Mark
from tracker_desktop.store.opening import open_store
from tracker_desktop.store.sync_side import SqlcipherSyncStore
from tracker_desktop.sync import http
from tracker_desktop.sync.exchange import Request
from tracker_desktop.sync.rounds import Rounds
from tracker_desktop.sync.worker import SyncThread

BEAT_S = 0.005
TOTAL_S = 4.0  # shorter than the program's, so that a fault shows soon


class Client:
    """A method for each command; each answers what is to be told."""

    def __init__(self, folder):
        self._device = RealDevice(folder)
        self._store, self._mark = str(folder / "timetracker.db"), str(folder / "mark")
        self._rng = random.Random(7)
        self._thread = SyncThread(self._open_rounds, lambda: None, lambda fault: sys.stderr.write(f"{fault!r}\n"))
        self._thread.start(first_round=True)
        self.pause_s = 0.0

    def close(self):
        self._thread.close(2 * TOTAL_S)
        self._device.close()

    def record(self, count):
        for _ in range(int(count)):
            self._device.record(self._rng)
        self._thread.nudge()
        return self.look()

    def sync(self):
        self._thread.sync_now()
        return self.look()

    def look(self):
        status = self._thread.status()
        pending = self._device.journal.standings.counts().pending
        return {"phase": status.phase.value, "code": status.code, "pending": pending, "pause_s": self.pause_s}

    def state(self):
        """As ``look``; from here on pauses are measured anew."""
        told, self.pause_s = self.look(), 0.0
        return told

    def own(self):
        return [event.id for event in self._device.own()]

    def resolve(self, url):
        """How asking ``url`` ended, and how long it took."""
        transport, begun = connect(""), time.monotonic()
        try:
            transport.exchange(Request("GET", url))
            code = ""
        except TrackerError as error:
            code = error.code
        transport.close()
        return {"code": code, "took_s": time.monotonic() - begun}

    def _open_rounds(self, report):
        store = SqlcipherSyncStore(open_store(self._store, KEY), now_ms, Mark(self._mark))
        made = Rounds(store, store.device("Test OS", "0.1.0"), connect, now_ms, time.monotonic, report)
        return made, store.close


def now_ms():
    return SystemClock().now().ms


def connect(ca_file):
    return http.RequestsTransport(ca_file, "timetracker/test", now_ms, TOTAL_S)


def main(folder):
    http.CONNECT_S = http.READ_S = TOTAL_S / 2
    client, lines = Client(folder), queue.SimpleQueue()
    threading.Thread(target=lambda: [lines.put(line.split()) for line in sys.stdin], daemon=True).start()
    begun = time.monotonic()
    while True:
        try:
            name, *words = lines.get(timeout=BEAT_S)
        except queue.Empty:
            now = time.monotonic()
            client.pause_s, begun = max(client.pause_s, now - begun), now
            continue
        if name == "quit":
            break
        say(getattr(client, name)(*words))
        begun = time.monotonic()  # a command is the main thread's own work
    client.close()


def say(value):
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
