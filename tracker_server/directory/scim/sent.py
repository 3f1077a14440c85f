"""What of a PATCH is read before scim2-server sees it: members of a team, and what Entra ID sends beside the RFC.

The general way compares each member with each filter, which takes half a minute where hundreds leave a team.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import NamedTuple
from uuid import UUID

from tracker_server.directory.scim.filters import person_id

SCHEMAS = ["urn:ietf:params:scim:api:messages:2.0:PatchOp"]
JSON_TYPES = frozenset({"application/scim+json", "application/json"})
ONE_MEMBER = re.compile(r'members\[value eq "([^"]+)"\]', re.IGNORECASE)


class Move(NamedTuple):
    """One operation: ``people`` join a team, or leave it."""

    joins: bool
    people: frozenset[UUID]


def moves(content_type: str | None, body: bytes) -> list[Move] | None:
    """The operations of ``body`` if all are of members named by their ids; None: something for the general way."""
    if (content_type or "").partition(";")[0].strip().lower() not in JSON_TYPES:
        return None
    patch = _parsed(body)
    operations = patch.get("Operations")
    if patch.get("schemas") != SCHEMAS or not isinstance(operations, list) or not operations:
        return None
    read = [_move(each) for each in operations]
    found = [each for each in read if each is not None]
    return found if len(found) == len(read) else None


def as_meant(body: bytes) -> bytes:
    """``body`` with what has no value left out of what is to be removed: a null is the same as nothing (RFC 7643, 2.5).

    Entra ID names whom to remove as ``{"$ref": null, "value": "id"}``, which no member is equal to.
    """
    patch = _parsed(body)
    operations = patch.get("Operations")
    if not isinstance(operations, list):
        return body
    for each in operations:
        if isinstance(each, dict) and str(each.get("op")).lower() == "remove" and isinstance(each.get("value"), list):
            each["value"] = [_with_values(entry) for entry in each["value"]]
    return json.dumps(patch).encode()


def _move(operation: object) -> Move | None:
    if not isinstance(operation, dict) or not set(operation) <= {"op", "path", "value"}:
        return None
    does, path, value = str(operation.get("op")).lower(), str(operation.get("path")), operation.get("value")
    one = ONE_MEMBER.fullmatch(path)
    if one is not None:
        told: list[object] = [one[1]] if does == "remove" and value is None else [None]
    elif path.lower() == "members" and does in {"add", "remove"} and isinstance(value, list) and value:
        told = [each.get("value") if isinstance(each, dict) and _is_user(each) else None for each in value]
    else:
        return None
    people = [person_id(each.lower()) if isinstance(each, str) else None for each in told]
    known = frozenset(each for each in people if each is not None)
    return None if None in people else Move(does == "add", known)


def _is_user(member: Mapping[str, object]) -> bool:
    return str(member.get("type") or "User").lower() == "user" and set(member) <= {"value", "type", "$ref", "display"}


def _with_values(entry: object) -> object:
    return {name: each for name, each in entry.items() if each is not None} if isinstance(entry, dict) else entry


def _parsed(body: bytes) -> dict[str, object]:
    """The message, empty for none: what is wrong with it, the general way says."""
    try:
        patch = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return patch if isinstance(patch, dict) else {}
