"""The pages of people's rights: what was refused stays typed, what waits is told, and who decides when nobody does."""

import uuid

import pytest

from tests.server.conftest import make_person
from tests.server.device import start
from tests.server.test_legal import FORM, asked, decide, fetch, steps
from tests.server.test_push import audit_of
from tests.server.test_reports import text_of
from tests.server.test_requests import CORRECTED, DAY_MS, ask, do, folded, pages_of, worked
from tracker_core.model import Role
from tracker_core.rights import Acknowledgement, RequestKind
from tracker_server import POLICY_SHIPPED
from tracker_server.accounts.models import Person
from tracker_server.clock import now_ms
from tracker_server.ledger.models import Event
from tracker_server.privacy.models import PersonRequest
from tracker_server.privacy.policy import keep_version, policy_text
from tracker_server.privacy.requests import tell_overdue
from tracker_server.security.events import Severity, newest
from tracker_server.work_items.assigning import assign, unassign


def late(request, days=1) -> None:
    PersonRequest.objects.filter(id=request).update(due_at=now_ms() - days * DAY_MS)


def restrict(person) -> None:
    Person.objects.filter(pk=person.pk).update(restricted_at=now_ms())


def test_what_was_refused_stays_typed(jonas, officer, manager, api):
    pages = pages_of(jonas)
    request = ask(api, RequestKind.DELETION, "Everything.")
    for act, fields in (
        ("ask", {"id": uuid.uuid4(), "kind": "deletion", "text": "Everything, once more."}),
        ("ask", {"id": uuid.uuid4(), "kind": "concern", "text": "A walrus " + "x" * 4000}),
        ("say", {"id": uuid.uuid4(), "request": ask(api), "text": "A walrus " + "x" * 4000}),
    ):
        reply = pages.post("/my-data/", {"act": act, **fields})
        assert (reply.status_code, b"Nothing was changed." in reply.content) == (409, True)
        assert fields["text"].encode() in reply.content
    reply = do(officer, request, "confirm", text="We talked on the phone.")  # not sure
    assert (reply.status_code, b"We talked on the phone." in reply.content) == (409, True)
    reply = pages_of(officer).post("/legal/", {**FORM, "email": "nobody@harbor.example"})
    assert (reply.status_code, FORM["reference"].encode() in reply.content) == (409, True)
    assert b"Nobody here has that e-mail address." in reply.content


def test_an_entry_is_chosen_and_not_typed(api, device, item, jonas):
    begun = worked(api, device, item)
    pages = pages_of(jonas)
    assert (
        f'<option value="{begun}">Mon 2026-09-21 15:13–16:13 (UTC+01:00) PIER-7'
        in pages.get("/my-data/").content.decode()
    )
    fields = {"act": "ask", "id": uuid.uuid4(), "kind": "correction", "text": "Too long.", "entry": begun}
    assert pages.post("/my-data/", fields).status_code == 302
    assert str(PersonRequest.objects.get().entry) == begun
    assert pages.post("/my-data/", {**fields, "id": uuid.uuid4(), "entry": uuid.uuid4()}).status_code == 409


def test_who_decides_chooses_the_entry_that_the_person_did_not_name(api, device, item, manager):
    begun = worked(api, device, item)
    request = ask(api, RequestKind.CORRECTION, "My Monday is wrong.")
    page = f"/requests/{request}/"
    assert f'value="{begun}"'.encode() in pages_of(manager).get(page).content
    shown = pages_of(manager).get(f"{page}?entry={begun}").content
    assert b"Change the entry" in shown
    fields = {**CORRECTED, "act": "correct", "text": "So it was."}
    assert pages_of(manager).post(f"{page}?entry={begun}", fields).status_code == 302
    assert folded(api.pull(device), begun).stop.ms % 3_600_000 == 45 * 60_000


@pytest.mark.parametrize("entry", ["x", "11111111-1111-4111-8111-111111111111"])
def test_only_an_entry_of_the_person_can_be_chosen(api, item, manager, entry):
    other = make_person("lena@harbor.example")
    assign(item, other, None)
    request = ask(api, RequestKind.CORRECTION, "My Monday is wrong.")
    assert pages_of(manager).get(f"/requests/{request}/?entry={entry}").status_code == 404
    assert do(manager, f"{request}/?entry={entry}".rstrip("/"), "correct", **CORRECTED, text="x").status_code == 404


def test_a_correction_that_no_manager_decides_waits_for_officers_too(api, jonas, manager, officer):
    request = ask(api, RequestKind.CORRECTION, "Please.")
    assert pages_of(officer).get(f"/requests/{request}/").status_code == 404
    late(request, days=-9)
    assert "Jonas" in text_of(pages_of(officer).get("/requests/"))
    assert pages_of(manager).get(f"/requests/{request}/").status_code == 200
    assert do(officer, request, "decline", text="There is no entry.").status_code == 302
    late(request, days=-20)
    assert pages_of(officer).get(f"/requests/{request}/").status_code == 200, "who decided it finds it again"


def test_nobody_sees_or_corrects_what_is_restricted(api, device, item, jonas, admin, manager):
    begun = worked(api, device, item)
    request = ask(api, RequestKind.CORRECTION, "Please.", begun)
    restrict(jonas)
    shown = pages_of(manager).get(f"/requests/{request}/").content
    assert b"PIER-7" not in shown
    assert b"neither shown nor changed" in shown
    events = Event.objects.count()
    reply = do(manager, request, "correct", **CORRECTED, text="So.")
    assert (reply.status_code, Event.objects.count()) == (409, events)
    assert b"PIER-7" not in reply.content
    assert do(manager, request, "decline", text="You asked for your deletion.").status_code == 302


def test_flagged_time_that_is_restricted_is_not_shown_or_decided(api, device, item, jonas, admin, manager):
    rev = api.pull(device).changes[-1].data["assignment_rev"]
    unassign(item, jonas, admin)
    begun, body = device.record(start(item.id, rev=rev))
    api.push(device, body)
    assert b"PIER-7" in pages_of(manager).get("/flags/").content
    restrict(jonas)
    assert b"PIER-7" not in pages_of(manager).get("/flags/").content
    reply = pages_of(manager).post("/flags/", {"event": begun, "act": "decline", "reason": "Not yours."})
    assert (reply.status_code, Event.objects.filter(outcome="accepted_flagged").count()) == (409, 1)


def test_what_is_overdue_is_told_once_a_term(api, jonas, officer):
    request = ask(api)
    tell_overdue()
    assert newest(9) == []
    late(request)
    for _ in range(2):
        tell_overdue()
    told = newest(9)
    assert [(each.action, each.severity, each.subject) for each in told] == [
        ("request_overdue", Severity.WARNING, request)
    ]
    assert b"It had to be answered by" in pages_of(jonas).get("/my-data/").content
    assert "1 to answer, 1 overdue" in text_of(pages_of(officer).get("/"))
    assert do(officer, request, "extend", days="60", reason="Much to look up.").status_code == 302
    tell_overdue()
    late(request)
    tell_overdue()
    assert [row["action"] for row in audit_of(jonas)].count("request_overdue") == 2


def test_a_confirmed_deletion_is_not_overdue(api, jonas, officer):
    request = ask(api, RequestKind.DELETION)
    assert do(officer, request, "confirm", text="", sure="on").status_code == 302
    late(request)
    tell_overdue()
    assert "request_overdue" not in [row["action"] for row in audit_of(jonas)]
    assert "confirmed" in text_of(pages_of(jonas).get("/my-data/"))


def test_a_new_policy_is_shown_word_by_word_until_it_is_read(api, jonas, settings, tmp_path):
    keep_version()
    api.post("me/policy", Acknowledgement(POLICY_SHIPPED).encode())
    changed = (
        policy_text().replace("24 months", "36 months") + "\n\n<script>alert(1)</script> [x](javascript:alert(1))\n"
    )
    settings.POLICY_FILE, settings.POLICY_VERSION = tmp_path / "policy.md", "9"
    settings.POLICY_FILE.write_text(changed)
    policy_text.cache_clear()
    assert "the privacy policy waits to be read" in text_of(pages_of(jonas).get("/"))
    page = pages_of(jonas).get("/my-data/").content.decode()
    assert "<del>24</del>" in page
    assert "<ins>36</ins>" in page
    assert "<script>alert" not in page
    assert 'href="javascript' not in page
    assert page.index("Privacy policy, version 9") < page.index("Your requests")
    keep_version()
    assert pages_of(jonas).post("/my-data/", {"act": "acknowledge", "version": "9"}).status_code == 302
    assert "<ins>" not in pages_of(jonas).get("/my-data/").content.decode()
    assert "waits to be read" not in text_of(pages_of(jonas).get("/"))
    policy_text.cache_clear()


def test_the_page_says_who_fetched_a_legal_export(jonas, officer):
    other = make_person("otto@harbor.example", Role.PRIVACY_OFFICER)
    request = asked(officer)
    assert "1 to approve or decline" in text_of(pages_of(other).get("/"))
    assert decide(other, request).status_code == 302
    assert "It can be fetched until" in text_of(pages_of(other).get("/legal/"))
    assert fetch(other, request).getvalue().startswith(b"PK")
    assert "Fetched by Otto" in text_of(pages_of(officer).get("/legal/"))


def test_an_export_that_could_not_be_made_was_not_fetched(jonas, officer, settings, tmp_path):
    request = asked(officer)
    other = make_person("otto@harbor.example", Role.PRIVACY_OFFICER)
    assert decide(other, request).status_code == 302
    key, settings.AUDIT_KEY_FILE = settings.AUDIT_KEY_FILE, tmp_path / "gone"
    settings.AUDIT_KEY_FILE.write_text("no key")
    assert fetch(other, request).status_code == 409
    settings.AUDIT_KEY_FILE = key
    assert steps(jonas.id) == ["legal_asked", "legal_decided"]
    assert fetch(other, request).getvalue().startswith(b"PK")


def test_one_officer_leaves_midway(jonas, officer, admin):
    """Two have to answer for it when it is approved; what is approved the other one can still fetch."""
    other = make_person("otto@harbor.example", Role.PRIVACY_OFFICER)
    request = asked(officer)
    Person.objects.filter(pk=officer.pk).update(is_active=False)
    assert decide(other, request).status_code == 409
    assert "ask anew" in text_of(pages_of(other).get("/legal/"))
    assert "to approve" not in text_of(pages_of(other).get("/"))
    Person.objects.filter(pk=officer.pk).update(is_active=True)
    assert decide(other, request).status_code == 302
    Person.objects.filter(pk=officer.pk).update(role=Role.EMPLOYEE.value)
    assert fetch(officer, request).status_code == 403
    assert fetch(other, request).getvalue().startswith(b"PK")


def test_nothing_is_added_or_moved_to_before_what_is_kept(api, device, item, manager, settings):
    settings.KEEPS_MONTHS = 24
    begun = worked(api, device, item)
    events = Event.objects.count()
    request = ask(api, RequestKind.CORRECTION, "I forgot a day three years ago.", begun)
    long_ago = {"start": "2022-03-01T09:00", "stop": "2022-03-01T11:00", "offset": "+01:00", "text": "Added."}
    for what in ("add", "amend"):
        reply = do(manager, request, "correct", **long_ago, what=what, item=str(item.id))
        assert (reply.status_code, b"older than records are kept" in reply.content) == (409, True)
    assert Event.objects.count() == events


def test_an_entry_that_is_gone_is_told_as_gone(api, device, item, manager):
    request = ask(api, RequestKind.CORRECTION, "Please.", worked(api, device, item))
    Event.objects.all().delete()  # as a purge does once it is too old
    assert "is not kept any more" in text_of(pages_of(manager).get(f"/requests/{request}/"))
