"""What the application's own user of a PostgreSQL database may do there, when the tables belong to another one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.db import connection, transaction

from tracker_core.errors import Unavailable

EVERYTHING = ("SELECT, INSERT, UPDATE, DELETE",)
NARROW: Mapping[str, tuple[str, ...]] = {
    "audit_auditrow": ("SELECT, INSERT",),
    "audit_auditstream": ("SELECT, INSERT", "UPDATE (size, head, sealed)"),
    "audit_auditshard": ("SELECT, INSERT", "UPDATE (size, root, note)"),
    "audit_auditspan": ("SELECT, INSERT",),
    "audit_audittile": ("SELECT, INSERT", "UPDATE (hashes)"),
    "audit_auditfloor": ("SELECT",),
    "django_migrations": ("SELECT",),
}
PARTITION = "audit_auditrow_"  # reached through the table alone
FUNCTIONS = "audit_make_partition(text), audit_purge_rows(text, bigint), audit_drop_month(text)"


def grant(user: str) -> None:
    """Give ``user`` what the server needs and nothing else; for the owner of the tables to call, after each migration.

    Raises ``Unavailable("database_user_missing")``.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [user])
        if cursor.fetchone() is None:
            raise Unavailable(
                "database_user_missing", f"database_app_user names {user}, whom the database does not know: createuser."
            )
        cursor.execute(
            "SELECT quote_ident(current_schema()), tablename FROM pg_tables WHERE schemaname = current_schema()"
        )
        tables = cursor.fetchall()
        for statement in _statements(
            connection.ops.quote_name(user), str(tables[0][0]), [str(name) for _, name in tables]
        ):
            cursor.execute(statement)


def _statements(user: str, schema: str, tables: list[str]) -> Iterator[str]:
    yield f"REVOKE CREATE ON SCHEMA {schema} FROM PUBLIC"
    yield f"REVOKE ALL ON SCHEMA {schema} FROM {user}"
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {user}, PUBLIC"
    yield f"GRANT USAGE ON SCHEMA {schema} TO {user}"
    yield f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {schema} TO {user}"
    for table in tables:
        if not table.startswith(PARTITION):
            for rights in NARROW.get(table, EVERYTHING):
                yield f'GRANT {rights} ON {schema}."{table}" TO {user}'
    yield f"GRANT EXECUTE ON FUNCTION {FUNCTIONS} TO {user}"
