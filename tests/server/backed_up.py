"""A server with people and work of two months, its backup, and an empty one that has its keys."""

import shutil
import subprocess
import sys
from collections import defaultdict
from itertools import chain as joined

import pytest

from tests.server.serving import run, run_in_turn
from tracker_server.backups.container import BEGIN, Keyring, frames
from tracker_server.database.backup_keys import BackupKeys


def rows_in(file, keys):
    """{table: rows}, of each row its columns by name; what cannot be read is left out."""
    made = BackupKeys(keys)
    keyring = Keyring(joined(made.known_months().values(), made.known_people().values()))
    found = defaultdict(list)
    with file.open("rb") as source:
        for frame in frames(source, keyring):
            if frame.table != BEGIN and frame.rows:
                columns, *rows = frame.rows
                found[frame.table] += [dict(zip(columns, row, strict=True)) for row in rows]
    return found


@pytest.fixture(scope="session")
def organization(tmp_path_factory, blank):
    """The home of a server with people, work and events of two months, and its backup."""
    home = tmp_path_factory.mktemp("organization") / "home"
    environment = blank.copy(home)
    filled = subprocess.run(
        [sys.executable, "-m", "tests.server.organization"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert filled.returncode == 0, filled.stderr
    file = home / "whole.backup"
    made = run(environment, "backup", str(file))
    assert made.returncode == 0, made.stderr
    return home, file


@pytest.fixture
def other(tmp_path, organization, blank):
    """An empty server that has the keys of the backup: its environment, and the folder of keys."""
    home = tmp_path / "other"
    environment = blank.copy(home)
    shutil.copytree(organization[0] / "keys" / "backups", home / "keys" / "backups")
    shutil.copy(organization[0] / "keys" / "audit.pem", home / "keys" / "audit.pem")
    return environment, home / "keys"


def restored(other, file):
    """What the other server says and holds once ``file`` was restored."""
    environment, keys = other
    again = keys.parent / "again.backup"
    done = run_in_turn(environment, ["restore", str(file)], ["verify-audit"], ["backup", str(again)])
    assert [each.returncode for each in done] == [0, 0, 0], done
    return done[0].stdout, rows_in(again, keys)
