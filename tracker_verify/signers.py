"""By which key an export has to be signed, and which others count for what was kept before or after it. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from tracker_core import note, succession
from tracker_core.errors import Malformed
from tracker_core.note import Key
from tracker_verify.findings import Findings


def key_changes(in_export: bytes, kept: str) -> Sequence[str]:
    """The statements by which keys handed over, of the export and among the notes that somebody kept."""
    given = note.split(in_export.decode(errors="replace")) + note.split(kept)
    return [each for each in dict.fromkeys(given) if succession.is_statement(each)]


def judge_key(named: str, given: Key | None, changes: Sequence[str], findings: Findings) -> Key | None:
    """The key that signs the export, which ``named`` publishes; the one ``given`` from elsewhere where they differ and
    neither handed over to the other.
    """
    try:
        key = Key.parse(named)
    except Malformed as error:
        findings.wrong("key", f"The export names no key that notes can be checked with: {error.message}")
        return given
    if given is None:
        findings.unchecked(
            "key",
            f"The key is the one that the export itself names. Compare it with one from elsewhere: {key.encode()}",
        )
    elif given.public == key.public:
        findings.sound("key", "The export names the key that you gave.")
    elif given.public in others(key, changes):
        findings.sound("key", "The key that you gave and that of the export follow from each other.")
        findings.unchecked(
            "key_changed",
            f"Who had the earlier key could name a later one. Compare the export's with one of today: {key.encode()}",
        )
    else:
        findings.wrong("key", f"The export names another key than you gave: {key.encode()}")
        return given
    return key


def others(key: Key, changes: Sequence[str]) -> Sequence[bytes]:
    """The public keys that handed over to ``key``, one to the next, and those that follow from it."""
    found = (*succession.ancestors(key.public, changes), *succession.successors(key.public, changes))
    return [each.public for each in found]
