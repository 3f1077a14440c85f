"""Sets a store that does not open aside, and begins a new one with all that could be read of it.

Nothing is deleted: the old files move into a folder beside the store. The new store is made whole before the first of
them moves, and a start after a crash goes on from there. See decision 0041.
"""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from tracker_core.errors import Refused
from tracker_core.events import entry_of
from tracker_desktop.services.ports import RECOVERABLE, Missing, Secrets
from tracker_desktop.services.progress import Doing, Progress, Step
from tracker_desktop.services.upkeep import Recovered
from tracker_desktop.store import anew, gaps, identity, items, projection
from tracker_desktop.store.connection import KEY_BYTES, Connection
from tracker_desktop.store.files import ASIDE, BACKUP, SEAL, SPOOL, on_disk, settle_names
from tracker_desktop.store.found import Found, Kept
from tracker_desktop.store.health import demand_sound
from tracker_desktop.store.mark import Heads, Mark
from tracker_desktop.store.opening import create_store, log_of, open_store
from tracker_desktop.store.pages import pages_of
from tracker_desktop.store.rotation import demand_key
from tracker_desktop.store.salvage import rows_of

FRESH = "fresh.db"


def problem(file: str, secrets: Secrets) -> str:
    """The code of what keeps the store ``file`` from being used as it is, one of ``RECOVERABLE``.

    Raises ``Refused("store_sound")`` where it opens and can be read as a whole, and what else opening it raises.
    """
    try:
        if not Path(file).exists() and log_of(file).exists():
            return "store_damaged"
        connection = open_store(file, demand_key(file, secrets))
        try:
            demand_sound(connection, file)
        finally:
            connection.close()
    except Refused as error:
        if error.code in RECOVERABLE:
            return error.code
        raise
    raise Refused("store_sound", "The store opens and can be read as a whole.")


def recover(file: str, mark_file: str, secrets: Secrets, now_ms: int, step: Step = lambda _: None) -> Recovered:
    """Set the store aside and begin a new one; only where ``problem`` names one. ``now_ms``: UTC. ``step``: as in
    services.upkeep.

    Raises as ``problem`` and as ``step``, and ``Unavailable`` as making a store does; the old store then is where it
    was.
    """
    problem(file, secrets)
    keys = [key for key in (secrets.key(), secrets.successor().key()) if key is not None]
    mark = Mark(mark_file).read()
    folder = _folder(file, now_ms)
    fresh = str(folder / FRESH)
    try:
        found = _found(file, keys, fresh, step)
        key = keys[0] if keys else os.urandom(KEY_BYTES)
        kept, lost = _fill(fresh, key, found, mark, now_ms, step)
        step(Progress(Doing.MOVING))
        with on_disk(mark_file):
            if Path(mark_file).exists():
                shutil.copy2(mark_file, folder)
        if not keys:
            secrets.keep(key)
    except BaseException:
        shutil.rmtree(folder)  # nothing of the old store is in it yet
        raise
    if "spool_key" not in found.values:
        _move([Path(file + ending) for ending in (SPOOL, SEAL)], folder)
    finish(file)
    return Recovered(str(folder), kept, lost, signed_in=bool(found.values.get("refresh_token")))


def finish(file: str) -> None:
    """Put the newest store that was made, and not yet put in its place, where ``file`` should be; if there is one.

    The store moves first: from then on there is nothing that an older program, or a start, could take for it.
    """
    made = sorted(Path(file).parent.glob(f"{ASIDE}/*/{FRESH}"))
    if not made:
        return
    folder = made[-1].parent
    stays = {file + SPOOL, file + SEAL}  # what is sealed with the new store's key
    others = [path for path in Path(file).parent.glob(f"{Path(file).name}?*") if str(path) not in stays]
    _move([Path(file), *sorted(others)], folder)
    with on_disk(file):
        made[-1].rename(file)
        settle_names(folder)
        settle_names(Path(file).parent)


def _folder(file: str, now_ms: int) -> Path:
    """A new folder for what is set aside. What an attempt that was cut off had made anew is made anew."""
    aside = Path(file).parent / ASIDE
    name = datetime.fromtimestamp(now_ms / 1000, UTC).strftime("%Y-%m-%dT%H%M%SZ")
    with on_disk(file):
        aside.mkdir(mode=0o700, exist_ok=True)
        for begun in aside.glob(f"*/{FRESH}*"):
            begun.unlink()
        number = 1
        while (folder := aside / (name if number == 1 else f"{name}-{number}")).exists():
            number += 1
        folder.mkdir(mode=0o700)
        settle_names(aside)
        settle_names(Path(file).parent)
    return folder


def _move(paths: list[Path], folder: Path) -> None:
    with on_disk(str(folder)):
        for path in paths:
            if path.exists():
                path.rename(folder / path.name)
        settle_names(folder)
        settle_names(folder.parent.parent)


def _found(file: str, keys: list[bytes], fresh: str, step: Step) -> Found:
    """What can be read of the store with the key that fits best; of its backup, what it lacks."""
    found = Found()
    for key in keys:
        tried = _read(file, key, fresh, step)
        tried.add_older(_read(file + BACKUP, key, fresh, step))
        found = max(found, tried, key=lambda each: len(each.events) + len(each.values))
    return found


def _read(file: str, key: bytes, fresh: str, step: Step) -> Found:
    found = Found()
    with on_disk(file):
        pages = pages_of(file, key)
    with closing(rows_of(pages, key, f"{fresh}.copy")) as rows:  # which removes the copy, also where it is stopped
        last, at = max(pages, default=0), -1
        for number, whole, row in rows:
            if number != at:
                at = number
                step(Progress(Doing.READING, number, last))
            found.add(whole, row)
    return found


def _fill(
    fresh: str, key: bytes, found: Found, mark: Heads | None, now_ms: int, step: Step
) -> tuple[int, list[Missing]]:
    """Make the new store: the same device in a new epoch, with what was found, all of its own to be offered again; how
    many events of its own that are, and what of them is lost.
    """
    create_store(fresh, key)
    connection = open_store(fresh, key)
    try:
        with connection.writing():
            for name, value in found.values.items():
                identity.put(connection, name, value)
            device = found.device(mark)
            lost = [Missing(*stretch) for stretch in found.lost(device, mark)] if device else []
            if device:
                identity.put(connection, "device", device)
                epochs = [*(mark.places if mark else ()), *(kept.event.epoch for kept in found.events.values())]
                anew.begin_epoch(connection, now_ms, at_least=max(epochs, default=0))
            kept = _put_events(connection, found, device, step)
            for stretch in lost:
                gaps.open_gap(connection, device, *stretch)
            for item in found.items.values():
                items.put(connection, item)
            for item_id in found.pins - found.events.keys():
                connection.do("INSERT OR IGNORE INTO pins (item) VALUES (?)", (item_id,))
        connection.all("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()
    return kept, lost


def _put_events(connection: Connection, found: Found, device: str, step: Step) -> int:
    """Put in what was recorded; how many of it are this device's own."""
    taken: set[tuple[int, int]] = set()
    elsewhere: list[str] = []
    spoken_of = (entry_of(kept.event) for kept in found.events.values())
    entries = sorted({entry_id for entry_id in spoken_of if entry_id is not None})
    total = len(found.events) + len(entries)
    for done, (event_id, kept) in enumerate(sorted(found.events.items())):
        step(Progress(Doing.WRITING, done, total))
        place = (kept.event.epoch, kept.event.dseq)
        own = kept.own and kept.event.device == device
        if own and place in taken:
            elsewhere.append(event_id)
        _put_event(connection, kept, own=own and place not in taken)
        verdict = found.verdicts.get(event_id)
        if verdict is not None and (verdict.outcome == "rejected" or not own):
            connection.do(
                "INSERT INTO verdicts (event, outcome, code, placed, seen) VALUES (?, ?, ?, ?, ?)",
                (event_id, verdict.outcome, verdict.code, int(verdict.placed), int(verdict.seen)),
            )
        if own and place not in taken and (verdict is None or verdict.placed):
            connection.do("INSERT INTO outbox (epoch, dseq, event) VALUES (?, ?, ?)", (*place, event_id))
        if own:
            taken.add(place)
    for done, entry_id in enumerate(entries, len(found.events)):
        step(Progress(Doing.WRITING, done, total))
        projection.project_anew(connection, entry_id)
    anew.readdress(connection, elsewhere)
    return len(taken) + len(elsewhere)


def _put_event(connection: Connection, kept: Kept, *, own: bool) -> None:
    event = kept.event
    connection.do(
        "INSERT INTO events (id, own, epoch, dseq, entry, body, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (event.id, int(own), event.epoch, event.dseq, entry_of(event), kept.body, kept.hash),
    )
