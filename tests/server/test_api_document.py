"""The API does what its own document says, and with requests made by chance from it it never fails."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import jsonschema_rs
import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode

from tests.server.conftest import make_person, signed_in_api
from tests.server.device import NINE, start, stop
from tracker_core.model import Role
from tracker_core.rights import Acknowledgement, Ask, RequestKind
from tracker_server import POLICY_SHIPPED
from tracker_server.api.v1 import api as described

EXAMPLES = 8  # an operation, a role and a mode of generation
LEFT_OUT = {
    "positive_data_acceptance",  # what is well-formed may still be refused: from after to, another's device
    "negative_data_rejection",  # unknown fields are ignored, and a push takes events that are malformed
}


def document() -> dict:
    return json.loads(json.dumps(described.get_openapi_schema()))


@pytest.fixture(scope="module")
def operations():
    from schemathesis.checks import CHECKS, load_all_checks

    load_all_checks()
    schema = schemathesis.openapi.from_dict(document())
    schema.app = get_wsgi_application()
    left_out = [CHECKS.get_one(name) for name in LEFT_OUT]
    return [found.ok() for found in schema.get_all_operations()], left_out


@contextmanager
def one_connection() -> Iterator[None]:
    """As Django's own test client has it: the test's transaction outlives a request."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_requests_made_by_chance_are_answered_as_the_document_says(db, operations, role, mode, item):
    found, left_out = operations
    token = signed_in_api(make_person("otto@harbor.example", role)).headers["Authorization"]
    for operation in found:
        if mode is GenerationMode.NEGATIVE and not operation.body and not operation.query:
            continue  # nothing of it can be wrong

        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode))
        def answered(case):
            case.call_and_validate(headers={"Authorization": token}, excluded_checks=left_out)

        with one_connection():
            answered()


def test_every_route_says_what_it_takes_and_gives():
    for path, methods in document()["paths"].items():
        for method, operation in methods.items():
            told = operation["responses"].get("200")
            assert told is None or "content" in told, (
                f"{method} {path}: name the schema of its reply, response=schemas.X"
            )
            assert {"4XX", "5XX"} <= set(operation["responses"])
            assert {"200", "204"} & set(operation["responses"])
            takes_a_body = "requestBody" in operation
            assert takes_a_body == (method in {"post", "put", "patch"}), (
                f"{method} {path}: openapi_extra=takes(schemas.X)"
            )
            assert operation["summary"]


def test_the_document_that_is_served_is_the_one_checked_in(client):
    kept = Path(__file__).parents[2] / "docs" / "openapi.json"
    assert client.get("/api/v1/openapi.json").json() == json.loads(kept.read_text("utf-8"))


def conforms(body: bytes, schema: str) -> dict:
    """``body``, which has to be as ``schema`` of the document says."""
    value = json.loads(body)
    jsonschema_rs.validate({**document(), "$ref": f"#/components/schemas/{schema}"}, value)
    return value


def test_real_messages_are_as_the_document_says(api, device, jonas, item, client):
    entry, started = device.record(start(item.id))
    told = [started, device.record(stop(entry))[1]]
    told.append(device.record(start(item.id, at=NINE + 7_200_000))[1])
    refused = device.record(start("00000000-0000-4000-8000-000000000000"))[1]
    conforms(device.push(*told), "PushRequest")
    for body in told:
        conforms(body, "Event")
    reply = conforms(api.post("push", device.push(*told, refused, b"7")).content, "PushReply")
    assert [verdict["outcome"] for verdict in reply["verdicts"]] == ["accepted"] * 3 + ["rejected"] * 2
    conforms(device.pull(), "PullRequest")
    assert conforms(api.post("pull", device.pull()).content, "PullReply")["changes"]
    conforms(Ask(entry, RequestKind.CONCERN, "Why?").encode(), "Ask")
    asked = conforms(api.post("me/requests", Ask(entry, RequestKind.CONCERN, "Why?").encode()).content, "MyRecord")
    assert asked["requests"]
    conforms(api.post("me/policy", Acknowledgement(POLICY_SHIPPED).encode()).content, "MyRecord")
    assert conforms(api.get("audit").content, "AuditPage")["rows"]
    worked = conforms(api.get("timesheet", **{"from": "2026-09-01", "to": "2026-12-31"}).content, "Timesheet")
    assert worked["worked"]
    assert worked["running"]
    conforms(client.get("/.well-known/timetracker").content, "Discovery")
    conforms(client.get("/api/v1/me").content, "Problem")
