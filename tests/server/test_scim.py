"""SCIM: conformance, as Entra ID and Okta call, who may, what is refused, and what it does to people and teams."""

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

from tracker_server.directory import tokens
from tracker_server.directory.scim import schema


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


class TriedUser(schema.User[AnyExtension]):
    """As published, with values that the tester cannot guess from a schema: a country's code, an e-mail as userName."""

    user_name: Annotated[str | None, Uniqueness.server, Required.true] = Field(
        None, examples=[f"{uuid.uuid4()}@harbor.example" for _ in range(1000)]
    )
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
