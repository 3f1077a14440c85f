"""The tree of errors, named by what the caller should do.

::

    TrackerError            code (stable, snake_case) + details; words for people are made in the interfaces
    ├── Refused             the rule said no; show it, do not retry            exit 3
    │   └── Malformed       a message or an event that cannot be read          exit 3
    ├── Unavailable         something outside did not answer; try again later  exit 4
    └── Bug                 ours; report it                                    exit 70
"""

from __future__ import annotations


class TrackerError(Exception):
    """An error with a stable ``code``, one plain English sentence, and details to build better words from."""

    exit_code = 70

    def __init__(self, code: str, message: str, **details: object) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.details = details

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.code!r}, {self.message!r})"


class Refused(TrackerError):
    """A rule said no. Trying again changes nothing; the person or the caller has to decide otherwise."""

    exit_code = 3


class Malformed(Refused):
    """A message that breaks the contract in ``wire``; ``field`` in the details names where."""


class Unavailable(TrackerError):
    """Something outside (network, keyring, disk, server) is not there now. The same call may work later."""

    exit_code = 4


class Bug(TrackerError):
    """A state that our own code promised could not be."""
