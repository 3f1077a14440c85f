"""``./dev simulate``: plays many stories, or tells one."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter

from tests.simulation.run import play, play_many, shorten
from tests.simulation.story import write


def main() -> int:
    """0: every invariant held. 1: one broke; the shortest story of it that was found is told."""
    parser = argparse.ArgumentParser(
        prog="./dev simulate", description="Devices, network and server under every fault."
    )
    parser.add_argument("--seeds", type=int, default=200, help="how many stories (200)")
    parser.add_argument("--from", type=int, default=0, dest="first", help="the first seed (0)")
    parser.add_argument("--seed", type=int, help="tell the story of this seed alone")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes (one for each core)")
    parser.add_argument("--whole", action="store_true", help="do not make a story that fails shorter")
    chosen = parser.parse_args()
    if chosen.seed is not None:
        return _tell(chosen.seed, whole=chosen.whole)
    begun, seeds, cpu_s = time.monotonic(), 0, 0.0
    happened: Counter[str] = Counter()
    failed: list[tuple[int, str, str]] = []
    for summary in play_many(range(chosen.first, chosen.first + chosen.seeds), chosen.jobs):
        seeds += summary.seeds
        cpu_s += summary.cpu_s
        happened += summary.happened
        for seed, rule, _ in summary.failed:
            print(f"seed {seed} breaks: {rule}", flush=True)
        failed += summary.failed
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{seeds} stories, {len(failed)} broken ")
    for name, count in sorted(happened.items()):
        print(f"{count:>9,}  {name.lower().replace('_', ' ')}")
    elapsed = time.monotonic() - begun
    print(f"{seeds:,} stories, {len(failed)} broken, in {elapsed:.0f} s ({cpu_s / max(1, seeds):.2f} CPU-s a story)")
    if failed:
        _tell(min(failed)[0], whole=chosen.whole)
    return 1 if failed else 0


def _tell(seed: int, *, whole: bool) -> int:
    steps = write(seed)
    played = play(steps)
    if played.rule and not whole:
        steps = shorten(steps, played.rule)
        played = play(steps)
    print(f"\nThe story of seed {seed}{'' if whole or not played.rule else ', as short as it could be made'}:")
    for number, line in enumerate(played.story, 1):
        print(f"{number:4}. {line}")
    print(played.told or "Every invariant held.")
    return 1 if played.rule else 0


if __name__ == "__main__":
    sys.exit(main())
