"""Whose store it is."""

from dataclasses import replace

import pytest

from tests.desktop.desk import ACCOUNT, ANN, NOON, item
from tracker_core.errors import Refused
from tracker_core.messages import person_json, work_item_json
from tracker_core.model import Role


def test_an_account_is_kept_whole(desk):
    assert desk.sync.account.read() == ACCOUNT
    assert desk.journal.account() == ACCOUNT
    assert desk.journal.person() == ANN


def test_a_store_is_one_persons(desk):
    with pytest.raises(Refused) as caught:
        desk.sync.account.save(replace(ACCOUNT, person=replace(ANN, id="someone-else"), refresh_token="theirs"))
    assert caught.value.code == "other_person"
    assert desk.sync.account.read() == ACCOUNT


def test_another_server_is_pulled_from_the_start(desk):
    desk.sync.account.save(replace(ACCOUNT, refresh_token="new"))
    assert desk.sync.cursor() == "0"
    desk.sync.account.save(replace(ACCOUNT, server="https://other.example.org"))
    assert desk.sync.cursor() == ""


def test_a_renamed_person_is_renamed(desk):
    desk.pull(("person", person_json(replace(ANN, name="Ann Other", role=Role.MANAGER))))
    assert desk.journal.person().name == "Ann Other"


def test_a_refused_change_undoes_the_whole_page(desk):
    somebody_else = replace(ANN, id="00000000-0000-0000-0000-00000000000b")
    with pytest.raises(Refused):
        desk.pull(("work_item", work_item_json(item(9))), ("person", person_json(somebody_else)), cursor="9")
    assert desk.sync.cursor() == "0"
    assert desk.journal.items.by_key("APP-9") is None


def test_checkpoints_of_the_audit_are_kept(desk):
    desk.pull(cursor="1")
    rows = desk.journal._connection.all("SELECT size, head, received_ms FROM checkpoints ORDER BY size")
    assert rows == [(0, "ab", NOON), (3, "ab", NOON)]


def test_the_device_tells_four_things(desk):
    device = desk.sync.device("Test OS", "0.1.0")
    assert (device.epoch, device.os, device.version) == (1, "Test OS", "0.1.0")
    assert device.id == desk.journal.head().device
