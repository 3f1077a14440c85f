"""A damaged store with a real server: what can be read arrives once, the totals agree, and the rest is named."""

import os
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from tools.employee import Employee
from tools.organization import EMPLOYEE, PASSWORD, organization_in
from tools.throwaway import FileSecrets
from tracker_desktop.store.opening import open_store

RECORDED, SENT = 30, 20
PAGE_BYTES = 4096
UNSENT = 24


@pytest.fixture(scope="module")
def organization(tmp_path_factory):
    """An organization whose server runs."""
    with organization_in(tmp_path_factory.mktemp("organization")) as made:
        yield made


class Damaged:
    """A device that recorded 30 events and sent 20 of them; then its store is to be damaged."""

    def __init__(self, organization, folder):
        self.organization = organization
        self.employee = Employee(folder)
        self.employee.sign_in(organization.url, EMPLOYEE, PASSWORD)
        self.file = folder / "timetracker.db"
        self.secrets = FileSecrets(folder)
        keys = ("PIER-7", "PIER-1")
        self.employee.do("start", keys[0], "--at", "100m")
        for number in range(1, RECORDED // 2):
            if number == SENT // 2:
                self.employee.do("stop", "--at", f"{101 - 2 * number}m")
                self.employee.do("sync")
                self.employee.do("start", keys[number % 2], "--at", f"{100 - 2 * number}m")
            else:
                self.employee.do("start", keys[number % 2], "--at", f"{100 - 2 * number}m", "--note", "x" * 300)
        self.employee.do("stop", "--at", "10m")
        self.own = {line["id"] for line in self.employee.ask("log", "--limit", "100") if line["own"]}

    def arrived(self):
        """How often the server took each event of this device."""
        return Counter(row["subject"] for row in self.organization.audit(EMPLOYEE) if row["subject"] in self.own)

    def same_totals(self):
        """Whether device and server count the same time; a timer whose stop was lost runs on while they are asked."""
        today = datetime.now(UTC).date()
        days = [today + timedelta(days=days) for days in (-1, 0, 1)]
        there = self.organization.timesheet(EMPLOYEE, days[0], days[-1])
        here = sum(self.employee.ask("today", "--day", f"{day}")["total_ms"] for day in days)
        return abs(there["total_ms"] - here) < 30_000


def go_on(employee):
    """Record and sync as before, and leave no timer running for the next test."""
    employee.run("stop")  # where a stop was lost
    employee.do("start", "PIER-7")
    employee.do("stop")
    employee.do("sync")


def told_of(told):
    return {number for stretch in told["missing"] for number in range(stretch["first"], stretch["last"] + 1)}


@pytest.mark.parametrize("harm", ["first page", "lost pages", "an unsent record"])
def test_what_can_be_read_arrives_once_and_the_rest_is_named(organization, tmp_path, harm):
    device = Damaged(organization, tmp_path / "profile")
    employee = device.employee
    assert len(device.own) == RECORDED
    assert len(device.arrived()) == SENT
    size = device.file.stat().st_size
    if harm == "an unsent record":
        store = open_store(str(device.file), device.secrets.key())
        with store.writing():
            assert store.do("DELETE FROM events WHERE own = 1 AND dseq = ?", (UNSENT,)) == 1
        store.close()
    with device.file.open("r+b") as file:
        if harm != "lost pages":
            file.seek(3000)
            file.write(os.urandom(64))
        else:
            for page in range(3, size // PAGE_BYTES, 9):
                file.seek(page * PAGE_BYTES)
                file.write(os.urandom(PAGE_BYTES))
    assert employee.run("recover").returncode == 3
    told = employee.ask("recover", "--yes")
    kept = {line["id"] for line in employee.ask("log", "--limit", "100") if line["own"]}
    assert len(kept) == told["kept"]
    assert len(told_of(told)) == RECORDED - len(kept)
    if harm != "lost pages":
        assert told_of(told) == (set() if harm == "first page" else {UNSENT})
    assert employee.ask("status")["missing"] == told["missing"]
    if not told["signed_in"]:
        employee.sign_in(organization.url, EMPLOYEE, PASSWORD)
    for _ in range(3):
        employee.do("sync")
    assert employee.ask("status")["sync"]["pending"] == 0
    assert employee.ask("status")["sync"]["rejected"] == 0
    arrived = device.arrived()
    assert set(arrived) >= kept
    assert set(arrived.values()) == {1}
    assert device.same_totals()
    # What the server had is back; what is still named was never sent.
    held = {line["id"] for line in employee.ask("log", "--limit", "1000")}
    assert held & device.own == set(arrived)
    assert len(told_of(employee.ask("status"))) == RECORDED - len(arrived)
    go_on(employee)
    assert employee.ask("status")["sync"]["pending"] == 0


def test_a_wiped_key_brings_back_what_the_server_has(organization, tmp_path):
    device = Damaged(organization, tmp_path / "profile")
    employee = device.employee
    device.secrets.forget()
    assert employee.run("status").returncode == 3
    told = employee.ask("recover", "--yes")
    assert told["kept"] == 0
    assert told_of(told) == set(range(1, RECORDED + 1))
    employee.sign_in(organization.url, EMPLOYEE, PASSWORD)
    employee.do("sync")
    assert told_of(employee.ask("status")) == set(range(SENT + 1, RECORDED + 1))
    assert {line["id"] for line in employee.ask("log", "--limit", "1000")} & device.own == set(device.arrived())
    go_on(employee)
    assert employee.ask("status")["sync"]["pending"] == 0
