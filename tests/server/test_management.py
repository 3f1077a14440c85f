"""The management pages against requests made by hand, two admins at once, nonsense, and the traces a look leaves."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.messages.storage.fallback import FallbackStorage
from django.test import Client, RequestFactory
from django.urls import resolve

from tests.server.conftest import PASSWORD, make_item, make_person
from tests.server.device import csrf_of
from tests.server.test_pages import change, sign_in
from tests.server.test_push import audit_of
from tests.server.test_reports import browser, looks
from tracker_core.model import Role
from tracker_server.accounts.models import Person, Team
from tracker_server.audit.models import AuditRow
from tracker_server.security.events import Severity, newest
from tracker_server.work_items.models import Assignment, WorkItem

PEOPLE, TEAMS = "/admin/accounts/person/", "/admin/accounts/team/"
MEANWHILE = b"Somebody changed this since the page was opened"
NEW = {"name": "Aiko", "email": "aiko@harbor.example", "employee_id": "", "country": "", "role": "employee"}


def page_of(person: Person) -> str:
    return f"{PEOPLE}{person.id}/change/"


def form_at(client: Client, path: str) -> dict:
    """What a person would send who changes nothing."""
    form = client.get(path).context["adminform"].form
    filled = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    return {name: value for name, value in filled.items() if value not in (None, False)}


@pytest.fixture
def pages(admin) -> Client:
    return browser(admin)


def test_a_changed_person_keeps_their_password(pages, jonas, client):
    assert change(pages, page_of(jonas), employee_id="E-2").status_code == 302
    assert Person.objects.get(pk=jonas.pk).employee_id == "E-2"
    assert sign_in(client, jonas.email).status_code == 302


def test_a_new_password_is_set_and_judged(pages, jonas, client):
    assert change(pages, page_of(jonas), new_password="jonas").status_code == 200
    assert change(pages, page_of(jonas), new_password="an entirely new one").status_code == 302
    assert sign_in(client, jonas.email, "an entirely new one").status_code == 302


@pytest.mark.parametrize("fields", [{"role": "privacy_officer"}, {"is_active": None}])
def test_nobody_changes_their_own_role_or_access(pages, admin, fields):
    reply = change(pages, page_of(admin), **fields)
    assert b"Nobody changes their own role" in reply.content
    assert Person.objects.get(pk=admin.pk).role == "admin"
    assert Person.objects.get(pk=admin.pk).is_active
    assert change(pages, page_of(admin), employee_id="E-9").status_code == 302


def test_of_two_admins_who_demote_each_other_at_once_one_stays(pages, admin):
    """Both have passed the gate when the first change is kept."""
    second = make_person("second@harbor.example", Role.ADMIN)
    fields = form_at(pages, page_of(admin)) | {"role": "employee"}
    assert change(pages, page_of(second), role="employee").status_code == 302
    late = RequestFactory().post(page_of(admin), fields)
    late.user, late.session, late._dont_enforce_csrf_checks = second, {}, True
    late._messages = FallbackStorage(late)
    at = resolve(page_of(admin))
    reply = at.func(late, *at.args, **at.kwargs)
    assert b"Nobody would be an admin any more" in reply.render().content
    assert Person.objects.get(pk=admin.pk).role == "admin"


def test_an_admin_who_makes_officers_of_the_own_is_seen(pages, admin, jonas):
    """Two of them could hand out what the law demands: an auditor has to hear of each."""
    fields = {**NEW, "role": "privacy_officer", "is_active": "on"}
    assert pages.post(f"{PEOPLE}add/", fields).status_code == 302
    change(pages, page_of(jonas), role="auditor")
    change(pages, page_of(jonas), employee_id="7")
    change(pages, page_of(jonas), role="manager")
    told = [event for event in newest(20) if event.action == "role_given"]
    aiko = Person.objects.get(email=NEW["email"])
    assert [(event.subject, event.actor) for event in told] == [
        (str(jonas.id), str(admin.id)),
        (str(aiko.id), str(admin.id)),
    ]
    assert {event.severity for event in told} == {Severity.WARNING}


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMIN])
def test_nobody_gives_themselves_a_role_by_hand(db, role):
    person = make_person("x@harbor.example", role)
    client = browser(person)
    fields = {"name": "X", "email": person.email, "role": "admin", "is_active": "on"}
    for path in (page_of(person), f"{PEOPLE}add/", PEOPLE, "/accounts/password/change/", "/"):
        client.post(path, fields)
        client.post(path, {**fields, "_method": "PUT"}, headers={"X-HTTP-Method-Override": "PUT"})
        client.put(path, fields, content_type="application/json")
        client.patch(path, fields, content_type="application/json")
        client.delete(path)
        client.options(path)
    assert Person.objects.get().role == role.value
    assert Person.objects.get().check_password(PASSWORD)


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "TRACE", "PROPFIND", "get"])
def test_other_methods_open_nothing(pages, jonas, method):
    """For whom it is not, and for whom it is: there a look would leave no trace."""
    client = browser(make_person("x@harbor.example"))
    assert client.generic(method, page_of(jonas)).status_code == 403
    assert client.generic(method, "/audit/").status_code in (403, 405)
    traced = pages.generic(method, page_of(jonas))
    assert (traced.status_code, looks(jonas) != []) in ((405, False), (200, True))


def test_a_field_that_the_form_does_not_show_changes_nothing(pages, jonas):
    before = Person.objects.get(pk=jonas.pk)
    form = form_at(pages, page_of(jonas))
    hidden = {"password": "x", "id": "1", "restricted_at": "5", "external_id": "y", "created_at": "1", "is_staff": "on"}
    assert pages.post(page_of(jonas), {**form, **hidden, "teams": "1"}).status_code == 302
    after = Person.objects.get(pk=jonas.pk)
    for name in ("id", "password", "restricted_at", "external_id", "created_at"):
        assert getattr(after, name) == getattr(before, name)


def test_an_auditor_looks_and_changes_nothing(db, jonas, item):
    auditor = make_person("ada@harbor.example", Role.AUDITOR)
    client = browser(auditor)
    team = Team.objects.create(name="Pier")
    team.members.add(jonas)
    page = client.get(page_of(jonas))
    assert jonas.email.encode() in page.content
    assert b'name="_save"' not in page.content
    assert jonas.password.encode() not in page.content
    assert b"New password" not in page.content
    for path in (f"{TEAMS}{team.pk}/change/", f"/admin/work_items/workitem/{item.id}/change/"):
        assert b'name="_save"' not in client.get(path).content
        assert client.post(path, {"name": "Mine", "title": "Mine"}).status_code == 403
    chosen = {"action": "take_away", "_selected_action": [str(Assignment.objects.get().pk)]}
    assert client.post("/admin/work_items/assignment/", chosen).status_code == 403
    assert client.post(page_of(jonas), {"role": "admin"}).status_code == 403
    assert Assignment.objects.get().unassigned_at is None
    assert looks(jonas) == [("person_read", str(auditor.id), {})]


def test_a_look_at_a_person_leaves_a_row_and_the_list_holds_names_alone(pages, admin, jonas):
    listed = pages.get(PEOPLE)
    assert b"Jonas" in listed.content
    assert jonas.email.encode() not in listed.content
    assert b"E-1" not in listed.content
    assert looks(jonas) == []
    pages.get(page_of(jonas))
    pages.get(page_of(admin))
    assert looks(jonas) == [("person_read", str(admin.id), {})]
    assert looks(admin) == []


def test_a_team_says_to_everybody_who_comes_and_goes(pages, admin, jonas):
    aiko = make_person("aiko@harbor.example")
    assert pages.post(f"{TEAMS}add/", {"name": "Pier", "members": [str(jonas.id)]}).status_code == 302
    team = Team.objects.get()
    assert change(pages, f"{TEAMS}{team.pk}/change/", members=[str(aiko.id)]).status_code == 302
    assert set(team.members.all()) == {aiko}
    told = {
        person.name: [row["outcome"] for row in audit_of(person) if row["action"] == "team_changed"]
        for person in (jonas, aiko)
    }
    assert told == {"Jonas": ["joined", "left"], "Aiko": ["joined"]}
    assert audit_of(aiko)[-1]["actor"] == str(admin.id)
    assert pages.post(f"{TEAMS}add/", {"name": "Pier"}).status_code == 200
    assert Team.objects.count() == 1
    assert pages.get(TEAMS).status_code == 200


def two_at(path: str, person: Person) -> tuple[Client, dict, Client, dict]:
    one, two = browser(person), browser(make_person("second@harbor.example", Role(person.role)))
    return one, form_at(one, path), two, form_at(two, path)


def test_of_two_admins_at_one_person_the_later_is_told(admin, jonas):
    one, first, two, second = two_at(page_of(jonas), admin)
    assert one.post(page_of(jonas), {**first, "role": "manager"}).status_code == 302
    reply = two.post(page_of(jonas), {**second, "employee_id": "E-7"})
    assert MEANWHILE in reply.content
    assert (Person.objects.get(pk=jonas.pk).role, Person.objects.get(pk=jonas.pk).employee_id) == ("manager", "E-1")
    assert two.post(page_of(jonas), {**form_at(two, page_of(jonas)), "employee_id": "E-7"}).status_code == 302
    assert Person.objects.get(pk=jonas.pk).role == "manager"


def test_of_two_admins_at_one_team_or_item_the_later_is_told(admin, jonas, item):
    team = Team.objects.create(name="Pier")
    for path, mine, theirs in (
        (f"{TEAMS}{team.pk}/change/", {"members": [str(jonas.id)]}, {"name": "Crane"}),
        (f"/admin/work_items/workitem/{item.id}/change/", {"title": "New"}, {"closed": "on"}),
    ):
        Person.objects.filter(email="second@harbor.example").update(email=f"{path.count('a')}{len(path)}@x.example")
        one, first, two, second = two_at(path, admin)
        assert one.post(path, {**first, **mine}).status_code == 302
        assert MEANWHILE in two.post(path, {**second, **theirs}).content
    assert Team.objects.get().name == "Pier"
    assert not WorkItem.objects.get().closed


def test_a_form_made_by_hand_that_does_not_say_what_it_saw_changes_nothing(pages, jonas):
    form = form_at(pages, page_of(jonas)) | {"role": "manager"}
    for shown in ("", "0" * 64, "x" * 10_000):
        assert pages.post(page_of(jonas), {**form, "shown": shown}).status_code == 200
    assert Person.objects.get(pk=jonas.pk).role == "employee"


@pytest.mark.parametrize(
    "fields",
    [
        {"role": "emperor"},
        {"email": "no e-mail"},
        {"email": "mara@harbor.example"},
        {"email": f"{'x' * 300}@y.example"},
        {"name": ""},
        {"name": "x" * 301},
        {"country": "Germany"},
        {"country": "de"},
        {"new_password": "short"},
        {"employee_id": "9" * 65},
    ],
)
def test_nonsense_in_a_person_is_said_and_nothing_is_kept(pages, fields):
    reply = pages.post(f"{PEOPLE}add/", {**NEW, **fields})
    assert reply.status_code == 200
    assert b"errorlist" in reply.content
    assert Person.objects.count() == 1


@pytest.mark.parametrize(
    "path",
    [
        f"{PEOPLE}nobody/change/",
        f"{PEOPLE}00000000-0000-4000-8000-000000000000/change/",
        f"{TEAMS}{2**70}/change/",
        f"{TEAMS}x/change/",
        f"{PEOPLE}?role__exact=%00",
        f"{PEOPLE}?q=%00&p=-5",
        f"{PEOPLE}?o=99.-99&e=1",
        "/admin/no/such/",
        "/admin/oauth2_provider/accesstoken/",
        "/admin/sessions/session/",
    ],
)
def test_nonsense_in_an_address_opens_nothing(pages, path):
    reply = pages.get(path)
    assert reply.status_code in (200, 302, 400, 403, 404)
    assert b"Jonas" not in reply.content


def test_the_list_of_people_is_no_way_to_guess_what_it_does_not_show(pages, admin):
    """Django would filter by any column, so that a password's hash could be asked for letter by letter."""
    for lookup in ("password__startswith=md5", "password=x", "email__startswith=j", "teams__name=Pier"):
        assert pages.get(f"{PEOPLE}?{lookup}").status_code == 403
    assert pages.get(f"{PEOPLE}?role__exact=employee&is_active__exact=1").status_code == 200
    assert audit_of(admin)[-1]["action"] == "access_refused"


def test_too_much_is_said(pages):
    fields = {f"field{number}": "x" for number in range(1100)}
    reply = pages.post(f"{PEOPLE}add/", {**NEW, **fields})
    assert reply.status_code == 400
    assert b"could not be read" in reply.content
    reply = pages.post(
        f"{PEOPLE}add/", {**NEW, "name": "x" * 3_000_000}, content_type="application/x-www-form-urlencoded"
    )
    assert reply.status_code in (200, 400, 413)
    assert Person.objects.count() == 1


def test_another_host_is_told_nothing(pages):
    reply = pages.get("/", headers={"Host": "evil.example"})
    assert reply.status_code == 400
    assert b"A proxy in front has to pass the Host header on" in reply.content


def test_an_expired_form_is_said_and_changes_nothing(admin, jonas):
    client = Client(enforce_csrf_checks=True)
    client.force_login(admin, "tracker_server.accounts.backend.PasswordBackend")
    token = csrf_of(client.get(f"{PEOPLE}add/").content)
    for sent in (None, "x" * 64, token[::-1]):
        reply = client.post(f"{PEOPLE}add/", NEW if sent is None else {**NEW, "csrfmiddlewaretoken": sent})
        assert reply.status_code == 403
        assert b"no longer valid" in reply.content
    assert Person.objects.count() == 2
    assert client.post(f"{PEOPLE}add/", {**NEW, "csrfmiddlewaretoken": token}).status_code == 302


def test_a_session_that_ended_leads_to_the_sign_in_and_changes_nothing(pages, admin, jonas):
    form = form_at(pages, page_of(jonas))
    Person.objects.filter(pk=admin.pk).update(is_active=False)
    reply = pages.post(page_of(jonas), {**form, "role": "admin"})
    assert reply["Location"].startswith("/accounts/login/?next=")
    assert Person.objects.get(pk=jonas.pk).role == "employee"


def test_the_pages_keep_no_log_of_their_own_beside_the_audit(pages, jonas, item):
    change(pages, page_of(jonas), role="manager")
    pages.post("/admin/work_items/workitem/add/", {"key": "A-1", "title": "T", "kind": "task", "project": "P"})
    assert WorkItem.objects.filter(key="A-1").exists()
    assert not LogEntry.objects.exists()
    assert pages.get(f"{PEOPLE}{jonas.id}/history/").status_code == 403
    assert AuditRow.objects.filter(action="item_changed").exists()


def test_nothing_is_deleted(pages, jonas, item):
    for path in (f"{PEOPLE}{jonas.id}/delete/", f"/admin/work_items/workitem/{item.id}/delete/"):
        assert pages.post(path, {"post": "yes"}).status_code == 403
    chosen = {"action": "delete_selected", "_selected_action": [str(jonas.id)], "post": "yes"}
    assert pages.post(PEOPLE, chosen).status_code == 405
    assert Person.objects.filter(pk=jonas.pk).exists()


def test_an_item_can_be_closed_by_an_admin_only_with_its_form(pages, jonas):
    made = make_item("PIER-5")
    assert change(pages, f"/admin/work_items/workitem/{made.id}/change/", closed="on").status_code == 302
    assert WorkItem.objects.get().closed
