"""Hash chains: of what a device recorded, and of the audit. An edit, a hole or another order breaks the chain visibly.

``link(previous, body)`` is SHA-256 (FIPS 180-4) over the previous hash's 64 hex digits, a line feed, and the body's
bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def genesis(*names: str | int) -> str:
    """The hash before the first body of the chain that ``names`` tell apart (a device and its epoch, a stream)."""
    return hashlib.sha256("\n".join(("timetracker chain 1", *map(str, names))).encode()).hexdigest()


def link(previous: str, body: bytes) -> str:
    """The hash of ``body`` in its place after ``previous``: 64 lower-case hex digits."""
    return hashlib.sha256(previous.encode("ascii") + b"\n" + body).hexdigest()


def first_break(start: str, links: Iterable[tuple[bytes, str]]) -> int | None:
    """The index of the first (body, recorded hash) that does not follow from ``start``; None when the chain holds."""
    previous = start
    for index, (body, recorded) in enumerate(links):
        previous = link(previous, body)
        if previous != recorded:
            return index
    return None
