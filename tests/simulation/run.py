"""Plays stories, many at once, and makes one that fails as short as can be."""

from __future__ import annotations

import random
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from tests.simulation.story import Step, write

CHUNK = 20  # seeds that a process plays before it tells


class Played(NamedTuple):
    """How a story went. ``rule``: what broke, empty when all held; ``story``: what happened, in words."""

    rule: str
    told: str
    story: list[str]
    happened: Counter[str]


class Summary(NamedTuple):
    """How some seeds went; ``failed`` has the first that broke, with its rule."""

    seeds: int
    failed: list[tuple[int, str, str]]
    happened: Counter[str]
    cpu_s: float


def play(steps: Sequence[Step]) -> Played:
    """Play ``steps`` in a world of their own, then let it become quiet, and judge it."""
    from tests.simulation.invariants import Broken, Watch, at_the_end, become_quiet
    from tests.simulation.world import World

    place = _place()
    folder = Path(tempfile.mkdtemp(dir=place))
    random.seed(0)  # the jitter of the program's own pace
    world = World(folder, _template())
    watch = Watch(world)
    rule = told = ""
    try:
        for step in steps:
            world.play(step)
            watch.after_step()
        become_quiet(world)
        at_the_end(world)
    except Broken as broken:
        rule, told = broken.rule, str(broken)
    except Exception as error:  # noqa: BLE001 - whatever the program raises is a finding
        import traceback

        rule, told = type(error).__name__, "".join(traceback.format_exception(error)[-6:])
    finally:
        world.close()
        shutil.rmtree(folder)
    return Played(rule, told, world.story, world.happened + world.network.seen)


def play_seeds(seeds: Iterable[int]) -> Summary:
    """Play the stories of ``seeds``, one after the other."""
    begun = time.process_time()
    failed, happened, count = [], Counter(), 0
    for seed in seeds:
        played = play(write(seed))
        count += 1
        happened += played.happened
        if played.rule:
            failed.append((seed, played.rule, played.told))
    return Summary(count, failed, happened, time.process_time() - begun)


def play_many(seeds: Sequence[int], jobs: int) -> Iterator[Summary]:
    """``play_seeds`` in ``jobs`` processes; summaries as they come."""
    if jobs == 1:
        yield from (play_seeds(chunk) for chunk in _chunks(seeds))
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        yield from pool.map(play_seeds, _chunks(seeds))


def shorten(steps: Sequence[Step], rule: str) -> list[Step]:
    """The fewest of ``steps`` that still break ``rule``, as far as leaving out stretches finds them (ddmin)."""
    steps = list(steps)
    size = len(steps) // 2
    while size:
        at = 0
        while at < len(steps):
            fewer = steps[:at] + steps[at + size :]
            if play(fewer).rule == rule:
                steps = fewer
            else:
                at += size
        size //= 2
    return steps


def _chunks(seeds: Sequence[int]) -> Iterator[list[int]]:
    rest = iter(seeds)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


@cache
def _place() -> Path:
    from tests.simulation.server import HOME

    place = HOME / "devices"
    place.mkdir()
    return place


@cache
def _template() -> bytes:
    from tests.simulation.device import template

    return template(_place())
