"""Some of the stories that ``./dev simulate`` plays, and whether the simulation itself can be relied on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SEEDS = 200
TOP = Path(__file__).parents[2]
SCRIPT = """
import json, sys
from tests.simulation.run import play
from tests.simulation.story import write
print(json.dumps(play(write(int(sys.argv[1])))[:3]))
"""


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """In a process of its own: the server's settings are those of a process."""
    command = [sys.executable, *arguments]
    environment = {**os.environ, "PYTHONPATH": str(TOP)}
    return subprocess.run(command, cwd=TOP, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.timeout(600)
def test_hundreds_of_stories_break_nothing():
    done = run("-m", "tests.simulation", "--seeds", str(SEEDS))
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{SEEDS} stories, 0 broken" in done.stdout


def test_a_seed_tells_the_same_story_each_time():
    first, again = run("-c", SCRIPT, "7"), run("-c", SCRIPT, "7")
    assert first.returncode == 0, first.stderr
    assert json.loads(first.stdout) == json.loads(again.stdout)
    assert len(json.loads(first.stdout)[2]) > 40


def test_a_failure_is_told_as_a_short_story():
    """With a bug planted for this: whoever voids an entry forgets what waited to be sent."""
    planted = """
import sys
from tracker_desktop.store.journal import SqlcipherJournal
append = SqlcipherJournal.append
def forgetful(self, make, settled=None):
    events = append(self, make, settled)
    if any(event.fact.type == "entry_voided" for event in events):
        self._connection.do("DELETE FROM outbox")
    return events
SqlcipherJournal.append = forgetful
from tests.simulation.__main__ import main
sys.argv = ["simulate", "--seeds", "40", "--jobs", "1"]
sys.exit(main())
"""
    done = run("-c", planted)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "nothing is forgotten" in done.stdout
    story = done.stdout.split("as short as it could be made:")[1].splitlines()
    assert any("voids an entry" in line for line in story)
    assert len(story) < 12, "\n".join(story)
