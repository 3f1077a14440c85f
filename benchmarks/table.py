"""The table of ``./dev bench``: one line a promise, ours beside its floor, judged against the budget."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Line:
    """One measured promise. Figures are in ``unit``; the budget is a factor of the floor, or a figure of its own.

    Exactly one of ``most_times`` (factor) and ``most`` (figure) is given.
    """

    name: str
    unit: str
    floor: float
    ours: float
    most_times: float | None = None
    most: float | None = None

    @property
    def limit(self) -> float:
        """The most that ours may be, in ``unit``."""
        return self.floor * self.most_times if self.most_times is not None else (self.most or 0.0)

    @property
    def kept(self) -> bool:
        """Whether the budget is kept."""
        return self.ours <= self.limit


def draw(lines: Sequence[Line]) -> str:
    """The table, as Markdown that a README can quote."""
    rows = [("what", "floor", "ours", "ratio", "budget", "")]
    for line in lines:
        ratio = f"{line.ours / line.floor:.2f} ×" if line.floor else "–"
        budget = f"≤ {line.most_times:g} ×" if line.most_times is not None else f"≤ {_figure(line.limit)} {line.unit}"
        rows.append(
            (
                line.name,
                f"{_figure(line.floor)} {line.unit}",
                f"{_figure(line.ours)} {line.unit}",
                ratio,
                budget,
                "ok" if line.kept else "OVER",
            )
        )
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    drawn = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    return "\n".join([drawn[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *drawn[1:]])


def pairs(floor: Callable[[], float], ours: Callable[[], float], count: int) -> tuple[list[float], list[float]]:
    """``count`` measurements of each, in turn, after one of each to warm the caches of the system."""
    floor(), ours()
    both = [(floor(), ours()) for _ in range(count)]
    return [pair[0] for pair in both], [pair[1] for pair in both]


def middle(figures: Sequence[float]) -> float:
    """The p50."""
    return median(figures)


def slow(figures: Sequence[float]) -> float:
    """The p99: of 100 figures, the second slowest."""
    return sorted(figures)[int(len(figures) * 0.99) - 1] if len(figures) > 1 else figures[0]


def _figure(value: float) -> str:
    return f"{value:.0f}" if value >= 100 or value == int(value) else f"{value:.3g}"
