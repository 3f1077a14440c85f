"""What the organization's IT laid down for this computer: one JSON file that only an administrator can write.

::

    {"server": "https://time.example.org", "settings": {"away_idle": "discard", "reminders": "off"}}

``server`` stands in the sign-in dialog; a setting named here cannot be changed by the person.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tracker_core.errors import Refused

VARIABLE = "TIMETRACKER_MANAGED"  # another file, for tests and portable installations


@dataclass(frozen=True, slots=True)
class Managed:
    """``server``: empty where none is laid down. ``settings``: as a person would write them."""

    server: str = ""
    settings: Mapping[str, str] = field(default_factory=dict)


def managed_file(environ: Mapping[str, str] = os.environ) -> Path:
    """Where it lies on this system."""
    named = environ.get(VARIABLE)
    if named:
        return Path(named)
    if sys.platform == "win32":
        return Path(environ.get("PROGRAMDATA", r"C:\ProgramData")) / "TimeTracker" / "managed.json"
    if sys.platform == "darwin":
        return Path("/Library/Application Support/TimeTracker/managed.json")
    return Path("/etc/timetracker/managed.json")


def managed(file: Path) -> Managed:
    """What is laid down; nothing where there is no file. Raises ``Refused("managed_malformed")``."""
    try:
        found = json.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        return Managed()
    except (OSError, ValueError) as error:
        raise _malformed(file) from error
    settings = found.get("settings", {}) if isinstance(found, dict) else None
    server = found.get("server", "") if isinstance(found, dict) else None
    if not isinstance(server, str) or not isinstance(settings, dict):
        raise _malformed(file)
    return Managed(server, {name: str(value) for name, value in settings.items()})


def _malformed(file: Path) -> Refused:
    return Refused("managed_malformed", f"{file} cannot be read as JSON of server and settings.", file=str(file))
