"""What a person can set: each setting declared once, with its type, its default and what it does."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from enum import Enum, auto
from typing import NamedTuple, Protocol

from tracker_core.away import MINUTE_MS, Cause, Choice, Policy
from tracker_core.errors import Refused, Unavailable
from tracker_desktop.services.autostart import Autostart, NoAutostart
from tracker_desktop.services.shortcuts import FORM as SHORTCUT_FORM
from tracker_desktop.services.shortcuts import OFF, written

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ASK = "ask"
SYSTEM = "system"
AUTOSTART = "autostart"
SHORTCUT = "shortcut"
MINI_WINDOW, MINI_ON_TOP = "mini_window", "mini_on_top"
LANGUAGES = {"en": "English", "de": "Deutsch", "hi": "हिन्दी"}  # each by its own name
HOURS = ("working_from", "working_to")
UNASKED = (ASK, Choice.KEEP.value, Choice.DISCARD.value, Choice.STOP.value, Choice.BREAK.value)
DAY_MINUTES = 1440


@dataclass(frozen=True, slots=True)
class Settings:
    """The values in force. Times of day are "HH:MM" on the local wall clock, minutes are whole."""

    away_after: int = 5
    away_idle: str = ASK
    away_lock: str = ASK
    away_sleep: str = ASK
    away_crash: str = ASK
    away_shutdown: str = ASK
    away_quit: str = Choice.KEEP.value
    reminders: bool = True
    remind_after: int = 15
    working_days: str = "mon tue wed thu fri"
    working_from: str = "09:00"
    working_to: str = "17:00"
    language: str = SYSTEM
    autostart: bool = False
    shortcut: str = OFF
    mini_window: bool = False
    mini_on_top: bool = True

    def policy(self) -> Policy:
        """What becomes of absences."""
        after = dict.fromkeys(Cause, self.away_after * MINUTE_MS) | {Cause.CLOCK: MINUTE_MS}
        named = {cause: getattr(self, f"away_{cause.value}", ASK) for cause in Cause}
        return Policy(after, {cause: Choice(name) for cause, name in named.items() if name != ASK})

    def works_on(self, weekday: int) -> bool:
        """Whether 0 (Monday) … 6 (Sunday) is a working day."""
        return DAYS[weekday] in self.working_days.split()

    @property
    def working_minutes(self) -> tuple[int, int]:
        """From when to when, in minutes of the day."""
        return minutes_of(self.working_from), minutes_of(self.working_to)


class Kind(Enum):
    """How a person is asked for it."""

    NUMBER = auto()
    SWITCH = auto()
    CHOICE = auto()
    DAYS = auto()
    TIME = auto()
    KEYS = auto()


class Group(Enum):
    """Where a person looks for it, in this order."""

    GENERAL = auto()
    HOURS = auto()
    REMINDERS = auto()
    AWAY = auto()
    SHORTCUTS = auto()


class Field(NamedTuple):
    """What may be written, and how that is read; reading raises ``ValueError``.

    ``names`` are all there are, if few. ``least`` and ``most`` bound a number, which counts a ``unit``, and a time, in
    minutes of the day.
    """

    group: Group
    kind: Kind
    form: str
    read: Callable[[str], object]
    names: tuple[str, ...] = ()
    least: int = 0
    most: int = 0
    unit: str = ""


def _number(group: Group, least: int, most: int, unit: str) -> Field:
    def read(text: str) -> int:
        number = int(text)
        if not least <= number <= most:
            raise ValueError(text)
        return number

    return Field(group, Kind.NUMBER, f"{least} to {most}", read, least=least, most=most, unit=unit)


def _one_of(group: Group, *names: str) -> Field:
    def read(text: str) -> str:
        if text.lower() not in names:
            raise ValueError(text)
        return text.lower()

    return Field(group, Kind.CHOICE, " | ".join(names), read, names)


def _on_or_off(group: Group) -> Field:
    return Field(group, Kind.SWITCH, "on | off", _switch, ("on", "off"))


def _time_of_day(group: Group) -> Field:
    return Field(group, Kind.TIME, "HH:MM", _time, most=DAY_MINUTES)


def _switch(text: str) -> bool:
    if text.lower() not in ("on", "off"):
        raise ValueError(text)
    return text.lower() == "on"


def _days(text: str) -> str:
    wanted = set(text.lower().replace(",", " ").split())
    if not wanted <= set(DAYS):
        raise ValueError(text)
    return " ".join(day for day in DAYS if day in wanted)


def _time(text: str) -> str:
    return clock(minutes_of(text))


def clock(minutes: int) -> str:
    """Minutes of the day as "HH:MM"."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def minutes_of(text: str) -> int:
    """Minutes of the day from "HH:MM", up to 24:00. Raises ``ValueError``."""
    hours, _, minutes = text.partition(":")
    total = int(hours) * 60 + int(minutes)
    if not (0 <= int(minutes) < 60 and 0 <= total <= DAY_MINUTES):
        raise ValueError(text)
    return total


_ABSENT = _one_of(Group.AWAY, *UNASKED)

FIELDS: Mapping[str, Field] = {
    "away_after": _number(Group.AWAY, 1, 240, "minutes"),
    "away_idle": _ABSENT,
    "away_lock": _ABSENT,
    "away_sleep": _ABSENT,
    "away_crash": _ABSENT,
    "away_shutdown": _ABSENT,
    "away_quit": _ABSENT,
    "reminders": _on_or_off(Group.REMINDERS),
    "remind_after": _number(Group.REMINDERS, 0, 240, "minutes"),
    "working_days": Field(Group.HOURS, Kind.DAYS, " ".join(DAYS), _days, DAYS),
    "working_from": _time_of_day(Group.HOURS),
    "working_to": _time_of_day(Group.HOURS),
    "language": _one_of(Group.GENERAL, SYSTEM, *LANGUAGES),
    "autostart": _on_or_off(Group.GENERAL),
    "shortcut": Field(Group.SHORTCUTS, Kind.KEYS, SHORTCUT_FORM, written, (OFF,)),
    "mini_window": _on_or_off(Group.GENERAL),
    "mini_on_top": _on_or_off(Group.GENERAL),
}


class SettingView(NamedTuple):
    """A setting as it stands; ``text`` and ``default`` as they are written. ``locked``: by the organization."""

    name: str
    text: str
    default: str
    locked: bool


class Preferences(Protocol):
    """Where what a person set is kept, as one JSON object; empty text before anything was."""

    def preferences(self) -> str: ...

    def put_preferences(self, text: str) -> None:
        """Raises as the journal's writes do."""


class SettingsKeeper:
    """The settings of this store; ``changed`` is called after each change.

    ``locked`` are those that the organization laid down. Whether the program starts with the session is kept by the
    system, which other programs can tell otherwise.
    """

    def __init__(
        self,
        kept: Preferences,
        changed: Callable[[], None],
        locked: Mapping[str, str] | None = None,
        autostart: Autostart | None = None,
    ) -> None:
        self._kept = kept
        self._changed = changed
        self._locked = {name: text for name, text in (locked or {}).items() if name in FIELDS}
        self._autostart = autostart or NoAutostart()

    def now(self) -> Settings:
        """What is in force. What an older or newer program wrote and this one cannot read keeps its default."""
        settings = Settings()
        for name, text in (json.loads(self._kept.preferences() or "{}") | self._locked).items():
            if name in FIELDS:
                settings = _with(settings, name, str(text)) or settings
        return replace(settings, autostart=self._autostart.is_on())

    def carry_out(self) -> None:
        """Have the system do what the organization laid down. Where it does not take that, ``now`` says how it is."""
        wanted = self._locked.get(AUTOSTART)
        if wanted in FIELDS[AUTOSTART].names and self._autostart.is_on() != _switch(wanted):
            with suppress(Unavailable):
                self._autostart.put(_switch(wanted))

    def is_locked(self, name: str) -> bool:
        """Whether the organization laid it down."""
        return name in self._locked

    def views(self) -> Sequence[SettingView]:
        """All of them, ready to be shown, in the order of declaration."""
        now, default = self.now(), Settings()
        return [SettingView(each, spoken(now, each), spoken(default, each), self.is_locked(each)) for each in names()]

    def reset(self, name: str) -> Settings:
        """Set one to its default. Raises as ``put`` does."""
        return self.put(name, spoken(Settings(), name) if name in FIELDS else "")

    def put(self, name: str, text: str) -> Settings:
        """Set one. Raises ``Refused``: no_such_setting, bad_setting, bad_keys, day_ends_first, setting_locked; and
        as writes to the store do.
        """
        if name not in FIELDS:
            raise Refused("no_such_setting", f"There is no setting {name!r}.", name=name)
        if self.is_locked(name):
            raise Refused("setting_locked", f"{name} was laid down by the organization.", name=name)
        settings = _with(self.now(), name, text.strip())
        if settings is None:
            code = "bad_keys" if FIELDS[name].kind is Kind.KEYS else "bad_setting"
            raise Refused(code, f"{name} cannot be {text!r}.", name=name, form=FIELDS[name].form)
        if name in HOURS and settings.working_minutes[0] >= settings.working_minutes[1]:
            raise Refused("day_ends_first", f"{name} cannot be {text!r}: the day would end before it begins.")
        if name == AUTOSTART:
            self._autostart.put(settings.autostart)
        else:
            kept = json.loads(self._kept.preferences() or "{}")
            self._kept.put_preferences(json.dumps(kept | {name: spoken(settings, name)}))
        self._changed()
        return settings


def spoken(settings: Settings, name: str) -> str:
    """A value as it is written."""
    value = getattr(settings, name)
    return {True: "on", False: "off"}[value] if isinstance(value, bool) else str(value)


def names() -> list[str]:
    """Every setting, in the order of declaration."""
    return [field.name for field in fields(Settings)]


def _with(settings: Settings, name: str, text: str) -> Settings | None:
    try:
        return replace(settings, **{name: FIELDS[name].read(text)})  # type: ignore[arg-type]
    except ValueError:
        return None
