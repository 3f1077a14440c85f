"""Runs the HTTP server: granian, one process with threads, on plain WSGI."""

from __future__ import annotations

import os
import socket
import ssl
import threading
import time
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from django.db import connections
from granian.constants import Interfaces
from granian.server import Server

from tracker_core.errors import Unavailable
from tracker_server.config import FIELDS, Config, default_url

THREADS = 16
START_S = 60
WAIT_FOR_REQUESTS_S = 20


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


def serve(config: Config) -> None:
    """Serve until SIGTERM or SIGINT; what is being answered then is answered first.

    Prints ``Serving URL`` once requests are taken. Raises ``Unavailable("tls_unreadable")``.
    """
    connections.close_all()  # the worker is forked off; a connection must not be in two processes
    try:
        server = Server(
            "tracker_server.wsgi:application",
            address=config.host,
            port=config.port,
            interface=Interfaces.WSGI,
            workers=1,
            blocking_threads=THREADS,
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
    threading.Thread(target=_announce, args=(config.url, config.host, config.port), daemon=True).start()
    server.serve()


def _announce(url: str, host: str, port: int) -> None:
    """Print the address once the worker takes connections; granian tells nobody."""
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline:
        try:
            socket.create_connection((host, port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            print(f"Serving {url}", flush=True)  # noqa: T201  # what a script that starts us waits for
            return


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


def _admin_static() -> Path:
    spec = find_spec("django.contrib.admin")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "static" / "admin"
