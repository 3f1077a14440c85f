"""The keys of backups: made once, told apart, destroyed for good."""

import uuid

import pytest

from tracker_core.errors import Refused
from tracker_server.database.backup_keys import BackupKeys, combined, key_id

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
