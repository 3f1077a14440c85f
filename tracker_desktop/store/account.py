"""Where and as whom the store is signed in, as the sync thread keeps it."""

from __future__ import annotations

from tracker_desktop.services.ports import Account
from tracker_desktop.store import identity, repull
from tracker_desktop.store.connection import Connection
from tracker_desktop.store.evidence import SqlcipherEvidence


class SqlcipherAccount:
    """services.ports.AccountStore over the sync thread's connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def read(self) -> Account | None:
        """The sign-in of this store."""
        return identity.account(self._connection)

    def save(self, account: Account) -> None:
        """Keep a sign-in. Another server means another stream: the cursor starts anew."""
        before = identity.get(self._connection, "server")
        with self._connection.writing():
            identity.put_account(self._connection, account)
            if before != account.server:
                repull.begin_elsewhere(self._connection)
                SqlcipherEvidence(self._connection).go_elsewhere(account.discovery.audit_key)

    def save_refresh_token(self, token: str) -> None:
        """Keep the token, before it is used."""
        with self._connection.writing():
            identity.put(self._connection, "refresh_token", token)
