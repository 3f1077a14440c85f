"""The evidence of this device as a file, for an auditor: its signed notes, and every alarm with what shows it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from tracker_core.model import Moment
from tracker_core.wire import Json
from tracker_desktop.services.exporting import Part
from tracker_desktop.services.ports import Journal
from tracker_desktop.services.progress import Doing, Progress
from tracker_desktop.services.words import iso

FORMAT = "timetracker-audit-evidence"
VERSION = 1


def as_json(journal: Journal, now: Moment) -> Json:
    """All of it, to be given to an auditor."""
    store, account = journal.evidence, journal.account()
    return {
        "format": FORMAT,
        "version": VERSION,
        "made_at": iso(now),
        "server": "" if account is None else account.server,
        "device": journal.head().device,
        "audit_key": store.notes.key(),
        "audit_key_changes": store.notes.key_changes(),
        "alarms": [{**each._asdict(), "kind": each.kind.value} for each in store.alarms.all()],
        "notes": [each._asdict() for each in store.notes.all()],
    }


def parts(journal: Journal, now: Moment) -> Iterator[Part]:
    """The same as the text of a file."""
    text = json.dumps(as_json(journal, now), ensure_ascii=False, indent=1)
    yield Part(f"{text}\n", Progress(Doing.EXPORTING, 1, 1))
