"""Every address with every role, with nobody and with somebody who has left, against the table of ``docs/roles.md``."""

import re
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.urls import path

from tests.server.conftest import PASSWORD, make_item, make_person, signed_in_api
from tests.server.test_push import audit_of
from tools import roles
from tracker_core.model import Role
from tracker_core.rights import RequestKind
from tracker_server import urls
from tracker_server.accounts.access import ACCESS, PUBLIC
from tracker_server.accounts.models import Person, Team
from tracker_server.clock import now_ms
from tracker_server.gate import addresses
from tracker_server.privacy.models import PersonRequest
from tracker_server.work_items.assigning import assign
from tracker_server.work_items.models import Assignment

DOCUMENT = Path(roles.__file__).parents[1] / "docs" / "roles.md"
NOBODY, LEFT = "nobody", "left"
WHO = (NOBODY, LEFT, *(role.value for role in Role))
NAMES = {role.value.replace("_", " "): role.value for role in Role}
ROW = re.compile(r"^\| `/(?P<route>[^`]*)` \| (?P<deed>look|change|) \| (?P<cells>.*) \| (?:trace)? \|$", re.MULTILINE)


def documented() -> Iterator[tuple[str, str, str, str]]:
    """(route, "GET" or "POST", who, what the table in the document says of them)."""
    text = DOCUMENT.read_text("utf-8")
    heads = re.search(r"^\| address \|  \| (.*) \| trace \|$", text, re.MULTILINE)
    assert heads is not None
    columns = [NAMES[name] for name in heads[1].split(" | ")]
    looked, changed = set(), set()
    for found in ROW.finditer(text):
        cells = dict(zip(columns, found["cells"].split(" | "), strict=True)) | {NOBODY: "sign in", LEFT: "sign in"}
        for deed, method, seen in (("look", "GET", looked), ("change", "POST", changed)):
            if found["deed"] in (deed, ""):
                seen.add(found["route"])
                yield from ((found["route"], method, who, cell) for who, cell in cells.items())
    for route in looked ^ changed:
        method = "POST" if route in looked else "GET"
        yield from ((route, method, who, "–") for who in WHO)
    for route in re.findall(r"^- `/(.*)`$", text, re.MULTILINE):
        yield from ((route, method, who, "yes") for method in ("GET", "POST") for who in WHO)


MATRIX = list(documented())


@pytest.fixture
def target(admin) -> dict[str, str]:
    """Somebody else's data: what stands in an address in place of its parts."""
    other = make_person("target@harbor.example")
    assign(make_item("PIER-1"), other, admin)
    request = PersonRequest.objects.create(
        id=uuid.uuid4(), person=other, kind=RequestKind.CONCERN.value, text="x", opened_at=now_ms(), due_at=now_ms()
    )
    team = Team.objects.create(name="Pier")
    team.members.add(other)
    of = {
        "person": str(other.id),
        "team": str(team.pk),
        "workitem": str(Assignment.objects.get().item_id),
        "assignment": str(Assignment.objects.get().pk),
        "request_id": str(request.id),
        "receipt_id": str(request.id),
    }
    link = {"uidb64": "AA", "token": "x-y"}
    return {"client_id": "timetracker-desktop", "user_code": "ABCD", "app_label": "accounts", **link, **of}


def address(route: str, target: dict[str, str]) -> str:
    model = route.split("/")[2] if route.startswith("admin/") and route.count("/") > 2 else ""
    parts = {**target, "object_id": target.get(model, "1"), "content_type_id": "1", "rest": "Users"}
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda found: parts[found[1]], route)


def browser(who: str) -> tuple[Client, dict[str, str]]:
    """A browser in which ``who`` is signed in, and the headers of their program."""
    client = Client()
    if who == NOBODY:
        return client, {}
    person = make_person(f"{who}@harbor.example", Role.EMPLOYEE if who == LEFT else Role(who))
    assert client.login(request=None, email=person.email, password=PASSWORD)
    headers = signed_in_api(person).headers
    if who == LEFT:
        Person.objects.filter(pk=person.pk).update(is_active=False)
    return client, headers


def query(route: str, person: str) -> dict[str, str]:
    """What an address needs beside itself, to ask for what is ``person``'s."""
    if route.startswith("api/"):
        if route.startswith("api/v1/audit/"):
            return {"stream": person, "seq": "1", "shard": "2026-09", "from": "0"}
        return {"person": person, "from": "2026-09-01", "to": "2026-09-02"}
    if route == "admin/autocomplete/":
        return {"app_label": "work_items", "model_name": "assignment", "field_name": "person", "term": "t"}
    return {}


def outcome(reply) -> str:
    """What the gate did: "sign in", "refused" or "through"."""
    if reply.status_code == 401 or (
        reply.status_code == 302 and reply["Location"].startswith("/accounts/login/?next=")
    ):
        return "sign in"
    return "refused" if reply.status_code in (403, 405) else "through"


def test_the_document_is_what_the_code_says():
    assert DOCUMENT.read_text("utf-8") == roles.document()


def test_every_address_is_named_and_every_name_is_an_address():
    assert set(addresses()) == set(ACCESS)
    assert {route for route, *_ in MATRIX} == set(ACCESS)


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_every_address_opens_for_whom_the_table_says(target, who, method):
    """Other people's data are asked for; who may see only their own has to be refused there."""
    client, headers = browser(who)
    found, expected = {}, {}
    mine = [(route, cell) for route, asked, whom, cell in MATRIX if (asked, whom) == (method, who)]
    for route, cell in sorted(mine, key=lambda each: "logout" in each[0]):  # which ends the session
        theirs = headers if route.startswith(("api/", "openid/userinfo")) else {}
        at = address(route, target)
        if method == "GET":
            reply = client.get(at, query(route, target["person"]), headers=theirs)
        else:
            reply = client.post(at, {}, content_type="application/json", headers=theirs)
        assert reply.status_code < 500, route
        if reply.streaming:
            reply.getvalue()  # a file, which is closed at its end
        if ACCESS[route] is PUBLIC:
            continue  # what these ask of a request has tests of its own
        refused = cell in (roles.NOBODY, roles.OWN) or (cell == roles.TEAMS and route != "teams/")
        expected[route] = "sign in" if cell == "sign in" else "refused" if refused else "through"
        found[route] = outcome(reply)
    assert found == expected


# Said once more by hand, so that a slip in the table does not pass as the table.
ONLY = {
    "/admin/accounts/person/add/": {"admin"},
    "/admin/accounts/team/add/": {"admin"},
    "/admin/work_items/workitem/add/": {"admin"},
    "/admin/work_items/assignment/add/": {"admin"},
    "/admin/accounts/person/": {"admin", "auditor"},
    "/admin/work_items/assignment/": {"admin", "auditor"},
    "/admin/": {"admin", "auditor"},
    "/audit/": {"admin", "auditor"},
    "/people/": {"admin", "auditor"},
    "/teams/": {"manager", "admin", "auditor"},
    "/requests/": {"manager", "privacy_officer"},
    "/flags/": {"manager"},
    "/acknowledgements/": {"privacy_officer"},
    "/legal/": {"privacy_officer"},
    "/": {role.value for role in Role},
}


@pytest.mark.parametrize("who", WHO)
def test_the_doors_that_matter(db, who):
    client, _ = browser(who)
    assert {path for path in ONLY if client.get(path).status_code == 200} == {
        path for path, allowed in ONLY.items() if who in allowed
    }


def test_an_address_that_says_nothing_is_closed_to_everybody(db, monkeypatch, caplog):
    client, _ = browser("admin")
    forgotten = path("forgotten/", lambda request: pytest.fail("it opened"))
    monkeypatch.setattr(urls, "urlpatterns", [*urls.urlpatterns, forgotten])
    from django.urls import clear_url_caches

    clear_url_caches()
    try:
        assert client.get("/forgotten/").status_code == 403
        assert Client().get("/forgotten/").status_code == 302
    finally:
        monkeypatch.undo()
        clear_url_caches()
    assert "accounts.access does not name it: /forgotten/" in caplog.text


def test_a_refusal_is_audited_once_a_minute_an_address(db):
    client, headers = browser("employee")
    person = Person.objects.get(email="employee@harbor.example")
    for _ in range(5):
        client.get("/admin/accounts/person/add/?role=admin")
        client.generic("BREW", "/audit/")
    rows = [row for row in audit_of(person) if row["action"] == "access_refused"]
    assert [(row["detail"]["route"], row["detail"]["method"], row["reason"]) for row in rows] == [
        ("/admin/accounts/person/add/", "GET", "role"),
    ]
    client.get("/audit/")
    Client().get("/api/v1/audit", {"person": "mara@harbor.example"}, headers=headers)
    rows = [row for row in audit_of(person) if row["action"] == "access_refused"][1:]
    assert [(row["detail"]["rights"], row["reason"]) for row in rows] == [(["read_audit"], "role"), ([], "not_theirs")]
