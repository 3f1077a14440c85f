"""The files of a store on their way to the folder in which they are set aside, killed at each step of it."""

import os
from functools import partial

import pytest

from tests.desktop.store.kills import killed
from tracker_desktop.store import recovery


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills are tried by forking")
def test_a_store_is_never_left_without_its_log(tmp_path):
    at = 0
    done = False
    while not done:
        at += 1
        folder = tmp_path / f"{at}"
        aside = folder / "set-aside" / "then"
        aside.mkdir(parents=True)
        (aside / "fresh.db").write_text("new")
        for name in ("store.db", "store.db-shm", "store.db-wal"):
            (folder / name).write_text("old")
        file = folder / "store.db"
        done = killed(partial(recovery.finish, str(file)), at, {recovery.__file__})
        if file.exists() and file.read_text() == "old":
            assert (folder / "store.db-wal").exists()
            continue
        recovery.finish(str(file))
        assert [path.name for path in folder.glob("store*")] == ["store.db"]
        assert file.read_text() == "new"
        assert sorted(path.name for path in aside.iterdir()) == ["store.db", "store.db-shm", "store.db-wal"]
    assert at > 20
