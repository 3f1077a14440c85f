"""The keys of backups: made once, told apart, destroyed for good."""

import uuid

import pytest

from tracker_core.errors import Refused
from tracker_server.database.backup_keys import BackupKeys, combined
from tracker_server.database.key_folder import key_id

ANN, BEN = uuid.uuid4(), uuid.uuid4()


@pytest.fixture
def backup_keys(tmp_path):
    return BackupKeys(tmp_path)


def test_a_key_is_made_once_and_found_again(backup_keys, tmp_path):
    assert backup_keys.month("2026-11") == BackupKeys(tmp_path).month("2026-11")
    made = {backup_keys.month("2026-11"), backup_keys.month("2026-12"), backup_keys.month("2026-11", "DE")}
    assert len(made) == 3
    assert set(backup_keys.known_months()) == {"2026-11", "2026-12", "2026-11-DE"}
    assert backup_keys.known_people() == {}
    ann = backup_keys.person(ANN)
    assert backup_keys.known_people() == {ANN: ann}


def test_a_destroyed_key_is_gone_and_its_successor_another(backup_keys, tmp_path):
    month, ann, ben = backup_keys.month("2026-11"), backup_keys.person(ANN), backup_keys.person(BEN)
    assert backup_keys.destroy_month("2026-11")
    assert backup_keys.forget_person(ANN)
    assert not backup_keys.destroy_month("2026-11")
    assert not backup_keys.forget_person(ANN)
    left = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert month.hex().encode() not in left
    assert ann.hex().encode() not in left
    assert ben.hex().encode() in left
    assert backup_keys.month("2026-11") != month


@pytest.mark.parametrize("month", ["2026-13", "2026", "../../secret", "2026-11-de"])
def test_what_is_no_month_is_refused(backup_keys, month):
    with pytest.raises(Refused):
        backup_keys.destroy_month(month)


def test_a_combined_key_needs_both(backup_keys):
    month, person = backup_keys.month("2026-11"), backup_keys.person(ANN)
    assert len({combined(month, person), combined(month, b""), combined(bytes(32), person), month, person}) == 5
    assert key_id(month) != key_id(person)


def test_a_destruction_that_was_cut_off_is_finished_by_whoever_looks_next(backup_keys, tmp_path):
    backup_keys.month("2026-11")
    backup_keys.person(ANN)
    for file in tmp_path.rglob("*.key"):
        file.write_bytes(bytes(64))  # as it is before the name goes
    assert backup_keys.known_months() == {}
    assert not list(tmp_path.rglob("2026-11.key"))
    assert backup_keys.person(ANN)
    assert set(backup_keys.known_people()) == {ANN}
    assert backup_keys.destroy_month("2026-11") is False


def test_what_was_destroyed_is_told_from_what_was_never_there(backup_keys):
    month, other = backup_keys.month("2026-11"), backup_keys.month("2026-12")
    ann = backup_keys.person(ANN)
    assert backup_keys.destroyed() == set()
    backup_keys.destroy_month("2026-11")
    backup_keys.forget_person(ANN)
    assert backup_keys.destroyed() == {key_id(month), key_id(ann)}
    assert key_id(other) not in backup_keys.destroyed()


def test_a_replaced_key_opens_until_it_is_destroyed(backup_keys):
    old = backup_keys.month("2026-11", "DE")
    assert not backup_keys.replace_month("2026-12")
    assert backup_keys.replace_month("2026-11", "DE")
    (name,) = backup_keys.known_replaced()
    assert backup_keys.known_replaced()[name] == old
    new = backup_keys.month("2026-11", "DE")
    assert new != old
    assert backup_keys.destroy_replaced([name]) == 1
    assert (backup_keys.known_replaced(), backup_keys.month("2026-11", "DE")) == ({}, new)
    backup_keys.replace_month("2026-11", "DE")
    assert backup_keys.destroy_month("2026-11", "DE"), "of which nothing is kept any more"
    assert {key_id(old), key_id(new)} <= backup_keys.destroyed()
