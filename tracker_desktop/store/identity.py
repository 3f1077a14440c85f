"""Whose store this is, of which device, and what else is one value: the table ``meta``."""

from __future__ import annotations

import json
import uuid

from tracker_core.errors import Refused
from tracker_core.messages import Discovery, person_from, person_json
from tracker_core.model import Person
from tracker_core.wire import parse
from tracker_desktop.services.ports import Account
from tracker_desktop.store.connection import Connection


def get(connection: Connection, name: str) -> str:
    """One value, empty when it was never set."""
    row = connection.one("SELECT value FROM meta WHERE name = ?", (name,))
    return "" if row is None else str(row[0])


def put(connection: Connection, name: str, value: str) -> None:
    """Set one value. Inside a transaction."""
    connection.do("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (name, value))


def found(connection: Connection) -> None:
    """Give a new store its random device id."""
    if not get(connection, "device"):
        with connection.writing():
            put(connection, "device", str(uuid.uuid4()))
            put(connection, "device_epoch", "1")


def device(connection: Connection) -> tuple[str, int]:
    """(id, epoch) of this installation."""
    return get(connection, "device"), int(get(connection, "device_epoch"))


def person(connection: Connection) -> Person | None:
    """Whose time is recorded here; None before the first sign-in."""
    text = get(connection, "person")
    return person_from(parse(text.encode())) if text else None


def put_person(connection: Connection, new: Person) -> None:
    """Set or renew the person. Inside a transaction. Raises ``Refused("other_person")``: a store is one person's."""
    known = person(connection)
    if known is not None and known.id != new.id:
        raise Refused("other_person", "This store holds somebody else's time.", name=known.name)
    put(connection, "person", json.dumps(person_json(new)))


def account(connection: Connection) -> Account | None:
    """Where and as whom this store is signed in."""
    known, server = person(connection), get(connection, "server")
    if known is None or not server:
        return None
    return Account(
        server=server,
        ca_file=get(connection, "ca_file"),
        discovery=Discovery.decode(get(connection, "discovery").encode()),
        person=known,
        refresh_token=get(connection, "refresh_token"),
    )


def put_account(connection: Connection, new: Account) -> None:
    """Set where and as whom this store is signed in. Inside a transaction."""
    put_person(connection, new.person)
    put(connection, "server", new.server)
    put(connection, "ca_file", new.ca_file)
    put(connection, "discovery", new.discovery.encode().decode())
    put(connection, "refresh_token", new.refresh_token)


def server_offset(connection: Connection) -> tuple[int, int] | None:
    """(server minus device time, bound of its error) in ms; None when never measured."""
    text = get(connection, "server_offset")
    if not text:
        return None
    offset, error = json.loads(text)
    return offset, error
