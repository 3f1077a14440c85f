"""How long a statement of a request may take, so that one that does not end gives its thread back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DatabaseError, connection
from django.db.backends.base.base import BaseDatabaseWrapper

from tracker_core.errors import Unavailable

STATEMENT_S = 30  # also that for a lock; SQLite's writers wait for as long (``base.BUSY_S``)


def limit_statements(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Tell PostgreSQL, as a receiver of Django's ``connection_created``. SQLite has no such limit."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET statement_timeout = '{STATEMENT_S}s'")
            cursor.execute(f"SET idle_in_transaction_session_timeout = '{2 * STATEMENT_S}s'")


@contextmanager
def no_limit() -> Iterator[None]:
    """For a command that reads or writes everything: a statement takes as long as it takes.

    Raises ``Unavailable("database_failed")`` for what the database says meanwhile: a full disk, a broken connection.
    """
    try:
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET statement_timeout = 0")
        yield
    except DatabaseError as error:
        told = (str(error).strip().splitlines() or [type(error).__name__])[0]
        raise Unavailable("database_failed", f"The database could not go on: {told}. Try again once it can.") from error
