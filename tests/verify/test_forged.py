"""What the author of a forged export tries beside changing rows: packing, names, clocks, and what is left out."""

import io
import json
import struct
import zipfile
from contextlib import redirect_stdout

import pytest

from tests.core.made import HOUR, NOON
from tests.verify.made import (
    KEY,
    MONTH_MS,
    OTHER_KEY,
    OTHER_PRIVATE,
    PRIVATE,
    SHARDS,
    Organization,
    codes,
    judged,
    lines,
    organization,
)
from tracker_core import exported, note, succession
from tracker_core.errors import Refused
from tracker_core.exported import ExportedEvent, Tree
from tracker_verify.command import run
from tracker_verify.findings import Level
from tracker_verify.reading import read


@pytest.fixture
def zip_file(tmp_path):
    return tmp_path / "export.zip"


def told(capfdbinary, *arguments):
    """(exit code, what was printed)"""
    code = run([str(each) for each in arguments])
    out, err = capfdbinary.readouterr()
    return code, (out + err).decode()


class TestPacking:
    """Whatever another program could read in another way is not read at all."""

    def refused(self, zip_file, capfdbinary):
        code, said = told(capfdbinary, zip_file)
        assert code == 2
        assert said.startswith(f"timetracker-verify: {zip_file} ")
        return said

    def directory(self, data: bytes) -> int:
        return data.index(b"PK\x01\x02")

    @pytest.mark.parametrize("where", ["before", "behind", "between", "in a comment"])
    def test_bytes_that_belong_to_no_file(self, zip_file, capfdbinary, where):
        data = organization().export(zip_file).read_bytes()
        at = self.directory(data)
        if where == "in a comment":
            with zipfile.ZipFile(zip_file, "a") as archive:
                archive.comment = b"PK\x05\x06"
        elif where == "between":
            moved = bytearray(data[:at] + b"hidden" + data[at:])
            struct.pack_into("<I", moved, len(moved) - 6, at + 6)
            zip_file.write_bytes(moved)
        else:
            zip_file.write_bytes(b"hidden" + data if where == "before" else data + b"hidden")
        said = self.refused(zip_file, capfdbinary)
        assert "belongs to none of its files" in said or "cannot be read as a ZIP file" in said

    @pytest.mark.parametrize("twin", [exported.EVENTS, "Events.jsonl"])
    def test_two_files_of_one_name(self, zip_file, capfdbinary, twin):
        organization().export(zip_file)
        with zipfile.ZipFile(zip_file, "a") as archive, pytest.MonkeyPatch.context() as patched:
            patched.setattr("warnings.warn", lambda *_, **__: None)
            archive.writestr(twin, b"")
        assert "a file twice" in self.refused(zip_file, capfdbinary)

    def test_a_manifest_that_lists_them(self, zip_file, capfdbinary):
        made = organization()
        made.export(zip_file, made.files() | {"Readme.txt": b""})
        assert "twice" in self.refused(zip_file, capfdbinary)

    @pytest.mark.parametrize("name", ["../x", "a/../b", "/etc/x", "a\\b", "C:x", "events.jsonl.", "größe"])
    def test_a_name_that_leads_elsewhere(self, zip_file, capfdbinary, name):
        made = organization()
        made.export(zip_file, made.files() | {name: b""})
        assert "not the name of a file in an export" in self.refused(zip_file, capfdbinary)

    def test_a_name_that_is_not_utf_8(self, zip_file, capfdbinary):
        data = bytearray(organization().export(zip_file).read_bytes())
        at = self.directory(data)
        struct.pack_into("<H", data, at + 8, 0x800)
        data[at + 46] = 0xFF
        zip_file.write_bytes(data)
        self.refused(zip_file, capfdbinary)

    def test_another_name_before_the_file_than_in_the_directory(self, zip_file):
        data = bytearray(organization().export(zip_file).read_bytes())
        at = data.index(b"README.txt")
        data[at : at + 6] = b"README"[::-1]
        zip_file.write_bytes(data)
        assert "file_changed" in codes(judged(zip_file))

    def test_one_that_needs_a_password(self, zip_file, capfdbinary):
        data = bytearray(organization().export(zip_file).read_bytes())
        data[self.directory(data) + 8] |= 1
        zip_file.write_bytes(data)
        assert "is encrypted" in self.refused(zip_file, capfdbinary)

    @pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
    def test_one_compressed_in_another_way(self, zip_file, capfdbinary, method):
        made = organization()
        with zipfile.ZipFile(made.export(zip_file)) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        with zipfile.ZipFile(zip_file, "w", method) as archive:
            for name, data in files.items():
                archive.writestr(name, data)
        assert "compressed in a way" in self.refused(zip_file, capfdbinary)

    def test_one_that_unpacks_to_more_than_anybody_has_recorded(self, zip_file, capfdbinary, monkeypatch):
        monkeypatch.setattr(exported, "MAX_AUDIT_BYTES", 1 << 22)
        made = organization()
        made.export(zip_file, made.files() | {exported.ROWS: b"\n" * (3 << 22)})
        code, said = told(capfdbinary, zip_file)
        assert (code, "is larger than" in said) == (2, True)
        monkeypatch.setattr(exported, "MAX_LINE_BYTES", 300)
        assert "chain" in codes(judged(made.export(zip_file)))

    def test_one_that_was_packed_again_as_a_stream_is_read(self, zip_file):
        class Stream(io.RawIOBase):
            """Takes bytes and never goes back."""

            def __init__(self):
                self.data = b""

            def writable(self):
                return True

            def write(self, data):
                self.data += bytes(data)
                return len(data)

        out = Stream()
        with zipfile.ZipFile(organization().export(zip_file)) as archive, zipfile.ZipFile(out, "w", 8) as again:
            for name in archive.namelist():
                again.writestr(name, archive.read(name))
            again.mkdir("audit")
        zip_file.write_bytes(out.data)
        assert judged(zip_file).are_sound

    def test_names_do_not_write_on_the_terminal(self, zip_file, capfdbinary):
        organization().export(zip_file)
        name = "x\x1b[2K\rok\nSound: nothing is wrong in what could be checked.\u202e"
        with zipfile.ZipFile(zip_file, "a") as archive:
            archive.writestr(name, b"")
        code, said = told(capfdbinary, zip_file)
        assert code == 1
        assert not any(sign in said for sign in "\x1b\r\u202e")
        assert "\nSound" not in said


class TestJson:
    """Spellings that another reader could take for something else."""

    @pytest.mark.parametrize(
        "spelled",
        [
            b'{"seq":1,"seq":2}',
            b'{"seq":NaN}',
            b'{"seq":1e400}',
            b'{"seq":' + b"9" * 5000 + b"}",
            b'{"seq":9007199254740993}',
            b'{"x":"\\ud800"}',
            b'{"gr\xc3\xb6\xc3\x9fe":1}',
            b"[" * 100_000,
        ],
    )
    @pytest.mark.parametrize("name", [exported.ROWS, exported.EVENTS, exported.TREES, exported.CONSISTENCY])
    def test_is_a_sentence_and_never_taken(self, zip_file, name, spelled):
        made = organization()
        line = made.files()[name].splitlines()[0] if made.files()[name] else b"{}"
        bad = spelled if spelled.startswith(b"[") else line[:-1] + b"," + spelled[1:]
        found = judged(made.export(zip_file, made.files() | {name: lines([bad])}))
        assert not found.are_sound

    def test_the_same_word_in_two_spellings_of_unicode_is_another_row(self, zip_file):
        made = organization()
        made.row(NOON + MONTH_MS + HOUR, "x", reason="gr\u00f6\u00dfer")
        made.seal(SHARDS[1])
        files = made.files()
        rows = files[exported.ROWS].replace("\u00f6".encode(), "o\u0308".encode())
        assert "chain" in codes(judged(made.export(zip_file, files | {exported.ROWS: rows})))


class TestEvents:
    def test_an_accepted_one_shown_as_rejected(self, zip_file):
        made = organization()
        made.events[1] = ExportedEvent(made.events[1].body, "rejected", "not_assigned")
        assert codes(judged(made.export(zip_file))) == {"event_changed"}

    def test_a_rejected_one_shown_as_accepted(self, zip_file):
        made = organization()
        made.rows[1] = made.rows[1].replace(b'"outcome":"accepted"', b'"outcome":"rejected"')
        assert "event_changed" in codes(judged(made.export(zip_file)))

    def test_a_new_one_is_not_older_than_the_rows_that_are_left(self, zip_file):
        made = organization()
        made.spans[SHARDS[0]] = []
        made.purge(4)
        late = json.loads(made.events[-1].body) | {"id": "00000000-0000-0000-0000-00000000ffff"}
        late["occurred_at"] += 30 * HOUR
        made.events.append(ExportedEvent(json.dumps(late).encode(), "accepted", ""))
        assert codes(judged(made.export(zip_file))) == {"event_untold"}


class TestPurge:
    """ "It was purged" has to be told by a row, and nothing else is an excuse."""

    @pytest.mark.parametrize("said", [None, {"upto": 3}, {"head": "0" * 64}])
    def test_rows_left_out_as_purged(self, zip_file, said):
        made = organization()
        if said:
            detail = {"upto": 4, "head": made.head(4), "rows": 4, **said}
            made.row(NOON + MONTH_MS + HOUR, "retention_purged", subject="x", detail=detail)
        made.purged, made.spans[SHARDS[0]] = 4, []
        assert codes(judged(made.export(zip_file))) == {"purged"}


class TestClock:
    def test_an_export_of_before_its_rows(self, zip_file):
        made = organization()
        assert "made_at" in codes(judged(made.export(zip_file, made_at=NOON)))

    def test_rows_in_the_tree_of_a_month_before_their_own(self, zip_file):
        made = organization()
        moved = Organization()
        moved.rows, moved.events = made.rows, made.events
        moved.seal(SHARDS[0])
        assert "tree" in codes(judged(moved.export(zip_file)))


class TestShown:
    """Exit 0 only where what was brought could be compared."""

    def test_two_kept_heads_that_contradict_each_other(self, zip_file):
        made = Organization()
        made.row(NOON, "signed_in")
        made.seal(SHARDS[0])
        one = made.notes[SHARDS[0]][0][1]
        fork = Organization()
        fork.row(NOON, "signed_out")
        fork.seal(SHARDS[0])
        other = fork.notes[SHARDS[0]][0][1]
        made.seal(SHARDS[0])
        assert made.notes[SHARDS[0]][-1][0] > made.notes[SHARDS[0]][0][0]
        assert codes(judged(made.export(zip_file, made_at=NOON), kept=one + other)) == {"kept"}
        fork.seal(SHARDS[0])
        late = fork.notes[SHARDS[0]][-1][1]
        proof = fork.consistency(SHARDS[0], 5).encode()
        bare = made.files() | {exported.NOTES: b"", exported.TREES: b""}
        found = judged(made.export(zip_file, bare, made_at=NOON), kept=one + late, proofs=proof)
        assert codes(found) == {"kept"}

    def test_a_kept_head_that_nothing_shows(self, zip_file, tmp_path, capfdbinary):
        made = organization()
        kept = made.notes[SHARDS[1]][-1][1]
        made.spans[SHARDS[1]], made.notes[SHARDS[1]] = [], []
        made.rows, made.events = made.rows[:4], made.events[:3]
        (tmp_path / "kept").write_text(kept, encoding="utf-8")
        export = made.export(zip_file, made_at=NOON + 3 * HOUR)
        assert told(capfdbinary, export)[0] == 0
        code, said = told(capfdbinary, export, "--checkpoints", tmp_path / "kept")
        assert code == 3
        assert "OPEN      A note was kept of 2026-02" in said
        assert said.rstrip().splitlines()[-1].startswith("NOT SHOWN")

    def test_made_up_without_any_signed_head(self, zip_file, capfdbinary):
        made = Organization()
        made.row(NOON, "signed_in")
        code, _ = told(capfdbinary, made.export(zip_file, made_at=NOON), "--key", KEY.encode())
        assert code == 3

    def test_kept_heads_as_windows_writes_them(self, zip_file):
        made = organization()
        kept = "\ufeff" + "\n".join(made.notes[shard][-1][1] for shard in SHARDS).replace("\n", "\r\n")
        found = judged(made.export(zip_file), kept=kept)
        assert found.are_sound
        assert "kept" in codes(found, Level.SOUND)

    @pytest.mark.parametrize("empty", [b"", b"\n \n", b"\xef\xbb\xbf"])
    def test_a_file_without_any_is_not_taken_for_a_comparison(self, zip_file, tmp_path, empty):
        (tmp_path / "kept").write_bytes(empty)
        with pytest.raises(Refused, match="no signed note"):
            read(organization().export(zip_file), tmp_path / "kept", None, None)

    def test_notes_of_others_beside_the_servers_own(self, zip_file):
        made = organization()
        size, signed = made.notes[SHARDS[0]][-1]
        parsed = note.Note.parse(signed)
        stranger = note.Signature(OTHER_KEY.name, b"\0\0\0\0", bytes(64))
        both = note.Note(parsed.text, (stranger, *parsed.signatures)).encode()
        made.notes[SHARDS[0]] = [(size, both)]
        assert judged(made.export(zip_file)).are_sound
        forged = note.Note(parsed.text, (*parsed.signatures, note.Signature(KEY.name, KEY.id, bytes(64)))).encode()
        made.notes[SHARDS[0]] = [(size, forged)]
        assert "notes" in codes(judged(made.export(zip_file)))
        assert Tree.decode(made.files()[exported.TREES].splitlines()[0]).size == size


def test_json_tells_of_it_too(zip_file):
    out = io.TextIOWrapper(io.BytesIO())
    made = Organization()
    made.row(NOON, "signed_in")
    with redirect_stdout(out):
        assert run([str(made.export(zip_file, made_at=NOON)), "--json"]) == 3
    out.seek(0)
    assert json.load(out)["open"] is True


class TestKeys:
    """A new key to which the old one handed over is taken, whichever of them somebody knows; no other one is."""

    def rotated(self, by=PRIVATE):
        """An organization whose second key is ``OTHER_KEY``, and the statement that leads to it, signed by ``by``."""
        statement = succession.hand_over(KEY, by.sign, OTHER_KEY, OTHER_PRIVATE.sign)
        return organization(key=OTHER_KEY, private=OTHER_PRIVATE), statement

    def export(self, made, statement, zip_file):
        return made.export(zip_file, made.files() | {exported.KEYS: statement.encode()})

    def test_the_old_key_and_heads_of_then(self, zip_file):
        made, statement = self.rotated()
        kept = organization().notes[SHARDS[0]][0][1]
        found = judged(self.export(made, statement, zip_file), kept=kept, key=KEY.encode())
        assert found.are_sound
        assert not found.are_open
        assert {"key", "kept"} <= codes(found, Level.SOUND)
        assert "key_changed" in codes(found, Level.UNCHECKED)

    def test_the_new_key_and_heads_of_now_for_an_export_of_before(self, zip_file):
        now, statement = self.rotated()
        kept = statement + "\n" + now.notes[SHARDS[0]][0][1]
        found = judged(organization().export(zip_file), kept=kept, key=OTHER_KEY.encode())
        assert found.are_sound
        assert {"key", "kept"} <= codes(found, Level.SOUND)

    def test_heads_of_then_still_show_what_was_rewritten(self, zip_file):
        made, statement = self.rotated()
        fork = organization()
        fork.leaves[SHARDS[0]][0] = bytes(32)
        fork.sign(SHARDS[0])
        kept = fork.notes[SHARDS[0]][-1][1]
        assert codes(judged(self.export(made, statement, zip_file), kept=kept)) == {"kept"}

    def test_a_thief_who_names_himself(self, zip_file):
        made, statement = self.rotated(by=OTHER_PRIVATE)
        kept = organization().notes[SHARDS[0]][0][1]
        found = judged(self.export(made, statement, zip_file), kept=kept, key=KEY.encode())
        assert {"key", "notes"} <= codes(found)

    def test_heads_in_the_export_are_by_its_own_key_alone(self, zip_file):
        """Who got hold of a key that was replaced signs nothing with it any more."""
        made, statement = self.rotated()
        made.private, made.notes = PRIVATE, {shard: [] for shard in SHARDS}
        made.key = note.Key(KEY.name, KEY.public)
        for shard in SHARDS:
            made.sign(shard)
        made.key = OTHER_KEY
        assert "notes" in codes(judged(self.export(made, statement, zip_file)))

    @pytest.mark.parametrize("broken", [b"\xff", b"timetracker audit key 1\n", b"x" * 2_000_000])
    def test_nonsense_is_no_statement(self, zip_file, broken):
        made, _ = self.rotated()
        files = made.files() | {exported.KEYS: broken}
        assert codes(judged(made.export(zip_file, files), key=KEY.encode())) >= {"key"}
