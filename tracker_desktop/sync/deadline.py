"""A limit on the time of a whole exchange, whatever the other side does.

The limits of ``requests`` are limits on each read: who sends a byte now and then, in the reply or before there is one,
in the TLS handshake or a proxy's greeting, holds the caller for ever. Here the connection itself is shut when time is
up.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any
from weakref import WeakSet

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from tracker_core.errors import Unavailable


class Deadline:
    """Shuts the connections of one session when an exchange takes longer than ``seconds``."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._connections: WeakSet[_Shut] = WeakSet()
        self._over = False
        self.going_on = False  # an exchange

    @contextmanager
    def kept(self) -> Iterator[None]:
        """One exchange. Raises ``Unavailable("timed_out")`` when its time was up, whatever it ended with."""
        self._over = False
        self.going_on = True
        timer = threading.Timer(self._seconds, self._end)
        timer.daemon = True
        timer.start()
        try:
            yield
        except Exception as error:
            if self._over:
                raise _too_late() from error
            raise
        finally:
            timer.cancel()
            self.going_on = False
            for connection in list(self._connections):
                connection.let_go()
        if self._over:
            raise _too_late()

    def pools(self) -> dict[str, Any]:
        """Classes of connection pools, by scheme, whose connections this can shut."""
        deadline = self

        class Plain(_Shut, HTTPConnection):
            """Unencrypted, to this machine or to a proxy."""

        class Encrypted(_Shut, HTTPSConnection):
            """Encrypted."""

        class PlainPool(HTTPConnectionPool):
            ConnectionCls = Plain

        class EncryptedPool(HTTPSConnectionPool):
            ConnectionCls = Encrypted

        Plain.deadline = Encrypted.deadline = deadline
        return {"http": PlainPool, "https": EncryptedPool}

    def watch(self, connection: _Shut) -> None:
        """``connection`` is open now."""
        self._connections.add(connection)
        if self._over:
            connection.shut()

    def _end(self) -> None:
        self._over = True
        for connection in list(self._connections):
            connection.shut()


class _Shut:
    """A connection of urllib3 that another thread can shut.

    TLS takes the socket over, from its first byte on; a second handle on the same connection is what stays ours.
    """

    deadline: Deadline
    _handle: socket.socket | None = None
    _closed = False

    def _new_conn(self) -> socket.socket:
        opened: socket.socket = super()._new_conn()  # type: ignore[misc]
        self.let_go()  # the server may have ended it after the last exchange, so that this one opens it again
        self._closed = False
        self._handle = opened.dup()
        self.deadline.watch(self)
        return opened

    def close(self) -> None:
        """Close the connection, which a reply without a length is still read from until the exchange is over."""
        super().close()  # type: ignore[misc]
        self._closed = True
        if not self.deadline.going_on:
            self.let_go()

    def let_go(self) -> None:
        """Close the second handle of a closed connection, which would keep it open."""
        if self._closed and self._handle is not None:
            self._handle.close()
            self._handle = None

    def shut(self) -> None:
        """Let whoever reads or writes see the end of the connection."""
        handle = self._handle
        if handle is not None:
            with suppress(OSError):  # it ended by itself just now
                handle.shutdown(socket.SHUT_RDWR)


def _too_late() -> Unavailable:
    return Unavailable("timed_out", "The exchange did not come to its end in time.")
