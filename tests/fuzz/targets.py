"""What is fuzzed: each target reads bytes as the server does, and raises only when a promise of the reader is broken.

Bad bytes are for ``Refused`` (``Malformed`` too). What was read is written and read again, and has to be the same.
"""

from collections.abc import Callable, Mapping

from tracker_core import chain, note, wire
from tracker_core.errors import Refused
from tracker_core.messages import MAX_UNPACKED_BYTES, Discovery, PullReply, PullRequest, PushReply, PushRequest
from tracker_core.rights import Acknowledgement, Ask, MyRecord
from tracker_server.api.bodies import unpacked
from tracker_server.ledger import offered

Target = Callable[[bytes], bool]
"""Whether the bytes were read."""


def event(data: bytes) -> bool:
    """An event by itself."""
    try:
        read = wire.decode_event(data)
    except Refused:
        return False
    again = wire.encode_event(read)
    assert wire.decode_event(again) == read
    assert wire.encode_event(wire.decode_event(again)) == again
    return True


def push(data: bytes) -> bool:
    """A push with what it offers: reading one event never raises, however broken it is."""
    try:
        request = PushRequest.decode(data)
    except Refused:
        return False
    for value in request.events:
        found = offered.read(value)
        if found.place is not None:
            assert found.hash == chain.link(found.place.prev_hash, found.body)
            assert wire.canonical(wire.parse(found.body)) == found.body
        if found.event is not None:
            assert wire.decode_event(wire.encode_event(found.event)) == found.event
            assert offered.is_readdressed(found.body, found.event)
    return True


def packed(data: bytes) -> bool:
    """A body with gzip."""
    try:
        return len(unpacked(data)) <= MAX_UNPACKED_BYTES
    except Refused:
        return False


def message(kind) -> Target:
    """A message that is decoded to a value and encoded from it."""

    def target(data: bytes) -> bool:
        try:
            read = kind.decode(data)
        except Refused:
            return False
        assert kind.decode(read.encode()) == read
        return True

    return target


def line_or_lines(kind) -> Target:
    """What is text: a note, a tree's head, a key."""

    def target(data: bytes) -> bool:
        try:
            read = kind.parse(data.decode(errors="surrogateescape"))
        except Refused:
            return False
        assert kind.parse(read.encode()) == read
        return True

    return target


def notes(data: bytes) -> bool:
    """A file of notes, as an auditor hands it in."""
    try:
        return bool(note.split(data.decode(errors="replace")))
    except Refused:
        return False


def pull_reply(data: bytes) -> bool:
    """What changes hold is judged where it is used; a reply is written by servers alone."""
    try:
        return PullReply.decode(data).pace.spread >= 0
    except Refused:
        return False


TARGETS: Mapping[str, Target] = {
    "event": event,
    "push": push,
    "packed": packed,
    "pull": message(PullRequest),
    "ask": message(Ask),
    "acknowledgement": message(Acknowledgement),
    # What a checker of the audit reads.
    "note": line_or_lines(note.Note),
    "tree_head": line_or_lines(note.TreeHead),
    "key": line_or_lines(note.Key),
    "notes": notes,
    # What a device reads; a server may be anybody's.
    "discovery": message(Discovery),
    "push_reply": message(PushReply),
    "pull_reply": pull_reply,
    "my_record": message(MyRecord),
}
