"""The command ``privacy``: what is held of the person, what they can ask for, and whether their audit is sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker_core.model import Moment
from tracker_core.rights import MyRecord, PersonRequest, RequestKind
from tracker_core.wire import Json
from tracker_desktop.cli.arguments import Usage
from tracker_desktop.services import privacy_words, words
from tracker_desktop.services.privacy import keep_finding

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tracker_core.rewording import Change
    from tracker_desktop.cli.command import Command


def privacy(command: Command) -> None:
    """Carry out what was asked for; without a word, show what this device holds and tells."""
    ACTS[command.arguments.what or "held"](command)


def _held(command: Command) -> None:
    held = command.ask(lambda desk: desk.privacy.held())
    told = command.ask(lambda desk: desk.privacy.diagnostics())
    now = command.around.clock.now()
    oldest = "" if held.oldest_ms is None else f", the oldest of {words.clock_time(Moment(held.oldest_ms, 0), now)}"
    here = (
        f"This device holds, encrypted: {held.entries:,} entries{oldest}, {held.events:,} events, "
        f"{held.work_items:,} work items and {held.absences:,} absences."
    )
    command.answer(
        {
            "entries": held.entries,
            "events": held.events,
            "work_items": held.work_items,
            "absences": held.absences,
            "oldest_ms": held.oldest_ms,
            "keeps_from_ms": held.keeps_from_ms,
            "deleted": held.deleted,
            "diagnostics": dict(told),
        },
        [
            f"{here} `timetracker export` prints all of it.",
            privacy_words.deleted(held),
            "With each sync it tells of itself, and of nothing else:",
            *(f"  {privacy_words.diagnostic(name)}: {value}" for name, value in told),
            "`timetracker privacy organization` shows what your organization keeps and says.",
        ],
    )


def _organization(command: Command) -> None:
    _tell(command, _record(command))


def _policy(command: Command) -> None:
    record = _record(command)
    command.answer({"version": record.policy_version, "text": record.policy}, record.policy.splitlines())


def _changes(command: Command) -> None:
    record = _record(command)
    view = command.ask(lambda desk: desk.privacy.policy(record))
    lines = [f"What is new in version {view.now.version} since version {view.since}, which you read:"]
    if not view.since:
        lines = ["No text that you read before is kept here. `timetracker privacy policy` prints the one in force."]
    elif not view.changes:
        lines = [f"Version {view.now.version} says what you have read."]
    command.answer(
        {
            "version": view.now.version,
            "since": view.since,
            "changes": [
                {
                    "heading": change.heading,
                    "pieces": [{"mark": piece.mark.name.lower(), "text": piece.text} for piece in change.pieces],
                }
                for change in view.changes
            ],
        },
        [*lines, *(line for change in view.changes for line in ("", f"  {change.heading}:", f"  {_marked(change)}"))],
    )


def _marked(change: Change) -> str:
    """As ``wdiff`` writes it."""
    from tracker_core.rewording import Mark

    around = {Mark.SAME: ("", ""), Mark.ADDED: ("{+", "+}"), Mark.REMOVED: ("[-", "-]")}
    return " ".join(piece.text.join(around[piece.mark]) for piece in change.pieces)


def _accept(command: Command) -> None:
    version = _record(command).policy_version
    record = command.ask(lambda desk: desk.privacy.acknowledge(version)).result()
    command.ask(lambda desk: desk.privacy.take(record, read=True))
    _tell(command, record)


def _ask(command: Command) -> None:
    arguments = command.arguments
    if arguments.kind is None:
        raise Usage(f"say what for: {' | '.join(RequestKind)}")
    text = " ".join(arguments.text)
    _tell(command, command.ask(lambda desk: desk.privacy.ask(RequestKind(arguments.kind), text)).result())


def _export(command: Command) -> None:
    from tracker_desktop.services.fetching import Fetching

    path = command.arguments.to
    if not path:
        raise Usage("say where it goes: privacy export --to FILE")
    fetching = command.ask(lambda desk: Fetching(desk.sync, "me/export", path, lambda _: None))
    fetching.done.result()
    command.answer({"file": path}, [f"Written: {path}"])


def _audit(command: Command) -> None:
    trail = command.ask(lambda desk: desk.privacy.trail()).result()
    command.ask(lambda desk: keep_finding(trail, desk.journal.evidence))
    now = command.around.clock.now()
    command.answer(
        {"finding": trail.finding.name.lower(), "row": trail.row, "purged": trail.purged, "rows": list(trail.rows)},
        [*(_audit_line(row, now) for row in trail.rows), "", *privacy_words.trail(trail)],
    )


def _audit_line(row: Json, now: Moment) -> str:
    at = words.clock_time(Moment(int(str(row["at"])), now.offset), now)
    action = str(row["action"])
    why = privacy_words.audit_reason(action, str(row["reason"]), str(row["outcome"]))
    return f"{row['seq']:>6}  {at:<18} {privacy_words.action(action)}{f' ({why})' if why else ''}"


def _record(command: Command) -> MyRecord:
    record = command.ask(lambda desk: desk.privacy.record()).result()
    command.ask(lambda desk: desk.privacy.take(record))
    return record


def _tell(command: Command, record: MyRecord) -> None:
    now = command.around.clock.now()

    def time(ms: int) -> str:
        return words.clock_time(Moment(ms, now.offset), now)

    read = "acknowledged" if record.acknowledged == record.policy_version else "not acknowledged yet"
    lines = [
        f"Privacy policy {record.policy_version}, {read}. Records are kept for {record.keeps_months} months.",
        *_section("Requests", [_request_line(each, time) for each in record.requests]),
        *_section(
            "Sign-ins",
            [
                f"{time(each.at)}  {privacy_words.action(each.action)} ({privacy_words.sign_in_way(each.how)})"
                for each in record.sign_ins
            ],
        ),
    ]
    command.answer(
        {
            "policy_version": record.policy_version,
            "acknowledged": record.acknowledged,
            "keeps_months": record.keeps_months,
            "requests": [each.as_json() for each in record.requests],
            "sign_ins": [each.as_json() for each in record.sign_ins],
        },
        lines,
    )


def _request_line(request: PersonRequest, time: Callable[[int], str]) -> str:
    kind, state = privacy_words.request(request)
    due = f", to be answered by {time(request.due_at)}" if request.answered_at is None else ""
    if request.erase_at is not None:
        due = f", confirmed: deleted after {time(request.erase_at)}, receipt {request.receipt}"
    answer = f": {request.answer}" if request.answer else ""
    said = "".join(f"\n    {'you' if each.mine else 'privacy officer'}: {each.text}" for each in request.messages)
    return f"{time(request.opened_at)}  {kind}: {request.text} - {state}{due}{answer}{said}"


def _section(title: str, lines: Sequence[str]) -> list[str]:
    return ["", f"{title}:", *(f"  {line}" for line in lines or ["none"])]


ACTS = {
    "held": _held,
    "organization": _organization,
    "policy": _policy,
    "changes": _changes,
    "accept": _accept,
    "ask": _ask,
    "audit": _audit,
    "export": _export,
}
