"""Programs and servers killed at random moments: what was acknowledged is there once, the rest whole or not at all.

A few of each here; ``python -m tests.kills`` runs as many as one likes.
"""

import sys

import pytest

from tests.kills.attempts import Attempt, Attempts
from tests.kills.commands import kill_commands
from tests.kills.server import MortalCluster, MortalOrganization, crash_postgresql, kill_server
from tests.kills.tray import kill_tray
from tools.organization import organization_in
from tools.ports import free_port

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="kills and looks as Linux does")


@pytest.fixture(scope="module")
def organization(tmp_path_factory):
    """An organization whose server runs."""
    with organization_in(tmp_path_factory.mktemp("organization")) as made:
        yield made


def test_commands_in_a_shell(tmp_path):
    figures = kill_commands(tmp_path / "profile", 25, seed=1)
    assert figures.acknowledged > 20
    assert figures.silent > 0


def test_the_tray_program(organization, short_folder):
    figures = kill_tray(organization, short_folder / "profile", 8, seed=2)
    assert figures.acknowledged > 20


def test_the_server(tmp_path):
    organization = MortalOrganization(tmp_path / "organization")
    organization.found()
    organization.open()
    try:
        figures = kill_server(organization, tmp_path, 5, seed=3)
    finally:
        organization.close()
    assert figures.events > 20
    assert figures.lost_replies > 0


@pytest.mark.postgres
def test_postgresql_below_a_server_that_stays(tmp_path):
    cluster = MortalCluster(free_port("127.0.0.1"))
    cluster.start()
    organization = MortalOrganization(
        tmp_path / "organization", {"TIMETRACKER_DATABASE_URL": cluster.create("timetracker")}
    )
    organization.found()
    organization.open()
    try:
        figures = crash_postgresql(organization, cluster, tmp_path, 3, seed=4)
    finally:
        organization.close()
        cluster.stop()
    assert figures.events > 20


def test_a_lost_acknowledgement_would_be_seen(tmp_path):
    attempts = Attempts(None)
    attempts.all = [Attempt(0, ("start", "PIER-1"), answered=["an id"])]
    with pytest.raises(AssertionError, match="lost or torn"):
        attempts.demand([])
