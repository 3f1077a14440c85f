"""Opens the server's parts for a command: its address, its keys, Django, the database brought up to date."""

from __future__ import annotations

import atexit
import os
import socket
from dataclasses import replace

from tracker_core.errors import Unavailable
from tracker_server.config import FIELDS, Config, default_url
from tracker_server.database import keys


def settle(config: Config) -> Config:
    """``config`` with the port that is really used; Django's settings read it from the environment.

    Raises ``Unavailable("address_in_use")``.
    """
    port = _free(config.host, config.port)
    tls = config.tls_cert is not None
    unset = default_url(config.host, config.port, tls)
    url = default_url(config.host, port, tls) if config.url == unset else config.url
    os.environ[FIELDS["listen"]] = f"[{config.host}]:{port}" if ":" in config.host else f"{config.host}:{port}"
    os.environ[FIELDS["url"]] = url
    return replace(config, port=port, url=url)


def open_server(config: Config) -> list[str]:
    """Make what is missing and apply pending migrations; their names.

    Raises ``Refused`` or ``Unavailable`` (database_unreachable, database_newer, database_older, database_user_missing,
    and those of the keys).
    """
    sqlite = None if config.database_url else config.database_file
    keys.prepare(config.keys, sqlite)
    if sqlite is not None:
        try:
            sqlite.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise Unavailable("data_unwritable", f"{sqlite.parent} cannot be written: {error.strerror}.") from error
    start_django()
    return _migrate(config.database_app_user)


def start_django() -> None:
    """Load the settings and the applications. Raises what the keys raise (``Refused``, ``Unavailable``)."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tracker_server.settings"
    import django
    from django.db import connections

    django.setup()
    atexit.register(connections.close_all)  # what is left open would be the collector's, which warns of it


def pending() -> list[str]:
    """The migrations that this database lacks. Raises ``Unavailable`` (database_unreachable, database_newer)."""
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
    except DatabaseError as error:
        raise Unavailable("database_unreachable", f"The database does not open: {_first_line(error)}") from error
    unknown = set(executor.loader.applied_migrations) - set(executor.loader.disk_migrations)
    if unknown:
        raise Unavailable(
            "database_newer", "This database was written by a newer server. Install that version or a later one."
        )
    return [str(migration) for migration, _ in executor.migration_plan(executor.loader.graph.leaf_nodes())]


def _migrate(app_user: str) -> list[str]:
    from django.core.management import call_command
    from django.db import DatabaseError, connection

    from tracker_server.audit.grants import grant

    waiting = pending()
    is_owner = not app_user or connection.settings_dict["USER"] != app_user
    if waiting and not is_owner:
        raise Unavailable(
            "database_older",
            "The database has to be brought up to date first: run `timetracker-server migrate` with a database_url "
            f"of its owner, not of {app_user}.",
        )
    try:
        if waiting:
            call_command("migrate", interactive=False, verbosity=0)
        if app_user and is_owner:
            grant(app_user)
    except DatabaseError as error:
        raise Unavailable("database_unreachable", f"The database does not open: {_first_line(error)}") from error
    return waiting


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]


def _free(host: str, port: int) -> int:
    """``port``, or one the system chose for 0. Asking first makes "in use" a sentence instead of a worker's crash."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Unavailable("address_in_use", f"{host}:{port} cannot be listened on: {error.strerror}.") from error
        return int(probe.getsockname()[1])
