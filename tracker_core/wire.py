"""The contract: events as canonical JSON bytes, the limits, and what may be in a field.

The bytes of an event are made once, on the device, and travel and rest unchanged: RFC 8785 (JSON Canonicalization
Scheme)
restricted to objects, arrays, strings, true/false/null and integers within ±(2⁵³−1); a float is refused. With ASCII
keys,
``json.dumps`` with sorted keys makes exactly these bytes. The messages around events are in ``messages``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import NoReturn, TypeVar, cast

from tracker_core.errors import Malformed
from tracker_core.events import (
    Clock,
    EntryAdded,
    EntryAmended,
    EntryRestored,
    EntryVoided,
    Event,
    Fact,
    StartRefused,
    TimerStarted,
    TimerStopped,
    Unknown,
)
from tracker_core.model import Moment

VERSION = 1
MAX_EVENT_BYTES = 8192
MAX_INT = 2**53 - 1
MAX_DEPTH = 32  # of objects and lists in the data of an event; every reader after us has to get through it as well
MESSAGE_DEPTH = MAX_DEPTH + 8  # and in a message, which may have events in it

_ENCODE = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
HASH = re.compile(r"[0-9a-f]{64}")
TYPE = re.compile(r"[a-z][a-z0-9_]{0,39}")

Json = Mapping[str, object]
BROKEN = object()
Choice = TypeVar("Choice", bound=StrEnum)
Codec = Callable[[object, str], object]


def canonical(value: object) -> bytes:
    """``value`` as canonical JSON bytes (UTF-8).

    Raises ``Malformed`` for floats, big integers, lone surrogates, and what is nested deeper than ``MESSAGE_DEPTH``.
    """
    _plain(value, "", MESSAGE_DEPTH)
    return _dump(value)


def parse(data: bytes, what: str = "message", *, judge_parts: bool = False) -> Json:
    """The object in ``data``. Raises ``Malformed`` when it is not one JSON object in UTF-8 without duplicate keys.

    ``judge_parts``: a float or an object with duplicate keys does not condemn the whole; in its place stands
    ``BROKEN``, which no codec takes, so that one bad part of a message leaves its neighbours readable.
    """
    number = _broken if judge_parts else _no_float
    pairs = _broken_duplicates if judge_parts else _no_duplicates
    try:
        value = json.loads(data.decode(), object_pairs_hook=pairs, parse_float=number, parse_constant=number)
    except (ValueError, RecursionError):  # not UTF-8, not JSON, an integer of thousands of digits
        _bad(what, "is not JSON in UTF-8")
    return mapping(value, what)


def encode_event(event: Event) -> bytes:
    """``event`` as the bytes it has for ever."""
    clock = event.clock
    body: dict[str, object] = {
        "v": VERSION,
        "id": event.id,
        "device_id": event.device,
        "device_epoch": event.epoch,
        "dseq": event.dseq,
        "prev_hash": event.prev_hash,
        "person": event.person,
        "actor": event.actor,
        "occurred_at": event.occurred.ms,
        "utc_offset": event.occurred.offset,
        "clock": {"boot_id": clock.boot_id, "awake_ms": clock.awake_ms},
        "type": event.fact.type,
        "data": _encode_fact(event.fact),
    }
    if clock.server_offset_ms is not None:
        body["clock"] = {
            "boot_id": clock.boot_id,
            "awake_ms": clock.awake_ms,
            "server_offset_ms": clock.server_offset_ms,
            "server_error_ms": clock.server_error_ms or 0,
        }
    # The fields of our own types are plain by their types; what came from elsewhere is looked at.
    return canonical(body) if isinstance(event.fact, Unknown) else _dump(body)


def decode_event(data: bytes | Json) -> Event:
    """The event in ``data``. Types unknown here come back as ``Unknown`` with their payload whole.

    Raises ``Malformed`` naming the field. Versions older than ``VERSION`` would be upcast here; there is none yet.
    """
    if isinstance(data, bytes) and len(data) > MAX_EVENT_BYTES:
        _bad("event", f"is larger than {MAX_EVENT_BYTES} bytes")
    body = parse(data, "event") if isinstance(data, bytes) else data
    if integer(body.get("v"), "v") < 1:
        _bad("v", "is not a version")
    clock = mapping(body.get("clock"), "clock")
    measured = clock.get("server_offset_ms") is not None
    return Event(
        id=uuid(body.get("id"), "id"),
        device=uuid(body.get("device_id"), "device_id"),
        epoch=natural(body.get("device_epoch"), "device_epoch"),
        dseq=natural(body.get("dseq"), "dseq"),
        prev_hash=_matching(HASH, body.get("prev_hash"), "prev_hash"),
        person=text(body.get("person"), "person", 64),
        actor=text(body.get("actor"), "actor", 64),
        occurred=Moment(
            _instant(body.get("occurred_at"), "occurred_at"), _offset(body.get("utc_offset"), "utc_offset")
        ),
        clock=Clock(
            boot_id=text(clock.get("boot_id"), "boot_id", 64),
            awake_ms=integer(clock.get("awake_ms"), "awake_ms"),
            server_offset_ms=integer(clock.get("server_offset_ms"), "server_offset_ms") if measured else None,
            server_error_ms=integer(clock.get("server_error_ms"), "server_error_ms") if measured else None,
        ),
        fact=_decode_fact(_matching(TYPE, body.get("type"), "type"), mapping(body.get("data"), "data")),
    )


def _encode_fact(fact: Fact) -> Json:
    if isinstance(fact, Unknown):
        return fact.payload
    values = {name: getattr(fact, name) for name in FACTS[fact.type][1]}
    return {
        name: list(value) if isinstance(value, Moment) else value for name, value in values.items() if value is not None
    }


def _decode_fact(name: str, data: Json) -> Fact:
    if name not in FACTS:
        _plain(data, "data", MAX_DEPTH)
        _dump(data)
        return Unknown(name, data)
    make, fields = FACTS[name]
    strange = set(data) - set(fields)
    if strange:
        _bad(min(strange), "is not a field of this type")
    return cast(Fact, make(**{field: codec(data.get(field), field) for field, codec in fields.items()}))


def mapping(value: object, field: str) -> Json:
    """``value`` as an object, or ``Malformed``."""
    return value if isinstance(value, dict) else _bad(field, "is not an object")


def integer(value: object, field: str) -> int:
    """``value`` as an integer within ±(2⁵³−1), or ``Malformed``."""
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > MAX_INT:
        _bad(field, "is not an integer")
    return value


def natural(value: object, field: str) -> int:
    """``value`` as an integer of at least 1, or ``Malformed``."""
    number = integer(value, field)
    return number if number >= 1 else _bad(field, "is below 1")


def text(value: object, field: str, limit: int, *, empty: bool = False) -> str:
    """``value`` as a string of at most ``limit`` characters, or ``Malformed``; empty ones only where ``empty``.

    U+0000 is refused, which PostgreSQL's text cannot hold.
    """
    found = _typed(value, field, limit, empty=empty)
    return _bad(field, "has a character of no meaning (U+0000)") if "\0" in found else found


def _typed(value: object, field: str, limit: int, *, empty: bool) -> str:
    if not isinstance(value, str):
        _bad(field, "is not text")
    if len(value) > limit:
        _bad(field, f"is longer than {limit} characters")
    if not value and not empty:
        _bad(field, "is empty")
    if not value.isascii() and any("\ud800" <= each <= "\udfff" for each in value):
        _bad(field, "has half a character")  # of a surrogate pair, which JSON can spell
    return value


def texts(value: object, field: str, limit: int) -> tuple[str, ...]:
    """``value`` as a list of strings of at most ``limit`` characters each, none empty, or ``Malformed``."""
    return tuple(text(each, field, limit) for each in (value if isinstance(value, list) else _bad(field, "is no list")))


def one_of(kind: type[Choice], value: object, field: str) -> Choice:
    """``value`` as a member of the enumeration ``kind``, or ``Malformed``."""
    try:
        return kind(str(value))
    except ValueError:
        _bad(field, f"is not one of {', '.join(kind)}")


def uuid(value: object, field: str) -> str:
    """``value`` as a UUID in lower case with hyphens (RFC 9562), or ``Malformed``."""
    return _matching(UUID, value, field)


def _matching(pattern: re.Pattern[str], value: object, field: str) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        _bad(field, "has the wrong form")
    return value


def _instant(value: object, field: str) -> int:
    number = integer(value, field)
    if not 0 <= number <= 253_402_300_799_999:  # the end of the year 9999, the last that dates can hold
        _bad(field, "is not a time between 1970 and 9999")
    return number


def _offset(value: object, field: str) -> int:
    number = integer(value, field)
    if not -1440 < number < 1440:
        _bad(field, "is not an offset from UTC in minutes")
    return number


def _moment(value: object, field: str) -> Moment:
    if not isinstance(value, list) or len(value) != 2:
        _bad(field, "is not [milliseconds, offset]")
    return Moment(_instant(value[0], field), _offset(value[1], field))


def _note(value: object, field: str) -> str:
    return _typed(value, field, 500, empty=True)  # kept as bytes, whatever somebody pasted


def _reason(value: object, field: str) -> str:
    return _typed(value, field, 500, empty=False)


def _name(value: object, field: str) -> str:
    return text(value, field, 64)


def _rev(value: object, field: str) -> int:
    return integer(value, field)


def _optional(codec: Codec) -> Codec:
    return lambda value, field: None if value is None else codec(value, field)


FACTS: Mapping[str, tuple[Callable[..., object], Mapping[str, Codec]]] = {
    "timer_started": (TimerStarted, {"work_item": _name, "at": _moment, "assignment_rev": _rev, "note": _note}),
    "timer_stopped": (TimerStopped, {"entry": uuid, "at": _moment}),
    "entry_added": (
        EntryAdded,
        {
            "work_item": _name,
            "start": _moment,
            "stop": _moment,
            "assignment_rev": _rev,
            "note": _note,
            "reason": _reason,
        },
    ),
    "entry_amended": (
        EntryAmended,
        {
            "entry": uuid,
            "reason": _reason,
            "work_item": _optional(_name),
            "start": _optional(_moment),
            "stop": _optional(_moment),
            "assignment_rev": _optional(_rev),
            "note": _optional(_note),
        },
    ),
    "entry_voided": (EntryVoided, {"entry": uuid, "reason": _reason}),
    "entry_restored": (EntryRestored, {"entry": uuid, "reason": _reason}),
    "start_refused": (StartRefused, {"key": _name, "code": _name}),
}


def _dump(value: object) -> bytes:
    try:
        return _ENCODE(value).encode()
    except UnicodeEncodeError:
        _bad("", "has text that is not valid Unicode")


def _plain(value: object, field: str, depth: int) -> None:
    if depth < 0:
        _bad(field, "is nested too deep")
    if isinstance(value, dict):
        for name, inner in value.items():
            if not isinstance(name, str) or not name.isascii():
                _bad(field or "object", "has a key that is not ASCII text")
            _plain(inner, name, depth - 1)
    elif isinstance(value, list):
        for inner in value:
            _plain(inner, field, depth - 1)
    elif value is not None and not isinstance(value, str | bool):
        integer(value, field)


def _no_duplicates(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        _bad("object", "has the same key twice")
    return found


def _broken_duplicates(pairs: list[tuple[str, object]]) -> object:
    found = dict(pairs)
    return found if len(found) == len(pairs) else BROKEN


def _broken(_: str) -> object:
    return BROKEN


def _no_float(literal: str) -> NoReturn:
    _bad("number", f"{literal[:20]} is not an integer")


def _bad(field: str, why: str) -> NoReturn:
    raise Malformed("malformed", f"{field or 'message'} {why}.", field=field)
