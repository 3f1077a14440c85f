"""What an export has beside its rows: its events, and its files as the manifest lists them."""

import json
import zipfile

import pytest

from tests.core.made import HOUR, NOON
from tests.verify.made import MONTH_MS, codes, judged, organization
from tracker_core import exported, wire
from tracker_core.exported import ExportedEvent
from tracker_verify.reading import read


@pytest.fixture
def zip_file(tmp_path):
    return tmp_path / "export.zip"


class TestEvents:
    def changed(self, made, zip_file, change):
        events = [json.loads(event.body) for event in made.events]
        change(events)
        made.events = [ExportedEvent(wire.canonical(event), "accepted", "") for event in events]
        return codes(judged(made.export(zip_file)))

    def test_one_left_out(self, zip_file):
        assert self.changed(organization(), zip_file, lambda events: events.pop(1)) == {"event_missing"}

    def test_one_put_in(self, zip_file):
        def put_in(events):
            events.append(events[0] | {"id": "00000000-0000-0000-0000-00000000ffff"})

        assert self.changed(organization(), zip_file, put_in) == {"event_untold"}

    def test_one_twice(self, zip_file):
        assert self.changed(organization(), zip_file, lambda events: events.append(events[0])) == {"event_twice"}

    @pytest.mark.parametrize(
        ("number", "field", "value"),
        [
            (0, "at", [NOON + HOUR, 60]),
            (0, "work_item", "item-9"),
            (1, "at", [NOON + 2 * HOUR, 60]),
            (2, "stop", [NOON + 2 * HOUR, 60]),
        ],
    )
    def test_another_time_or_item(self, number, field, value, zip_file):
        found = self.changed(organization(), zip_file, lambda events: events[number]["data"].update({field: value}))
        assert found == {"event_changed"}

    def test_another_device(self, zip_file):
        device = "00000000-0000-0000-0000-00000000ffff"
        assert self.changed(organization(), zip_file, lambda events: events[0].update(device_id=device)) == {
            "event_changed"
        }

    def test_one_that_cannot_be_read(self, zip_file):
        assert "event_unreadable" in self.changed(organization(), zip_file, lambda events: events[0].update(v="x"))

    def test_what_was_rejected_may_be_unreadable_and_missing(self, zip_file):
        made = organization()
        made.events.append(ExportedEvent(b'{"id":"x"}', "rejected", "malformed"))
        made.row(NOON + MONTH_MS + HOUR, "event_refused", subject="x", outcome="rejected", detail={"code": "malformed"})
        assert judged(made.export(zip_file)).are_sound

    def test_an_attempt_under_the_id_of_another_event_is_not_that_event(self, zip_file):
        made = organization()
        subject = json.loads(made.events[0].body)["id"]
        fields = {"subject": subject, "outcome": "rejected", "reason": "other_bytes", "detail": {"type": "x"}}
        made.row(NOON + MONTH_MS + HOUR, "event_refused", **fields)
        assert judged(made.export(zip_file)).are_sound


class TestFiles:
    def rewritten(self, zip_file, change):
        """The export with other contents under the manifest it had."""
        organization().export(zip_file)
        with zipfile.ZipFile(zip_file) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        change(files)
        with zipfile.ZipFile(zip_file, "w") as archive:
            for name, data in files.items():
                archive.writestr(name, data)
        return codes(judged(zip_file))

    def test_one_changed(self, zip_file):
        assert self.rewritten(zip_file, lambda files: files.update({"README.txt": b"Read this last!!!"})) == {
            "file_changed"
        }

    def test_one_longer_than_it_says_is_not_unpacked(self, zip_file):
        huge = bytes(1 << 25)
        assert self.rewritten(zip_file, lambda files: files.update({"README.txt": huge})) == {"file_changed"}
        assert read(zip_file, None, None, None).found["README.txt"].size < 1 << 22

    def test_one_missing(self, zip_file):
        assert self.rewritten(zip_file, lambda files: files.pop("README.txt")) == {"file_missing"}

    def test_one_unlisted(self, zip_file):
        assert self.rewritten(zip_file, lambda files: files.update({"more.txt": b""})) == {"file_unlisted"}

    def test_one_of_the_audit_left_out_of_the_manifest_too(self, zip_file):
        made = organization()
        files = made.files()
        del files[exported.CONSISTENCY]
        assert codes(judged(made.export(zip_file, files))) == {"file_missing"}


def test_a_damaged_file_in_the_zip_is_named(zip_file):
    organization().export(zip_file)
    data = bytearray(zip_file.read_bytes())
    with zipfile.ZipFile(zip_file) as archive:
        at = archive.getinfo(exported.ROWS).header_offset + 30 + len(exported.ROWS) + 40
    data[at] ^= 0xFF
    zip_file.write_bytes(data)
    found = judged(zip_file)
    assert "file_changed" in codes(found)
    assert any(exported.ROWS in each.text for each in found if each.code == "file_changed")
