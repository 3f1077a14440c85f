"""The sealed file: what lies in it is whole, hidden, in order; what is torn or damaged harms nothing else."""

import os
import random
import stat
import subprocess
from pathlib import Path

import pytest

from tests.desktop.desk import KEY, NOON, TestDesk
from tracker_core.errors import Unavailable
from tracker_desktop.store.files import files_of
from tracker_desktop.store.mark import Mark
from tracker_desktop.store.opening import open_journal
from tracker_desktop.store.spool import SealedSpool


class Sealed:
    """A store that was open once and is shut now, its spool, and the key to that."""

    def __init__(self, folder):
        self.file = str(folder / "store.db")
        TestDesk(folder).close()
        journal = self.open()
        self.private = journal.noted._pair()[:32]
        journal.close()
        self.spool = SealedSpool(self.file)
        self.path = Path(f"{self.file}.spool")

    def open(self):
        return open_journal(self.file, KEY, Mark(f"{self.file}.mark"), NOON)

    def bodies(self):
        return [None if each.body is None else each.body.rstrip() for each in self.spool.read(self.private)]

    def numbers(self):
        return [each.number for each in self.spool.read(self.private)]


@pytest.fixture
def sealed(tmp_path):
    return Sealed(tmp_path)


def test_what_goes_in_comes_out_in_order(sealed):
    assert (sealed.spool.waiting(), sealed.bodies()) == (0, [])
    said = [b"", b"one", b"x" * 5000, os.urandom(300) + b"."]
    for body in said:
        sealed.spool.note(body)
    assert sealed.spool.waiting() == 4
    assert sealed.bodies() == said
    assert sealed.numbers() == [1, 2, 3, 4]
    assert len({each.spool for each in sealed.spool.read(sealed.private)}) == 1


def test_nothing_can_be_read_and_the_length_tells_nothing(sealed):
    lengths = set()
    for key in ("APP-1", "OTHER-123456", "a rather long thing that somebody typed"):
        before = sealed.spool.waiting() and sealed.path.stat().st_size
        sealed.spool.note(f'{{"key":"{key}"}}'.encode())
        lengths.add(sealed.path.stat().st_size - before)
    assert len(lengths) == 1
    seen = subprocess.run(["strings", "-n", "4", sealed.path], capture_output=True, check=True, text=True).stdout
    assert "APP" not in seen
    assert "key" not in seen
    assert stat.S_IMODE(sealed.path.stat().st_mode) == 0o600


def test_who_can_write_it_cannot_read_it(sealed):
    sealed.spool.note(b"said")
    other = os.urandom(32)
    assert [each.body for each in sealed.spool.read(other)] == [None]


def test_a_tail_torn_at_any_byte_harms_none_before_it_and_none_after(sealed):
    sealed.spool.note(b"first")
    one = sealed.path.stat().st_size
    sealed.spool.note(b"second")
    whole = sealed.path.read_bytes()
    for size in range(one, len(whole)):
        sealed.path.write_bytes(whole[:size])
        assert sealed.bodies() == [b"first"], size
    for size in (one + 1, one + 9, one + 20, one + 40, len(whole) - 1):
        sealed.path.write_bytes(whole[:size])
        sealed.spool.note(b"third")
        assert sealed.bodies() == [b"first", b"third"], size
        assert sealed.numbers() == [1, 2]


def test_a_tail_of_zeros_is_told_of_and_harms_none(sealed):
    """A power cut can leave a file of its new length without its content."""
    sealed.spool.note(b"first")
    one = sealed.path.stat().st_size
    sealed.spool.note(b"second")
    whole = sealed.path.read_bytes()
    sealed.path.write_bytes(whole[:one] + bytes(len(whole) - one))
    assert sealed.bodies() == [b"first"]
    sealed.path.write_bytes(whole[: one + 60] + bytes(len(whole) - one - 60))
    assert sealed.bodies() == [b"first", None]
    sealed.spool.note(b"third")
    assert sealed.bodies() == [b"first", None, b"third"]


def test_a_flipped_bit_anywhere_loses_one_at_most_and_never_silently(sealed):
    said = [b"first", b"second", b"third"]
    for body in said:
        sealed.spool.note(body)
    whole = sealed.path.read_bytes()
    last = 2 * len(whole) // 3
    choice = random.Random(1)
    for place in choice.sample(range(len(whole)), 150):
        damaged = bytearray(whole)
        damaged[place] ^= 1 << choice.randrange(8)
        sealed.path.write_bytes(damaged)
        found = sealed.bodies()
        kept = [body for body in found if body is not None]
        assert kept == [body for body in said if body in kept], place
        assert len(kept) == 2, place
        if place < last:
            assert len(found) >= 3, place  # a hole among the numbers shows what is gone


def test_before_the_store_was_open_once_nothing_is_offered(tmp_path):
    spool = SealedSpool(str(tmp_path / "store.db"))
    assert not spool.offered()
    with pytest.raises(Unavailable):
        spool.note(b"said")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("harm", [lambda seal: seal.unlink(), lambda seal: seal.write_bytes(b"x" * 31)])
def test_a_public_key_that_is_gone_or_damaged_is_laid_out_again(sealed, harm):
    seal = Path(f"{sealed.file}.seal")
    before = seal.read_bytes()
    harm(seal)
    assert not sealed.spool.offered()
    sealed.open().close()
    assert seal.read_bytes() == before
    sealed.spool.note(b"said")
    assert sealed.bodies() == [b"said"]


def test_the_key_pair_stays_the_same_from_opening_to_opening(sealed):
    seal = Path(f"{sealed.file}.seal")
    before, made = seal.read_bytes(), seal.stat().st_mtime_ns
    journal = sealed.open()
    assert journal.noted._pair()[:32] == sealed.private
    journal.close()
    assert (seal.read_bytes(), seal.stat().st_mtime_ns) == (before, made)


def test_the_files_of_a_store_are_all_that_it_makes(sealed):
    sealed.spool.note(b"said")
    journal = sealed.open()
    journal.noted.finish(whole=False)
    sealed.spool.note(b"more")
    there = {str(path) for path in Path(sealed.file).parent.iterdir()} - {f"{sealed.file}.mark"}
    assert there <= set(files_of(sealed.file))
    assert f"{sealed.file}.spool" in there
    journal.close()


def test_what_could_not_be_read_is_kept_beside_it(sealed):
    sealed.spool.note(b"said")
    content = sealed.path.read_bytes()
    journal = sealed.open()
    journal.noted.finish(whole=False)
    assert not sealed.path.exists()
    assert Path(f"{sealed.file}.spool.unread").read_bytes() == content
    sealed.spool.note(b"again")
    journal.noted.finish(whole=True)
    assert not sealed.path.exists()
    assert Path(f"{sealed.file}.spool.unread").read_bytes() == content
    journal.close()
