"""The reply to a refresh is lost, through the real client and the own server; and a token that comes twice."""

import pytest

from tests.kills.real_device import RealDevice
from tools.organization import EMPLOYEE, PASSWORD, organization_in
from tracker_core.errors import Unavailable
from tracker_desktop.services.ports import SyncPhase


@pytest.fixture(scope="module")
def organization(tmp_path_factory):
    with organization_in(tmp_path_factory.mktemp("organization")) as made:
        yield made


class Losing:
    """Lets requests through, and loses so many replies of the token endpoint after the server has acted."""

    def __init__(self):
        self.lose = 0

    def __call__(self, exchange, request):
        reply = exchange(request)
        if self.lose and b"grant_type=refresh_token" in (request.body or b""):
            self.lose -= 1
            raise Unavailable("timed_out", "The reply was lost.")
        return reply


@pytest.fixture
def losing():
    return Losing()


@pytest.fixture
def device(organization, losing, tmp_path):
    made = RealDevice(tmp_path / "device", around=losing)
    made.sign_in(organization.url, EMPLOYEE, PASSWORD)
    yield made
    made.close()


def start_again(device):
    """A program that was started again has no access token."""
    device.rounds._engine.forget()


@pytest.mark.parametrize("times", [1, 3])
def test_a_lost_reply_signs_nobody_out(organization, losing, device, times):
    device.tracking.start("PIER-7")
    before = device.account().refresh_token
    start_again(device)
    losing.lose = times
    for _ in range(times):
        assert device.rounds.round().phase is SyncPhase.OFFLINE
        assert device.account().refresh_token == before
    assert device.rounds.round().phase is SyncPhase.IDLE
    assert device.account().refresh_token != before
    assert device.journal.standings.counts().pending == 0
    start_again(device)
    assert device.rounds.round().phase is SyncPhase.IDLE, "and the successor serves"
    device.stop()
    device.settle()


def test_a_token_that_comes_back_after_its_successor_ends_the_family(organization, device):
    """A copy of the store, or a thief: whoever comes second, both are signed out, and nothing recorded is lost."""
    old = device.account().refresh_token
    start_again(device)
    assert device.rounds.round().phase is SyncPhase.IDLE
    start_again(device)
    assert device.rounds.round().phase is SyncPhase.IDLE
    newest = device.account().refresh_token
    device.tracking.start("PIER-1")
    device.sync.account.save_refresh_token(old)
    start_again(device)
    status = device.rounds.round()
    assert (status.phase, status.code) == (SyncPhase.SIGNED_OUT, "signed_out_by_server")
    device.sync.account.save_refresh_token(newest)
    start_again(device)
    assert device.rounds.round().phase is SyncPhase.SIGNED_OUT, "the family has ended"
    assert "token_replayed" in {row["action"] for row in organization.audit(EMPLOYEE)}
    assert device.journal.standings.counts().pending
    device.sign_in(organization.url, EMPLOYEE, PASSWORD)
    assert device.journal.standings.counts().pending == 0
    device.stop()
    device.settle()
