"""Holds what the server signs of its audit against what it signed before: at the end of a round, without a socket.

``hear`` takes the notes of a reply. ``wants`` says what is to be asked of the server: its key, where none is known or
a note is not signed by it, since another one may have taken its place; at most once an hour for a month, that its tree
goes on from the one that is kept; and what it is to be told of, each alarm once.
Nothing that is wrong ends the round: it becomes an alarm, and tracking and sync go on. See decisions 0065
and 0078.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from tracker_core.errors import Malformed
from tracker_core.messages import DISCOVERY_PATH, Discovery
from tracker_desktop.services.evidence import Alarm, EvidenceStore, KeptNote, Raised

if TYPE_CHECKING:  # loaded with the first note: most rounds bring none that is new
    from tracker_core.alarm import AlarmKind
    from tracker_core.exported import Consistency
    from tracker_core.note import Key, TreeHead

ALARM_PATH = "audit/alarm"
HOUR_MS = 3_600_000
OLD_MONTHS = 6  # a month that was over for so long may be gone as a whole, since its time was over
GONE = "purged"  # the server's code for that
KEY = ""  # what is asked for, beside proofs of months
PATIENCE = 6  # answers that may stay out one after another, an hour between each, while rounds come to their end


class Wanted(NamedTuple):
    """What to ask for: ``path`` below the API, or, with ``public``, below the server's address and of anybody.
    ``alarm``: what to tell there, instead.
    """

    path: str
    public: bool = False
    alarm: AlarmKind | None = None


class Witness:
    """Over the sync thread's store. What was asked is answered by ``take``, ``refused`` or ``failed``."""

    def __init__(self, store: EvidenceStore) -> None:
        self._store = store
        self._epoch = ""
        self._heard: Sequence[str] = ()  # of the reply before: mostly the next one brings the same
        self._strange: list[str] = []  # not signed by the key that is known
        self._asked: tuple[KeptNote, KeptNote] | None = None
        self._telling: AlarmKind | None = None
        self._asked_ms: dict[str, int] = {}
        self._unanswered: dict[str, int] = {}

    def hear(self, epoch: str, notes: Sequence[str], key: str, now_ms: int) -> None:
        """A reply came with ``notes``; ``key`` is what the server said at the sign-in that its key is, or empty.

        ``epoch``: of the server, by which the store knows that it was put back.
        """
        self._asked = self._telling = None  # in a round that was stopped, perhaps
        if (epoch, notes) == (self._epoch, self._heard):
            return
        self._epoch, self._heard = epoch, notes
        if notes and key and not self._store.notes.key():
            self._store.notes.pin(key)
        fresh = [note for note in notes if not self._store.notes.knows(note)]
        self._strange = [note for note in fresh if not self._judge(note, now_ms)]

    def wants(self, now_ms: int) -> Wanted | None:
        """What is to be asked now; None: nothing."""
        if self._strange:
            return Wanted(DISCOVERY_PATH, public=True)
        if self._asked is not None:  # not answered, since the token ended
            return _wanted(*self._asked)
        for old, new in self._store.notes.growing():
            last = max(old.kept_ms, self._asked_ms.get(old.shard, 0))
            if abs(now_ms - last) >= HOUR_MS:  # either way: a clock may have been set back
                self._asked = (old, new)
                self._asked_ms[old.shard] = now_ms
                return _wanted(old, new)
        self._telling = next(iter(self._store.alarms.untold()), None)
        return None if self._telling is None else Wanted(ALARM_PATH, alarm=self._telling)

    def take(self, body: bytes, now_ms: int) -> None:
        """The answer to what was wanted; one that cannot be read, since it was cut off on its way, is none."""
        if self._was_telling():
            return
        from tracker_core.exported import Consistency

        try:
            if self._asked is None:
                self._met(Discovery.decode(body), now_ms)
                return
            shown = Consistency.decode(body)
        except Malformed:
            self.failed(now_ms)
            return
        (old, new), self._asked = self._asked, None
        self._unanswered.pop(old.shard, None)
        if _goes_on(old, new, shown):
            self._store.notes.prove(new, now_ms)
        else:
            self._alarm(Alarm.INCONSISTENT, old, new.note, now_ms, body.decode(errors="replace"))

    def refused(self, code: str, now_ms: int) -> None:
        """The server does not answer what was wanted, and says so."""
        if self._was_telling():
            return  # one that is older, and takes no alarms
        if self._asked is None:
            self.failed(now_ms)
        else:
            (old, new), self._asked = self._asked, None
            if code == GONE and _months(now_ms) - _month(old.shard) >= OLD_MONTHS:
                self._store.notes.prove(
                    new, now_ms
                )  # nothing can be shown of it any more, and nothing in it can be rewritten
            else:
                self._alarm(Alarm.PROOF_REFUSED, old, new.note, now_ms, code)

    def failed(self, now_ms: int) -> None:
        """There was no answer: a later round tries again, and whoever never answers that alone does refuse it."""
        if self._telling is not None:
            self._telling = None
        elif self._asked is None:
            strange, self._strange, self._heard = self._strange, [], ()
            if strange and abs(now_ms - self._asked_ms.get(KEY, -HOUR_MS)) >= HOUR_MS:
                self._asked_ms[KEY] = now_ms
                missed = self._unanswered[KEY] = self._unanswered.get(KEY, 0) + 1
                if missed >= PATIENCE and (known := self._store.notes.key()):
                    self._store.alarms.add(Raised(Alarm.NOT_SIGNED, "", now_ms, known, strange[0]))
        else:
            (old, new), self._asked = self._asked, None
            missed = self._unanswered[old.shard] = self._unanswered.get(old.shard, 0) + 1
            if missed >= PATIENCE:
                self._alarm(Alarm.PROOF_REFUSED, old, new.note, now_ms)

    def _was_telling(self) -> bool:
        """Whether this is the answer to an alarm, of which the server is told no more."""
        telling, self._telling = self._telling, None
        if telling is not None:
            self._store.alarms.told(telling)
        return telling is not None

    def _met(self, discovery: Discovery, now_ms: int) -> None:
        """What the server says that its key is, since a note is not signed by the one that is known."""
        strange, self._strange = self._strange, []
        self._unanswered.pop(KEY, None)
        known, told = self._store.notes.key(), discovery.audit_key
        if not known:
            if _key(told) is None:
                return
            self._store.notes.pin(told)
            known = told
            strange = [note for note in strange if not self._judge(note, now_ms)]
        before, now = _key(known), _key(told)
        if before is not None and now is not None and before.public != now.public:
            from tracker_core.succession import ancestors

            if before.public in (key.public for key in ancestors(now.public, discovery.audit_key_changes)):
                self._store.notes.follow(told, discovery.audit_key_changes)
                known, before = told, now
                strange = [note for note in strange if not self._judge(note, now_ms)]
        for note in strange:
            if now is not None and before is not None and now.public != before.public:
                self._store.alarms.add(Raised(Alarm.KEY_CHANGED, "", now_ms, known, told, note))
            else:
                self._store.alarms.add(Raised(Alarm.NOT_SIGNED, "", now_ms, known, note))

    def _judge(self, text: str, now_ms: int) -> bool:
        """Keep a note, or raise the alarm; False: the key that is known did not sign it."""
        found = _signed(text, _key(self._store.notes.key()))
        if found is None:
            return False
        shard, head = found
        newest = self._store.notes.newest(shard)
        if newest is None:
            self._store.notes.keep(KeptNote(shard, head.size, text, now_ms, proven=True))
        elif head.size > newest.size:
            self._store.notes.keep(KeptNote(shard, head.size, text, now_ms, proven=False))
        elif head.size < newest.size:
            self._alarm(Alarm.ROLLED_BACK, newest, text, now_ms)
        elif head.root != _head(newest.note).root:
            self._alarm(Alarm.INCONSISTENT, newest, text, now_ms)
        return True

    def _alarm(self, kind: Alarm, kept: KeptNote, told: str, now_ms: int, answer: str = "") -> None:
        self._store.alarms.add(Raised(kind, kept.shard, now_ms, kept.note, told, answer))


def _wanted(old: KeptNote, new: KeptNote) -> Wanted:
    return Wanted(f"audit/consistency?shard={old.shard}&from={old.size}&to={new.size}")


def _month(shard: str) -> int:
    """Months since the year 0."""
    year, month = shard.split("-")
    return 12 * int(year) + int(month) - 1


def _months(now_ms: int) -> int:
    now = datetime.fromtimestamp(now_ms / 1000, UTC)
    return 12 * now.year + now.month - 1


def _key(line: str) -> Key | None:
    from tracker_core.note import Key

    try:
        return Key.parse(line)
    except Malformed:
        return None


def _signed(text: str, key: Key | None) -> tuple[str, TreeHead] | None:
    """(month, head) of a note that ``key`` signed, under whatever name the server has now; None for any other."""
    from tracker_core.exported import SHARD
    from tracker_core.note import Key, Note, TreeHead, is_signed

    if key is None:
        return None
    try:
        note = Note.parse(text)
        head = TreeHead.parse(note.text)
    except Malformed:
        return None
    name, _, shard = head.origin.rpartition("/")
    signed = SHARD.fullmatch(shard) and is_signed(note, Key(name, key.public))
    return (shard, head) if signed else None


def _head(text: str) -> TreeHead:
    from tracker_core.note import Note, TreeHead

    return TreeHead.parse(Note.parse(text).text)


def _goes_on(old: KeptNote, new: KeptNote, shown: Consistency) -> bool:
    from tracker_core.merkle import verify_consistency

    if (shown.shard, shown.old, shown.new) != (old.shard, old.size, new.size):
        return False
    before, now = _head(old.note), _head(new.note)
    return verify_consistency(before.size, before.root, now.size, now.root, shown.proof)
