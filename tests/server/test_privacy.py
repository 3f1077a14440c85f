"""What a person sees and asks of their own data: the policy, requests, sign-ins; and who answers."""

import uuid

import pytest
from django.test import Client

from tests.server.conftest import make_person, signed_in_api
from tests.server.device import MadeDevice
from tests.server.test_push import audit_of
from tracker_core.messages import PolicyStanding
from tracker_core.rights import MAX_TEXT, Acknowledgement, Ask, MyRecord, RequestKind, RequestState
from tracker_server import POLICY_SHIPPED
from tracker_server.clock import now_ms
from tracker_server.privacy.models import PersonRequest
from tracker_server.privacy.requests import MAX_OPEN

MONTH_MS = 30 * 86_400_000


def mine(reply) -> MyRecord:
    assert reply.status_code == 200, reply.content
    return MyRecord.decode(reply.content)


def asked(kind=RequestKind.DELETION, text="Please delete March.") -> Ask:
    return Ask(str(uuid.uuid4()), kind, text)


def test_a_person_sees_policy_term_and_sign_ins(api, jonas):
    told = mine(api.get("me"))
    assert told.policy.startswith("# Privacy policy")
    assert (told.policy_version, told.acknowledged, told.keeps_months) == (POLICY_SHIPPED, "", 600)
    assert [(each.action, each.how) for each in told.sign_ins] == [("signed_in", "device")]
    assert told.checkpoint.size == len(audit_of(jonas))


def test_a_request_is_kept_once_however_often_it_is_sent(api, jonas):
    request = asked()
    before = now_ms()
    for _ in range(3):
        told = mine(api.post("me/requests", request.encode()))
    assert [(each.id, each.text, each.state) for each in told.requests] == [
        (request.id, "Please delete March.", RequestState.OPEN)
    ]
    assert before <= told.requests[0].opened_at <= now_ms()
    assert told.requests[0].due_at - told.requests[0].opened_at == MONTH_MS
    assert [row["action"] for row in audit_of(jonas)].count("request_opened") == 1


def test_nobody_sees_or_takes_over_anothers_request(api, jonas):
    request = asked()
    api.post("me/requests", request.encode())
    other = signed_in_api(make_person("lena@harbor.example"))
    reply = other.post("me/requests", request.encode())
    assert (reply.status_code, reply.json()["code"]) == (403, "forbidden")
    assert mine(other.get("me")).requests == ()


@pytest.mark.parametrize(
    "body",
    [
        b"{}",
        b"[]",
        b"{",
        Ask("00000000-0000-7000-8000-000000000000", RequestKind.CONCERN, "").encode(),
        Ask("00000000-0000-7000-8000-000000000000", RequestKind.CONCERN, "x" * (MAX_TEXT + 1)).encode(),
        asked().encode().replace(b"deletion", b"everything"),
    ],
)
def test_nonsense_is_refused_and_changes_nothing(api, body):
    reply = api.post("me/requests", body)
    assert (reply.status_code, reply.json()["code"]) == (400, "malformed")
    assert PersonRequest.objects.count() == 0


def test_too_many_open_requests_are_refused(api):
    for _ in range(MAX_OPEN):
        mine(api.post("me/requests", asked(RequestKind.CONCERN, "again").encode()))
    reply = api.post("me/requests", asked().encode())
    assert (reply.status_code, reply.json()["code"]) == (409, "too_many_requests")


def test_the_policy_is_acknowledged_once_and_devices_are_told(api, jonas, item):
    device = MadeDevice(str(jonas.id))
    assert api.pull(device).policy == PolicyStanding(POLICY_SHIPPED, "")
    for _ in range(2):
        assert mine(api.post("me/policy", Acknowledgement(POLICY_SHIPPED).encode())).acknowledged == POLICY_SHIPPED
    assert api.pull(device).policy == PolicyStanding(POLICY_SHIPPED, POLICY_SHIPPED)
    assert [row["action"] for row in audit_of(jonas)].count("policy_acknowledged") == 1


def test_a_new_version_has_to_be_acknowledged_again(api, jonas, settings):
    api.post("me/policy", Acknowledgement(POLICY_SHIPPED).encode())
    settings.POLICY_VERSION = "3"
    told = mine(api.get("me"))
    assert (told.policy_version, told.acknowledged) == ("3", POLICY_SHIPPED)
    reply = api.post("me/policy", Acknowledgement(POLICY_SHIPPED).encode())
    assert (reply.status_code, reply.json()["code"]) == (409, "policy_changed")


@pytest.mark.parametrize("path", ["me", "me/requests", "me/policy"])
def test_without_a_sign_in_nothing_is_said(db, path):
    reply = Client().get(f"/api/v1/{path}") if path == "me" else Client().post(f"/api/v1/{path}")
    assert reply.status_code == 401
