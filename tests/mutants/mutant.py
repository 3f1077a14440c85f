"""One bug to plant, and what has to find it."""

from __future__ import annotations

from typing import NamedTuple


class Mutant(NamedTuple):
    """``old``, which stands once in ``file``, becomes ``new``. ``found_by``: arguments of pytest, or of the
    simulation.
    """

    name: str
    file: str
    old: str
    new: str
    found_by: str

    @property
    def simulated(self) -> bool:
        return self.found_by.startswith("simulate")
