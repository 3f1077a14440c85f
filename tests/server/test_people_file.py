"""People and teams from a CSV file: what a line does, what is refused, and that nothing is done by halves."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.server.conftest import make_person
from tests.server.test_push import audit_of
from tracker_core.errors import Refused
from tracker_core.model import Role
from tracker_server.accounts.models import Person, Team
from tracker_server.audit.models import AuditRow
from tracker_server.audit.record import first_break
from tracker_server.directory.changes import Wanted, bring, directory_change
from tracker_server.directory.importing import export_people, import_people
from tracker_server.directory.passwords import set_password
from tracker_server.directory.people import save_person
from tracker_server.directory.table import COLUMNS, Row, read, write
from tracker_server.ledger.models import Device
from tracker_server.streams.models import StreamRow
from tracker_server.work_items.models import Assignment

HEAD = "email,name,employee_id,role,country,teams,active\n"


def imported(text: str, **how: bool):
    return import_people(read(text.encode()), **how)


def refused_lines(text: str) -> list[str]:
    with pytest.raises(Refused) as caught:
        imported(text)
    return caught.value.message.splitlines()


def test_people_and_their_teams_come(admin):
    report = imported(
        HEAD + "Aiko@Harbor.example,Aiko Tanaka,H-3,manager,de,Pier;Night shift,yes\nbo@h.example,Bo,,,,,\n"
    )
    assert report.come == ["aiko@harbor.example", "bo@h.example"]
    aiko, bo = Person.objects.get(email="aiko@harbor.example"), Person.objects.get(email="bo@h.example")
    assert (aiko.name, aiko.employee_id, aiko.role, aiko.country, aiko.is_active) == (
        "Aiko Tanaka",
        "H-3",
        "manager",
        "DE",
        True,
    )
    assert sorted(team.name for team in aiko.teams.all()) == ["Night shift", "Pier"]
    assert (bo.role, bo.is_active, bo.has_usable_password()) == ("employee", True, False)
    rows = [(row["action"], row["actor"], row["reason"]) for row in audit_of(aiko)]
    assert rows == [("person_added", "", "csv"), ("team_changed", "", "csv"), ("team_changed", "", "csv")]
    assert "Pier" not in str(audit_of(aiko))
    assert first_break(str(aiko.id)) is None


def test_the_same_file_again_does_nothing(admin):
    text = HEAD + "aiko@h.example,Aiko,H-3,manager,DE,Pier,yes\n"
    imported(text)
    rows = AuditRow.objects.count()
    report = imported(text, complete=False)
    assert (report.same, report.come, report.change, report.teams) == (1, [], [], [])
    assert AuditRow.objects.count() == rows


def test_a_line_changes_what_it_says_and_devices_are_told(admin, jonas, api, device):
    cursor = api.pull(device).cursor
    report = imported("name;E-Mail;Employee ID\nJonas Berg;JONAS@harbor.example;E-7\n")
    assert report.change == ["jonas@harbor.example (employee_id, name)"]
    (told,) = api.pull(device, cursor).changes
    assert (told.data["name"], told.data["employee_id"]) == ("Jonas Berg", "E-7")
    jonas.refresh_from_db()
    assert jonas.role == "employee"
    assert audit_of(jonas)[-1]["detail"]["changed"] == ["employee_id", "name"]


def test_another_e_mail_is_noticed_by_the_employee_id(admin):
    imported(HEAD + "aiko@h.example,Aiko,H-3,,,,\n")
    aiko = Person.objects.get(employee_id="H-3")
    imported(HEAD + "tanaka@h.example,Aiko,H-3,,,,\n")
    aiko.refresh_from_db()
    assert aiko.email == "tanaka@h.example"
    assert Person.objects.filter(employee_id="H-3").count() == 1


def test_teams_are_joined_and_left_by_those_in_the_file_alone(admin, jonas):
    pier = Team.objects.create(name="Pier")
    pier.members.add(jonas)
    imported(HEAD + "aiko@h.example,Aiko,,,,pier,\nbo@h.example,Bo,,,,PIER,\n")
    assert pier.members.count() == 3
    report = imported(HEAD + "aiko@h.example,Aiko,,,,,\n")
    assert report.teams == ["Pier: 0 join, 1 leave"]
    assert sorted(person.email for person in pier.members.all()) == ["bo@h.example", "jonas@harbor.example"]
    imported("email,name\nbo@h.example,Bo\n")
    assert pier.members.count() == 2


def test_who_is_in_no_line_of_a_complete_file_leaves_and_comes_back(admin, jonas, item, api, device):
    api.pull(device)
    imported(HEAD + "b1@h.example,B,,,,,\nb2@h.example,B,,,,,\n")
    stay = HEAD + "mara@harbor.example,Mara,,,,,\nb1@h.example,B,,,,,\nb2@h.example,B,,,,,\n"
    report = imported(stay, complete=True)
    assert report.leave == ["jonas@harbor.example"]
    jonas.refresh_from_db()
    assert not jonas.is_active
    assert Device.objects.get().revoked_at is not None
    assert not Assignment.objects.filter(unassigned_at=None).exists()
    assert imported(stay, complete=True).leave == []
    report = imported(stay + "jonas@harbor.example,Jonas,E-1,,,,\n", complete=True)
    assert report.back == ["jonas@harbor.example"]
    jonas.refresh_from_db()
    assert jonas.is_active
    assert Device.objects.get().revoked_at is None


def test_whom_an_admin_shut_out_does_not_come_back_by_a_list(admin, jonas):
    jonas.is_active = False
    jonas.save()
    assert imported("email,name\njonas@harbor.example,Jonas\n").same == 1
    assert not Person.objects.get(pk=jonas.pk).is_active
    assert imported("email,name,active\njonas@harbor.example,Jonas,Yes\n").back == ["jonas@harbor.example"]


def test_an_admin_has_the_last_word_on_whom_a_list_left_out(admin, jonas):
    imported("email,name\nmara@harbor.example,Mara\n", complete=True, sure=True)
    for active in (True, False):
        jonas.is_active = active
        save_person(jonas, admin)
    assert imported("email,name\njonas@harbor.example,Jonas\n").back == []


def test_more_than_a_third_leave_only_if_said_so(admin, jonas):
    text = "email,name\nmara@harbor.example,Mara\n"
    with pytest.raises(Refused, match="1 of 2 people are not in the file"):
        imported(text, complete=True)
    assert Person.objects.filter(is_active=True).count() == 2
    assert imported(text, complete=True, sure=True).leave == ["jonas@harbor.example"]


def test_the_last_admin_stays(admin, jonas):
    for line in ("mara@harbor.example,Mara,,employee,,,", "mara@harbor.example,Mara,,,,,no"):
        with pytest.raises(Refused, match="Nobody would be an admin"):
            imported(f"{HEAD}{line}\n")
    with pytest.raises(Refused, match="Nobody would be an admin"):
        imported("email,name\njonas@harbor.example,Jonas\n", complete=True, sure=True)
    admin.refresh_from_db()
    assert (admin.role, admin.is_active) == ("admin", True)
    imported(HEAD + "mara@harbor.example,Mara,,employee,,,\njonas@harbor.example,Jonas,,admin,,,\n")
    assert Person.objects.get(role="admin").email == "jonas@harbor.example"


def test_an_address_that_was_given_on_does_not_bring_the_records_along(admin, jonas):
    imported(HEAD + "jonas@harbor.example,Jonas,E-1,,,,no\n")
    _, line = refused_lines(HEAD + "jonas@harbor.example,Jonas the second,E-2,,,,yes\n")
    assert line.startswith("line 2: Somebody who left has this e-mail")
    assert Person.objects.get(pk=jonas.pk).name == "Jonas"


def test_an_address_that_moved_to_somebody_else_does_not_bring_the_records_along(admin):
    """Aiko married and has Bo's old name; both are here, and the file comes in one night."""
    imported(HEAD + "aiko@h.example,Aiko,H-1,,,,\nbo@h.example,Bo,H-2,,,,\n")
    (_, *lines) = refused_lines(HEAD + "bo@h.example,Aiko Bo,H-1,,,,\nbo.tanaka@h.example,Bo,H-2,,,,\n")
    assert len(lines) == 1
    assert lines[0].startswith("line 2: the e-mail is one person's here, and the employee id another's.")
    assert Person.objects.get(employee_id="H-1").email == "aiko@h.example"
    Person.objects.filter(employee_id="H-2").update(email="bo.tanaka@h.example")
    report = imported(HEAD + "bo@h.example,Aiko Bo,H-1,,,,\nbo.tanaka@h.example,Bo,H-2,,,,\n")
    assert (report.come, report.same) == ([], 1)


def test_a_dry_run_says_it_all_and_does_nothing(admin, jonas):
    rows = AuditRow.objects.count()
    report = imported(HEAD + "aiko@h.example,Aiko,,,,Pier,\njonas@harbor.example,Joe,,,,,\n", dry=True)
    assert (report.come, report.teams) == (["aiko@h.example"], ["Pier: 1 join, 0 leave"])
    assert report.change == ["jonas@harbor.example (employee_id, name)"]
    assert (Person.objects.count(), Team.objects.count(), AuditRow.objects.count()) == (2, 0, rows)


def test_every_wrong_line_is_named_and_nothing_is_applied(admin):
    lines = refused_lines(
        HEAD
        + "good@h.example,Good,,,,,\n"
        + "no e-mail,,,,,,\n"
        + '\n"a@h.example","A\nB",,,,,\n'
        + "b@h.example,B,,boss,Germany,,perhaps\n"
        + "c@h.example,C,,,,\n"
        + "GOOD@h.example,Again,,,,,\n"
        + f"d@h.example,{'D' * 301},,,,,\n"
    )
    assert lines[0].startswith("Nothing was changed")
    assert [line.split(":")[0] for line in lines[1:]] == [
        "line 3", "line 3", "line 5", "line 7", "line 7", "line 7", "line 8", "line 9", "line 10",
    ]  # fmt: skip
    assert "the roles are employee" in lines[4]
    assert not Person.objects.filter(email="good@h.example").exists()


def test_wrong_lines_of_a_large_file_are_not_all_told(db):
    lines = refused_lines(HEAD + "x,,,,,,\n" * 1000)
    assert len(lines) == 102
    assert lines[-1] == "and 1900 more"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "wrong_columns"),
        (b"\n", "wrong_columns"),
        (b"email\na@h.example\n", "wrong_columns"),
        (b"email,name,salary\n", "wrong_columns"),
        (b"email,name,Email\n", "wrong_columns"),
        (b"email,name\na@h.example,J\xf6rg\n", "not_utf8"),
        (b'email,name\na@h.example,"J\n', "not_csv"),
        (b"PK\x03\x04 a spreadsheet", "wrong_columns"),
        (b"email,name\na@h.example,\x00\n", "wrong_lines"),
    ],
)
def test_what_is_no_such_file_is_refused(content, code):
    with pytest.raises(Refused) as caught:
        read(content)
    assert caught.value.code == code
    assert caught.value.message.startswith(("line ", "Nothing was changed"))


def test_what_was_written_is_read_again(admin, jonas):
    jonas.name, jonas.employee_id = "=HYPERLINK(0)", "'-1"
    jonas.save()
    Team.objects.create(name="Müller; Söhne".replace(";", ",")).members.add(jonas)
    content = write(export_people())
    cells = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert cells[0] == list(COLUMNS)
    assert cells[1][:3] == ["jonas@harbor.example", "'=HYPERLINK(0)", "''-1"]
    report = import_people(read(content), complete=True)
    assert (report.same, report.change, report.teams) == (2, [], [])


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1).map(str.strip).filter(bool))
def test_no_name_is_lost_and_none_is_a_formula(name):
    content = write([Row(0, "a@h.example", name[:300].strip())])
    (cells,) = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))[1:]
    assert not cells[1].startswith(("=", "+", "-", "@"))
    assert read(content)[0].name == name[:300].strip()


def test_a_password_is_set_for_whom_the_directory_made(admin, client):
    imported("email,name\naiko@h.example,Aiko\n")
    with pytest.raises(Refused, match="too short"):
        set_password("aiko@h.example", "short")
    with pytest.raises(Refused, match="nobody"):
        set_password("nobody@h.example", "a long enough one")
    set_password("AIKO@h.example", "a long enough one")
    aiko = Person.objects.get(email="aiko@h.example")
    assert aiko.check_password("a long enough one")
    changed, was_set = audit_of(aiko)[-2:]
    assert (changed["detail"]["changed"], was_set["action"]) == (["password"], "password_set")
    assert json.dumps(audit_of(aiko)).count("a long enough") == 0


def test_what_changed_while_a_file_is_read_stays(admin, jonas):
    """A list of 10,000 takes a while: somebody chooses a password in it, a privacy officer restricts their records."""
    read_before = Person.objects.get(pk=jonas.pk)
    set_password(jonas.email, "a long enough one")
    Person.objects.filter(pk=jonas.pk).update(restricted_at=7)
    with directory_change():
        bring(read_before, Wanted(jonas.email, "Jonas Berg"), "csv")
    jonas.refresh_from_db()
    assert jonas.name == "Jonas Berg"
    assert jonas.check_password("a long enough one")
    assert jonas.restricted_at == 7
    told = StreamRow.objects.filter(person=jonas).order_by("-seq").first()
    assert json.loads(bytes(told.body))["restricted"] is True


def test_a_second_admin_makes_room_for_the_first(admin):
    make_person("second@harbor.example", Role.ADMIN)
    assert imported(HEAD + "mara@harbor.example,Mara,,,,,no\n").leave == ["mara@harbor.example"]
