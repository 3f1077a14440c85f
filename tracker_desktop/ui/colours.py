"""A colour for each project, the same on every day and device, told apart also by people who are colour-blind.

The colours are those of Okabe and Ito, "Color Universal Design" (2008),
without black and yellow, which some grounds hide.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtGui import QColor

LIGHT = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00")
COLOURS = (*LIGHT, *(QColor(name).darker(165).name() for name in LIGHT))
NAMELESS = QColor("#808080")
HALF = 140  # of 255: brighter than this wants dark letters


def of_project(name: str | None, among: Sequence[str]) -> QColor:
    """The colour of a project; grey for what this device does not know. No two of ``among`` share one, while there
    are colours enough, and each keeps its own as long as they are the same.
    """
    if not name:
        return NAMELESS
    return QColor(COLOURS[_places(tuple(among)).get(name, _first(name))])


@lru_cache(maxsize=4)
def _places(names: Sequence[str]) -> dict[str, int]:
    places: dict[str, int] = {}
    for name in sorted(names):
        place = _first(name)
        free = set(range(len(COLOURS))) - set(places.values())
        while free and place not in free:
            place = (place + 1) % len(COLOURS)
        places[name] = place
    return places


def _first(name: str) -> int:
    return zlib.crc32(name.encode()) % len(LIGHT)


def letters_on(ground: QColor) -> QColor:
    """Black or white, whichever can be read on ``ground``."""
    bright = (299 * ground.red() + 587 * ground.green() + 114 * ground.blue()) // 1000
    return QColor("#000000" if bright > HALF else "#ffffff")
