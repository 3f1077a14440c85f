"""One key of the audit hands over to the next: a signed note by both, so that who knows the old one takes the new one.

::

    timetracker audit key 1
    time.example.org/audit+0a1b2c3d+AQ…
    time.example.org/audit+4e5f6a7b+AQ…

    — time.example.org/audit …
    — time.example.org/audit …

The second line publishes the old key, the third the new one. No tree head reads like that, so neither can be taken for
the other. Only what the old key signed leads on: whoever has the database and not the key can hand over to nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from tracker_core.errors import Malformed
from tracker_core.note import Key, Note, Signature, is_signed

HEADER = "timetracker audit key 1"
MOST = 100  # of one server, ever
Sign = Callable[[bytes], bytes]
Handover = tuple[Key, Key]  # the old key and the new one


def hand_over(old: Key, sign_old: Sign, new: Key, sign_new: Sign) -> str:
    """The statement by which ``old`` hands over to ``new``."""
    text = f"{HEADER}\n{old.encode()}\n{new.encode()}\n"
    by = ((old, sign_old), (new, sign_new))
    return Note(text, tuple(Signature(key.name, key.id, sign(text.encode())) for key, sign in by)).encode()


def is_statement(note: str) -> bool:
    """Whether ``note`` is one of these, rather than a tree head."""
    return note.startswith(f"{HEADER}\n")


def read(statement: str) -> Handover | None:
    """What ``statement`` says; None where it is none, or not signed by both keys."""
    try:
        note = Note.parse(statement)
        header, *lines = note.text.splitlines()
        old, new = map(Key.parse, lines)
    except (Malformed, ValueError):  # not two keys
        return None
    both = header == HEADER and is_signed(note, old) and is_signed(note, new)
    return (old, new) if both else None


def ancestors(key: bytes, statements: Iterable[str]) -> Sequence[Key]:
    """The keys that handed over, one to the next, until it was the public key ``key``; the latest first."""
    return _from(key, [(new, old) for old, new in _readable(statements)])


def successors(key: bytes, statements: Iterable[str]) -> Sequence[Key]:
    """The keys that follow from the public key ``key``."""
    return _from(key, list(_readable(statements)))


def _readable(statements: Iterable[str]) -> Iterable[Handover]:
    given = [statement for statement in statements if is_statement(statement)]
    return filter(None, map(read, given[:MOST]))


def _from(key: bytes, steps: Sequence[Handover]) -> Sequence[Key]:
    found: dict[bytes, Key] = {}
    open_ends = [key]
    while open_ends:
        at = open_ends.pop(0)
        for one, other in steps:
            if one.public == at and other.public != key and other.public not in found:
                found[other.public] = other
                open_ends.append(other.public)
    return list(found.values())
