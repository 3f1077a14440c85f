"""Where what is kept of a person begins: by the term of their country, and by what holds it back. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tracker_core.retention import first_kept, month_of

MOST_MONTHS = 2  # by which what is kept moves on by itself, where a server was away for a while


class Terms(NamedTuple):
    """For how many months records are kept: as a rule, and in countries that have a term of their own."""

    usual: int
    by_country: Mapping[str, int]

    def months(self, country: str) -> int:
        """The term for people in ``country`` ("" where nobody said)."""
        return self.by_country.get(country, self.usual)

    def group(self, country: str) -> str:
        """``country`` where it has a term of its own; else "", for all that share the usual one."""
        return country if country in self.by_country else ""

    def keeps_from(self, country: str, now_ms: int, held_since: int | None = None) -> int:
        """The UTC ms at which what is kept begins. Under a hold nothing goes that had not gone when the hold began."""
        return first_kept(now_ms if held_since is None else min(now_ms, held_since), self.months(country))


def is_leap(was: int, now: int) -> bool:
    """Whether what is kept would move on from ``was`` to ``now`` (UTC ms) by more months than time alone explains."""
    return _months(now) - _months(was) > MOST_MONTHS


def _months(ms: int) -> int:
    year, month = month_of(ms).split("-")
    return int(year) * 12 + int(month)
