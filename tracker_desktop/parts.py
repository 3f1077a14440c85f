"""Builds the parts that ``app`` puts together. Imports stand where they are used, for the same reasons as there."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from tracker_core.errors import TrackerError
from tracker_desktop import VERSION
from tracker_desktop.host import paths
from tracker_desktop.host.ids import uuid7
from tracker_desktop.services.changes import Changes
from tracker_desktop.services.program import Host, Program
from tracker_desktop.services.shortcuts import NoShortcuts

if TYPE_CHECKING:
    from tracker_desktop.host.managed import Managed
    from tracker_desktop.services.absences import PresenceSource
    from tracker_desktop.services.ports import Clock, Secrets, SyncStatus
    from tracker_desktop.services.shortcuts import Shortcuts
    from tracker_desktop.store.journal import SqlcipherJournal
    from tracker_desktop.store.upkeep import SqlcipherUpkeep, WhileShut
    from tracker_desktop.sync.probes import RequestsProbes
    from tracker_desktop.sync.rounds import Rounds
    from tracker_desktop.sync.worker import SyncThread


def make_program(
    clock: Clock,
    changes: Changes,
    source: PresenceSource,
    locked: Mapping[str, str],
    shortcuts: Callable[[], Shortcuts] = NoShortcuts,
) -> Program:
    """The program, shut until its store is opened; ``source`` tells whether somebody is there."""
    from tracker_desktop.host.autostart import autostart
    from tracker_desktop.services.noting import Noting
    from tracker_desktop.store.spool import SealedSpool

    host = Host(source, autostart(), locked, lambda: (system(), VERSION), paths.data_folder, shortcuts)
    return Program(clock, uuid7, changes, Noting(SealedSpool(paths.store_file()), clock), host)


def laid_down(fault: Callable[[BaseException], None] = lambda _: None) -> Managed:
    """What the organization laid down; nothing, and a line in the log, where that cannot be read."""
    from tracker_desktop.host.managed import Managed, managed, managed_file

    try:
        return managed(managed_file())
    except TrackerError as error:
        fault(error)
        return Managed()


def make_upkeep(secrets: Secrets, clock: Clock, while_shut: WhileShut) -> SqlcipherUpkeep:
    """What can be done to the store as a whole; ``while_shut`` as in ``store.upkeep``."""
    from tracker_desktop.store.upkeep import SqlcipherUpkeep

    return SqlcipherUpkeep(paths.store_file(), paths.mark_file(), secrets, lambda: clock.now().ms, while_shut)


def make_probes(clock: Clock) -> RequestsProbes:
    """What the doctor tries the network and the disk with."""
    from tracker_desktop.host.disk import free_bytes
    from tracker_desktop.sync.probes import RequestsProbes

    return RequestsProbes(f"timetracker/{VERSION}", lambda: clock.now().ms, free_bytes)


def system() -> str:
    """The system's name and version."""
    from tracker_desktop.host.device import operating_system

    return operating_system()


def unlock(secrets: Secrets) -> bytes:
    """The store's key; a new key and a new store where there is neither yet.

    Raises what ``Secrets`` and the store raise; ``Refused("keyring_item_missing")`` when there is a store and no key.
    """
    file = paths.store_file()
    if not os.path.exists(file):  # noqa: PTH110 - pathlib is not needed on this way
        from tracker_desktop.store.recovery import finish

        finish(file)
    if os.path.exists(file):  # noqa: PTH110
        from tracker_desktop.store.rotation import demand_key

        return demand_key(file, secrets)
    from tracker_desktop.store.opening import create_store

    key = secrets.key()
    if key is None:
        key = os.urandom(32)
        secrets.keep(key)
    create_store(file, key)
    return key


def open_journal(key: bytes, clock: Clock) -> SqlcipherJournal:
    """The journal over a connection of the calling thread."""
    from tracker_desktop.store import opening
    from tracker_desktop.store.mark import Mark

    return opening.open_journal(paths.store_file(), key, Mark(paths.mark_file()), clock.now().ms)


def make_sync(key: bytes, clock: Clock, tell: Callable[[], None], fault: Callable[[BaseException], None]) -> SyncThread:
    """The sync thread, not yet started."""
    from tracker_desktop.sync.worker import SyncThread

    def open_rounds(report: Callable[[SyncStatus], None]) -> tuple[Rounds, Callable[[], None]]:
        from tracker_desktop.host.device import operating_system
        from tracker_desktop.store.mark import Mark
        from tracker_desktop.store.opening import open_store
        from tracker_desktop.store.sync_side import SqlcipherSyncStore
        from tracker_desktop.sync.rounds import Connection, Rounds

        def now_ms() -> int:
            return clock.now().ms

        def connect(ca_file: str) -> Connection:
            from tracker_desktop.sync.http import RequestsTransport

            return RequestsTransport(ca_file, f"timetracker/{VERSION}", now_ms)

        store = SqlcipherSyncStore(open_store(paths.store_file(), key), now_ms, Mark(paths.mark_file()))
        device = store.device(operating_system(), VERSION)
        return Rounds(store, device, connect, now_ms, time.monotonic, report), store.close

    return SyncThread(open_rounds, tell, fault)
