"""What the power cuts are tried on is what the real SQLCipher does; and its own day, cut, loses nothing either."""

import os

import pytest

from tests.faults import power_cuts
from tests.faults.a_day import Desk, acts, elsewhere, signed_in
from tests.faults.failing_folder import missing, mounted
from tests.faults.real_steps import outline, really_noted

pytestmark = [
    pytest.mark.skipif(bool(missing()), reason=missing()),
    pytest.mark.timeout(0 if "TIMETRACKER_CUTS" in os.environ else 180),
]


@pytest.fixture(scope="module")
def real_day(tmp_path_factory):
    folder = tmp_path_factory.mktemp("real")
    with mounted(folder) as failing:
        clock = signed_in(failing.folder)
        foreign = elsewhere(folder / "elsewhere", 12)
        held, files = power_cuts.held_in(failing.folder), power_cuts.contents_of(failing.root)
        with really_noted(failing, power_cuts.state) as steps:
            desk = Desk(failing.folder, clock)
            for act in acts(desk, foreign):
                act()
            desk.close()
            return power_cuts.Recording(files, held, steps())


def test_sqlcipher_takes_the_same_steps_as_its_twin(real_day, tmp_path):
    twin = power_cuts.record_day(tmp_path)
    assert outline(real_day.steps) == outline(twin.steps)


def test_a_day_of_the_real_sqlcipher_survives_a_cut_at_every_step(real_day, tmp_path):
    seeds = int(os.environ.get("TIMETRACKER_CUTS", "1"))
    figures = power_cuts.try_day(real_day, seeds, tmp_path / "left")
    assert figures.cuts > 500
