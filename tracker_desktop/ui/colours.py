"""A colour for each project, the same on every day and device, told apart also by people who are colour-blind.

The colours are those of Okabe and Ito, "Color Universal Design" (2008).
"""

from __future__ import annotations

import zlib

from PySide6.QtGui import QColor

COLOURS = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#b8a800")
NAMELESS = QColor("#808080")
HALF = 140  # of 255: brighter than this wants dark letters


def of_project(name: str | None) -> QColor:
    """The colour of a project; grey for what this device does not know."""
    if not name:
        return NAMELESS
    return QColor(COLOURS[zlib.crc32(name.encode()) % len(COLOURS)])


def letters_on(ground: QColor) -> QColor:
    """Black or white, whichever can be read on ``ground``."""
    bright = (299 * ground.red() + 587 * ground.green() + 114 * ground.blue()) // 1000
    return QColor("#000000" if bright > HALF else "#ffffff")
