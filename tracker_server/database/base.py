"""A Django database backend: SQLite as Django knows it, through SQLCipher and with a raw key.

Options beside those of Django's own backend: ``key_file``, a file with 64 hexadecimal digits. The key goes in by
``set_key``, not by a PRAGMA, so that no trace of statements can show it.
"""

from __future__ import annotations

import datetime
import decimal
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from django.db.backends.sqlite3 import base as stock
from django.db.backends.sqlite3._functions import register as register_functions
from django.utils.dateparse import parse_date, parse_datetime, parse_time
from sqlcipher3 import dbapi2 as Database  # noqa: N812  # the name Django's backends give their driver

from tracker_server.database.keys import hex_key

BUSY_S = 30.0  # writers take turns; a push holds the database for milliseconds
PRAGMAS = (
    "PRAGMA cipher_log_level = NONE",  # SQLCipher writes to standard error of its own accord
    "PRAGMA foreign_keys = ON",
    "PRAGMA legacy_alter_table = OFF",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # NORMAL loses acknowledged commits on a power cut
    "PRAGMA secure_delete = ON",  # what a purge takes is not left in free pages
    "PRAGMA temp_store = MEMORY",  # no plaintext in temporary files
)

Database.register_converter("bool", b"1".__eq__)
Database.register_converter("date", stock.decoder(parse_date))
Database.register_converter("time", stock.decoder(parse_time))
Database.register_converter("datetime", stock.decoder(parse_datetime))
Database.register_converter("timestamp", stock.decoder(parse_datetime))
Database.register_adapter(decimal.Decimal, str)
Database.register_adapter(datetime.date, stock.adapt_date)
Database.register_adapter(datetime.datetime, stock.adapt_datetime)


class SqlcipherCursor(Database.Cursor):  # type: ignore[misc]  # the driver has no types
    """Takes Django's ``%s`` and ``%(name)s``, as Django's own cursor for SQLite does."""

    def execute(self, query: str, params: Any = None) -> Any:
        if params is None:
            return super().execute(query)
        names = list(params) if isinstance(params, Mapping) else None
        return super().execute(_converted(query, names), params)

    def executemany(self, query: str, param_list: Iterable[Any]) -> Any:
        return super().executemany(_converted(query, None), param_list)


class DatabaseWrapper(stock.DatabaseWrapper):
    """The connection of one thread to the encrypted database. Transactions begin IMMEDIATE, so none fails half-way."""

    display_name = "SQLCipher"
    Database = Database

    def get_connection_params(self) -> dict[str, Any]:
        params: dict[str, Any] = super().get_connection_params()
        self._key = hex_key(Path(params.pop("key_file")))
        self.transaction_mode = "IMMEDIATE"
        params["timeout"] = BUSY_S
        return params

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        connection = Database.connect(**conn_params)
        connection.set_key(f"x'{self._key}'".encode())
        register_functions(connection)
        for pragma in PRAGMAS:
            connection.execute(pragma)
        return connection

    def create_cursor(self, name: str | None = None) -> Any:  # noqa: ARG002  # Django's signature
        return self.connection.cursor(factory=SqlcipherCursor)


def _converted(query: str, names: list[str] | None) -> str:
    if names is None:
        return str(stock.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%"))
    return query % {name: f":{name}" for name in names}
