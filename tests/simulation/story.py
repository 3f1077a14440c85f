"""A story is a list of steps, written from a seed before anything happens; a step carries all its chances in itself.

So a step means the same whatever stands before it, and a story can be made shorter.
"""

from __future__ import annotations

from random import Random
from typing import NamedTuple

STEPS = 45

# What may happen, and how often compared with the rest.
WEIGHTS = {
    "record": 22,
    "crash_while_recording": 5,
    "sync": 14,
    "crash_while_syncing": 5,
    "server_crash": 4,
    "late_message": 4,
    "time_passes": 5,
    "clock_jumps": 1,
    "reboot": 1,
    "assign": 2,
    "unassign": 2,
    "close_or_open_item": 1,
    "newer_fact": 1,
    "forged_start": 1,
    "back_up_device": 2,
    "put_device_back": 2,
    "clone_device": 1,
    "damage_log": 2,
    "back_up_server": 1,
    "put_server_back": 1,
    "revoke_tokens": 1,
    "lock_or_unlock_person": 1,
    "sign_in": 1,
}


class Step(NamedTuple):
    """``chance`` seeds everything that the step leaves to chance."""

    kind: str
    chance: int


def write(seed: int, length: int = STEPS) -> list[Step]:
    """The story of ``seed``."""
    random = Random(seed)
    kinds = random.choices(list(WEIGHTS), list(WEIGHTS.values()), k=length)
    return [Step(kind, random.getrandbits(32)) for kind in kinds]
