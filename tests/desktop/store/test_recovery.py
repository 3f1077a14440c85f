"""A store that does not open is set aside whole, and what can be read of it goes on in a new one; the rest is named."""

import os
import random
import shutil
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.desktop.desk import ANN, KEY, NOON, HandClock, TestDesk, item
from tests.desktop.store.kills import killed
from tools.throwaway import FileSecrets
from tracker_core.errors import Refused, Unavailable
from tracker_core.messages import Outcome, Pace, PushReply, Verdict
from tracker_desktop.host.ids import uuid7
from tracker_desktop.services.ports import Missing
from tracker_desktop.services.tracking import Tracking
from tracker_desktop.store import identity, recovery
from tracker_desktop.store.mark import Mark
from tracker_desktop.store.opening import open_journal, open_store
from tracker_desktop.store.pages import PAGE_BYTES, pages_of
from tracker_desktop.store.salvage import rows_of

LATER = NOON + 86_400_000
EVENTS = 60
SENT = 40


@pytest.fixture(scope="module")
def pattern(tmp_path_factory):
    """A store in which 60 events were recorded, 40 of them accepted, closed; and its mark."""
    folder = tmp_path_factory.mktemp("pattern")
    desk = TestDesk(folder)
    desk.assign(*(item(number, title=f"Thing {number} " + "word " * 30) for number in range(4, 130)))
    desk.journal.close()
    mark = Mark(str(folder / "mark"))
    desk.journal = open_journal(desk.file, KEY, mark, desk.clock.ms)
    desk.tracking = Tracking(desk.journal, desk.clock, uuid7, lambda: None)
    desk.journal.items.pin("id-7", True)
    desk.tracking.start("APP-1")
    while desk.journal.head().next_dseq <= EVENTS - 1:
        desk.clock.pass_ms(60_000)
        desk.tracking.start(f"APP-{desk.clock.ms // 60_000 % 3 + 1}", note="x" * (desk.clock.ms // 60_000 % 400))
    desk.clock.pass_ms(60_000)
    desk.tracking.stop()
    sent = desk.sync.outbox(SENT, 10**7)
    verdicts = [Verdict(each.id, Outcome.ACCEPTED) for each in sent[:-1]]
    verdicts.append(Verdict(sent[-1].id, Outcome.REJECTED, "not_assigned"))
    epoch = desk.journal.head().epoch
    desk.sync.apply_push(sent, PushReply("epoch-1", {epoch: SENT + 1}, verdicts, Pace(NOON, 60)))
    desk.journal.standings.see_rejected()
    held = {line.event.id: line.event.dseq for line in desk.journal.standings.log(1000)}
    bodies = dict(desk.journal._connection.all("SELECT id, body FROM events"))
    device = identity.device(desk.journal._connection)
    desk.close()
    FileSecrets(folder).keep(KEY)
    return SimpleNamespace(folder=folder, held=held, bodies=bodies, device=device)


class Place:
    """A copy of the pattern, to be broken."""

    def __init__(self, folder, pattern):
        shutil.copytree(pattern.folder, folder)
        self.folder = folder
        self.file = folder / "store.db"
        self.mark = str(folder / "mark")
        self.secrets = FileSecrets(folder)
        self.pattern = pattern

    def recover(self, at=LATER):
        return recovery.recover(str(self.file), self.mark, self.secrets, at)

    def open(self):
        return open_journal(str(self.file), self.secrets.key(), Mark(self.mark), LATER)

    def damage(self, *pages, at=2000, length=1):
        content = bytearray(self.file.read_bytes())
        for page in pages:
            begin = (page - 1) * PAGE_BYTES + at
            content[begin : begin + length] = bytes(byte ^ 0x55 for byte in content[begin : begin + length])
        self.file.write_bytes(content)

    def rows(self, number):
        """What lies on one page."""
        pages = pages_of(str(self.file), KEY)
        return [row for _, _, row in rows_of({number: pages[number]}, KEY, str(self.folder / "look"))]

    def pages_of_events(self):
        """Numbers of the pages on which events lie, leaves and others."""
        numbers = range(2, self.file.stat().st_size // PAGE_BYTES + 1)
        return [
            number
            for number in numbers
            if any(isinstance(row[4], bytes) and len(row[4]) > 100 for row in self.rows(number))
        ]


@pytest.fixture
def place(tmp_path, pattern):
    return Place(tmp_path / "place", pattern)


def checked(place, told):
    """The events of the new store, which agree with what was told and with what once was; as dseq by id."""
    journal = place.open()
    rows = journal._connection.all("SELECT id, own, epoch, dseq, body FROM events")
    pattern = place.pattern
    for event_id, own, epoch, dseq, body in rows:
        assert own == 1
        assert (epoch, dseq) == (pattern.device[1], pattern.held[event_id])
        assert body == pattern.bodies[event_id]
    kept = {row[0]: row[3] for row in rows}
    assert told.kept == len(kept)
    waiting = {row[0] for row in journal._connection.all("SELECT event FROM outbox")}
    assert waiting == set(kept)
    gone = set(pattern.held.values()) - set(kept.values())
    assert {dseq for _, first, last in told.missing for dseq in range(first, last + 1)} == gone
    assert list(journal.missing()) == list(told.missing)
    head = journal.head()
    if kept or told.missing:
        assert head.device == pattern.device[0]
        assert head.epoch > pattern.device[1]
    assert head.next_dseq == 1
    journal.close()
    folder = Path(told.folder)
    assert (folder / "store.db").exists()
    assert folder.stat().st_mode & 0o777 == 0o700
    assert sorted(path.name for path in place.folder.glob("store.db*")) == ["store.db", "store.db.seal"]
    assert not list(folder.glob("fresh*"))
    return kept


def test_a_sound_store_is_not_touched(place):
    before = place.file.read_bytes()
    with pytest.raises(Refused) as caught:
        place.recover()
    assert caught.value.code == "store_sound"
    assert place.file.read_bytes() == before
    assert not (place.folder / "set-aside").exists()


def test_a_flipped_bit_anywhere_costs_at_most_the_rows_it_hit(tmp_path, pattern):
    size = (pattern.folder / "store.db").stat().st_size
    chance = random.Random(7)
    lost = 0
    for number in range(40):
        place = Place(tmp_path / f"{number}", pattern)
        content = bytearray(place.file.read_bytes())
        content[at := chance.randrange(size)] ^= 1 << chance.randrange(8)
        place.file.write_bytes(content)
        told = place.recover()
        kept = checked(place, told)
        lost += EVENTS - len(kept)
        assert len(kept) >= EVENTS - 3, at
        assert (Path(told.folder) / "store.db").read_bytes() == content
    assert lost < 30


def test_every_page_damaged_in_the_middle_still_gives_most_of_its_rows(place):
    pages = place.pages_of_events()
    assert len(pages) > 5
    place.damage(*pages)
    kept = checked(place, place.recover())
    assert EVENTS - 3 * len(pages) <= len(kept) < EVENTS


@pytest.mark.parametrize("which", ["first", "middle", "last", "root"])
def test_a_page_that_is_gone_costs_what_was_on_it(place, pattern, which):
    pages = place.pages_of_events()
    sizes = {number: len(place.rows(number)) for number in pages}
    root = max(sizes, key=sizes.get)
    leaves = [number for number in pages if number != root]
    number = {"first": leaves[0], "middle": leaves[len(leaves) // 2], "last": leaves[-1], "root": root}[which]
    content = bytearray(place.file.read_bytes())
    content[(number - 1) * PAGE_BYTES : number * PAGE_BYTES] = os.urandom(PAGE_BYTES)
    place.file.write_bytes(content)
    told = place.recover()
    kept = checked(place, told)
    assert EVENTS - 20 <= len(kept) < EVENTS
    assert told.signed_in


@pytest.mark.parametrize("at", [0, 5, 20, 150, 4090])
def test_a_first_page_that_is_damaged_costs_nothing(place, at):
    place.damage(1, at=at, length=4)
    told = place.recover()
    assert len(checked(place, told)) == EVENTS
    assert told.signed_in == (at >= 16)  # without the salt no seal can be checked, so only events are believed


@pytest.mark.parametrize("part", [0.3, 0.6, 0.9])
@pytest.mark.parametrize("odd", [0, 100])
def test_a_file_that_was_cut_off(place, part, odd):
    pages = int(place.file.stat().st_size * part) // PAGE_BYTES
    os.truncate(place.file, pages * PAGE_BYTES + odd)
    kept = checked(place, place.recover())
    assert len(kept) < EVENTS or part > 0.8


def test_an_empty_file(place):
    os.truncate(place.file, 0)
    told = place.recover()
    assert checked(place, told) == {}
    assert told == (told.folder, 0, [Missing(place.pattern.device[1], 1, EVENTS)], False)


def test_a_file_of_something_else(place):
    place.file.write_bytes(os.urandom(50 * PAGE_BYTES))
    told = place.recover()
    assert checked(place, told) == {}


def test_a_key_that_does_not_fit_stays_the_key(place):
    before = place.file.read_bytes()
    place.secrets.keep(bytes(32))
    told = place.recover()
    assert checked(place, told) == {}
    assert place.secrets.key() == bytes(32)
    assert (Path(told.folder) / "store.db").read_bytes() == before
    # The key came back: the files that were set aside open as they were.
    open_store(str(Path(told.folder) / "store.db"), KEY).close()


def test_a_wiped_key_begins_a_new_store_under_a_new_one(place):
    place.secrets.forget()
    told = place.recover()
    assert place.secrets.key() not in (None, KEY)
    assert checked(place, told) == {}
    assert told.missing == [Missing(place.pattern.device[1], 1, EVENTS)]
    assert not told.signed_in


def test_without_a_mark_the_range_is_told_as_far_as_known(place):
    Path(place.mark).unlink()
    place.damage(*place.pages_of_events())
    told = place.recover()
    journal = place.open()
    assert journal.head().device == place.pattern.device[0]
    kept = {line.event.dseq for line in journal.standings.log(1000)}
    lost = {dseq for _, first, last in told.missing for dseq in range(first, last + 1)}
    assert lost == set(range(1, max(kept) + 1)) - kept
    journal.close()


def test_nothing_known_at_all_is_a_new_device(place):
    Path(place.mark).unlink()
    place.file.write_bytes(b"")
    told = place.recover()
    assert told.missing == []
    journal = place.open()
    assert journal.head()[:2] != place.pattern.device
    assert journal.head().epoch == 1
    journal.close()


def test_person_account_items_pins_and_verdicts_go_on(place):
    place.damage(1)
    told = place.recover()
    assert told.signed_in
    journal = place.open()
    assert journal.person() == ANN
    account = journal.account()
    assert account.refresh_token == "refresh-0"
    assert journal.items.pinned() == {"id-7"}
    assert journal.items.by_key("APP-120").title.startswith("Thing 120")
    assert [found.key for found in journal.items.search("Thing 120", 5)] == ["APP-120"]
    (rejected,) = journal.standings.rejected()
    assert (rejected.event.dseq, rejected.code) == (SENT, "not_assigned")
    assert journal.standings.counts().unseen == 0
    assert journal.standings.counts().pending == EVENTS
    entries = journal.entries.between(0, LATER)
    journal.close()
    before = open_journal(str(place.pattern.folder / "store.db"), KEY, Mark(os.devnull), LATER)
    assert entries == before.entries.between(0, LATER)
    before.close()


def test_recording_goes_on_in_the_new_epoch(place):
    place.damage(1)
    place.recover()
    journal = place.open()
    clock = HandClock(LATER)
    Tracking(journal, clock, uuid7, lambda: None).start("APP-3")
    newest = journal.standings.log(1)[0].event
    assert (newest.device, newest.dseq) == (place.pattern.device[0], 2)
    assert newest.epoch == LATER // 1000
    journal.close()
    # The mark of the old store is behind the new epoch and proves nothing against it.
    journal = place.open()
    assert journal.head().epoch == LATER // 1000
    journal.close()


def test_a_second_time_keeps_both_and_the_gap(place):
    place.damage(*place.pages_of_events())
    first = place.recover()
    os.truncate(place.file, 5 * PAGE_BYTES)
    second = place.recover()
    assert first.folder != second.folder
    assert (Path(first.folder) / "store.db").exists()
    assert (Path(second.folder) / "store.db").exists()
    assert sum(last - first + 1 for _, first, last in second.missing) == EVENTS - second.kept


def test_what_the_backup_before_an_upgrade_has_comes_back(place):
    shutil.copy(place.file, f"{place.file}.before-upgrade")
    place.file.write_bytes(b"")
    told = place.recover()
    assert told.kept == EVENTS
    assert (Path(told.folder) / "store.db.before-upgrade").exists()
    assert len(checked(place, told)) == EVENTS


@pytest.mark.parametrize("code", ["store_newer", "store_missing", "keyring_locked"])
def test_what_has_another_way_is_not_set_aside(place, code, monkeypatch):
    if code == "store_newer":
        connection = open_store(str(place.file), KEY)
        connection.do("PRAGMA user_version = 999")
        connection.close()
    elif code == "store_missing":
        place.file.unlink()
    else:
        monkeypatch.setattr(place.secrets, "key", partial(raising, "keyring_locked"))
    with pytest.raises((Refused, Unavailable)) as caught:
        place.recover()
    assert caught.value.code == code
    assert not (place.folder / "set-aside").exists()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills are tried by forking")
def test_a_kill_at_every_third_line(tmp_path, pattern):
    at = 0
    done = False
    again = 0
    while not done:
        at += 3  # test_setting_aside has every line of what moves the files
        place = Place(tmp_path / f"{at}", pattern)
        place.damage(1)
        before = place.file.read_bytes()
        done = killed(place.recover, at, {recovery.__file__}, times=1)
        if not place.file.exists():  # as every start does
            recovery.finish(str(place.file))
        with suppress(Refused):
            recovery.problem(str(place.file), place.secrets)
            again += 1
            place.recover(LATER + 1000)
        journal = place.open()
        assert {line.event.id for line in journal.standings.log(1000)} == pattern.held.keys()
        assert journal.head().device == pattern.device[0]
        journal.close()
        (aside,) = (place.folder / "set-aside").glob("*/store.db")
        assert aside.read_bytes() == before
        assert not list(place.folder.glob("set-aside/*/fresh*"))
    assert 0 < again < at // 3 - 2


def test_a_full_disk_leaves_everything_where_it_was(place, monkeypatch):
    place.damage(1)
    before = place.file.read_bytes()
    monkeypatch.setattr(recovery, "_fill", partial(raising, "disk_full"))
    with pytest.raises(Unavailable):
        place.recover()
    assert place.file.read_bytes() == before
    assert not list((place.folder / "set-aside").iterdir())


def raising(code, *_):
    raise Unavailable(code, "not now")


def test_nothing_of_it_lies_about_in_plain(place):
    place.damage(1)
    told = place.recover()
    place.open().close()
    for path in place.folder.rglob("*"):
        if path.is_file() and path.name not in ("throwaway.key", "mark"):
            content = path.read_bytes()
            for word in (b"Thing", ANN.email.encode(), b"SQLite", KEY, KEY.hex().encode()):
                assert word not in content, path.name
    assert told.kept == EVENTS
