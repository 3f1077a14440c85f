"""Runs the HTTP server: granian, one process with threads, behind the gateway."""

from __future__ import annotations

import os
import socket
import ssl
import threading
import time
from importlib.util import find_spec
from pathlib import Path

from django.db import connections
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.server import Server

from tracker_core.errors import Unavailable
from tracker_server.accounts.expired import forget_expired
from tracker_server.audit import sealing
from tracker_server.config import Config
from tracker_server.jobs.running import Job, start
from tracker_server.privacy.erasing import erase_due
from tracker_server.privacy.legal import end_seals
from tracker_server.privacy.requests import tell_overdue
from tracker_server.retention.purging import purge_daily
from tracker_server.security.alerting import send_alerts

MOST_CONNECTIONS = 1024
HEADERS_MS = 30_000  # also for how long a connection stays open that asks for nothing
MOST_HEADER_BYTES = 65_536
START_S = 60
DAY_S = 86_400
WAIT_FOR_REQUESTS_S = 20
DESCRIPTORS = 2 * MOST_CONNECTIONS  # with those of the database

HOUR_S = 3600

JOBS = (
    Job("expired sign-ins", DAY_S, forget_expired),
    Job("purge", DAY_S, purge_daily),
    Job("audit trees", sealing.EVERY_S, sealing.seal),
    Job("security alerts", 60, send_alerts),
    Job("confirmed deletions", HOUR_S, erase_due),
    Job("ended seals", HOUR_S, end_seals),
    Job("overdue requests", HOUR_S, tell_overdue),
)


def serve(config: Config) -> None:
    """Serve until SIGTERM or SIGINT; what is being answered then is answered first.

    Prints ``Serving URL`` once requests are taken. Raises ``Unavailable``: tls_unreadable, worker_ended.
    """
    connections.close_all()  # the worker is forked off; a connection must not be in two processes
    _make_room()
    try:
        server = Server(
            "tracker_server.wsgi:gateway",
            address=config.host,
            port=config.port,
            interface=Interfaces.RSGI,
            http=HTTPModes.http1,  # with HTTP/2 allowed, granian waits for ever for a client's first byte
            http1_settings=HTTP1Settings(header_read_timeout=HEADERS_MS, max_buffer_size=MOST_HEADER_BYTES),
            workers=1,
            backpressure=MOST_CONNECTIONS,
            websockets=False,
            log_access=False,
            log_enabled=False,
            ssl_cert=config.tls_cert,
            ssl_key=config.tls_key,
            workers_kill_timeout=WAIT_FOR_REQUESTS_S,
            static_path_route=["/static/admin", "/static/timetracker"],
            static_path_mount=[_admin_static(), Path(__file__).parent / "static" / "timetracker"],
        )
    except (ssl.SSLError, OSError) as error:
        raise Unavailable("tls_unreadable", "tls_cert and tls_key cannot be read as a PEM pair.") from error
    threading.Thread(target=_began, args=(config.url, config.host, config.port), daemon=True).start()
    try:
        server.serve()
    except SystemExit as error:  # granian's, when its worker ended by itself
        sentence = "The process that answers requests was killed or ran out of memory. Start the server again."
        raise Unavailable("worker_ended", sentence) from error


def _make_room() -> None:
    """Take the open files that the connections need, up to what the system allows.

    Most begin a program with 1,024 and allow it many more; with none left a server spins and accepts nobody.
    """
    if os.name != "posix":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = DESCRIPTORS if hard == resource.RLIM_INFINITY else min(DESCRIPTORS, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def _began(url: str, host: str, port: int) -> None:
    """Print the address once the worker takes connections (granian tells nobody), and begin the jobs.

    Not before: a worker that is forked off must not find a database connection of theirs open.
    """
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline:
        try:
            socket.create_connection((host, port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            print(f"Serving {url}", flush=True)  # noqa: T201  # what a script that starts us waits for
            start(JOBS)
            return


def _admin_static() -> Path:
    spec = find_spec("django.contrib.admin")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "static" / "admin"
