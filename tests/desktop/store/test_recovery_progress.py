"""How far a recovery is, and one that is stopped: until the first file moves, everything stays where it was."""

import pytest

from tests.desktop.store.test_recovery import LATER, checked, pattern, place
from tracker_core.errors import Refused
from tracker_desktop.services.progress import Doing, Progress
from tracker_desktop.store import recovery

__all__ = ("pattern", "place")  # fixtures


@pytest.mark.parametrize("doing", [Doing.READING, Doing.WRITING])
@pytest.mark.parametrize("many", [0, 1, 40])
def test_stopped_before_files_move_everything_is_where_it_was(place, pattern, doing, many):
    place.damage(1)
    before = place.file.read_bytes()
    seen = []

    def step(progress):
        seen.append(progress.what)
        if seen.count(doing) > many:
            raise Refused("recovery_stopped", "enough")

    with pytest.raises(Refused, match="enough"):
        recovery.recover(str(place.file), place.mark, place.secrets, LATER, step)
    assert seen[-1] is doing
    assert place.file.read_bytes() == before
    assert not list((place.folder / "set-aside").iterdir())
    checked(place, place.recover())


def test_the_progress_leads_from_reading_to_moving(place):
    place.damage(1)
    before = place.file.read_bytes()
    seen, moved = [], []

    def step(progress):
        seen.append(progress)
        moved.append(not place.file.exists() or place.file.read_bytes() != before)

    recovery.recover(str(place.file), place.mark, place.secrets, LATER, step)
    assert not any(moved)  # what is told to be about to move has not moved
    kinds = list(dict.fromkeys(progress.what for progress in seen))
    assert kinds == [Doing.READING, Doing.WRITING, Doing.MOVING]
    for doing in kinds[:2]:
        dones = [progress.done for progress in seen if progress.what is doing]
        assert dones == sorted(dones)
        assert all(progress.done <= progress.total for progress in seen if progress.what is doing)
    assert seen[-1] == Progress(Doing.MOVING)
