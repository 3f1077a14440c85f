"""Evidence in memory, for widgets and for the witness to be tried on."""

from collections.abc import Sequence

from tracker_core.alarm import AlarmKind
from tracker_desktop.services.evidence import Alarm, KeptNote, Raised

DAY_MS = 86_400_000


class MemoryEvidence:
    """services.evidence.EvidenceStore. ``broken`` is what every write raises while it is set."""

    def __init__(self) -> None:
        self.notes = MemoryNotes(self.write)
        self.alarms = MemoryAlarms(self.write)
        self.broken: Exception | None = None

    def see(self) -> None:
        self.write()
        for raised, seen in self.alarms.raised:
            if not seen and raised.kind is Alarm.KEY_CHANGED:
                self.notes.pinned = raised.told
            elif not seen and raised.kind is not Alarm.NOT_SIGNED:
                self.notes.close(raised.shard)
        self.alarms.raised = [(raised, True) for raised, _ in self.alarms.raised]

    def write(self) -> None:
        if self.broken is not None:
            raise self.broken


class MemoryNotes:
    """services.evidence.NoteStore."""

    def __init__(self, write) -> None:
        self._write = write
        self.pinned = ""
        self.changes: list[str] = []
        self.kept: list[KeptNote] = []

    def key(self) -> str:
        return self.pinned

    def key_changes(self) -> Sequence[str]:
        return self.changes

    def pin(self, key: str) -> None:
        self._write()
        self.pinned = key

    def follow(self, key: str, changes: Sequence[str]) -> None:
        self._write()
        self.pinned = key
        self.changes += [each for each in changes if each not in self.changes]

    def knows(self, note: str) -> bool:
        return any(each.note == note and not each.closed for each in self.kept)

    def newest(self, shard: str) -> KeptNote | None:
        found = [each for each in self.all() if each.shard == shard and not each.closed]
        return found[-1] if found else None

    def keep(self, note: KeptNote) -> None:
        self._write()
        self._drop(note.shard, proven=False)
        self.kept.append(note)

    def growing(self) -> Sequence[tuple[KeptNote, KeptNote]]:
        proven = {each.shard: each for each in self.kept if each.proven and not each.closed}
        return [(proven[each.shard], each) for each in self.all() if not (each.proven or each.closed)]

    def prove(self, note: KeptNote, now_ms: int) -> None:
        self._write()
        self._drop(note.shard, proven=True)
        self.kept[self.kept.index(note)] = note._replace(proven=True, kept_ms=now_ms)

    def all(self) -> Sequence[KeptNote]:
        return sorted(self.kept)

    def close(self, shard: str) -> None:
        self.kept = [each._replace(closed=True) if each.shard == shard else each for each in self.kept]

    def _drop(self, shard: str, *, proven: bool) -> None:
        self.kept = [
            each for each in self.kept if not (each.shard == shard and each.proven is proven and not each.closed)
        ]


class MemoryAlarms:
    """services.evidence.AlarmStore."""

    def __init__(self, write) -> None:
        self._write = write
        self.raised: list[tuple[Raised, bool]] = []
        self.telling: list[AlarmKind] = []
        self.last_found: tuple[AlarmKind, int] | None = None

    def add(self, raised: Raised) -> None:
        self._write()
        for known, seen in self.raised:
            alike = (known.kind, known.shard) == (raised.kind, raised.shard)
            if alike and (not seen or abs(raised.found_ms - known.found_ms) < DAY_MS):
                return
        self.raised.append((raised, False))
        self.telling.append(AlarmKind(raised.kind.value))

    def all(self) -> Sequence[Raised]:
        return [raised for raised, _ in reversed(self.raised)]

    def unseen(self) -> Sequence[Alarm]:
        kinds = {raised.kind for raised, seen in self.raised if not seen}
        return [alarm for alarm in Alarm if alarm in kinds]

    def found(self, kind: AlarmKind, row: int) -> None:
        self._write()
        if (kind, row) != self.last_found:
            self.last_found = (kind, row)
            self.telling.append(kind)

    def untold(self) -> Sequence[AlarmKind]:
        return list(self.telling)

    def told(self, kind: AlarmKind) -> None:
        self._write()
        self.telling.remove(kind)
