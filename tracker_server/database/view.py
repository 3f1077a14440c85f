"""One view of the whole database, for who reads much of it while others write."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, transaction


@contextmanager
def one_view() -> Iterator[None]:
    """A transaction that sees one state of everything, and holds up nobody. For reading alone."""
    connection: Any = connections[DEFAULT_DB_ALIAS]  # its type does not tell of SQLite's way to begin transactions
    outermost = not connection.in_atomic_block
    connection.ensure_connection()
    if connection.vendor == "postgresql":
        with transaction.atomic():
            if outermost:
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        return
    usual, connection.transaction_mode = connection.transaction_mode, "DEFERRED"  # takes no lock to write
    try:
        with transaction.atomic():
            yield
    finally:
        connection.transaction_mode = usual
