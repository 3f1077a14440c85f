"""The audit gets a new key: nobody who knew the old one is alarmed, and nobody else can make one."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import DatabaseError, transaction

from tests.server.test_sealing import record_many
from tests.server.test_tampering import check
from tracker_core import note, succession
from tracker_core.errors import Unavailable
from tracker_core.messages import Discovery
from tracker_core.note import Key
from tracker_server.audit import rotating, signing
from tracker_server.audit.models import AuditFloor, AuditRow, AuditShard
from tracker_server.audit.purging import drop_month, purge_rows
from tracker_server.audit.record import SERVER
from tracker_server.audit.sealing import seal
from tracker_server.audit.trees import newest_notes
from tracker_server.audit.verify_streams import told_by
from tracker_server.database import keys
from tracker_server.privacy.export.archive import export
from tracker_verify.judge import judge
from tracker_verify.reading import read

JANUARY = 1_737_000_000_000  # 2025


@pytest.fixture
def audit(own_database, settings, tmp_path):
    """One month that was purged and one of today, signed by a key of this test's own; the heads that were kept."""
    settings.AUDIT_KEY_FILE = tmp_path / "audit.pem"
    keys.replace(settings.AUDIT_KEY_FILE, keys.pem(Ed25519PrivateKey.generate()))
    AuditFloor.objects.update(min_age_ms=0)
    record_many(3, "p", JANUARY)
    seal()
    kept = newest_notes()[0]
    purge_rows("p", 3)
    drop_month("2025-01")
    record_many(3, "p")
    seal()
    return kept + newest_notes()[0]


def changes():
    rows = AuditRow.objects.filter(stream_id=SERVER, action="audit_key_changed").order_by("seq")
    return [told_by(bytes(row.body)) for row in rows]


def test_the_old_key_hands_over_and_every_head_is_signed_anew(audit, client):
    old = signing.public_key()
    line = rotating.rotate()
    assert Key.parse(line) == signing.public_key() != old
    assert all(signing.is_current(shard) for shard in AuditShard.objects.all())
    seal()
    found, told = check(audit)
    assert (told, found.kept) == ([], 2)
    discovery = Discovery.decode(client.get("/.well-known/timetracker").content)
    assert (discovery.audit_key, len(discovery.audit_key_changes)) == (line, 1)
    assert succession.ancestors(signing.public_key().public, discovery.audit_key_changes) == [old]
    (row,) = changes()
    assert (row["outcome"], row["detail"]) == ("rotated", {"key": line, "statement": discovery.audit_key_changes[0]})


def test_and_once_more(audit):
    first = signing.public_key()
    rotating.rotate()
    second = signing.public_key()
    middle = newest_notes()[0]
    rotating.rotate()
    assert list(signing.earlier_keys()) == [second, first]
    record_many(2, "p")
    seal()
    assert check(audit + middle)[1] == []


def test_heads_of_an_earlier_key_still_show_what_was_rewritten(audit):
    rotating.rotate()
    month = note.TreeHead.parse(note.Note.parse(newest_notes()[0]).text)
    forged = [each.replace(f"\n{month.size}\n", "\n1\n") for each in note.split(audit)]
    assert any("not signed" in sentence for sentence in check("".join(forged))[1])
    private = signing.private_key()
    head = note.TreeHead(month.origin, 1, bytes(32))
    another = note.sign(head.encode(), signing.named(private), private.sign)
    assert any("The past was rewritten" in sentence for sentence in check(another)[1])


def test_a_lost_key_is_told_of_and_vouched_for_by_nobody(audit):
    rotating.rotate()
    before = signing.public_key()
    signing.settings.AUDIT_KEY_FILE.unlink()
    with pytest.raises(Unavailable):
        signing.check_key()
    line = rotating.begin_anew()
    rotating.settle()
    assert signing.earlier_keys() == []
    assert before not in succession.ancestors(Key.parse(line).public, signing.key_changes())
    assert [(row["outcome"], row["detail"]["statement"]) for row in changes()][1:] == [("lost", "")]
    seal()
    assert check()[1] == []
    assert all("was not signed by this server's key" in sentence for sentence in check(audit)[1])


def test_a_key_of_somebody_elses_is_not_taken(audit, settings):
    """A thief of the database, or another server that was not told of the new key."""
    honest = settings.AUDIT_KEY_FILE.read_text("ascii")
    rotating.rotate()
    fresh = settings.AUDIT_KEY_FILE.read_text("ascii")
    for theirs in (keys.pem(Ed25519PrivateKey.generate()), honest):
        keys.replace(settings.AUDIT_KEY_FILE, theirs)
        record_many(1, "q")
        for attempt in (signing.check_key, rotating.settle, rotating.rotate, seal):
            with pytest.raises(Unavailable) as error:
                attempt()
            assert error.value.code == "audit_key_changed"
    keys.replace(settings.AUDIT_KEY_FILE, fresh)
    seal()
    assert check(audit)[1] == []
    assert len(changes()) == 1


def test_a_rotation_that_was_cut_off_is_finished_at_the_next_start(audit, monkeypatch):
    def cut_off(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(rotating, "_go_on", cut_off)
        with pytest.raises(KeyboardInterrupt):
            rotating.rotate()
    assert not signing.is_current(AuditShard.objects.get(dropped=False))
    record_many(2, "p")
    seal()  # by a server that runs meanwhile
    rotating.settle()
    assert all(signing.is_current(shard) for shard in AuditShard.objects.all())
    assert check(audit)[1] == []
    with monkeypatch.context() as patched:
        patched.setattr(keys, "replace", lambda *_: cut_off())
        with pytest.raises(KeyboardInterrupt):
            rotating.rotate()
    rotating.settle()
    assert check(audit)[1] == []


def test_handovers_that_cannot_be_read_are_said_to_be_that(audit, settings):
    settings.AUDIT_KEY_FILE.with_name(keys.HANDOVERS).mkdir(mode=0o700)
    with pytest.raises(Unavailable) as error:
        rotating.rotate()
    assert error.value.code == "key_unreadable"


@pytest.mark.parametrize("change", [{"size": 9}, {"root": "0" * 64}, {"dropped": False}])
def test_the_database_lets_nothing_else_change_of_a_head(audit, change):
    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
        AuditShard.objects.filter(month="2025-01").update(**change)


def test_an_export_of_after_it_agrees_with_heads_of_before(audit, item, jonas, tmp_path):
    before = signing.public_key()
    rotating.rotate()
    made = export(jonas, jonas)
    file = tmp_path / "export.zip"
    with made.file:
        file.write_bytes(made.file.read())
    (tmp_path / "kept").write_text(audit, encoding="utf-8")
    found = judge(read(file, tmp_path / "kept", None, before.encode()))
    told = {each.code: each.level.value for each in found}
    assert (told["key"], told["key_changed"], told["trees"]) == ("sound", "unchecked", "sound")
    assert "not_signed" not in told
    assert "unsealed" not in told  # the row of the export itself is under a signed head, too
    kept = [(each.level.value, each.text) for each in found if each.code == "kept"]
    assert found.are_sound
    # The month that was purged whole agrees; of the present one the server has to show it, since more was recorded.
    assert [level for level, _ in kept] == ["open", "sound"]
    assert "2025" not in kept[0][1]
