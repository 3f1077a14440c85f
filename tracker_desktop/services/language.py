"""The language of the screen: the English texts in the code are the keys, a catalogue gives those of another language.

A language is spoken by the thread that chose one, which is the main thread of the program on the screen. Every other
thread hears English, so the shell does too (decision 0052).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextvars import ContextVar
from typing import NamedTuple


class Catalogue(NamedTuple):
    """Another language. ``text``: an English text and a number for its plural form (−1: none) to the text in the
    language, empty where it has none. ``figure``: a number as the language writes it."""

    text: Callable[[str, int], str]
    figure: Callable[[int], str]


_catalogue: ContextVar[Catalogue | None] = ContextVar("catalogue", default=None)
_PLURAL = re.compile(r"\((\w+)\)")


def speak(catalogue: Catalogue | None) -> None:
    """Speak another language in this thread from now on; None: English."""
    _catalogue.set(catalogue)


def tr(text: str, /, **values: object) -> str:
    """``text`` in the language, with ``{name}`` in it replaced by the value of that name."""
    other = _catalogue.get()
    told = (other.text(text, -1) if other else "") or text
    return told.format(**values) if values else told


def counted(text: str, number: int, /, **values: object) -> str:
    """``text`` for so many: ``%n`` is the number, and ``(s)`` in the English text is for all but one."""
    other = _catalogue.get()
    told = (other.text(text, number) if other else "") or _PLURAL.sub("" if number == 1 else r"\1", text)
    return told.replace("%n", figure(number)).format(**values)


def figure(number: int) -> str:
    """``number`` as the language writes it."""
    other = _catalogue.get()
    return other.figure(number) if other else f"{number:,}"


def texts(*english: str) -> tuple[str, ...]:
    """Marks texts of a table for the translators; ``tr`` gives them in the language once they are shown."""
    return english
