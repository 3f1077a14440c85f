"""The pages of a damaged store and its log: which version of each is taken, and that damage in a log costs its page."""

import shutil
from pathlib import Path

import pytest

from tests.desktop.desk import KEY, TestDesk
from tools.throwaway import FileSecrets
from tracker_desktop.store import recovery
from tracker_desktop.store.connection import connect
from tracker_desktop.store.mark import Mark
from tracker_desktop.store.opening import open_journal
from tracker_desktop.store.pages import FRAME_HEAD, LOG_HEAD, PAGE_BYTES, pages_of

STEP = FRAME_HEAD.size + PAGE_BYTES


class Killed:
    """A store as a kill leaves it: what was recorded last is in the log alone."""

    def __init__(self, folder):
        self.file = folder / "killed" / "store.db"
        self.log = folder / "killed" / "store.db-wal"
        self.file.parent.mkdir()
        desk = TestDesk(folder)
        reader = connect(desk.file, KEY)
        reader.do("BEGIN")
        reader.all("SELECT count(*) FROM events")  # nothing moves from the log into the store while somebody reads it
        for number in range(20):
            desk.clock.pass_ms(1000)
            desk.tracking.start(f"APP-{number % 3 + 1}", note="x" * 200)
        self.held = {line.event.id for line in desk.journal.standings.log(100)}
        for ending in ("", "-wal"):
            shutil.copy(desk.file + ending, str(self.file) + ending)
        reader.close()
        desk.close()
        FileSecrets(self.file.parent).keep(KEY)

    def frames(self):
        """(place in the log, page number) of each frame."""
        log = self.log.read_bytes()
        return [(at, int.from_bytes(log[at : at + 4], "big")) for at in range(LOG_HEAD.size, len(log) - STEP + 1, STEP)]

    def flip(self, at):
        log = bytearray(self.log.read_bytes())
        log[at] ^= 1
        self.log.write_bytes(log)

    def recovered(self):
        """Ids of what could be read once the store itself was emptied too."""
        self.file.write_bytes(self.file.read_bytes()[:100])
        recovery.recover(str(self.file), str(self.file.parent / "mark"), FileSecrets(self.file.parent), 10**12)
        journal = open_journal(str(self.file), KEY, Mark(str(self.file.parent / "mark")), 10**12)
        found = {line.event.id for line in journal.standings.log(100)}
        journal.close()
        return found


@pytest.fixture
def killed(tmp_path, monkeypatch):
    monkeypatch.setattr("tracker_desktop.store.connection.BUSY_S", 0.01)
    return Killed(tmp_path)


def test_the_log_has_the_latest_version_of_a_page(killed):
    pages = pages_of(str(killed.file), KEY)
    assert all(page.whole for page in pages.values())
    log = killed.log.read_bytes()
    for at, number in {number: (at, number) for at, number in killed.frames()}.values():
        assert pages[number].content == log[at + FRAME_HEAD.size : at + STEP]


def test_a_log_whose_store_is_gone_still_gives_what_was_recorded(killed):
    assert killed.recovered() == killed.held


def test_a_flipped_bit_in_a_log_costs_no_more_than_its_page(killed):
    """SQLite reads a log up to there, and drops the rest without a word."""
    killed.flip(killed.frames()[3][0] + FRAME_HEAD.size + 1000)
    assert killed.recovered() >= set(sorted(killed.held)[4:])


def test_where_the_latest_version_is_damaged_all_the_others_count(killed):
    frames = killed.frames()
    at, number = frames[-1]
    killed.flip(at + FRAME_HEAD.size + 1000)
    pages = pages_of(str(killed.file), KEY)
    others = sum(1 for _, each in frames if each == number) + (killed.file.stat().st_size >= number * PAGE_BYTES) - 1
    assert len(pages) == max(each for _, each in frames) + others - 1
    assert all(page.whole for page in pages.values())
    assert len(killed.recovered()) >= len(killed.held) - 2


def test_what_was_not_committed_is_not_taken(killed):
    log = killed.log.read_bytes()
    at, _ = killed.frames()[-1]
    killed.log.write_bytes(log[: at + 4] + bytes(4) + log[at + 8 :])  # not the last of a commit any more
    before = set(sorted(killed.held)[:-2])
    assert killed.recovered() == before


def test_what_an_older_run_of_the_log_left_is_not_taken(killed):
    log = bytearray(killed.log.read_bytes())
    frames = killed.frames()
    for at, _ in frames[len(frames) // 2 :]:
        log[at + 8] ^= 1  # the salt of another run
    killed.log.write_bytes(log)
    assert len(killed.recovered()) < len(killed.held)


@pytest.mark.parametrize("size", [0, 10, 31, 32, 40, 4000])
def test_a_log_that_was_cut_off(killed, size):
    killed.log.write_bytes(killed.log.read_bytes()[:size])
    assert pages_of(str(killed.file), KEY).keys() == set(range(1, killed.file.stat().st_size // PAGE_BYTES + 1))


def test_another_key_finds_no_page_whole(killed):
    assert not any(page.whole for page in pages_of(str(killed.file), bytes(32)).values())
    assert not pages_of(str(Path(killed.file.parent, "nothing")), KEY)
