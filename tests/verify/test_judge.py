"""Every way to change an export that somebody could think of, and what the verifier says of it."""

import json

import pytest

from tests.core.made import HOUR, NOON
from tests.verify.made import (
    KEY,
    MONTH_MS,
    OTHER_KEY,
    OTHER_PRIVATE,
    SHARDS,
    Organization,
    codes,
    judged,
    lines,
    organization,
)
from tracker_core import exported, wire
from tracker_core.exported import Stream, Tree
from tracker_verify.findings import MOST_OF_A_KIND, Findings, Level


@pytest.fixture
def zip_file(tmp_path):
    return tmp_path / "export.zip"


def test_an_honest_export_is_sound_and_what_nothing_shows_is_said(zip_file):
    found = judged(organization().export(zip_file))
    assert found.are_sound
    assert codes(found, Level.SOUND) == {"files", "chain", "notes", "trees", "events"}
    assert codes(found, Level.UNCHECKED) == {"key", "kept", "newest", "unsealed", "words"}


def test_with_key_and_notes_from_elsewhere_little_is_left_unchecked(zip_file):
    made = organization()
    kept = "\n".join(note for notes in made.notes.values() for _, note in notes)
    found = judged(made.export(zip_file), kept=kept, key=KEY.encode())
    assert found.are_sound
    assert {"key", "kept"} <= codes(found, Level.SOUND)
    assert codes(found, Level.UNCHECKED) == {"newest", "unsealed", "words"}


def test_a_purged_beginning_is_sound_and_named(zip_file):
    made = organization()
    made.spans[SHARDS[0]] = []
    made.purge(4)
    made.events = made.events[3:]
    found = judged(made.export(zip_file))
    assert found.are_sound
    assert "purged" in codes(found, Level.UNCHECKED)
    made.events = organization().events
    found = judged(made.export(zip_file))
    assert found.are_sound
    assert "events_purged" in codes(found, Level.UNCHECKED)


# What somebody changes of the rows; each time the chain and all hashes are made anew, as by somebody with the database.


def edited(made):
    made.rows[2] = made.rows[2].replace(b"timer_stopped", b"timer_started")


def deleted(made):
    del made.rows[2]
    renumber(made)


def inserted(made):
    made.rows.insert(2, made.rows[2])
    renumber(made)


def reordered(made):
    made.rows[1], made.rows[2] = made.rows[2], made.rows[1]
    renumber(made)


def renumber(made):
    for number, body in enumerate(made.rows, 1):
        made.rows[number - 1] = wire.canonical(json.loads(body) | {"seq": number})


@pytest.mark.parametrize("change", [edited, deleted, inserted, reordered])
def test_rows_that_were_rewritten_with_their_chain_are_not_those_that_were_signed(change, zip_file):
    made = organization()
    nodes = made.files()[exported.TREES]
    change(made)
    found = judged(made.export(zip_file, made.files() | {exported.TREES: nodes}))
    assert codes(found) >= {"tree"}
    assert "chain" in codes(found, Level.SOUND)


@pytest.mark.parametrize("change", [edited, deleted, inserted, reordered])
def test_rows_rewritten_and_signed_again_contradict_what_was_kept(change, zip_file):
    made = organization()
    kept = "\n".join(made.notes[shard][-1][1] for shard in SHARDS)
    again = organization()
    change(again)
    again.leaves, again.spans = {shard: [] for shard in SHARDS}, {shard: [] for shard in SHARDS}
    rows, again.sealed = again.rows, 0
    again.rows = [row for row in rows if json.loads(row)["at"] < NOON + MONTH_MS - 5 * HOUR]
    again.seal(SHARDS[0])
    again.rows = rows[:-1]
    again.seal(SHARDS[1])
    again.rows = rows
    sound_in_itself = judged(again.export(zip_file))
    assert not codes(sound_in_itself) - {"event_changed", "event_untold", "event_missing"}
    assert "kept" in codes(judged(again.export(zip_file), kept=kept))


def test_an_export_made_up_under_another_key_is_found_by_key_and_by_notes(zip_file):
    made = organization(key=OTHER_KEY, private=OTHER_PRIVATE)
    assert judged(made.export(zip_file)).are_sound
    assert "key" in codes(judged(zip_file, key=KEY.encode()))
    kept = organization().notes[SHARDS[0]][0][1]
    assert codes(judged(zip_file, kept=kept)) == {"notes"}


def test_a_broken_chain_names_the_row(zip_file):
    made = organization()
    files = made.files()
    rows = files[exported.ROWS].splitlines()
    for broken, number in (
        (rows[:2] + rows[3:], 4),
        ([*rows[:2], rows[2].replace(b"timer_stopped", b"timer_started"), *rows[3:]], 3),
        ([*rows[:2], b"{}", *rows[3:]], 3),
    ):
        found = judged(made.export(zip_file, files | {exported.ROWS: lines(broken)}))
        told = [each.text for each in found if each.code == "chain"]
        assert len(told) == 1
        assert f"row {number}" in told[0].lower()


def test_rows_cut_off_at_the_end_are_missed(zip_file):
    made = organization()
    files = made.files()
    files[exported.ROWS] = lines(files[exported.ROWS].splitlines()[:-1])
    assert "chain" in codes(judged(made.export(zip_file, files)))


def test_another_persons_rows_are_not_taken(zip_file):
    made = organization()
    assert "chain" in codes(judged(made.export(zip_file, person="8d2f7a54-2f0e-4d0a-9d0b-0a8f5a1d6c12")))


def test_a_head_that_is_not_the_last_rows(zip_file):
    made = organization()
    stream = Stream(len(made.rows), "ab" * 32, 0, made.head(0))
    assert "chain" in codes(judged(made.export(zip_file, stream=stream)))


def test_the_trees_of_two_months_swapped(zip_file):
    made = organization()
    made.spans[SHARDS[0]], made.spans[SHARDS[1]] = made.spans[SHARDS[1]], made.spans[SHARDS[0]]
    assert "tree" in codes(judged(made.export(zip_file)))


def test_rows_left_out_of_the_trees(zip_file):
    made = organization()
    made.spans[SHARDS[0]] = []
    found = judged(made.export(zip_file))
    assert codes(found) == {"not_signed"}
    made.spans[SHARDS[1]] = []
    assert codes(judged(made.export(zip_file))) == {"not_signed"}


def test_new_rows_may_wait_for_their_tree_for_an_hour_only(zip_file):
    made = organization()
    assert judged(made.export(zip_file)).are_sound
    assert codes(judged(made.export(zip_file, made_at=NOON + MONTH_MS + 2 * HOUR + 1))) == {"not_signed"}


@pytest.mark.parametrize(
    "spans",
    [[[3, 1, 4000]], [[3, 1, 2], [5, 1, 2]], [[3, 20, 1]]],
    ids=["more than there are", "one twice", "not there"],
)
def test_spans_that_tell_of_wrong_rows(spans, zip_file):
    made = organization()
    tree = json.loads(made.files()[exported.TREES].splitlines()[0]) | {"spans": spans}
    found = judged(made.export(zip_file, made.files() | {exported.TREES: lines([wire.canonical(tree)])}))
    assert "tree" in codes(found)


def test_a_tree_without_its_note(zip_file):
    made = organization()
    notes = made.notes[SHARDS[1]][-1][1].encode()
    assert "tree" in codes(judged(made.export(zip_file, made.files() | {exported.NOTES: notes})))


def test_notes_that_do_not_read_or_tell_of_no_month(zip_file):
    made = organization()
    good = made.files()[exported.NOTES]
    for bad in (good.replace(b"/2026-01\n", b"/somewhere\n"), good[:-30], b"\xff" + good, b"hello\n"):
        assert "notes" in codes(judged(made.export(zip_file, made.files() | {exported.NOTES: bad})))


def test_two_signed_notes_of_one_size(zip_file):
    made = organization()
    fork = Organization()
    fork.leaves[SHARDS[0]] = [*made.leaves[SHARDS[0]][:-1], bytes(32)]
    fork.sign(SHARDS[0])
    both = made.files()[exported.NOTES] + b"\n" + fork.notes[SHARDS[0]][0][1].encode()
    assert "notes" in codes(judged(made.export(zip_file, made.files() | {exported.NOTES: both})))


class TestKeptNotes:
    @pytest.fixture
    def grown(self):
        """(organization, note of January when it was smaller)"""
        made = Organization()
        made.row(NOON - HOUR, "signed_in")
        made.day(NOON)
        made.seal(SHARDS[0])
        early = made.notes[SHARDS[0]][0][1]
        made.seal(SHARDS[0])
        made.row(NOON + MONTH_MS, "audit_read")
        made.seal(SHARDS[1])
        return made, early

    def test_a_smaller_one_needs_a_proof(self, grown, zip_file):
        made, early = grown
        found = judged(made.export(zip_file), kept=early)
        assert found.are_sound
        asked = [each.text for each in found if (each.level, each.code) == (Level.OPEN, "kept")]
        assert "shard=2026-01&from=8&to=12" in asked[0]

    def test_with_the_proof_it_agrees(self, grown, zip_file):
        made, early = grown
        proof = made.consistency(SHARDS[0], 8).encode()
        found = judged(made.export(zip_file), kept=early, proofs=proof)
        assert found.are_sound
        assert "kept" in codes(found, Level.SOUND)

    def test_the_proof_may_lie_in_the_export(self, grown, zip_file):
        made, early = grown
        files = made.files() | {exported.CONSISTENCY: lines([made.consistency(SHARDS[0], 8).encode()])}
        found = judged(made.export(zip_file, files), kept=early)
        assert "kept" in codes(found, Level.SOUND)
        files[exported.NOTES] += b"\n" + early.encode()
        assert "links" in codes(judged(made.export(zip_file, files)), Level.SOUND)
        files[exported.CONSISTENCY] = b""
        assert "links" in codes(judged(made.export(zip_file, files)), Level.OPEN)

    def test_a_proof_that_does_not_hold_is_wrong(self, grown, zip_file):
        made, early = grown
        honest = made.leaves[SHARDS[0]][9]
        made.leaves[SHARDS[0]][9] = bytes(32)
        proof = made.consistency(SHARDS[0], 8).encode()
        made.leaves[SHARDS[0]][9] = honest
        assert codes(judged(made.export(zip_file), kept=early, proofs=proof)) == {"kept"}

    def test_of_a_month_that_was_over_more_rows_than_the_export_has(self, grown, zip_file):
        made, _ = grown
        late = made.notes[SHARDS[0]][-1][1]
        made.notes[SHARDS[0]].pop()
        del made.leaves[SHARDS[0]][8:]
        found = judged(made.export(zip_file), kept=late)
        assert codes(found) == {"kept"}

    def test_of_the_month_it_was_made_in_more_rows_may_have_come_later(self, grown, zip_file):
        made, _ = grown
        export = made.export(zip_file)
        made.seal(SHARDS[1])
        found = judged(export, kept=made.notes[SHARDS[1]][-1][1])
        assert found.are_sound
        told = [each.text for each in found if (each.level, each.code) == (Level.OPEN, "kept")]
        assert "rows were taken away" in told[0]

    def test_of_a_month_that_the_export_has_no_note_of(self, grown, zip_file):
        made, early = grown
        made.spans[SHARDS[0]], made.notes[SHARDS[0]] = [], []
        found = judged(made.export(zip_file), kept=early)
        assert "kept" in codes(found, Level.OPEN)


def test_a_key_that_is_none(zip_file):
    assert "key" in codes(judged(organization().export(zip_file, key="no key")))


def test_lines_that_cannot_be_read(zip_file):
    made = organization()
    for name, code in ((exported.TREES, "tree"), (exported.CONSISTENCY, "proofs")):
        found = judged(made.export(zip_file, made.files() | {name: b"[]\n"}))
        assert code in codes(found)


def test_a_tree_may_be_larger_than_a_month_of_the_person(zip_file):
    """Tiles of a real organization: the person's rows are few among thousands."""
    made = Organization()
    made.row(NOON, "signed_in")
    made.seal(SHARDS[0], others=3000)
    made.row(NOON, "signed_in")
    made.seal(SHARDS[0], others=3000)
    files = made.files()
    assert len(Tree.decode(files[exported.TREES].strip()).nodes) < 40
    assert judged(made.export(zip_file, files, made_at=NOON)).are_sound


def test_what_goes_wrong_a_thousand_times_is_said_a_few_times():
    findings = Findings()
    for number in range(50):
        findings.wrong("tree", f"Row {number}.")
    assert len(findings.told()) == MOST_OF_A_KIND + 1
    assert "40 more" in findings.told()[-1].text
