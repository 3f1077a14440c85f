"""Small shapes, colours and texts that several lists show."""

from __future__ import annotations

import math
from html import escape

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QPalette, QPolygonF

MUTED_SHARE = 0.38  # of the background in a muted text: 4.5 : 1 or better on white, black and the usual greys


def muted(palette: QPalette) -> QColor:
    """The colour of text that stands back, readable on the palette's base."""
    text, base = palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.Base)
    keep = 1 - MUTED_SHARE
    return QColor.fromRgbF(
        text.redF() * keep + base.redF() * MUTED_SHARE,
        text.greenF() * keep + base.greenF() * MUTED_SHARE,
        text.blueF() * keep + base.blueF() * MUTED_SHARE,
    )


def star_shape(rect: QRect) -> QPolygonF:
    """A five-pointed star in ``rect``."""
    centre = QPointF(rect.center()) + QPointF(0.5, 0.5)
    outer = min(rect.width(), rect.height()) / 2
    points = []
    for corner in range(10):
        radius = outer if corner % 2 == 0 else outer * 0.45
        angle = math.pi * corner / 5 - math.pi / 2
        points.append(centre + QPointF(radius * math.cos(angle), radius * math.sin(angle)))
    return QPolygonF(points)


def play_shape(rect: QRect) -> QPolygonF:
    """A triangle that points right, in ``rect``."""
    box = rect.toRectF()
    return QPolygonF([box.topLeft(), QPointF(box.right(), box.center().y()), box.bottomLeft()])


def plain_tooltip(*lines: str) -> str:
    """A tooltip of ``lines``, the empty ones left out. Qt guesses whether a tooltip is markup: so it is, escaped."""
    return f"<qt>{'<br>'.join(escape(line) for line in lines if line)}</qt>"
