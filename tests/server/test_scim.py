"""SCIM: conformance to its RFCs, who may call, and what is refused."""

import logging
import uuid
from typing import Annotated

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from pydantic import Field
from scim2_client.engines.wsgi import WSGISCIMClient
from scim2_models import Required, ScimProvider, Uniqueness
from scim2_models.resources.resource import AnyExtension
from scim2_tester import Status, check_server

from tests.server.conftest import signed_in_api
from tests.server.scim_calls import ENTERPRISE, ERROR, GROUP, Directory, rows_of, said, user
from tracker_core.errors import Refused
from tracker_server.accounts.models import Person, Team
from tracker_server.audit.models import AuditRow
from tracker_server.directory import tokens
from tracker_server.directory.models import DirectoryToken
from tracker_server.directory.scim import schema
from tracker_server.security import events


@pytest.fixture
def token(db) -> str:
    return tokens.make(1)[1]


@pytest.fixture
def _one_connection() -> None:
    """Requests stay within the test's transaction, as with Django's own client."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


# Everybody has an e-mail and a role and may sign in or not: removed, they get a default (RFC 7644, 3.5.2.2 and 3.5.1).
STAY = {f"Attribute '{name}' was not removed" for name in ("active", "emails", "roles")}


class TriedAddress(schema.Address):
    country: str | None = Field(None, examples=["DE", "IN"])


class TriedEmail(schema.Email):
    primary: bool | None = Field(None, examples=[True])


class TriedRole(schema.PersonRole):
    primary: bool | None = Field(None, examples=[True])


class Anew(list[str]):
    """Whoever picks one gets an address that nobody got before."""

    def __getitem__(self, _place):
        return f"{uuid.uuid4()}@harbor.example"


class TriedUser(schema.User[AnyExtension]):
    """As published, with values that the tester cannot guess from a schema: a country's code, an e-mail as userName."""

    user_name: Annotated[str | None, Uniqueness.server, Required.true] = Field(None, examples=Anew(["one"]))
    emails: list[TriedEmail] | None = None
    roles: list[TriedRole] | None = None
    addresses: list[TriedAddress] | None = None


@pytest.mark.usefixtures("_one_connection")
def test_the_tester_of_scim_finds_nothing_wrong(token, admin):
    environ = {"HTTP_AUTHORIZATION": f"Bearer {token}"}
    models = [TriedUser, schema.EnterpriseUser, schema.Group]
    provider = ScimProvider(models, schema.PROVIDER.resource_types, schema.CONFIG)
    url = "http://127.0.0.1:8440/scim/v2"
    client = WSGISCIMClient(WSGIHandler(), base_url=url, environ=environ, provider=provider)
    results = check_server(client)
    wrong = [each for each in results if each.status not in (Status.SUCCESS, Status.SKIPPED)]
    told = [f"{each.title}: {each.reason}" for each in wrong if str(each.reason) not in STAY]
    assert not told, "\n".join(told)
    assert len(results) == 80
    assert len([each for each in results if each.status is Status.SKIPPED]) <= 2  # POST /.search over both types


@pytest.fixture
def directory(db) -> Directory:
    return Directory()


def test_a_team_has_a_name(directory):
    for name in ("", " ", "x" * 201, "a\0b"):
        reply = directory.call("POST", "Groups", {"schemas": [GROUP], "displayName": name})
        said(reply, 400, "invalidValue")
    assert not Team.objects.exists()


@pytest.mark.parametrize(
    "members", [[{"value": "x"}], [{"value": str(uuid.uuid4())}], [{"value": "1", "type": "Group"}]]
)
def test_a_member_who_is_nobody_is_refused(directory, members):
    reply = directory.call("POST", "Groups", {"schemas": [GROUP], "displayName": "Pier", "members": members})
    said(reply, 400, "invalidValue")
    assert not Team.objects.exists()


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({"userName": None}, "invalidValue"),
        ({"userName": "x" * 301}, "invalidValue"),
        ({"userName": "aiko", "emails": None}, "invalidValue"),
        ({"emails": [{"value": "no e-mail@"}]}, "invalidValue"),
        ({"roles": [{"value": "boss"}]}, "invalidValue"),
        ({"addresses": [{"country": "Germany"}]}, "invalidValue"),
        ({"active": "perhaps"}, "invalidValue"),
        ({"displayName": 7}, "invalidValue"),
        ({"displayName": "a\0b"}, "invalidValue"),
        ({"name": {"givenName": "a\nb"}}, "invalidValue"),
        ({"externalId": "a\0b"}, "invalidValue"),
        ({ENTERPRISE: {"employeeNumber": "\0"}}, "invalidValue"),
        ({"externalId": "x" * 201}, "invalidValue"),
        ({ENTERPRISE: {"employeeNumber": "x" * 65}}, "invalidValue"),
        ({"emails": "aiko@harbor.example"}, "invalidValue"),
    ],
)
def test_nonsense_is_refused_with_what_is_wrong(directory, changed, kind):
    reply = directory.call("POST", "Users", user("aiko@harbor.example", **changed))
    assert said(reply, 400, kind)
    assert not Person.objects.exists()


@pytest.mark.parametrize("body", ["", "{", "[]", "null", '"x"', b"\xff\xfe", "{}", '{"schemas": []}', "[" * 5000])
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH"])
def test_what_is_no_message_is_refused(directory, jonas, method, body):
    reply = directory.call(method, "Users" if method == "POST" else f"Users/{jonas.id}", body)
    assert reply.status_code == 400
    assert reply.json()["schemas"] == [ERROR]


def test_too_much_is_refused(directory):
    said(directory.call("POST", "Users", user("aiko@harbor.example", title="x" * 2_000_000)), 413)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "", 501),
        ("GET", "Nothing", 404),
        ("GET", "Users/nobody", 404),
        ("GET", "Groups/99", 404),
        ("GET", "Groups/99999999999999999999999", 404),
        ("GET", "Me", 501),
        ("POST", "Bulk", 501),
        ("DELETE", "Users", 405),
        ("TRACE", "Users", 405),
        ("GET", "Users?startIndex=x", 400),
    ],
)
def test_what_is_not_there_is_said(directory, method, path, status):
    reply = directory.call(method, path, {} if method == "POST" else None)
    assert reply.status_code == status
    assert reply.json()["status"] == str(status)


@pytest.mark.parametrize("authorization", ["", "Bearer", "Bearer x", "Basic eDp5", "Bearer ttscim_\udcff"])
def test_nobody_gets_in_without_a_token(directory, jonas, authorization):
    directory.headers = {"Authorization": authorization} if authorization else {}
    for path in ("Users", "ServiceProviderConfig", f"Users/{jonas.id}"):
        reply = directory.get(path)
        assert said(reply, 401)
        assert reply["WWW-Authenticate"].startswith("Bearer")


def test_the_token_of_a_person_opens_nothing(api, directory, admin):
    directory.headers = signed_in_api(admin).headers
    said(directory.get("Users"), 401)


def test_a_token_ends_by_its_time_or_when_it_is_revoked(db):
    token, secret = tokens.make(1)
    directory = Directory(secret)
    assert directory.get("Users").status_code == 200
    assert secret not in str(DirectoryToken.objects.values())
    tokens.revoke(token.pk)
    said(directory.get("Users"), 401)
    other, secret = tokens.make(1)
    DirectoryToken.objects.filter(pk=other.pk).update(expires_at=1)
    said(Directory(secret).get("Users"), 401)
    rows = [(row["action"], row["reason"]) for row in rows_of("server")]
    assert rows[:2] == [("directory_token_made", ""), ("directory_token_revoked", "")]
    assert ("directory_refused", "token_unknown") in rows
    with pytest.raises(Refused, match="revoked before"):
        tokens.revoke(token.pk)


def test_a_flood_of_wrong_tokens_is_slowed_down_and_leaves_few_rows(directory):
    directory.headers = {"Authorization": "Bearer wrong"}
    replies = [directory.get("Users") for _ in range(40)]
    assert [reply.status_code for reply in replies] == [401] * 30 + [429] * 10
    assert replies[-1]["Retry-After"] == "60"
    rows = [row["detail"] for row in rows_of("server") if row["action"] == "directory_refused"]
    assert rows == [{"within_the_hour": 1}, {"within_the_hour": 10}]
    assert [event.severity.value for event in events.newest(5)] == ["warning", "warning"], "an admin hears of it"


def test_reading_leaves_no_row(directory):
    told = directory.add()
    before = AuditRow.objects.count()
    directory.get("Users")
    directory.get(f"Users/{told['id']}")
    assert AuditRow.objects.count() == before


def test_what_a_directory_sends_does_not_stand_in_the_log(directory, caplog):
    caplog.set_level(logging.INFO, "tracker_server")
    directory.add()
    directory.client.get("/scim/v2/Users", {"filter": 'userName eq "aiko@harbor.example"'}, headers=directory.headers)
    assert "/scim/v2/<path:rest> 201" in caplog.text
    assert "aiko" not in caplog.text.lower()
