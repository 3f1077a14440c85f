"""All that the pages of "My data" ask for, by subject. Answers come on the main thread: a value, or words."""

from __future__ import annotations

from tracker_core.model import Moment
from tracker_desktop.services.ports import Clock
from tracker_desktop.services.program import Program
from tracker_desktop.ui.bridge import Bridge
from tracker_desktop.ui.my_data.asking_audit import AskingAudit
from tracker_desktop.ui.my_data.asking_here import AskingHere
from tracker_desktop.ui.my_data.asking_rights import AskingRights


class Asking:
    """By subject: what is ``here`` on this device, the ``audit``, one's ``rights`` at the organization."""

    def __init__(self, program: Program, clock: Clock, bridge: Bridge) -> None:
        self._clock = clock
        self.here = AskingHere(program, clock, bridge)
        self.audit = AskingAudit(program, clock, bridge)
        self.rights = AskingRights(program, clock, bridge)

    def now(self) -> Moment:
        """This instant, with the local UTC offset."""
        return self._clock.now()
