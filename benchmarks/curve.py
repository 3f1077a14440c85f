"""Draws load over time as a small SVG."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

WIDTH, HEIGHT, LEFT, TOP, GAP = 760, 170, 60, 46, 60
STYLE = (
    "text{font:13px sans-serif;fill:#333}.small{font-size:11px;fill:#666}.axis{stroke:#999;stroke-width:1}"
    ".flat{stroke:#c2410c;stroke-width:1.5;stroke-dasharray:6 4}.load{fill:none;stroke:#1d4ed8;stroke-width:1}"
)


class Curve(NamedTuple):
    """``values``: requests in each second from 9:00 on."""

    title: str
    values: Sequence[int]


def draw(curves: Sequence[Curve], flat: float, note: str) -> str:
    """The curves one below the other, each beside the ``flat`` line (requests a second), and a ``note`` at the foot."""
    top = 1.25 * max(flat, *(max(curve.values) for curve in curves))
    height = TOP + len(curves) * (HEIGHT + GAP)
    parts = [_panel(curve, TOP + number * (HEIGHT + GAP), top, flat) for number, curve in enumerate(curves)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LEFT + WIDTH + 20} {height}" role="img">\n'
        f'<style>{STYLE}</style>\n<rect width="100%" height="100%" fill="#fff"/>\n'
        + "".join(parts)
        + f'<text x="{LEFT}" y="{height - 10}">{escape(note)}.</text>\n</svg>\n'
    )


def _panel(curve: Curve, y: int, top: float, flat: float) -> str:
    seconds = len(curve.values)

    def across(second: float) -> float:
        return LEFT + WIDTH * second / seconds

    def up(value: float) -> float:
        return y + HEIGHT * (1 - value / top)

    points = " ".join(f"{across(second):.1f},{up(value):.1f}" for second, value in enumerate(curve.values))
    below = f'y="{y + HEIGHT + 16}" text-anchor="middle"'
    ticks = "".join(
        f'<text class="small" x="{across(second):.0f}" {below}>9:{second // 60:02}</text>\n'
        for second in range(0, seconds, 300)
    )
    return (
        f'<text x="{LEFT}" y="{y - 12}">{escape(curve.title)}: at most {max(curve.values):,} requests a second</text>\n'
        f'<line class="axis" x1="{LEFT}" y1="{y + HEIGHT}" x2="{LEFT + WIDTH}" y2="{y + HEIGHT}"/>\n{ticks}'
        f'<line class="flat" x1="{LEFT}" y1="{up(flat):.1f}" x2="{LEFT + WIDTH}" y2="{up(flat):.1f}"/>\n'
        f'<text class="small" x="{LEFT - 6}" y="{up(flat) + 4:.1f}" text-anchor="end">{flat:,.0f}</text>\n'
        f'<text class="small" x="{LEFT - 6}" y="{y + HEIGHT + 4}" text-anchor="end">0</text>\n'
        f'<polyline class="load" points="{points}"/>\n'
    )
