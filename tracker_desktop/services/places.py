"""Where windows stood and how large they were, kept across starts, and where that is still on a screen."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple

from tracker_desktop.services.settings import Preferences

PLACES = "places"  # name among the preferences


class Rect(NamedTuple):
    """In the screens' common coordinates, which are negative left of and above the first screen."""

    left: int
    top: int
    width: int
    height: int


class Place(NamedTuple):
    """A window with its frame, and how much of the width and the height is the frame's."""

    rect: Rect
    frame_width: int
    frame_height: int


class Places:
    """The places of this store, by the name of the window."""

    def __init__(self, kept: Preferences) -> None:
        self._kept = kept

    def of(self, name: str) -> Place | None:
        """Where the window stood; None where it never did, or what is kept cannot be read."""
        try:
            left, top, width, height, frame_width, frame_height = map(int, self._all()[name])
        except (KeyError, TypeError, ValueError):
            return None
        if width <= frame_width or height <= frame_height or min(frame_width, frame_height) < 0:
            return None
        return Place(Rect(left, top, width, height), frame_width, frame_height)

    def put(self, name: str, place: Place) -> None:
        """Keep it; nothing is written where it is kept already. Raises as writes to the store do."""
        if place == self.of(name):
            return
        kept = json.loads(self._kept.preferences() or "{}")
        self._kept.put_preferences(json.dumps(kept | {PLACES: self._all() | {name: [*place.rect, *place[1:]]}}))

    def _all(self) -> dict[str, Sequence[int]]:
        places = json.loads(self._kept.preferences() or "{}").get(PLACES)
        return places if isinstance(places, dict) else {}


def fitted(place: Rect, screens: Sequence[Rect]) -> Rect:
    """``place`` wholly on one of the ``screens``: as it is where it is so already, else on the one that shows most of
    it, or is nearest, moved no further than it must be, and smaller only where that screen is too small for it.
    """
    usable = [screen for screen in screens if screen.width > 0 and screen.height > 0]
    if not usable:
        return place
    room = min(usable, key=lambda screen: (-_shared(place, screen), _apart(place, screen)))
    width, height = min(place.width, room.width), min(place.height, room.height)
    left = min(max(place.left, room.left), room.left + room.width - width)
    top = min(max(place.top, room.top), room.top + room.height - height)
    return Rect(left, top, width, height)


def _shared(one: Rect, other: Rect) -> int:
    """How much of one lies on the other."""
    width = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
    height = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
    return max(0, width) * max(0, height)


def _apart(one: Rect, other: Rect) -> int:
    """How far the middles are apart, squared and times four."""
    across = 2 * one.left + one.width - 2 * other.left - other.width
    down = 2 * one.top + one.height - 2 * other.top - other.height
    return across * across + down * down
