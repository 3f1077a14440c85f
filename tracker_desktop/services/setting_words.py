"""Settings in words: what each is called, what it is set to, what can be chosen. Plain functions, no Qt."""

from __future__ import annotations

from tracker_desktop.services.labels import (
    DAYS,
    SETTING_CHOICES,
    SETTING_GROUPS,
    SETTING_LEAST,
    SETTING_NAMES,
    SETTINGS,
    UNITS,
)
from tracker_desktop.services.language import tr
from tracker_desktop.services.settings import DAYS as DAY_NAMES
from tracker_desktop.services.settings import FIELDS, LANGUAGES, Group, Kind


def group(value: Group) -> str:
    """What a group of settings is called."""
    return tr(SETTING_GROUPS[value])


def title(name: str) -> str:
    """What a setting is called."""
    return tr(SETTING_NAMES[name])


def purpose(name: str) -> str:
    """What a setting does."""
    return tr(SETTINGS[name])


def value(name: str, text: str) -> str:
    """What a setting is set to; ``text`` as it is written."""
    match FIELDS[name].kind:
        case Kind.NUMBER if int(text) == FIELDS[name].least and name in SETTING_LEAST:
            return least(name)
        case Kind.NUMBER:
            before, after = unit(name)
            return f"{before}{text}{after}"
        case Kind.DAYS:
            return " ".join(day(each) for each in text.split()) or tr("None")
        case Kind.KEYS if text not in FIELDS[name].names:
            return "+".join(key.capitalize() for key in text.split("+"))
        case Kind.SWITCH | Kind.CHOICE | Kind.KEYS:
            return choice(text)
        case _:
            return text


def choice(text: str) -> str:
    """One of the few that can be chosen; a language by its own name."""
    return LANGUAGES[text] if text in LANGUAGES else tr(SETTING_CHOICES[text])


def least(name: str) -> str:
    """What the least of a number means; empty where it is a number as any other."""
    return tr(SETTING_LEAST.get(name, ""))


def unit(name: str) -> tuple[str, str]:
    """What stands before and after a number."""
    before, _, after = tr(UNITS[FIELDS[name].unit]).partition("{number}")
    return before, after


def day(name: str) -> str:
    """A day of the week, short."""
    return tr(DAYS[DAY_NAMES.index(name)])
