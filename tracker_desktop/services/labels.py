"""The names of things that have a fixed few: flags, kinds, causes, settings, days. Tables only, in English."""

from __future__ import annotations

from collections.abc import Mapping

from tracker_core.away import Cause
from tracker_core.model import Flag, Kind
from tracker_desktop.services.progress import Doing
from tracker_desktop.services.settings import Group
from tracker_desktop.services.shortcuts import ShortcutState
from tracker_desktop.services.standings import Truth

FLAGS: Mapping[Flag, str] = {
    Flag.OVERLAP: "overlaps with another entry",
    Flag.LONG_RUN: "ran for more than 16 hours",
    Flag.CLOCK_JUMP: "the clock was changed meanwhile",
    Flag.STOP_BEFORE_START: "ends before it starts",
    Flag.CONTRADICTORY_STOPS: "was stopped twice; the earlier end counts",
}

TRUTHS: Mapping[Truth, str] = {
    Truth.SENT: "sent",
    Truth.FLAGGED: "sent, to be looked at",
    Truth.PENDING: "waits to be sent",
    Truth.REJECTED: "not accepted",
}

CAUSES: Mapping[Cause, str] = {
    Cause.IDLE: "keyboard and mouse were not touched",
    Cause.LOCK: "the screen was locked",
    Cause.SLEEP: "the computer slept",
    Cause.CLOCK: "the clock was set ahead",
    Cause.CRASH: "TimeTracker was not running",
    Cause.SHUTDOWN: "the computer was shut down",
    Cause.QUIT: "TimeTracker was closed",
}

KINDS: Mapping[Kind, str] = {Kind.TASK: "Task", Kind.BUG: "Bug", Kind.BACKLOG_ITEM: "Backlog item"}

FACTS: Mapping[str, str] = {
    "timer_started": "Start",
    "timer_stopped": "Stop",
    "entry_added": "Added entry",
    "entry_amended": "Correction",
    "entry_voided": "Removal",
    "entry_restored": "Restored",
    "start_refused": "Refused start",
}

# How far long work is; without an end that is known, and with one.
DOING: Mapping[Doing, tuple[str, str]] = {
    Doing.SENDING: ("Sending records: {done} so far", "Sending records: {done} of {total}"),
    Doing.FETCHING: ("Fetching from the server: {done} so far", "Fetching from the server: {done} of {total}"),
    Doing.EXPORTING: ("Exporting: {done} so far", "Exporting: {done} of {total}"),
    Doing.DOWNLOADING: ("Fetching the export: {done} kB so far", "Fetching the export: {done} of {total} kB"),
    Doing.READING: ("Reading what can be read…", "Reading what can be read: page {done} of {total}"),
    Doing.WRITING: ("Writing the new time records…", "Writing the new time records: {done} of {total}"),
    Doing.MOVING: (
        "Moving the files, which has to come to its end…",
        "Moving the files, which has to come to its end…",
    ),
}

# What each setting does.
SETTINGS: Mapping[str, str] = {
    "away_after": "How many minutes without a touch are an absence.",
    "away_idle": "What becomes of the time when nobody touched keyboard or mouse while a timer runs.",
    "away_lock": "What becomes of the time when the screen was locked while a timer runs.",
    "away_sleep": "What becomes of the time when the computer slept while a timer runs.",
    "away_crash": "What becomes of the time when TimeTracker was not running while a timer runs.",
    "away_shutdown": "What becomes of the time when the computer was shut down while a timer runs.",
    "away_quit": "What becomes of the time when you had closed TimeTracker while a timer runs.",
    "reminders": "Whether TimeTracker reminds you of anything.",
    "remind_after": ("After how many minutes without a timer, in your working hours, you are reminded; 0: never."),
    "working_days": "The days you usually work.",
    "working_from": "When your working day usually begins.",
    "working_to": "When it usually ends.",
    "language": "The language of menus and windows; the shell speaks English.",
    "autostart": "Whether TimeTracker starts when you sign in to this computer.",
    "shortcut": "The keys that open the list to start from, whatever program you are in.",
    "mini_window": "Whether the mini window is open: one line that says what runs and for how long.",
    "mini_on_top": "Whether the mini window stays above all others, where the desktop lets it.",
}

# What became of the keys that a person set, where there is something to tell.
SHORTCUT_STATES: Mapping[ShortcutState, str] = {
    ShortcutState.WAITING: "Not in force yet: TimeTracker is not running, or your desktop asks you first.",
    ShortcutState.TAKEN: "Another program has these keys. Choose others.",
    ShortcutState.DECLINED: "Your desktop did not give these keys. Look at its own settings for shortcuts.",
    ShortcutState.NO_KEY: "This keyboard has no such key. Choose another.",
    ShortcutState.NOT_HERE: (
        "This desktop has no way for it. Have its own settings for shortcuts run “timetracker search”."
    ),
}

SETTING_NAMES: Mapping[str, str] = {
    "away_after": "Away after",
    "away_idle": "Nobody at the keyboard",
    "away_lock": "Screen locked",
    "away_sleep": "Computer asleep",
    "away_crash": "TimeTracker not running",
    "away_shutdown": "Computer shut down",
    "away_quit": "TimeTracker closed",
    "reminders": "Remind me",
    "remind_after": "Remind me of a timer after",
    "working_days": "Working days",
    "working_from": "Working day begins",
    "working_to": "Working day ends",
    "language": "Language",
    "autostart": "Start with the session",
    "shortcut": "Open the list to start from",
    "mini_window": "Mini window",
    "mini_on_top": "Mini window on top",
}
SETTING_GROUPS: Mapping[Group, str] = {
    Group.GENERAL: "General",
    Group.HOURS: "Working hours",
    Group.REMINDERS: "Reminders",
    Group.AWAY: "When I am away",
    Group.SHORTCUTS: "Shortcuts",
}
# What can be chosen, and what the least of a number means where that is no number.
SETTING_CHOICES: Mapping[str, str] = {
    "ask": "Ask me",
    "keep": "Keep it",
    "discard": "Discard it, go on",
    "stop": "Stop the timer then",
    "break": "It was a break",
    "system": "As the system speaks",
    "on": "On",
    "off": "Off",
}
SETTING_LEAST: Mapping[str, str] = {"remind_after": "Never"}
UNITS: Mapping[str, str] = {"minutes": "{number} min"}

# What stands for a detail that an error does not carry.
PLAIN: Mapping[str, str] = {
    "key": "That item",
    "since": "a time not known here",
    "limit": "fewer",
    "name": "somebody else",
    "form": "what the settings say",
    "near": "",
}

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
