"""The spool of what is noted while the store is shut, in memory."""

from collections.abc import Sequence

from tracker_desktop.services.ports import Noted, Settled, Unrecorded


class MemorySpool:
    """Wishes in a list, open to everybody; the spool and what the open store sees of it in one. ``broken`` as below."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []
        self.ready = True
        self.broken: Exception | None = None
        self._settled = 0
        self._unrecorded: list[Unrecorded] = []

    def offered(self) -> bool:
        return self.ready

    def note(self, body: bytes) -> None:
        if self.broken is not None:
            raise self.broken
        self.bodies.append(body)

    def waiting(self) -> int:
        return len(self.bodies)

    def read(self) -> Sequence[Noted]:
        return [Noted("spool", number, body) for number, body in enumerate(self.bodies, 1)]

    def is_settled(self, noted: Noted) -> bool:
        return noted.number <= self._settled

    def settle(self, settled: Settled) -> None:
        self._settled = settled.noted.number
        if settled.unrecorded is not None:
            self._unrecorded.append(settled.unrecorded)

    def finish(self, *, whole: bool) -> None:
        self.bodies.clear()
        self._settled = 0

    def unrecorded(self) -> Sequence[Unrecorded]:
        return list(self._unrecorded)

    def forget_unrecorded(self) -> None:
        self._unrecorded.clear()
