"""The command ``audit``: what this device keeps of the organization's signed audit, and what it found wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker_core.model import Moment
from tracker_desktop.services import privacy_words, words

if TYPE_CHECKING:
    from tracker_desktop.cli.command import Command


def audit(command: Command) -> None:
    """Carry out what was asked for; without a word, show what is kept and what is wrong."""
    ACTS[command.arguments.what or "alarms"](command)


def _alarms(command: Command) -> None:
    store = command.ask(lambda desk: desk.journal.evidence)
    unseen, alarms, notes = command.around.invoke(
        lambda: (store.alarms.unseen(), store.alarms.all(), store.notes.all())
    )
    now = command.around.clock.now()
    lines = [words.one_line(privacy_words.alarm(kind)) for kind in unseen] or ["Nothing is wrong."]
    seen = [
        f"{words.clock_time(Moment(each.found_ms, now.offset), now)}  {privacy_words.alarm_line(each.kind)}"
        f"{f' ({each.shard})' if each.shard else ''}"
        for each in alarms
    ]
    command.answer(
        {
            "unseen": [kind.value for kind in unseen],
            "alarms": [{**each._asdict(), "kind": each.kind.value} for each in alarms],
            "notes": [note._asdict() for note in notes],
        },
        [
            *lines,
            privacy_words.kept(notes, now),
            *(["", "What was found so far:", *(f"  {line}" for line in seen)] if seen else []),
            *(
                ["", "`timetracker audit evidence > FILE` keeps the evidence; `audit seen`: you know."]
                if unseen
                else []
            ),
        ],
    )


def _checkpoints(command: Command) -> None:
    store = command.ask(lambda desk: desk.journal.evidence.notes)
    notes, changes = command.around.invoke(lambda: (store.all(), store.key_changes()))
    texts = [*changes, *(note.note for note in notes)]  # who checks has to follow the keys that signed them
    command.answer([note._asdict() for note in notes], ["\n".join(texts).removesuffix("\n")])


def _key(command: Command) -> None:
    key = command.ask(lambda desk: desk.journal.evidence.notes.key())
    command.answer({"audit_key": key}, [key])


def _evidence(command: Command) -> None:
    from tracker_desktop.services.evidence_file import parts

    now = command.around.clock.now()
    for part in command.ask(lambda desk: list(parts(desk.journal, now))):
        command.put(part.text)


def _seen(command: Command) -> None:
    command.ask(lambda desk: desk.journal.evidence.see())
    command.around.program.changes.tell()
    command.say("The icon warns of it no longer. The evidence stays.")


ACTS = {
    "alarms": _alarms,
    "checkpoints": _checkpoints,
    "key": _key,
    "evidence": _evidence,
    "seen": _seen,
}
