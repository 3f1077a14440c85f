"""What the store holds of a person, in figures; and what the server said of policy and audit."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from tracker_core.messages import PolicyStanding
from tracker_core.rights import RequestNews
from tracker_desktop.services.privacy import Held, PolicyText
from tracker_desktop.services.trail import Told
from tracker_desktop.store import identity, retention
from tracker_desktop.store.connection import Connection

POLICY = "policy"  # names in the table meta
READ_POLICY = "read_policy"
NEWS = "request_news"  # the latest that was not looked at
NEWS_SEEN = "request_news_seen"  # when the latest happened that was, UTC ms


class SqlcipherPrivacy:
    """services.privacy.PrivacyStore."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def held(self) -> Held:
        row = self._connection.one(
            "SELECT (SELECT count(*) FROM entries), (SELECT count(*) FROM events), (SELECT count(*) FROM work_items), "
            "(SELECT count(*) FROM absences), (SELECT min(start_ms) FROM entries)"
        )
        assert row is not None
        return replace(Held(*row), keeps_from_ms=self.keeps_from(), deleted=retention.state(self._connection).events)

    def policy(self) -> PolicyStanding | None:
        text = identity.get(self._connection, POLICY)
        return PolicyStanding(*json.loads(text)) if text else None

    def put_policy(self, policy: PolicyStanding) -> None:
        with self._connection.writing():
            put_policy(self._connection, policy)

    def read_policy(self) -> PolicyText | None:
        text = identity.get(self._connection, READ_POLICY)
        return PolicyText(*json.loads(text)) if text else None

    def put_read_policy(self, policy: PolicyText) -> None:
        with self._connection.writing():
            identity.put(self._connection, READ_POLICY, json.dumps(policy))

    def news(self) -> RequestNews | None:
        text = identity.get(self._connection, NEWS)
        return RequestNews.from_json(json.loads(text)) if text else None

    def see_news(self) -> None:
        news = self.news()
        if news is not None:
            with self._connection.writing():
                identity.put(self._connection, NEWS_SEEN, str(news.at))
                identity.put(self._connection, NEWS, "")

    def checkpoints(self) -> Sequence[Told]:
        return [Told(*row) for row in self._connection.all("SELECT size, head, received_ms FROM checkpoints")]

    def keeps_from(self) -> int | None:
        return retention.keeps_from(self._connection) or None


def put_policy(connection: Connection, policy: PolicyStanding) -> None:
    """Keep what the server said. Inside a transaction."""
    identity.put(connection, POLICY, json.dumps([policy.version, policy.acknowledged]))


def put_news(connection: Connection, news: RequestNews) -> None:
    """Keep what happened to a request, unless it was looked at: a pull from the start brings it again. Inside a
    transaction.
    """
    if news.at > int(identity.get(connection, NEWS_SEEN) or 0):
        identity.put(connection, NEWS, json.dumps(news.as_json()))
