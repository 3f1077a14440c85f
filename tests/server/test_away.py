"""While the database is away everybody is told to come back, a health check fails, and the log says why in a line."""

import logging
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client

from tracker_server.database.url import NOTICE_ITS_END
from tracker_server.log_lines import HEADER

BROWSER = {"Accept": "text/html", "Cookie": "session=abcdefghijklmnopqrstuvwxyz123456"}


@pytest.fixture
def away(own_database, monkeypatch) -> Iterator[None]:
    name, value = ("PORT", "1") if connection.vendor == "postgresql" else ("NAME", "/nowhere/timetracker.sqlite3")
    connection.close()
    monkeypatch.setitem(connection.settings_dict, name, value)
    yield
    connection.close()


@pytest.mark.parametrize(
    ("method", "path", "headers"),
    [
        ("get", "/.well-known/timetracker", {}),
        ("get", "/api/v1/me", {"Authorization": "Bearer some-token"}),
        ("post", "/api/v1/push", {"Authorization": "Bearer some-token"}),
        ("post", "/openid/token", {}),
        ("get", "/scim/v2/Users", {"Authorization": "Bearer some-token"}),
        ("get", "/sign-ins/", BROWSER),
    ],
)
def test_it_is_told_as_passing(away, caplog, method, path, headers):
    caplog.set_level(logging.INFO, "tracker_server")
    client = Client(raise_request_exception=False)
    body = {"data": {"grant_type": "refresh_token"}} if path == "/openid/token" else {}
    reply = getattr(client, method)(path, headers=headers, **body)
    assert (reply.status_code, reply["Retry-After"]) == (503, "10")
    assert ("text/html" in reply["Content-Type"]) == (headers is BROWSER)
    [line] = [record for record in caplog.records if record.name.startswith("tracker_server") and record.levelno > 20]
    assert line.getMessage().startswith("unavailable: ")
    assert ".py:" in line.getMessage()
    assert line.exc_info is None
    caplog.clear()


def test_a_connection_notices_when_its_server_is_gone(db):
    if connection.vendor != "postgresql":
        pytest.skip("a file does not vanish unseen")
    connection.ensure_connection()
    assert connection.connection.info.get_parameters().items() >= NOTICE_ITS_END.items()


def test_an_answer_and_its_lines_in_the_log_have_a_name_in_common(client, db, caplog):
    from tracker_server.log_lines import Named

    caplog.set_level(logging.INFO, "tracker_server.access")
    caplog.handler.addFilter(Named())
    names = [client.get("/.well-known/timetracker")[HEADER] for _ in range(2)]
    assert [record.request_name for record in caplog.records] == names
    assert names[0] != names[1]
