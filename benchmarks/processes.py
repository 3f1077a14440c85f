"""What a running process weighs and how often it wakes up, read from /proc (Linux)."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path


def memory(pid: int) -> float:
    """PSS of the process and its children, in MB (10^6 bytes): shared pages count by the part that is theirs."""
    return sum(_number(Path(f"/proc/{each}/smaps_rollup"), "Pss") for each in _tree(pid)) * 1024 / 1e6


def own_memory(pid: int) -> float:
    """What the process made for itself and shares with nobody, in MB: what other programs do does not change it."""
    return _number(Path(f"/proc/{pid}/smaps_rollup"), "Anonymous") * 1024 / 1e6


def others_with_qt(ours: set[int]) -> int:
    """How many processes besides ``ours`` have Qt in memory: each makes the PSS of a small program look smaller."""
    count = 0
    for maps in Path("/proc").glob("[0-9]*/maps"):
        try:
            count += "libQt6Core" in maps.read_text() and int(maps.parent.name) not in ours
        except (FileNotFoundError, ProcessLookupError, PermissionError):
            continue  # it ended, or is somebody else's
    return count


def wake_ups(pid: int) -> int:
    """Voluntary context switches of all threads of the process and its children, since each began."""
    return sum(
        _number(status, "voluntary_ctxt_switches")
        for each in _tree(pid)
        for status in Path(f"/proc/{each}/task").glob("*/status")
    )


def wake_ups_within(pids: list[int], seconds: float) -> list[int]:
    """How often each process woke up during the same ``seconds``."""
    before = [wake_ups(pid) for pid in pids]
    time.sleep(seconds)
    return [wake_ups(pid) - count for pid, count in zip(pids, before, strict=True)]


def _tree(pid: int) -> Iterator[int]:
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in children.read_text().split():
            yield from _tree(int(child))


def _number(path: Path, name: str) -> int:
    found = re.search(rf"^{name}:\s+(\d+)", path.read_text(), re.MULTILINE)
    if found is None:
        raise LookupError(f"{path} says nothing of {name}")
    return int(found[1])
