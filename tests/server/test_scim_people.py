"""What a directory does to people and teams over SCIM, in the ways of Entra ID and Okta."""

import json
import uuid
from datetime import UTC, datetime

import pytest

from tests.server.conftest import make_person
from tests.server.device import NINE, start, verdicts
from tests.server.scim_calls import ENTERPRISE, GROUP, PATCH, USER, Directory, person, said, user
from tests.server.test_push import audit_of
from tracker_core.model import Role
from tracker_server.accounts.models import Person, Team
from tracker_server.audit.record import first_break
from tracker_server.ledger import timesheets
from tracker_server.ledger.models import Device, Event
from tracker_server.work_items.models import Assignment


@pytest.fixture
def directory(db) -> Directory:
    return Directory()


def test_somebody_comes_with_all_that_the_directory_says(directory, admin):
    told = directory.add(
        roles=[{"value": "manager"}],
        addresses=[{"type": "work", "country": "DE", "locality": "Hamburg"}],
        **{ENTERPRISE: {"employeeNumber": "H-3", "department": "Pier"}},
    )
    aiko = person(told)
    assert (aiko.email, aiko.name, aiko.employee_id) == ("aiko@harbor.example", "Aiko Tanaka", "H-3")
    assert (aiko.role, aiko.country, aiko.external_id) == ("manager", "DE", "00u-aiko@harbor.example")
    assert aiko.is_active
    assert not aiko.has_usable_password()
    assert [(row["action"], row["actor"], row["reason"]) for row in audit_of(aiko)] == [("person_added", "", "scim")]
    assert "Aiko" not in str(audit_of(aiko))
    assert b"Hamburg" not in directory.get(f"Users/{told['id']}").content  # what is not needed is not kept


def test_an_address_says_where_a_new_resource_is(directory):
    reply = directory.call("POST", "Users", user("a@harbor.example"))
    assert (
        reply["Location"]
        == reply.json()["meta"]["location"]
        == f"http://127.0.0.1:8440/scim/v2/Users/{reply.json()['id']}"
    )
    assert reply["Content-Type"] == "application/scim+json"
    assert reply["ETag"] == reply.json()["meta"]["version"]


def test_somebody_twice_is_a_conflict(directory, jonas):
    directory.add()
    said(directory.call("POST", "Users", user("AIKO@harbor.example")), 409, "uniqueness")
    said(directory.call("POST", "Users", user(jonas.email)), 409, "uniqueness")
    other = user("b@harbor.example", emails=[{"value": jonas.email}])
    said(directory.call("POST", "Users", other), 409, "uniqueness")
    said(
        directory.call("POST", "Users", user("c@harbor.example", externalId="00u-aiko@harbor.example")),
        409,
        "uniqueness",
    )
    assert Person.objects.count() == 2


def test_somebody_who_was_here_before_is_found_and_taken_over(directory, jonas):
    (found,) = directory.found("Users", 'userName eq "Jonas@harbor.example"')
    assert (found["id"], found["displayName"]) == (str(jonas.id), "Jonas")
    assert directory.patch(f"Users/{jonas.id}", {"op": "Add", "path": "externalId", "value": "x-1"}).status_code == 204
    jonas.refresh_from_db()
    assert jonas.external_id == "x-1"


@pytest.mark.parametrize(
    "operations",
    [
        [{"op": "Replace", "path": "active", "value": "False"}],  # Entra ID
        [{"op": "replace", "value": {"active": False}}],  # Okta
    ],
)
def test_who_leaves_is_out_everywhere_at_once(directory, jonas, item, api, device, operations):
    assert api.pull(device).changes
    reply = directory.patch(f"Users/{jonas.id}", *operations)
    assert reply.status_code == 204
    jonas.refresh_from_db()
    assert not jonas.is_active
    assert api.get("me").status_code == 401
    assert Device.objects.get().revoked_at is not None
    assert not Assignment.objects.filter(unassigned_at=None).exists()
    actions = [(row["action"], row["reason"]) for row in audit_of(jonas)]
    assert ("session_ended", "left") in actions
    assert ("device_revoked", "left") in actions
    assert ("person_changed", "scim") in actions
    assert "item_unassigned" in [action for action, _ in actions]
    assert first_break(str(jonas.id)) is None


def test_deleting_is_leaving_and_the_records_stay(directory, jonas, api, device, item):
    _, body = device.record(start(item.id))
    assert [outcome for outcome, _ in verdicts(api.push(device, body))] == ["accepted"]
    assert directory.call("DELETE", f"Users/{jonas.id}").status_code == 204
    assert said(directory.get(f"Users/{jonas.id}"), 404)
    assert said(directory.call("DELETE", f"Users/{jonas.id}"), 404)
    assert directory.found("Users", f'userName eq "{jonas.email}"') == []
    assert Event.objects.filter(person=jonas).count() == 1
    day = datetime.fromtimestamp(NINE / 1000, UTC).date()
    sheet = timesheets.of_person(Person.objects.get(pk=jonas.pk), day, day, NINE + 3_600_000)
    assert list(sheet.flags.values()) == [["left_running"]]


def test_who_comes_back_is_the_same_person(directory):
    told = directory.add(**{ENTERPRISE: {"employeeNumber": "H-3"}})
    directory.call("DELETE", f"Users/{told['id']}")
    again = directory.add(user_name="tanaka@harbor.example", externalId=told["externalId"])
    assert again["id"] == told["id"]
    assert person(again).is_active
    assert person(again).email == "tanaka@harbor.example"


def test_an_address_that_was_given_on_does_not_bring_the_records_along(directory):
    told = directory.add()
    directory.call("DELETE", f"Users/{told['id']}")
    detail = said(directory.call("POST", "Users", user("aiko@harbor.example", externalId="another")), 409, "uniqueness")
    assert "first change the e-mail" in detail
    assert not person(told).is_active


def test_the_last_admin_stays(directory, admin):
    for operation in ({"path": "active", "value": False}, {"path": "roles", "value": [{"value": "employee"}]}):
        detail = said(directory.patch(f"Users/{admin.id}", {"op": "replace", **operation}), 403)
        assert "admin" in detail
    said(directory.call("DELETE", f"Users/{admin.id}"), 403)
    admin.refresh_from_db()
    assert (admin.is_active, admin.role) == (True, "admin")
    assert Person.objects.count() == 1
    make_person("second@harbor.example", Role.ADMIN)
    assert directory.call("DELETE", f"Users/{admin.id}").status_code == 204


def test_what_a_put_leaves_out_stays(directory):
    told = directory.add(
        roles=[{"value": "auditor"}], addresses=[{"country": "de"}], **{ENTERPRISE: {"employeeNumber": "H-3"}}
    )
    changed = {
        "schemas": [USER],
        "userName": "aiko@harbor.example",
        "name": {"givenName": "Aiko", "familyName": "Mori"},
    }
    reply = directory.call("PUT", f"Users/{told['id']}", {**changed, "displayName": "Aiko Mori"})
    assert reply.status_code == 200, reply.content
    aiko = person(told)
    assert (aiko.name, aiko.role, aiko.country, aiko.employee_id) == ("Aiko Mori", "auditor", "DE", "H-3")
    assert aiko.is_active
    assert audit_of(aiko)[-1]["detail"]["changed"] == ["name"]


def test_the_same_again_changes_nothing_and_is_not_audited(directory):
    told = directory.add()
    rows = len(audit_of(person(told)))
    assert directory.call("PUT", f"Users/{told['id']}", user("aiko@harbor.example")).json()["meta"] == told["meta"]
    assert directory.patch(f"Users/{told['id']}", {"op": "replace", "value": {"active": True}}).status_code == 204
    assert len(audit_of(person(told))) == rows


@pytest.mark.parametrize(
    ("operation", "field", "value"),
    [
        (
            {"op": "Replace", "path": 'emails[type eq "work"].value', "value": "a2@harbor.example"},
            "email",
            "a2@harbor.example",
        ),
        ({"op": "Add", "path": 'addresses[type eq "work"].country', "value": "IN"}, "country", "IN"),
        ({"op": "Add", "path": f"{ENTERPRISE}:employeeNumber", "value": "H-9"}, "employee_id", "H-9"),
        ({"op": "replace", "value": {f"{ENTERPRISE}:employeeNumber": "H-9"}}, "employee_id", "H-9"),
        ({"op": "replace", "value": {ENTERPRISE: {"employeeNumber": "H-9"}}}, "employee_id", "H-9"),
        ({"op": "Replace", "path": 'roles[primary eq "True"].value', "value": "manager"}, "role", "manager"),
        (
            {"op": "Add", "path": "roles", "value": [{"primary": False, "value": "Privacy officer"}]},
            "role",
            "privacy_officer",
        ),
        ({"op": "remove", "path": "roles"}, "role", "employee"),
        ({"op": "replace", "value": {"displayName": "Mori, Aiko"}}, "name", "Mori, Aiko"),
        ({"op": "Add", "path": 'phoneNumbers[type eq "work"].value', "value": "12"}, "name", "Aiko Tanaka"),
        ({"op": "Add", "path": f"{ENTERPRISE}:manager", "value": "12"}, "name", "Aiko Tanaka"),
        (
            {"op": "Add", "path": 'emails[type eq "home"].value', "value": "at@home.example"},
            "email",
            "aiko@harbor.example",
        ),
    ],
)
def test_changes_as_entra_id_and_okta_send_them(directory, operation, field, value):
    told = directory.add(roles=[{"value": "auditor", "primary": True}])
    reply = directory.patch(f"Users/{told['id']}", operation)
    assert reply.status_code == 204, reply.content
    assert getattr(person(told), field) == value


def test_a_name_without_a_display_name_follows_its_parts(directory):
    told = directory.add(displayName=None)
    assert "displayName" not in told
    directory.patch(f"Users/{told['id']}", {"op": "replace", "path": "name.familyName", "value": "Mori"})
    assert person(told).name == "Aiko Mori"


def test_a_user_name_that_is_no_e_mail(directory):
    told = directory.add(user_name="aiko", emails=[{"value": "aiko@harbor.example"}])
    assert told["userName"] == "aiko"
    assert [each["id"] for each in directory.found("Users", 'userName eq "AIKO"')] == [told["id"]]
    assert directory.found("Users", 'userName eq "aiko@harbor.example"') == []


@pytest.mark.parametrize(
    ("wanted", "who"),
    [
        ('userName eq "AIKO@harbor.example"', {"aiko"}),
        ('userName sw "a" and active eq true', {"aiko"}),
        ('externalId eq "00u-bo@harbor.example"', {"bo"}),
        ('externalId eq "00U-bo@harbor.example"', set()),
        ('emails[type eq "work" and value eq "bo@harbor.example"]', {"bo"}),
        ('emails[type eq "work"].value eq "bo@harbor.example"', {"bo"}),
        ('emails[type eq "home"]', set()),
        ('emails.value co "harbor"', {"aiko", "bo"}),
        ('not (userName eq "bo@harbor.example")', {"aiko"}),
        ('userName ne "bo@harbor.example"', {"aiko"}),
        ('active eq "False"', {"bo"}),
        ("displayName pr", {"aiko", "bo"}),
        (f"{ENTERPRISE}:employeeNumber pr", {"bo"}),
        (f'{ENTERPRISE}:employeeNumber eq "h-3" or name.givenName eq "nobody"', {"bo"}),
        ('meta.lastModified gt "2020-01-01T00:00:00Z"', {"aiko", "bo"}),
        ('meta.created lt "2020-01-01T00:00:00Z"', set()),
        ('roles.value eq "auditor"', {"aiko"}),
        ('id eq "nonsense"', set()),
        ('groups.value eq "7"', set()),
        ('userName eq "x\\" or userName pr"', set()),
        ('userName co "%"', set()),
    ],
)
def test_people_are_found(directory, wanted, who):
    directory.add(roles=[{"value": "auditor"}])
    directory.add("bo@harbor.example", active=False, **{ENTERPRISE: {"employeeNumber": "H-3"}})
    assert {each["userName"].split("@")[0] for each in directory.found("Users", wanted)} == who


@pytest.mark.parametrize(
    ("wanted", "kind"),
    [
        ("userName eq", "invalidFilter"),
        ("nonsense eq 1", "invalidFilter"),
        ("active gt true", "invalidFilter"),
        ("((", "invalidFilter"),
        ('userName eq "\\u0000"', "invalidFilter"),
        (" and ".join(['userName co "a"'] * 3000), "invalidFilter"),
        ('externalId eq "\\ud800"', "invalidFilter"),
    ],
)
def test_a_filter_that_makes_no_sense_is_said(directory, wanted, kind):
    reply = directory.client.get("/scim/v2/Users", {"filter": wanted}, headers=directory.headers)
    assert said(reply, 400, kind)


def test_people_come_in_pages(directory):
    for number in range(5):
        directory.add(f"p{number}@harbor.example")
    seen = []
    for first in (1, 3, 5):
        page = directory.get(f"Users?startIndex={first}&count=2").json()
        assert (page["totalResults"], page["startIndex"]) == (5, first)
        seen += [each["userName"][:2] for each in page["Resources"]]
    assert seen == ["p0", "p1", "p2", "p3", "p4"]
    assert directory.get("Users?count=0").json()["totalResults"] == 5
    assert directory.get("Users?count=0").json()["Resources"] == []


def test_a_change_of_what_changed_meanwhile_is_refused(directory):
    told = directory.add()
    old = told["meta"]["version"]
    path = f"Users/{told['id']}"
    assert directory.get(path, **{"If-None-Match": old}).status_code == 304
    rename = {"op": "replace", "path": "displayName", "value": "A"}
    assert directory.patch(path, rename, **{"If-Match": old}).status_code == 204
    said(directory.patch(path, {**rename, "value": "B"}, **{"If-Match": old}), 412)
    said(directory.call("DELETE", path, **{"If-Match": old}), 412)
    assert person(told).name == "A"


def test_a_team_and_who_is_in_it(directory):
    aiko, bo = directory.add(), directory.add("bo@harbor.example")
    told = directory.team("Pier", aiko["id"])
    path = f"Groups/{told['id']}"
    assert told["members"][0]["$ref"].endswith(f"/scim/v2/Users/{aiko['id']}")
    assert directory.get(f"Users/{aiko['id']}").json()["groups"] == [{"value": told["id"], "display": "Pier"}]
    add = {"op": "Add", "path": "members", "value": [{"value": bo["id"]}, {"value": aiko["id"]}]}
    assert directory.patch(path, add).status_code == 204
    assert set(Team.objects.get().members.all()) == {person(aiko), person(bo)}
    wanted = f'id eq "{told["id"]}" and members eq "{bo["id"]}"'  # how Entra ID asks whether somebody is in
    assert len(directory.found("Groups", wanted)) == 1
    assert directory.patch(path, {"op": "Remove", "path": f'members[value eq "{aiko["id"]}"]'}).status_code == 204
    short, whole = (directory.get(f"{path}{asked}") for asked in ("?excludedAttributes=members", "?attributes=members"))
    assert short["ETag"] == whole["ETag"]
    assert ("members" in short.json(), "members" in whole.json()) == (False, True)
    remove = {"op": "Remove", "path": "members", "value": [{"$ref": None, "value": bo["id"]}]}  # Entra ID, of old
    assert directory.patch(path, remove).status_code == 204
    assert not Team.objects.get().members.exists()
    rows = [row for row in audit_of(person(aiko)) if row["action"] == "team_changed"]
    assert [(row["subject"], row["outcome"]) for row in rows] == [(told["id"], "joined"), (told["id"], "left")]


@pytest.mark.parametrize(
    "operations",
    [
        [{"op": "Remove", "path": "members", "value": [{"$ref": None, "value": "BO"}]}],
        [{"op": "remove", "path": "members", "value": [{"value": "BO", "display": "Bo"}]}],
        [{"op": "remove", "path": 'members[value eq "BO"]'}],
        [{"op": "remove", "path": 'MEMBERS[VALUE EQ "BO"]'}],
        [{"op": "replace", "path": "members", "value": [{"value": "AIKO"}]}],
        [
            {"op": "Replace", "path": "displayName", "value": "Quay"},
            {"op": "Remove", "path": "members", "value": [{"$ref": None, "value": "BO"}]},
        ],
        [
            {"op": "add", "path": "members", "value": [{"value": "CY"}]},
            {"op": "remove", "path": 'members[value eq "BO"]'},
            {"op": "remove", "path": 'members[value eq "CY"]'},
        ],
    ],
)
def test_whoever_is_taken_out_of_a_team_is_out(directory, operations):
    ids = {name.upper(): directory.add(f"{name}@harbor.example")["id"] for name in ("aiko", "bo", "cy")}
    told = directory.team("Pier", ids["AIKO"], ids["BO"])
    sent = json.dumps({"schemas": [PATCH], "Operations": operations})
    for name, person_id in ids.items():
        sent = sent.replace(f'"{name}"', f'"{person_id}"').replace(f'\\"{name}\\"', f'\\"{person_id}\\"')
    reply = directory.call("PATCH", f"Groups/{told['id']}", sent)
    assert reply.status_code == 204, reply.content
    after = directory.get(f"Groups/{told['id']}")
    assert [each["value"] for each in after.json()["members"]] == [ids["AIKO"]]
    assert reply["ETag"] == after["ETag"]


def test_a_thousand_join_and_leave_a_team(directory):
    everybody = [Person(email=f"p{number}@h.example", name="P") for number in range(1000)]
    ids = [str(each.pk) for each in Person.objects.bulk_create(everybody)]
    path = f"Groups/{directory.team('Pier')['id']}"
    members = [{"value": each} for each in ids]
    assert directory.patch(path, {"op": "add", "path": "members", "value": members}).status_code == 204
    assert Team.objects.get().members.count() == 1000
    gone = [{"op": "remove", "path": f'members[value eq "{each}"]'} for each in ids[:500]]
    assert directory.patch(path, *gone).status_code == 204
    assert Team.objects.get().members.count() == 500
    nobody = {"op": "add", "path": "members", "value": [{"value": str(uuid.uuid4())}]}
    assert said(directory.patch(path, nobody), 400, "invalidValue") == "A member is not a user of this server."


def test_a_team_is_renamed_replaced_and_dissolved(directory):
    aiko, bo = directory.add(), directory.add("bo@harbor.example")
    told = directory.team("Pier", aiko["id"])
    path = f"Groups/{told['id']}"
    rename = {"op": "replace", "value": {"id": told["id"], "displayName": "Quay"}}  # Okta
    assert directory.patch(path, rename).status_code == 204
    whole = {"schemas": [GROUP], "displayName": "Quay", "members": [{"value": bo["id"]}]}
    assert [each["value"] for each in directory.call("PUT", path, whole).json()["members"]] == [bo["id"]]
    assert "members" not in directory.call("PUT", path, {**whole, "members": []}).json()
    said(directory.call("POST", "Groups", {"schemas": [GROUP], "displayName": "Quay"}), 409, "uniqueness")
    assert "members" not in directory.get(f"{path}?excludedAttributes=members").json()
    assert "members" not in directory.get(f"{path}?attributes=displayName").json()
    assert directory.call("DELETE", path).status_code == 204
    assert not Team.objects.exists()
    assert Person.objects.count() == 2
