"""How long a statement of a request may take, so that one that does not end gives its thread back."""

from __future__ import annotations

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

STATEMENT_S = 30  # also that for a lock; SQLite's writers wait for as long (``base.BUSY_S``)


def limit_statements(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Tell PostgreSQL, as a receiver of Django's ``connection_created``. SQLite has no such limit."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET statement_timeout = '{STATEMENT_S}s'")
            cursor.execute(f"SET idle_in_transaction_session_timeout = '{2 * STATEMENT_S}s'")
