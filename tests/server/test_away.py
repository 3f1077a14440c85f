"""While the database is away everybody is told to come back, a health check fails, and the log says why in a line."""

import logging
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.urls import clear_url_caches, path

from tracker_server import urls
from tracker_server.accounts.access import ACCESS, PUBLIC
from tracker_server.database.url import NOTICE_ITS_END
from tracker_server.log_lines import HEADER, Named, QuietFormatter

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
    caplog.set_level(logging.INFO, "tracker_server.access")
    caplog.handler.addFilter(Named())
    names = [client.get("/.well-known/timetracker")[HEADER] for _ in range(2)]
    assert [record.request_name for record in caplog.records] == names
    assert names[0] != names[1]


@pytest.fixture
def broken(db, monkeypatch) -> Iterator[Client]:
    """Where ``/broken/`` has a fault."""
    secret = "what somebody typed"
    monkeypatch.setattr(urls, "urlpatterns", [*urls.urlpatterns, path("broken/", lambda _: {}[secret])])
    monkeypatch.setitem(ACCESS, "broken/", PUBLIC)
    clear_url_caches()
    yield Client(raise_request_exception=False)
    monkeypatch.undo()
    clear_url_caches()


@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_a_fault_tells_the_name_that_its_lines_in_the_log_have(broken, caplog, accept):
    reply = broken.get("/broken/", headers={"Accept": accept})
    assert (reply.status_code, accept in reply["Content-Type"].replace("problem+", "")) == (500, True)
    assert reply[HEADER] in reply.content.decode()
    assert "somebody typed" not in reply.content.decode()
    [line] = [record for record in caplog.records if record.name == "tracker_server.api"]
    said = QuietFormatter().formatException(line.exc_info)
    assert "KeyError" in said
    assert "somebody typed" not in said
    caplog.clear()
