"""A directory as it calls: Django's client with a token, and what Entra ID and Okta send."""

import json

from django.test import Client

from tracker_server.accounts.models import Person
from tracker_server.audit.models import AuditRow
from tracker_server.directory import tokens

USER = "urn:ietf:params:scim:schemas:core:2.0:User"
ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group"
PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp"
ERROR = "urn:ietf:params:scim:api:messages:2.0:Error"


class Directory:
    """Calls below ``/scim/v2``."""

    def __init__(self, secret: str = "") -> None:
        self.headers = {"Authorization": f"Bearer {secret or tokens.make(1)[1]}"}
        self.client = Client()

    def call(self, method: str, path: str, body: object = None, **headers: str):
        sent = body if isinstance(body, bytes | str) else json.dumps(body)
        return self.client.generic(
            method,
            f"/scim/v2/{path}",
            "" if body is None else sent,
            content_type="application/scim+json",
            headers={**self.headers, **headers},
        )

    def get(self, path: str, **headers: str):
        return self.call("GET", path, **headers)

    def found(self, kind: str, wanted: str) -> list[dict]:
        reply = self.client.get(f"/scim/v2/{kind}", {"filter": wanted}, headers=self.headers)
        assert reply.status_code == 200, reply.content
        return reply.json()["Resources"] if reply.json()["totalResults"] else []

    def patch(self, path: str, *operations: dict, **headers: str):
        return self.call("PATCH", path, {"schemas": [PATCH], "Operations": operations}, **headers)

    def add(self, user_name: str = "aiko@harbor.example", **more: object) -> dict:
        reply = self.call("POST", "Users", user(user_name, **more))
        assert reply.status_code == 201, reply.content
        return reply.json()

    def team(self, name: str, *people: str) -> dict:
        members = [{"value": person} for person in people]
        reply = self.call("POST", "Groups", {"schemas": [GROUP], "displayName": name, "members": members})
        assert reply.status_code == 201, reply.content
        return reply.json()


def user(user_name: str, **more: object) -> dict:
    """As Okta adds somebody."""
    return {
        "schemas": [USER],
        "userName": user_name,
        "name": {"givenName": "Aiko", "familyName": "Tanaka"},
        "emails": [{"primary": True, "value": user_name, "type": "work"}],
        "displayName": "Aiko Tanaka",
        "locale": "en-US",
        "externalId": f"00u-{user_name}",
        "groups": [],
        "password": "1mz050nq",
        "active": True,
        **more,
    }


def rows_of(stream: str) -> list[dict]:
    return [json.loads(bytes(row.body)) for row in AuditRow.objects.filter(stream_id=stream).order_by("seq")]


def person(told: dict) -> Person:
    return Person.objects.get(pk=told["id"])


def said(reply, status: int, kind: str | None = None) -> str:
    """The detail of a SCIM error, once it is one."""
    error = reply.json()
    assert (reply.status_code, error["schemas"], error["status"]) == (status, [ERROR], str(status)), reply.content
    assert error.get("scimType") == kind
    return error["detail"]
