"""What the main thread speaks; only another language than English needs ``catalogues``, and what that loads of Qt."""

from __future__ import annotations

from collections.abc import Sequence

from tracker_desktop.services.settings import LANGUAGES, SYSTEM

ENGLISH = "en"


class Language:
    """``system``: the languages that the system speaks, ISO 639, the most wanted first."""

    def __init__(self, system: Sequence[str]) -> None:
        self._system = next((name for name in system if name in LANGUAGES), ENGLISH)
        self._spoken = ENGLISH

    def put(self, wanted: str) -> bool:
        """Speak ``wanted``, one of ``LANGUAGES`` or ``SYSTEM``; whether that is another one than before."""
        name = self._system if wanted == SYSTEM else wanted
        if name == self._spoken:
            return False
        from tracker_desktop.ui.catalogues import use

        use(name)
        self._spoken = name
        return True
