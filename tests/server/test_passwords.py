"""Passwords: a new one ends what the old one opened, is told, and nobody but its person need know it."""

import csv
import io
import re

import pytest
from django.contrib.auth.tokens import default_token_generator
from django.core import signing
from django.test import Client

from tests.server.conftest import PASSWORD, make_person, signed_in_api
from tests.server.serving import run_in_turn
from tests.server.test_management import change, page_of
from tests.server.test_pages import sign_in
from tests.server.test_push import audit_of
from tests.server.test_reports import browser
from tracker_core.errors import Refused
from tracker_core.model import Role
from tracker_server.accounts import throttle
from tracker_server.accounts.models import Person
from tracker_server.accounts.sessions import sessions_of
from tracker_server.directory import passwords
from tracker_server.directory.passwords import links

OTHER = "an entirely new one"


@pytest.fixture
def new(db) -> Person:
    """Somebody whom a directory brought."""
    person = make_person("aiko@harbor.example")
    person.set_unusable_password()
    person.save()
    return person


def link_for(person: Person) -> str:
    ((_, link),) = links([person], None)
    return link.removeprefix("http://testserver") if "testserver" in link else "/" + link.split("/", 3)[3]


def choose(client: Client, link: str, password: str = OTHER):
    """Opens ``link`` as a person does, and sends the form that it leads to."""
    opened = client.get(link)
    if opened.status_code != 302:
        return opened
    return client.post(opened["Location"], {"new_password1": password, "new_password2": password})


def first_page(person: Person):
    """What ``person`` sees who signs in with the new password."""
    client = Client()
    assert sign_in(client, person.email, OTHER).status_code == 302
    return client.get("/")


def told(person: Person) -> list[tuple[str, str, str]]:
    rows = [row for row in audit_of(person) if row["action"].startswith(("password", "person_changed"))]
    return [(row["action"], row["actor"], row["reason"]) for row in rows]


def test_changing_ones_password_ends_all_but_this_browser(jonas):
    here, elsewhere, device = browser(jonas), browser(jonas), signed_in_api(jonas)
    fields = {"oldpassword": PASSWORD, "password1": OTHER, "password2": OTHER}
    assert here.post("/accounts/password/change/", fields).status_code == 302
    assert here.get("/").status_code == 200
    assert elsewhere.get("/").status_code == 302
    assert device.get("me").status_code == 401
    assert len(sessions_of(jonas)) == 1
    assert told(jonas) == [("password_changed", str(jonas.id), "page")]
    assert b"your password was changed" in first_page(jonas).content


def test_a_password_that_an_admin_sets_ends_everything_and_is_told(admin, jonas):
    theirs, device = browser(jonas), signed_in_api(jonas)
    assert change(browser(admin), page_of(jonas), new_password=OTHER).status_code == 302
    assert theirs.get("/").status_code == 302
    assert device.get("me").status_code == 401
    assert told(jonas) == [("person_changed", str(admin.id), ""), ("password_set", str(admin.id), "")]
    assert b"An admin set your password" in first_page(jonas).content


def test_an_admin_does_not_set_the_own_password_without_the_old_one(admin):
    pages = browser(admin)
    assert b"Change your own password at" in change(pages, page_of(admin), new_password=OTHER).content
    assert pages.get("/").status_code == 200
    assert told(admin) == []


def test_what_an_admin_changed_is_named(admin, jonas):
    assert change(browser(admin), page_of(jonas), name="J", employee_id="7").status_code == 302
    assert audit_of(jonas)[-1]["detail"]["changed"] == ["employee_id", "name"]


def test_setting_a_password_lifts_the_lock(jonas):
    for _ in range(throttle.FREE_TRIES):
        sign_in(Client(), jonas.email, "guess")
    passwords.set_password(jonas.email, OTHER)
    assert sign_in(Client(), jonas.email, OTHER).status_code == 302


def test_an_admin_makes_a_link_and_the_person_chooses_a_password(admin, new):
    pages, client = browser(admin), Client()
    assert b"Make a link to choose a password" in pages.get(f"/people/{new.id}/sign-ins/").content
    page = pages.post(f"/people/{new.id}/password-link/").content.decode()
    link = re.search(r"<textarea[^>]*>[a-z]+://[^/]+(/[^<]+)</textarea>", page)
    assert link is not None
    opened = client.get(link[1])
    assert link[1].split("/")[-2] not in opened["Location"], "no page has it in its address"
    assert choose(client, link[1])["Location"] == "/accounts/login/"
    assert client.get("/").status_code == 302, "it signs nobody in"
    assert sign_in(client, new.email, OTHER).status_code == 302
    assert told(new) == [("password_link_made", str(admin.id), ""), ("password_changed", str(new.id), "link")]


def test_an_admin_who_adds_somebody_is_led_to_the_link(admin):
    fields = {"name": "Bo", "email": "bo@harbor.example", "role": "employee", "is_active": "on", "shown": ""}
    page = browser(admin).post("/admin/accounts/person/add/", fields, follow=True)
    bo = Person.objects.get(email="bo@harbor.example")
    assert f"/people/{bo.id}/sign-ins/".encode() in page.content


def test_a_link_works_once(new):
    link, spare = link_for(new), link_for(new)
    choose(Client(), link)
    for used in (link, spare):
        again = choose(Client(), used, "yet another one")
        assert b"This link works no longer" in again.content
    assert sign_in(Client(), new.email, OTHER).status_code == 302


def test_of_two_who_use_a_link_at_once_one_chooses(new):
    token = link_for(new).split("/")[-2]
    stale = Person.objects.get(pk=new.pk)
    passwords.choose(new, token, OTHER)
    with pytest.raises(Refused, match="served already"):
        passwords.choose(stale, token, "another's password")
    assert sign_in(Client(), new.email, OTHER).status_code == 302


@pytest.mark.parametrize(
    "changed",
    [
        {"is_active": False},
        {"email": "b@harbor.example"},
    ],
)
def test_a_link_ends_with_what_it_was_for(new, changed):
    link = link_for(new)
    Person.objects.filter(pk=new.pk).update(**changed)
    assert b"works no longer" in choose(Client(), link).content


def test_a_link_ends_in_time(new, settings):
    link = link_for(new)
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert b"works no longer" in choose(Client(), link).content


def test_nonsense_is_no_link(new, jonas):
    link = link_for(new)
    who, token = link.split("/")[-3:-1]
    other = link_for(jonas).split("/")[-3]
    for wrong in (
        link.replace(who, other),
        link.replace(token, default_token_generator.make_token(new)),
        link.replace(token, "set-password"),
        link.replace(who, "%00"),
        link.replace(who, signing.b64_encode(b"\0").decode()),
        link.replace(who, "x" * 3000),
        link.replace(token, "-"),
    ):
        assert b"works no longer" in choose(Client(), wrong).content, wrong
    assert Person.objects.get(pk=new.pk).password == new.password


def test_a_chosen_password_is_judged(new):
    page = choose(Client(), link_for(new), "short")
    assert page.status_code == 200
    assert b"at least 10 characters" in page.content


def test_a_form_for_a_link_needs_its_csrf_token(new):
    client = Client(enforce_csrf_checks=True)
    at = client.get(link_for(new))["Location"]
    assert client.post(at, {"new_password1": OTHER, "new_password2": OTHER}).status_code == 403


def test_a_second_factor_stays(new):
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    TOTP.activate(new, generate_totp_secret())
    choose(Client(), link_for(new))
    assert sign_in(Client(), new.email, OTHER)["Location"].startswith("/accounts/2fa/authenticate/")


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMIN])
def test_nobody_but_an_admin_makes_a_link(new, role):
    client = browser(make_person("x@harbor.example", role))
    assert client.post(f"/people/{new.id}/password-link/").status_code == 403
    assert told(new) == []


def test_nobody_makes_one_for_themselves(admin):
    assert browser(admin).post(f"/people/{admin.id}/password-link/").status_code == 403
    assert told(admin) == []


def test_whoever_signs_in_at_the_provider_has_no_password_here(admin, new, settings):
    settings.LOCAL_PASSWORDS = "admins"
    link = link_for(admin)
    assert link
    pages = browser(admin)
    assert b"Make a link" not in pages.get(f"/people/{new.id}/sign-ins/").content
    refused = pages.post(f"/people/{new.id}/password-link/")
    assert (refused.status_code, b"provider" in refused.content) == (409, True)
    assert told(new) == []


def test_whoever_has_no_password_is_told_so(new, client):
    client.force_login(new)
    page = client.get("/accounts/password/change/")
    assert b"You have no password here" in page.content
    assert b'href="/accounts/password/change/"' not in page.content


def test_links_for_everybody_who_has_none(environment, demo, tmp_path):
    people, file = tmp_path / "people.csv", tmp_path / "links.csv"
    people.write_text("email,name\nbo@harbor.example,Bo\ncy@harbor.example,=Cy\n", encoding="utf-8")
    file.write_text("")
    file.chmod(0o644)
    words = ["people", "links", str(file)]
    done = run_in_turn(
        environment,
        ["people", "import", str(people)],
        words,
        [*words, demo[0]["email"].upper()],
        [*words, "nobody@harbor.example"],
    )
    assert [each.returncode for each in done] == [0, 0, 0, 2]
    assert done[1].stdout == f"2 links are in {file}. Each works once, for 7 days.\n"
    assert "nobody with the e-mail nobody@harbor.example" in done[3].stderr
    assert file.stat().st_mode & 0o077 == 0
    (row,) = csv.DictReader(io.StringIO(file.read_text("utf-8-sig")))
    assert row["email"] == demo[0]["email"], "a command that was refused leaves what there was"
    assert "/accounts/password/choose/" in row["link"]
