"""A device's sync against the real server, whose database is tampered with as by its owner: the device finds it."""

from urllib.parse import urlsplit

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.db import connection
from django.test import Client

from tests.desktop.desk import HOUR, KEY
from tests.server.conftest import signed_in_api
from tests.verify.made import OTHER_PRIVATE
from tracker_core import merkle
from tracker_core.exported import Consistency
from tracker_core.messages import DISCOVERY_PATH, Discovery
from tracker_core.note import Key
from tracker_desktop.services.evidence import Alarm
from tracker_desktop.services.ports import Account, SyncPhase
from tracker_desktop.store.opening import create_store, open_store
from tracker_desktop.store.sync_side import SqlcipherSyncStore
from tracker_desktop.sync.engine import Engine
from tracker_desktop.sync.exchange import Response
from tracker_desktop.sync.oidc import Grant
from tracker_server.audit import rotating, signing
from tracker_server.audit.models import AuditShard, AuditTile
from tracker_server.audit.record import Audited, record
from tracker_server.audit.sealing import seal
from tracker_server.clock import now_ms
from tracker_server.database import keys
from tracker_verify.findings import Findings
from tracker_verify.heads import read_notes
from tracker_verify.kept import judge_kept

FOR_EVER = 1 << 52


class Device:
    """The sync engine of Jonas' device over its encrypted store; requests go to the server without a socket."""

    def __init__(self, folder, person):
        self.api = signed_in_api(person)
        create_store(str(folder / "store.db"), KEY)
        self.now = now_ms()
        self.store = SqlcipherSyncStore(open_store(str(folder / "store.db"), KEY), lambda: self.now)
        discovery = Discovery.decode(Client().get(DISCOVERY_PATH).content)
        self.store.account.save(
            Account("http://127.0.0.1:8440", "", discovery, person.as_person, "a refresh token that is never used")
        )
        self.engine = Engine(self.store, self.store.device("Test OS", "0.1.0"))
        self.engine.use(Grant(self.api.headers["Authorization"].removeprefix("Bearer "), "", FOR_EVER))

    def round(self, *, hours=0.0):
        self.now += int(hours * HOUR)
        self.engine.begin()
        asked = []
        while (request := self.engine.next_request(self.now)) is not None:
            assert len(asked) < 20, "the round does not end"
            asked.append(urlsplit(request.url).path)
            self.engine.on_response(self._exchange(request))
        assert self.engine.result.phase is SyncPhase.IDLE
        return asked

    def _exchange(self, request):
        path = request.url.removeprefix("http://127.0.0.1:8440")
        headers = {"Authorization": f"Bearer {request.bearer}"} if request.bearer else {}
        if request.method == "GET":
            reply = Client().get(path, headers=headers)
        else:
            reply = Client().post(path, request.body, content_type="application/json", headers=headers)
        return Response(reply.status_code, reply.headers["Content-Type"], reply.content, None, self.now, self.now)

    @property
    def evidence(self):
        return self.store.evidence

    @property
    def alarms(self):
        return list(self.evidence.alarms.unseen())


@pytest.fixture
def device(tmp_path, jonas):
    made = Device(tmp_path, jonas)
    yield made
    made.store.close()


def grow(person, count=3):
    record(Audited("audit_read", str(person.id), actor=str(person.id)) for _ in range(count))
    seal()


class Owner:
    """Somebody with the whole database and the key that signs."""

    def __init__(self):
        self.shard = AuditShard.objects.order_by("-month").first()
        tables = [table for table in connection.introspection.table_names() if table.startswith("audit_")]
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # else it waits for what this test's transaction did
                for table in tables:
                    cursor.execute(f'ALTER TABLE "{table}" DISABLE TRIGGER USER')
            else:
                cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'audit_%'")
                for (name,) in cursor.fetchall():
                    cursor.execute(f'DROP TRIGGER "{name}"')

    def leaves(self):
        tile = AuditTile.objects.get(shard=self.shard, level=0, index=0)
        hashes = bytes(tile.hashes)
        return [hashes[at : at + 32] for at in range(0, len(hashes), 32)]

    def forge(self, leaves):
        """Make everything anew from ``leaves``, and sign it."""
        root = merkle.root(leaves)
        AuditTile.objects.filter(shard=self.shard, level=0, index=0).update(hashes=b"".join(leaves))
        note = signing.signed_head(self.shard.month, len(leaves), root)
        AuditShard.objects.filter(month=self.shard.month).update(size=len(leaves), root=root.hex(), note=note)


def test_an_honest_server_is_asked_now_and_then_and_raises_no_alarm(device, jonas):
    grow(jonas)
    assert device.round() == ["/api/v1/pull"]
    assert Key.parse(device.evidence.notes.key()) == signing.public_key()
    (first,) = device.evidence.notes.all()
    grow(jonas, 300)
    assert device.round(hours=0.5) == ["/api/v1/pull"]
    assert device.round(hours=1) == ["/api/v1/pull", "/api/v1/audit/consistency"]
    (second,) = device.evidence.notes.all()
    assert second.proven
    assert second.size > first.size + 256
    assert device.round(hours=1) == ["/api/v1/pull"]
    assert device.alarms == []


def test_rows_that_were_taken_away(device, jonas):
    grow(jonas)
    device.round()
    owner = Owner()
    owner.forge(owner.leaves()[:-1])
    device.round(hours=1)
    assert device.alarms == [Alarm.ROLLED_BACK]


def test_a_past_that_was_rewritten_and_signed_with_the_key(device, jonas):
    grow(jonas)
    device.round()
    owner = Owner()
    owner.forge([merkle.leaf_hash(b"another past"), *owner.leaves()[1:]])
    device.round(hours=1)
    assert device.alarms == [Alarm.INCONSISTENT]


def test_a_past_that_was_rewritten_before_the_tree_grew_on(device, jonas):
    grow(jonas)
    device.round()
    owner = Owner()
    owner.forge([merkle.leaf_hash(b"another past"), *owner.leaves()[1:]])
    grow(jonas, 5)
    assert "/api/v1/audit/consistency" in device.round(hours=2)
    assert device.alarms == [Alarm.INCONSISTENT]


def test_everything_made_anew_under_another_key(device, jonas, settings, tmp_path):
    grow(jonas)
    device.round()
    settings.AUDIT_KEY_FILE = tmp_path / "other.pem"
    settings.AUDIT_KEY_FILE.touch(0o600)
    pem = OTHER_PRIVATE.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    settings.AUDIT_KEY_FILE.write_bytes(pem)
    owner = Owner()
    owner.forge(owner.leaves())
    assert DISCOVERY_PATH in device.round(hours=1)
    assert device.alarms == [Alarm.KEY_CHANGED]
    told = device.evidence.alarms.all()[0].told
    assert Key.parse(told) == signing.public_key()


@pytest.fixture
def own_key(settings, tmp_path):
    settings.AUDIT_KEY_FILE = tmp_path / "audit.pem"
    keys.replace(settings.AUDIT_KEY_FILE, keys.pem(Ed25519PrivateKey.generate()))


@pytest.mark.usefixtures("own_key")  # before the device, which learns of it
def test_a_new_key_that_the_old_one_names_is_no_alarm_and_a_past_rewritten_under_it_is(device, jonas):
    grow(jonas)
    device.round()
    assert device.alarms == []
    line = rotating.rotate()
    grow(jonas)
    assert DISCOVERY_PATH in device.round(hours=2)
    assert (device.alarms, device.evidence.notes.key()) == ([], line)
    (kept,) = device.evidence.notes.all()
    assert kept.proven
    owner = Owner()
    owner.forge([merkle.leaf_hash(b"another past"), *owner.leaves()[1:]])
    device.round(hours=1)
    assert device.alarms == [Alarm.INCONSISTENT]
    rotating.begin_anew()
    device.round(hours=1)
    assert Alarm.KEY_CHANGED in device.alarms


def test_a_note_that_was_signed_by_nobody(device, jonas):
    grow(jonas)
    device.round()
    owner = Owner()
    note = AuditShard.objects.get().note
    AuditShard.objects.update(note=note.replace(f"\n{len(owner.leaves())}\n", "\n9000\n"))
    device.round(hours=1)
    assert device.alarms == [Alarm.NOT_SIGNED]


def test_a_tree_whose_proof_the_server_cannot_give(device, jonas):
    grow(jonas)
    device.round()
    grow(jonas)
    device.round(hours=0.1)
    Owner()
    AuditShard.objects.update(dropped=True)
    device.round(hours=2)
    assert device.alarms == [Alarm.PROOF_REFUSED]
    assert device.evidence.alarms.all()[0].answer == "purged"


def test_what_the_server_answers_is_what_the_verifier_takes_with_notes_that_were_kept(device, jonas, api):
    grow(jonas)
    device.round()
    (kept,) = device.evidence.notes.all()
    grow(jonas)
    shard = AuditShard.objects.get()
    answer = api.get("audit/consistency", shard=shard.month, **{"from": kept.size, "to": shard.size}).content
    findings = Findings()
    heads = read_notes(shard.note.encode(), signing.public_key(), findings)
    judge_kept(kept.note, [Consistency.decode(answer)], [], heads, shard.month, findings)
    assert [each.code for each in findings] == ["notes", "kept"]
    assert findings.are_sound
