"""Turns ``database_url`` and the place of the SQLite file into Django's ``DATABASES`` entry."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from tracker_server.database.keys import DATABASE_KEY

# A database server that vanishes says no goodbye: without these a thread would wait for it for many minutes. What the
# URL says of them wins. In libpq's units: seconds, but for the last, which is milliseconds.
NOTICE_ITS_END = {
    "connect_timeout": "10",
    "keepalives_idle": "30",
    "keepalives_interval": "10",
    "keepalives_count": "3",
    "tcp_user_timeout": "30000",
}


def database_settings(url: str, password: str, file: Path, keys: Path) -> dict[str, Any]:
    """Django's settings of the default database: PostgreSQL at ``url``, or SQLCipher in ``file`` when it is empty.

    ``password``: for PostgreSQL; empty: the one in ``url``.
    """
    if not url:
        return {
            "ENGINE": "tracker_server.database",
            "NAME": str(file),
            "OPTIONS": {"key_file": str(keys / DATABASE_KEY)},
            # A connection is kept by its thread: the last one to close would write back the whole WAL.
            "CONN_MAX_AGE": None,
        }
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": password or unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": {**NOTICE_ITS_END, **dict(parse_qsl(parts.query))},
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }
