"""Makes bad bytes of good ones: by bytes, and by JSON values so that what is made is still JSON. ``luck`` decides."""

import json
from random import Random

TOKENS = (
    b"{",
    b"}",
    b"[",
    b"]",
    b'"',
    b",",
    b":",
    b"null",
    b"true",
    b"-1",
    b"1e9",
    b"0.5",
    b"\\ud800",
    b"\xff",
    b"\x00",
)
VALUES = (
    None,
    True,
    False,
    0,
    1,
    -1,
    2**53 - 1,
    2**53,
    10**25,
    0.5,
    float("nan"),
    "",
    "a",
    "\x00",
    "é",
    "\ud800",
    "x" * 600,
    "01900000-0000-7000-8000-000000000001",
    "0" * 64,
    [],
    {},
    [[]],
    {"": 1},
    {"é": 1},
    [0, 0],
)


def cut_and_pasted(data: bytes, luck: Random) -> bytes:
    """``data`` with a few bytes removed, put in, changed or repeated."""
    made = bytearray(data)
    for _ in range(luck.randint(1, 4)):
        at, begin = luck.randint(0, len(made)), luck.randint(0, len(made))
        match luck.randrange(4):
            case 0:
                made[at : at + luck.randint(1, 20)] = b""
            case 1:
                made[at:at] = luck.choice(TOKENS)
            case 2:
                made[at : at + 1] = bytes([luck.randrange(256)])
            case _:
                made[at:at] = made[begin : begin + luck.randint(1, 40)]
    return bytes(made)


def reshaped(data: bytes, luck: Random) -> bytes:
    """``data`` with other values in a place or two, when it is JSON; else as it is."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return data
    for _ in range(luck.randint(1, 3)):
        value = _changed(value, luck)
    try:
        return json.dumps(value, ensure_ascii=luck.random() < 0.5).encode("utf-8", "surrogatepass")
    except (ValueError, RecursionError):
        return data


def _changed(value: object, luck: Random) -> object:
    if not isinstance(value, dict | list) or not value or luck.random() < 0.1:
        return luck.choice(VALUES)
    made = dict(value) if isinstance(value, dict) else list(value)
    at = luck.choice(list(value)) if isinstance(value, dict) else luck.randrange(len(value))
    match luck.randrange(6):
        case 0:
            del made[at]
        case 1 if isinstance(made, list):
            made.insert(at, made[at])
        case 2 if isinstance(made, dict):
            made[luck.choice(["id", "v", "note", "x", "é", ""])] = made[at]
        case _:
            made[at] = _changed(made[at], luck)
    return made
