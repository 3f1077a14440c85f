"""What may be typed: the parser, and times as people write them."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import NoReturn, Protocol, TypeVar

from tracker_core.model import Kind, Moment
from tracker_desktop import VERSION
from tracker_desktop.services.ports import Clock

T = TypeVar("T")

AGO = re.compile(r"-?(?:(\d{1,3})h)?(?:(\d{1,4})m(?:in)?)?")
WALL = re.compile(r"(?:(\d{4}-\d{2}-\d{2})[T ])?(\d{1,2}:\d{2}(?::\d{2})?)")

TIME_HELP = "HH:MM today, YYYY-MM-DD HH:MM, an ISO time with its UTC offset, or how long ago: 20m, 1h30m"

ENTRY_HELP = (
    "its number in the list of `today`, DATE#NUMBER for another day's, last, running, or its id or the end of that"
)


class Adder(Protocol):
    """Adds a command; ``printing``: its answer can be JSON."""

    def __call__(self, name: str, text: str, *, printing: bool = True) -> argparse.ArgumentParser: ...


class Usage(Exception):
    """What was typed cannot be read; the text says how it should be."""


class Shown(Exception):
    """The parser has answered by itself (help, version); the text is the answer."""


class _Parser(argparse.ArgumentParser):
    """argparse that neither prints nor exits, since it may run inside the tray program for a shell elsewhere."""

    def error(self, message: str) -> NoReturn:
        raise Usage(f"{message}\nTry: {self.prog} --help")

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:  # noqa: ARG002 - argparse's signature
        raise Shown(message or "")

    def _print_message(self, message: str, file: object = None) -> None:  # noqa: ARG002 - argparse's signature
        raise Shown(message)


def parser() -> argparse.ArgumentParser:
    """The parser of ``timetracker``; its ``command`` names the command."""
    root = _Parser(
        prog="timetracker",
        description="Track working time on the work items assigned to you. Without a command: start the tray program.",
        epilog="Exit codes: 0 done, 2 usage, 3 refused (the rule said no), 4 unavailable (try later), 70 our bug.",
    )
    root.add_argument("--version", action="version", version=f"timetracker {VERSION}")
    commands = root.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=_Parser)

    def add(name: str, text: str, *, printing: bool = True) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=text, description=text)
        if printing:
            made.add_argument("--json", action="store_true", help="print JSON")
        return made

    sign_in = add("sign-in", "sign in to your organization's server")
    sign_in.add_argument("url", metavar="URL", help="the server's address, such as https://time.example.org")
    sign_in.add_argument("--code", action="store_true", help="show a code to type on any device, open no browser here")
    sign_in.add_argument("--ca-file", default="", metavar="FILE", help="further certificate authorities to trust, PEM")
    add("sign-out", "sign out; what was recorded stays", printing=False)
    tasks = add("tasks", "the work items assigned to you")
    tasks.add_argument("query", nargs="*", metavar="QUERY", help="words of the key, title or project")
    tasks.add_argument("--kind", choices=[kind.value for kind in Kind], help="just the items of this kind")
    start = add("start", "start a timer; stops the running one")
    start.add_argument("key", metavar="KEY", help="the work item's key")
    start.add_argument("--at", metavar="TIME", help=TIME_HELP)
    start.add_argument("--note", default="", metavar="TEXT")
    resume = add("resume", "start a timer on what you worked on last")
    resume.add_argument("--at", metavar="TIME", help=TIME_HELP)
    stop = add("stop", "stop the timer")
    stop.add_argument("--at", metavar="TIME", help=TIME_HELP)
    add("status", "what runs, today's total, how the sync stands")
    today = add("today", "today's entries and totals")
    today.add_argument("--day", metavar="DATE", help="another day, YYYY-MM-DD")
    week = add("week", "a week's totals by day, item, kind and project")
    month = add("month", "a month's totals, likewise")
    for period in (week, month):
        period.add_argument("--day", metavar="DATE", help="one that has this day, YYYY-MM-DD; default: today")
    _add_corrections(add)
    _add_away(add)
    _settings(add("settings", "what you can set, and what it is set to"))
    _privacy(add("privacy", "what is held of you here and at your organization, and what you can ask for"))
    _audit(add("audit", "what is kept here of your organization's signed audit, and whether anything is wrong with it"))
    export = add("export", "print all that this device holds of you, as JSON, or your entries as CSV", printing=False)
    export.add_argument("--format", choices=["json", "csv"], default="json")
    export.add_argument("--from", dest="first", metavar="DATE", help="CSV: from this day on, YYYY-MM-DD")
    export.add_argument("--to", dest="last", metavar="DATE", help="CSV: up to this day, YYYY-MM-DD")
    completion = add("completion", "print what a shell needs to complete commands and options", printing=False)
    completion.add_argument("shell", choices=["bash", "zsh", "tcsh"])
    _add_upkeep(add)
    return root


def _settings(settings: argparse.ArgumentParser) -> None:
    settings.add_argument("name", nargs="?", metavar="NAME")
    wanted = settings.add_mutually_exclusive_group()
    wanted.add_argument("value", nargs="?", metavar="VALUE", help="set it to this")
    wanted.add_argument("--default", action="store_true", help="set it back to its default")


def _add_corrections(add: Adder) -> None:
    added = add("add", "record work done without a timer")
    added.add_argument("key", metavar="KEY", help="the work item's key")
    added.add_argument("--from", dest="start", required=True, metavar="TIME", help=TIME_HELP)
    added.add_argument("--to", dest="stop", required=True, metavar="TIME", help=TIME_HELP)
    added.add_argument("--note", default="", metavar="TEXT")
    edit = add("edit", "correct an entry")
    void = add("void", "remove an entry; it stays in the record and counts no longer")
    restore = add("restore", "let a removed entry count again")
    split = add("split", "cut an entry in two")
    join = add("join", "make one entry of two on the same work item")
    note = add("note", "write a note on an entry")
    add("undo", "take back the last correction made since the program was started")
    for made in (edit, void, restore, split, join):
        made.add_argument("entry", metavar="ENTRY", help=ENTRY_HELP)
    for made in (added, edit, void, restore, split, join):
        made.add_argument("--reason", required=True, metavar="TEXT", help="why; it is kept with the record")
    edit.add_argument("--key", default="", metavar="KEY", help="the work item it is about")
    edit.add_argument("--from", dest="start", metavar="TIME", help=TIME_HELP)
    edit.add_argument("--to", dest="stop", metavar="TIME", help=TIME_HELP)
    edit.add_argument("--note", metavar="TEXT")
    split.add_argument("--at", required=True, metavar="TIME", help=TIME_HELP)
    split.add_argument("--key", default="", metavar="KEY", help="the work item of the later part; default: the same")
    join.add_argument("other", metavar="OTHER", help="the entry that is joined to it")
    note.add_argument("text", metavar="TEXT")
    note.add_argument("--entry", default="last", metavar="ENTRY", help=f"{ENTRY_HELP}; default: last")


def _add_upkeep(add: Adder) -> None:
    log = add("log", "what was recorded, and what the server said of it")
    log.add_argument("--limit", type=int, default=20, metavar="N")
    refused = add("refused", "what the server did not accept, why, and what can be done")
    refused.add_argument("--seen", action="store_true", help="you have seen it: the icon warns of it no longer")
    add("sync", "send and fetch now")
    add("rotate-key", "give your time records a new key, as when the old one may be known", printing=False)
    recover = add("recover", "begin anew with what can be read of time records that do not open; nothing is deleted")
    recover.add_argument("--yes", action="store_true", help="do it; without this you are told what would happen")
    add("doctor", "look for what keeps the program from working, and say what to do; safe to send to support")
    add("show", "show the window of the running program", printing=False)
    add("search", "open the list to start from, in the running program; again: close it", printing=False)
    add("quit", "end the running program; a running timer runs on", printing=False)


def _add_away(add: Adder) -> None:
    away = add("away", "what to do about the time you were away from the computer while a timer ran")
    away.add_argument(
        "choice",
        nargs="?",
        choices=["keep", "discard", "stop", "break", "give", "split"],
        metavar="CHOICE",
        help="keep: it was work; discard: go on from your return; stop: the timer ended when you left; break: as "
        "discard; give: it was work on --key; split: ask about the time before and after --at; "
        "default: show what is asked",
    )
    away.add_argument("--key", default="", metavar="KEY", help="the work item of give")
    away.add_argument("--at", metavar="TIME", help=f"where to split: {TIME_HELP}")
    away.add_argument("--id", type=int, metavar="NUMBER", help="which absence; default: the oldest that is asked about")


def period(start: str, stop: str, clock: Clock) -> tuple[Moment, Moment]:
    """From and to as typed. Raises ``Usage``."""
    begin, end = moment(start, clock), moment(stop, clock)
    assert begin is not None
    assert end is not None
    return begin, end


def moment(text: str | None, clock: Clock) -> Moment | None:
    """A time as typed, see ``TIME_HELP``; None stays None. Raises ``Usage``."""
    if text is None:
        return None
    text = text.strip()
    if (ago := AGO.fullmatch(text)) and any(ago.groups()):
        hours, minutes = (int(group or 0) for group in ago.groups())
        now = clock.now()
        return Moment(now.ms - (hours * 60 + minutes) * 60_000, now.offset)
    return _guarded(lambda: _absolute(text, clock), f"{text!r} is not a time. Write {TIME_HELP}.")


def day(text: str | None) -> date | None:
    """A date as typed. Raises ``Usage``."""
    if text is None:
        return None
    return _guarded(lambda: date.fromisoformat(text), f"{text!r} is not a date. Write YYYY-MM-DD.")


def _absolute(text: str, clock: Clock) -> Moment:
    if wall := WALL.fullmatch(text):
        now = clock.now()
        today = (datetime(1970, 1, 1) + timedelta(milliseconds=now.ms, minutes=now.offset)).date()  # noqa: DTZ001
        on = date.fromisoformat(wall[1]) if wall[1] else today
        hour = wall[2] if wall[2][1] != ":" else f"0{wall[2]}"
        return clock.local(datetime.fromisoformat(f"{on.isoformat()}T{hour}"))
    instant = datetime.fromisoformat(text)
    offset = instant.utcoffset()
    if offset is None:
        raise ValueError(text)
    return Moment(round(instant.timestamp() * 1000), int(offset.total_seconds() // 60))


def _guarded(read: Callable[[], T], otherwise: str) -> T:
    try:
        return read()
    except (ValueError, OverflowError, OSError) as error:
        raise Usage(otherwise) from error


def _privacy(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "what",
        nargs="?",
        choices=["held", "organization", "policy", "changes", "accept", "ask", "audit", "export"],
        help="held: here (the default); organization: there; policy: read it; "
        "changes: what is new in it; accept: say that you have read it; "
        "ask: for something; audit: show and verify your audit; "
        "export: what the organization holds, into the file that --to names",
    )
    command.add_argument("kind", nargs="?", choices=["correction", "deletion", "concern"], help="what to ask for")
    command.add_argument("text", nargs="*", help="in your words")
    command.add_argument("--to", metavar="FILE", help="where an export goes (a ZIP)")


def _audit(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "what",
        nargs="?",
        choices=["alarms", "checkpoints", "key", "evidence", "seen"],
        help="alarms: what is wrong (the default); checkpoints: print the signed notes, for the verifier of exports; "
        "key: the server's public key; evidence: print all of it, as JSON, for an auditor; "
        "seen: you have seen the alarms, and what the server says now is what later notes are compared with",
    )
