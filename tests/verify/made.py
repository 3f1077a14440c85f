"""Makes exports for tests, as an honest server would, with everything in reach that a dishonest one could change."""

import hashlib
import zipfile
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.core import vectors
from tests.core.made import HOUR, NOON, Recorder
from tracker_core import chain, exported, merkle, note, wire
from tracker_core.events import EntryAdded, TimerStarted, TimerStopped
from tracker_core.exported import Consistency, ExportedEvent, Listed, Manifest, Span, Stream, Tree
from tracker_core.model import Moment
from tracker_verify.archive import verifier
from tracker_verify.findings import Level
from tracker_verify.judge import judge
from tracker_verify.reading import read

PERSON = vectors.STREAM
KEY, PRIVATE = vectors.key()
OTHER_PRIVATE = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
OTHER_KEY = note.Key(KEY.name, OTHER_PRIVATE.public_key().public_bytes_raw())
MONTH_MS = 31 * 24 * HOUR
SHARDS = ("2026-01", "2026-02")  # NOON is on the first of January


class Organization:
    """A server with one person of interest, whose rows lie among others' in the trees of two months.

    Each step adds to plain lists; ``export`` makes the file of what they are then.
    """

    def __init__(self, key=KEY, private=PRIVATE):
        self.key, self.private = key, private
        self.events = []
        self.rows = []  # bodies of the person's rows, whole
        self.leaves = {shard: [] for shard in SHARDS}  # leaf hashes, others' too
        self.spans = {shard: [] for shard in SHARDS}
        self.notes = {shard: [] for shard in SHARDS}  # (size, note) in the order they were signed
        self.purged = 0
        self.sealed = 0
        self._device = Recorder(person=PERSON)

    def day(self, at):
        """An hour of work, and half an hour added by hand."""
        start = self._device.record(TimerStarted("item-1", Moment(at, 60), 1, "größer"), at)
        self.take(start)
        self.take(self._device.record(TimerStopped(start.id, Moment(at + HOUR, 60)), at + HOUR))
        added = EntryAdded("item-2", Moment(at + HOUR, 60), Moment(at + HOUR * 3 // 2, 60), 1, "", "forgotten")
        self.take(self._device.record(added, at + 2 * HOUR))

    def take(self, event, outcome="accepted"):
        self.events.append(ExportedEvent(wire.encode_event(event), outcome, ""))
        fact = event.fact
        told = {name: getattr(fact, name, None) for name in ("entry", "work_item", "at", "start", "stop", "key")}
        detail = {name: list(value) if isinstance(value, Moment) else value for name, value in told.items() if value}
        self.row(
            event.occurred.ms,
            fact.type,
            device=event.device,
            subject=event.id,
            outcome=outcome,
            detail=detail | {"type": fact.type, "dseq": event.dseq, "epoch": event.epoch},
        )

    def row(self, at, action, **fields):
        body = {"device": "", "subject": "", "outcome": "", "reason": "", "detail": {}, **fields}
        seq = len(self.rows) + 1
        named = {"v": 1, "stream": PERSON, "seq": seq, "at": at, "salt": f"{seq:032x}", "action": action}
        self.rows.append(wire.canonical(body | named | {"actor": PERSON, "version": "1"}))

    def purge(self, upto, at=NOON + MONTH_MS + HOUR):
        """Rows up to ``upto`` went, and a row says so."""
        self.row(at, "retention_purged", subject=PERSON, detail={"upto": upto, "head": self.head(upto), "rows": upto})
        self.purged = upto

    def seal(self, shard, others=3):
        """Put what is not in a tree yet into that of ``shard``, some leaves of others before and after it."""
        leaves = self.leaves[shard]
        leaves += [merkle.leaf_hash(f"{shard} {len(leaves)} {other}".encode()) for other in range(others)]
        fresh = self.rows[self.sealed :]
        if fresh:
            self.spans[shard].append(Span(len(leaves), self.sealed + 1, len(fresh)))
        leaves += map(merkle.leaf_hash, fresh)
        leaves += [merkle.leaf_hash(f"{shard} after {len(leaves)}".encode())]
        self.sealed = len(self.rows)
        self.sign(shard)

    def sign(self, shard):
        size = len(self.leaves[shard])
        head = note.TreeHead(f"{self.key.name}/{shard}", size, merkle.root(self.leaves[shard]))
        self.notes[shard].append((size, note.sign(head.encode(), self.key, self.private.sign)))

    def head(self, number):
        found = chain.genesis("audit", PERSON)
        for body in self.rows[:number]:
            found = chain.link(found, body)
        return found

    def consistency(self, shard, old, new=None):
        new = len(self.leaves[shard]) if new is None else new
        proof = merkle.consistency_proof(merkle.nodes_of(self.leaves[shard]), old, new)
        return Consistency(shard, old, new, proof)

    def files(self):
        """The contents of an export by name, without its manifest."""
        rows = [exported.row_line(body, self.head(number)) for number, body in enumerate(self.rows, 1)]
        trees = [
            Tree.of(shard, len(self.leaves[shard]), spans, merkle.nodes_of(self.leaves[shard])).encode()
            for shard, spans in self.spans.items()
            if spans
        ]
        return {
            "README.txt": b"Read this first.\n",
            exported.EVENTS: lines(event.encode() for event in self.events),
            exported.ROWS: lines(rows[self.purged :]),
            exported.TREES: lines(trees),
            exported.NOTES: "\n".join(notes[-1][1] for notes in self.notes.values() if notes).encode(),
            exported.CONSISTENCY: b"",
            exported.VERIFIER: verifier(),
        }

    def export(self, path: Path, files=None, made_at=NOON + MONTH_MS + 2 * HOUR, **changes) -> Path:
        files = self.files() if files is None else files
        stream = Stream(len(self.rows), self.head(len(self.rows)), self.purged, self.head(self.purged))
        fields = {
            "person": PERSON,
            "made_at": made_at,
            "server": "https://time.example.org",
            "key": self.key.encode(),
            "stream": stream,
            "files": [Listed(name, len(data), hashlib.sha256(data).hexdigest()) for name, data in files.items()],
        }
        manifest = Manifest(**(fields | changes))
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(exported.MANIFEST, manifest.encode())
            for name, data in files.items():
                archive.writestr(name, data)
        return path


def organization(**key) -> Organization:
    """One with two days of work, each in the tree of its month, and a row that is in no tree yet."""
    made = Organization(**key)
    made.row(NOON - HOUR, "signed_in", reason="device")
    made.day(NOON)
    made.seal(SHARDS[0])
    made.day(NOON + MONTH_MS - 4 * HOUR)
    made.seal(SHARDS[1])
    made.row(NOON + MONTH_MS + HOUR, "audit_read")
    return made


def lines(parts) -> bytes:
    return b"".join(part + b"\n" for part in parts)


def judged(path, *, kept=None, proofs=None, key=None):
    beside = {}
    for name, content in (("kept", kept), ("proofs", proofs)):
        beside[name] = None
        if content is not None:
            beside[name] = path.with_name(name)
            beside[name].write_bytes(content if isinstance(content, bytes) else content.encode())
    return judge(read(path, beside["kept"], beside["proofs"], key))


def codes(findings, level=Level.WRONG):
    return {each.code for each in findings if each.level is level}
