"""The pages for reading: what they show to whom, and the rows that a look leaves in a person's audit."""

import json
import re
from typing import get_args

import pytest
from django.test import Client

from tests.server.conftest import PASSWORD, make_person, signed_in_api
from tests.server.device import start, stop
from tests.server.test_push import audit_of
from tracker_core.alarm import AlarmKind
from tracker_core.events import Fact, Unknown
from tracker_core.model import Role
from tracker_core.rights import RequestKind
from tracker_desktop.services import privacy_labels, privacy_words, sentences
from tracker_server.accounts.models import Person, Team
from tracker_server.api import problems
from tracker_server.audit.models import AuditRow
from tracker_server.audit.record import Action
from tracker_server.audit.refusals import NOT_THEIRS, ROLE
from tracker_server.audit.sign_ins import UNTRUSTED
from tracker_server.clock import now_ms
from tracker_server.directory.people import save_person
from tracker_server.reports import audit_words

HOUR = 3_600_000
DAY = "2026-09-21"  # of the hour below
DAYS = {"first": DAY, "last": DAY}


def browser(person: Person) -> Client:
    client = Client()
    assert client.login(request=None, email=person.email, password=PASSWORD)
    return client


def looks(person: Person) -> list[tuple[str, str, dict]]:
    names = ("timesheet_read", "audit_read", "person_read", "request_read")
    return [(row["action"], row["actor"], row["detail"]) for row in audit_of(person) if row["action"] in names]


def text_of(reply) -> str:
    assert reply.status_code == 200, reply.content
    return " ".join(re.sub(r"<[^>]+>", " ", reply.content.decode()).split())


@pytest.fixture
def worked(api, device, item):
    """An hour on PIER-7, and a timer that runs."""
    entry, begun = device.record(start(item.id))
    api.push(device, begun, device.record(stop(entry))[1], device.record(start(item.id, at=now_ms() - HOUR))[1])
    return entry


@pytest.fixture
def auditor(db) -> Person:
    return make_person("ada@harbor.example", Role.AUDITOR)


@pytest.fixture
def lead(jonas) -> Person:
    """The manager of Jonas' team."""
    person = make_person("max@harbor.example", Role.MANAGER)
    team = Team.objects.create(name="Pier")
    team.members.add(person, jonas)
    return person


def team_page(**query: str) -> str:
    return f"/teams/{Team.objects.get().pk}/?" + "&".join(f"{name}={value}" for name, value in query.items())


def times_page(person: Person, **query: str) -> str:
    return f"/people/{person.id}/times/?" + "&".join(f"{name}={value}" for name, value in (query or DAYS).items())


def audit_page(person: Person, query: str = "") -> str:
    return f"/people/{person.id}/audit/?{query}"


def test_ones_own_pages_open_and_leave_nothing(worked, jonas):
    mine = browser(jonas)
    shown = text_of(mine.get(times_page(jonas)))
    assert "My times" in shown
    assert "PIER-7 Some work 1:00" in shown
    assert "Running now" in shown
    assert "Timer started" in text_of(mine.get(audit_page(jonas)))
    assert looks(jonas) == []


def test_home_leads_where_one_may_go(db):
    doors = {"/people/", "/teams/", "/audit/", "/admin/"}
    found = {}
    for role in Role:
        page = browser(make_person(f"{role}@harbor.example", role)).get("/").content.decode()
        found[role] = doors & set(re.findall(r'<li><a href="([^"]+)"', page))
    assert found == {
        Role.EMPLOYEE: set(),
        Role.MANAGER: {"/teams/"},
        Role.ADMIN: doors,
        Role.AUDITOR: doors,
        Role.PRIVACY_OFFICER: set(),
    }


def test_a_manager_sees_the_week_of_the_team_and_each_person_sees_that(worked, jonas, lead):
    shown = text_of(browser(lead).get(team_page(day=DAY)))
    assert "Pier: week of 2026-09-21" in shown
    assert "1:00 PIER-7 Some work" in shown
    assert re.search(r"now since [-\d]+ \d\d:\d\d \(UTC\+01:00\) : PIER-7 Some work", shown)
    assert "overlaps" not in shown
    assert looks(jonas) == [("timesheet_read", str(lead.id), {"from": "2026-09-21", "to": "2026-09-27"})]
    assert looks(lead) == []


def test_the_page_and_the_api_say_the_same(worked, jonas, lead):
    sheet = signed_in_api(lead).get("timesheet", person=str(jonas.id), **{"from": DAY, "to": DAY}).json()
    assert sheet["total_ms"] == HOUR
    assert "Together 1:00" in text_of(browser(lead).get(times_page(jonas)))


def test_a_manager_of_another_team_sees_nothing_and_that_is_audited(worked, jonas, lead):
    other = make_person("o@harbor.example", Role.MANAGER)
    Team.objects.create(name="Crane").members.add(other)
    pages = browser(other)
    assert "Pier" not in text_of(pages.get("/teams/"))
    for path in (f"/teams/{Team.objects.get(name='Pier').pk}/", times_page(jonas), f"/teams/{2**70}/"):
        reply = pages.get(path)
        assert reply.status_code == 403
        assert b"Jonas" not in reply.content
    assert looks(jonas) == []
    refusals = [row for row in audit_of(other) if row["action"] == "access_refused"]
    assert [(row["detail"]["route"], row["reason"]) for row in refusals] == [
        ("/teams/<int:team>/", "not_theirs"),
        ("/people/<uuid:person>/times/", "not_theirs"),
    ]


def test_a_manager_reads_no_audit_of_the_team(jonas, lead):
    assert browser(lead).get(audit_page(jonas)).status_code == 403
    assert looks(jonas) == []


def test_who_leaves_the_team_or_the_role_is_out_with_the_next_request(worked, jonas, lead):
    pages, api = browser(lead), signed_in_api(lead)
    asked = {"person": str(jonas.id), "from": DAY, "to": DAY}
    assert pages.get(times_page(jonas)).status_code == 200
    Team.objects.get().members.remove(lead)
    assert pages.get(times_page(jonas)).status_code == 403
    assert api.get("timesheet", **asked).status_code == 403
    Team.objects.get().members.add(lead)
    assert pages.get(times_page(jonas)).status_code == 200
    Person.objects.filter(pk=lead.pk).update(role="employee")
    assert pages.get(times_page(jonas)).status_code == 403
    assert pages.get("/teams/").status_code == 403
    assert api.get("timesheet", **asked).status_code == 403
    Person.objects.filter(pk=lead.pk).update(role="manager", is_active=False)
    assert pages.get("/teams/").status_code == 302
    assert api.get("timesheet", **asked).status_code == 401


def test_an_auditor_reads_a_persons_audit_with_its_hashes_and_leaves_a_row(worked, jonas, auditor):
    pages = browser(auditor)
    assert "Jonas" in text_of(pages.get("/people/"))
    assert looks(jonas) == []  # a list of names is no look at anybody's data
    shown = text_of(pages.get(audit_page(jonas)))
    rows = AuditRow.objects.filter(stream_id=str(jonas.id)).exclude(action="audit_read")
    assert all(row.hash in shown for row in rows)
    assert looks(jonas) == [("audit_read", str(auditor.id), {})]
    assert "The audit was read Ada" in text_of(browser(jonas).get(audit_page(jonas)))


def test_the_audit_is_searched_by_action_and_day(worked, jonas, auditor):
    pages = browser(auditor)
    row = AuditRow.objects.filter(stream_id=str(jonas.id), action="timer_started").first()
    other = AuditRow.objects.filter(stream_id=str(jonas.id), action="person_added").get()
    shown = text_of(pages.get(audit_page(jonas, "action=timer_started")))
    assert row.hash in shown
    assert other.hash not in shown
    assert "No such rows." in text_of(pages.get(audit_page(jonas, "day=2020-02-29")))
    assert looks(jonas)[-1][2] == {"day": "2020-02-29"}


def test_older_rows_are_on_further_pages(jonas, auditor):
    pages = browser(auditor)
    for _ in range(55):
        pages.get(audit_page(jonas, "action=signed_in"))
    seen = re.findall(r"hash <code>(\w+)", pages.get(audit_page(jonas)).content.decode())
    found = re.search(r'rel="next" href="\?([^"]+)"', pages.get(audit_page(jonas)).content.decode())
    older = re.findall(r"hash <code>(\w+)", pages.get(audit_page(jonas, found[1])).content.decode())
    assert len(seen) == 50
    assert len(older) >= 6


def test_the_servers_audit_is_for_who_reads_audits(auditor, jonas, client):
    client.post("/accounts/login/", {"login": "nobody@harbor.example", "password": "x"})
    assert "A sign-in failed" in text_of(browser(auditor).get("/audit/"))
    assert AuditRow.objects.filter(stream_id="server", action="audit_read").count() == 1


def test_a_restricted_persons_records_are_not_shown_only_that_they_are_restricted(worked, jonas, lead, auditor):
    Person.objects.filter(pk=jonas.pk).update(restricted_at=now_ms())
    told = "asked for their deletion, so their records are kept but not used"
    assert told in text_of(browser(lead).get(team_page(day=DAY)))
    for pages, path in (
        (browser(lead), times_page(jonas)),
        (browser(auditor), times_page(jonas)),
        (browser(auditor), audit_page(jonas)),
    ):
        reply = pages.get(path)
        assert reply.status_code == 403
        assert b"restricted" in reply.content
        assert b"PIER-7" not in reply.content
    reply = signed_in_api(auditor).get("timesheet", person=str(jonas.id), **{"from": DAY, "to": DAY})
    assert (reply.status_code, reply.json()["code"]) == (403, "restricted")
    assert "restricted" in text_of(browser(auditor).get("/people/"))
    assert looks(jonas) == []
    assert "PIER-7" in text_of(browser(jonas).get(times_page(jonas)))  # one's own stay one's own


@pytest.mark.parametrize("path", ["times", "audit", "admin", "team"])
def test_nobody_looking_leaves_no_row(worked, jonas, admin, lead, path):
    pages = browser(lead if path == "team" else admin)
    at = {
        "times": times_page(jonas),
        "audit": audit_page(jonas),
        "admin": f"/admin/accounts/person/{jonas.id}/change/",
        "team": team_page(),
    }[path]
    assert pages.head(at).status_code == 405
    ahead = pages.get(at, headers={"Sec-Purpose": "prefetch;prerender"})
    assert (ahead.status_code, ahead.content) == (403, b"")
    assert looks(jonas) == []
    assert pages.get(at).status_code == 200
    assert len(looks(jonas)) == 1


@pytest.mark.parametrize("query", ["day=yesterday", "day=0001-01-01", "day=9999-12-31", "action=no_such", "before=-1"])
def test_nonsense_in_a_search_is_said_and_reads_nothing(jonas, auditor, query):
    reply = browser(auditor).get(audit_page(jonas, query))
    assert reply.status_code == 400
    assert b"Not shown" in reply.content
    assert looks(jonas) == []


@pytest.mark.parametrize(
    "query",
    [
        {"first": DAY},
        {"first": DAY, "last": "2026-09-20"},
        {"first": "2026-01-01", "last": "2026-12-31"},
        {"first": "0000-00-00", "last": DAY},
        {"first": "%00", "last": "9" * 5000},
    ],
)
def test_nonsense_for_days_is_said_and_reads_nothing(worked, jonas, lead, query):
    reply = browser(lead).get(times_page(jonas, **query))
    assert reply.status_code == 400
    assert looks(jonas) == []


def test_a_search_for_people_finds_by_name_alone(jonas, auditor):
    pages = browser(auditor)
    assert "Jonas" in text_of(pages.get("/people/?name=jon"))
    assert "Nobody of that name" in text_of(pages.get("/people/?name=harbor.example"))
    assert "E-1" not in text_of(pages.get("/people/"))
    assert pages.get("/people/?name=%00").status_code == 400
    assert pages.get("/people/?page=99999999999999999999").status_code == 200


def test_no_typed_text_gets_into_the_audit_by_a_search(jonas, auditor):
    pages = browser(auditor)
    pages.get(audit_page(jonas, "action=Mara+is+late&day=2026-09-21"))
    pages.get(audit_page(jonas, "action=signed_in&note=Mara+is+late"))
    assert "late" not in json.dumps(audit_of(jonas))


OF_THE_SERVER = {  # stand in its own audit alone
    "alert_failed", "alert_works", "security_read", "backup_made", "backup_restored", "directory_token_made",
    "directory_token_revoked", "directory_refused", "person_erased", "records_purged", "purge_held",
    "audit_key_changed",
}  # fmt: skip
WHY = (
    *(("sign_in_failed", code) for code in ("wrong_password", "wrong_code", "password_off", "left", "email_changed")),
    *(
        ("identity_refused", code)
        for code in (*sorted(UNTRUSTED), "provider_answer", "unknown_state", "provider_unreachable")
    ),
    *((name, code) for name in ("signed_in", "signed_out") for code in ("page", "device")),
    *((name, code) for name in ("second_factor_added", "second_factor_removed") for code in ("totp", "recovery_codes")),
    *((name, code) for name in ("session_ended", "device_revoked") for code in ("one", "others", "withdrawn", "left")),
    *((name, code) for name in ("person_changed", "role_given", "team_changed") for code in ("scim", "csv")),
    *(("access_refused", code) for code in (ROLE, NOT_THEIRS)),
    *(("event_refused", code) for code in ("not_assigned", "restricted", "malformed", "expired", "wrong_person")),
    *(("request_opened", kind.value) for kind in RequestKind),
    *(("audit_alarm", kind.value) for kind in AlarmKind),
    ("audit_alarm", "verify_audit"),
    ("account_locked", "wrong_code"),
    ("device_allowed", "back"),
    ("device_forked", "chain_broken"),
    ("device_refused", "device_not_yours"),
    ("flag_decided", "unassigned_meanwhile"),
    ("retention_purged", "restored"),
    ("signed_in", "provider"),
)


def test_whatever_stands_in_an_audit_has_words_on_pages_and_in_the_program():
    every = {action.value for action in Action} | {fact.type for fact in get_args(Fact) if fact is not Unknown}
    assert every - set(audit_words.ACTIONS) == set()
    assert every - OF_THE_SERVER - set(privacy_labels.ACTIONS) == set()


@pytest.mark.parametrize(("action", "code"), WHY)
def test_whatever_is_the_reason_has_words_on_pages_and_in_the_program(action, code):
    for told in (audit_words.reason(action, code), privacy_words.audit_reason(action, code)):
        assert told
        assert "_" not in told
        assert told != code or code in set(RequestKind)


def test_the_program_has_words_for_whatever_the_api_can_answer_to_a_person():
    for_programs = {
        "not_sealed",  # of a row's proof, which only tools ask for
        "purged",  # the same; the program's witness takes it as an answer
        "not_json",  # of requests as the program never makes them
    }
    assert set(problems.STATUS) - for_programs - set(sentences.ERRORS) == set()


def test_a_timer_that_runs_on_after_its_person_left_is_told_in_words(worked, jonas, lead, admin):
    jonas.is_active = False
    save_person(jonas, admin)
    for path in (times_page(jonas), team_page()):
        assert "since its person left" in text_of(browser(lead).get(path))
