"""One command line being carried out: what it runs in, what it asks, and how it prints."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Protocol, TypeVar

from tracker_desktop.services.doctor import Probes
from tracker_desktop.services.ports import Clock
from tracker_desktop.services.program import Desk, Program
from tracker_desktop.services.upkeep import Upkeep

T = TypeVar("T")
Print = Callable[[str], object]


class Invoke(Protocol):
    """Runs a callable on the thread that owns the journal, and returns or raises what it does."""

    def __call__(self, work: Callable[[], T], /) -> T: ...


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a command runs in.

    ``open_page`` opens a URL for the person and tells whether that worked. ``fault`` is told of what should not happen.
    ``probes`` are what the doctor tries things with, ``system`` names the system.
    ``progress`` opens what shows how far a command is, in the place of what it showed before, and tells whether whoever
    typed it still wants it. ``show``, ``search`` and ``quit`` act on the tray program; None in a process that is none.
    """

    program: Program
    clock: Clock
    invoke: Invoke
    open_page: Callable[[str], bool]
    fault: Callable[[BaseException], None]
    upkeep: Upkeep
    probes: Callable[[], Probes]
    system: Callable[[], str]
    show: Callable[[], None] | None = None
    search: Callable[[], None] | None = None
    quit: Callable[[], None] | None = None
    progress: Callable[[], AbstractContextManager[Callable[[str], bool]]] = lambda: nullcontext(lambda _: True)


class Command:
    """One command line being carried out."""

    def __init__(self, arguments: argparse.Namespace, around: Surroundings, out: Print, err: Print) -> None:
        self.arguments = arguments
        self.around = around
        self._out = out
        self._err = err

    def say(self, text: str) -> None:
        """Tell the person something that is not the answer."""
        self._err(f"{text}\n")

    def ask(self, question: Callable[[Desk], T]) -> T:
        """The answer of the use cases, asked on their thread."""
        program = self.around.program
        return self.around.invoke(lambda: question(program.desk))

    def put(self, text: str) -> None:
        """Print ``text`` as the answer."""
        self._out(text)

    def answer(self, value: object, lines: Sequence[str]) -> None:
        """Print ``value`` where JSON is wanted, else ``lines``."""
        if self.arguments.json:
            self._out(json.dumps(value, ensure_ascii=False, indent=2) + "\n")
        else:
            self._out("".join(f"{line}\n" for line in lines))
