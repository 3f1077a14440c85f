"""What people ask for: who may answer, deadlines, messages, and what a correction does on every device."""

import uuid

import pytest
from django.test import Client

from tests.server.conftest import PASSWORD, make_item, make_person, signed_in_api
from tests.server.device import NINE, MadeDevice, start, stop
from tests.server.test_push import audit_of
from tracker_core import wire
from tracker_core.events import EntryAmended, entry_of
from tracker_core.evolve import entry, evolve
from tracker_core.model import Role
from tracker_core.rights import MAX_TEXT, Ask, MyRecord, RequestKind, RequestState, Saying
from tracker_server.audit.record import first_break
from tracker_server.clock import now_ms
from tracker_server.ledger.models import Event
from tracker_server.privacy.models import PersonRequest, RequestMessage
from tracker_server.work_items.assigning import assign, unassign

DAY_MS = 86_400_000


def pages_of(person) -> Client:
    client = Client()
    assert client.login(request=None, email=person.email, password=PASSWORD)
    return client


def mine(reply) -> MyRecord:
    assert reply.status_code == 200, reply.content
    return MyRecord.decode(reply.content)


def ask(api, kind=RequestKind.CONCERN, text="Who sees my notes?", about="") -> str:
    asked = Ask(str(uuid.uuid4()), kind, text, about)
    mine(api.post("me/requests", asked.encode()))
    return asked.id


def do(person, request, act, **fields):
    return pages_of(person).post(f"/requests/{request}/", {"act": act, **fields})


def news(api, device, cursor=""):
    return [change.data for change in api.pull(device, cursor).changes if change.kind == "request"]


def worked(api, device, item) -> str:
    begun, body = device.record(start(item.id))
    _, ended = device.record(stop(begun))
    api.push(device, body, ended)
    return begun


def folded(reply, entry_id):
    record = None
    for change in reply.changes:
        if change.kind == "event" and entry_of(event := wire.decode_event(change.data)) == entry_id:
            record = evolve(record, event)
    return entry(record)


CORRECTED = {"what": "amend", "item": "", "start": "2026-09-21T15:00", "stop": "2026-09-21T15:45", "offset": "+01:00"}


def test_a_manager_corrects_and_every_device_folds_the_same(api, device, item, jonas, manager):
    begun = worked(api, device, item)
    request = ask(api, RequestKind.CORRECTION, "It was three quarters of an hour.", begun)
    page = pages_of(manager).get(f"/requests/{request}/")
    assert b"PIER-7" in page.content
    assert b"three quarters" in page.content
    before = wire.decode_event(bytes(Event.objects.get(event_id=begun).body)).fact.at
    shown = {**CORRECTED, "text": "As you said."}
    assert do(manager, request, "correct", **shown).status_code == 302
    for each in (device, MadeDevice(str(jonas.id))):
        found = folded(api.pull(each), begun)
        assert found.stop.ms - found.start.ms == 45 * 60_000
        assert found.stop.offset == 60
        assert found.start.ms // DAY_MS == before.ms // DAY_MS
    event = wire.decode_event(bytes(Event.objects.get(type="entry_amended").body))
    assert isinstance(event.fact, EntryAmended)
    assert (event.actor, event.person, event.fact.reason) == (str(manager.id), str(jonas.id), "As you said.")
    told = mine(api.get("me")).requests[0]
    assert (told.state, told.answer, told.entry) == (RequestState.DONE, "As you said.", begun)
    assert [each["what"] for each in news(api, device)] == ["answered"]
    theirs = [row["action"] for row in audit_of(jonas) if row["actor"] == str(manager.id)]
    assert theirs == ["request_read", "entry_amended", "request_answered"]
    assert first_break(str(jonas.id)) is None


def test_a_second_correction_goes_on_in_the_servers_chain(api, device, item, manager):
    begun = worked(api, device, item)
    for minute in ("30", "40"):
        request = ask(api, RequestKind.CORRECTION, "Again.", begun)
        fields = {**CORRECTED, "stop": f"2026-09-21T15:{minute}", "text": "So."}
        assert do(manager, request, "correct", **fields).status_code == 302
    made = list(Event.objects.filter(device__of_server=True).order_by("dseq"))
    assert [each.dseq for each in made] == [1, 2]
    assert wire.decode_event(bytes(made[1].body)).prev_hash == made[0].hash
    assert folded(api.pull(device), begun).stop.ms % 3_600_000 == 40 * 60_000


def test_an_entry_is_added_or_no_longer_counts(api, device, item, manager):
    begun = worked(api, device, item)
    assert (
        do(
            manager,
            ask(api, RequestKind.CORRECTION, "Twice.", begun),
            "correct",
            what="void",
            offset="+00:00",
            text="Was double.",
        ).status_code
        == 302
    )
    assert folded(api.pull(device), begun).voided
    request = ask(api, RequestKind.CORRECTION, "I forgot Tuesday.")
    added = {"what": "add", "item": str(item.id), "start": "2026-09-22T09:00", "stop": "2026-09-22T11:00"}
    assert do(manager, request, "correct", **added, offset="-03:30", text="Added.").status_code == 302
    made = wire.decode_event(bytes(Event.objects.get(type="entry_added").body)).fact
    assert (made.stop.ms - made.start.ms, made.start.offset, made.work_item) == (2 * 3_600_000, -210, str(item.id))


@pytest.mark.parametrize(
    "fields",
    [
        {"what": "amend", "offset": "+01:00", "text": "Nothing."},
        {**CORRECTED, "text": ""},
        {**CORRECTED, "text": "x" * 501},
        {**CORRECTED, "text": "Ends first.", "stop": "2026-09-21T09:00"},
        {**CORRECTED, "text": "Later.", "stop": "2126-09-21T09:00"},
        {**CORRECTED, "text": "Nonsense.", "offset": "somewhere"},
        {**CORRECTED, "text": "Nonsense.", "what": "everything"},
        {**CORRECTED, "text": "Not theirs.", "item": str(uuid.uuid4())},
        {"what": "add", "offset": "+01:00", "text": "Of nothing."},
    ],
)
def test_a_correction_that_makes_no_sense_changes_nothing(api, device, item, manager, fields):
    request = ask(api, RequestKind.CORRECTION, "Please.", worked(api, device, item))
    events = Event.objects.count()
    reply = do(manager, request, "correct", **fields)
    assert (reply.status_code, b"Nothing was changed" in reply.content) == (409, True)
    assert Event.objects.count() == events
    assert PersonRequest.objects.get().is_open


def test_without_a_manager_a_privacy_officer_decides(api, officer, admin, jonas):
    request = ask(api, RequestKind.CORRECTION, "Please.")
    assert pages_of(officer).get(f"/requests/{request}/").status_code == 200
    assert do(officer, request, "decline", text="There is no entry.").status_code == 302
    assert mine(api.get("me")).requests[0].state is RequestState.DECLINED


def test_a_manager_of_oneself_is_none(officer, manager):
    request = ask(signed_in_api(manager), RequestKind.CORRECTION, "Mine.")
    assert do(manager, request, "decline", text="No.").status_code == 404
    assert do(officer, request, "decline", text="No.").status_code == 302


@pytest.mark.parametrize("kind", list(RequestKind))
@pytest.mark.parametrize("role", list(Role))
def test_who_may_open_a_request(api, kind, role, manager):
    request = ask(api, kind)
    reader = make_person("reader@harbor.example", role)
    answers = role in (Role.PRIVACY_OFFICER, Role.MANAGER)
    expected = role is Role.PRIVACY_OFFICER and kind is not RequestKind.CORRECTION
    refused = 404 if answers else 403
    reply = pages_of(reader).get(f"/requests/{request}/")
    assert reply.status_code == (200 if expected else refused)
    assert (b"Who sees my notes?" in reply.content) is expected
    if not expected:
        fields = {"text": "x", "days": "1", "reason": "x", "sure": "on", "id": uuid.uuid4()}
        for act in ("answer", "decline", "extend", "reply", "confirm", "correct"):
            assert do(reader, request, act, **fields).status_code == refused
    assert PersonRequest.objects.get().is_open
    listed = pages_of(reader).get("/requests/")
    assert listed.status_code == (200 if answers else 403)
    assert (b"Jonas" in listed.content) is expected


def test_nobody_answers_their_own(officer):
    request = ask(signed_in_api(officer))
    assert do(officer, request, "answer", text="Yes.").status_code == 404


def test_a_concern_is_a_thread_that_a_message_opens_again(api, device, jonas, officer):
    request = ask(api)
    assert do(officer, request, "reply", id=uuid.uuid4(), text="Only you.").status_code == 302
    assert [each["what"] for each in news(api, device)] == ["message"]
    assert do(officer, request, "answer", text="Settled.").status_code == 302
    said = Saying(str(uuid.uuid4()), "And my manager?")
    for _ in range(2):  # its reply was lost
        told = mine(api.post(f"me/requests/{request}/messages", said.encode())).requests[0]
    assert [(each.text, each.mine) for each in told.messages] == [("Only you.", False), ("And my manager?", True)]
    assert (told.state, told.answered_at) == (RequestState.OPEN, None)
    assert told.due_at >= now_ms() + 29 * DAY_MS
    assert b"And my manager?" in pages_of(officer).get(f"/requests/{request}/").content
    assert [row["action"] for row in audit_of(jonas)][-2:] == ["request_message", "request_read"]


def test_nobody_writes_into_anothers_thread(api, officer):
    request = ask(api)
    other = signed_in_api(make_person("lena@harbor.example"))
    reply = other.post(f"me/requests/{request}/messages", Saying(str(uuid.uuid4()), "Me too.").encode())
    assert (reply.status_code, reply.json()["code"]) == (404, "not_found")
    said = Saying(str(uuid.uuid4()), "Mine.")
    mine(api.post(f"me/requests/{request}/messages", said.encode()))
    theirs = ask(other)
    reply = other.post(f"me/requests/{theirs}/messages", said.encode())
    assert (reply.status_code, reply.json()["code"]) == (403, "forbidden")
    assert RequestMessage.objects.count() == 1


@pytest.mark.parametrize("kind", [RequestKind.CORRECTION, RequestKind.DELETION])
def test_only_a_concern_has_messages(api, kind):
    request = ask(api, kind)
    reply = api.post(f"me/requests/{request}/messages", Saying(str(uuid.uuid4()), "Well?").encode())
    assert (reply.status_code, reply.json()["code"]) == (403, "forbidden")


@pytest.mark.parametrize(
    "body", [b"{}", b"{", Saying(str(uuid.uuid4()), "x" * (MAX_TEXT + 1)).encode(), b'{"id":1,"text":"x"}']
)
def test_a_message_that_is_none_is_refused(api, body):
    reply = api.post(f"me/requests/{ask(api)}/messages", body)
    assert (reply.status_code, reply.json()["code"]) == (400, "malformed")
    assert RequestMessage.objects.count() == 0


def test_the_term_is_extended_once_with_a_reason(api, device, jonas, officer):
    request = ask(api)
    due = PersonRequest.objects.get().due_at
    for days in ("0", "61", "-1", "many"):
        assert do(officer, request, "extend", days=days, reason="Much to look up.").status_code == 409
    assert do(officer, request, "extend", days="60", reason=" ").status_code == 409
    assert PersonRequest.objects.get().due_at == due
    assert do(officer, request, "extend", days="60", reason="Much to look up.").status_code == 302
    assert do(officer, request, "extend", days="1", reason="More.").status_code == 409
    told = mine(api.get("me")).requests[0]
    assert (told.due_at, told.extension) == (due + 60 * DAY_MS, "Much to look up.")
    assert [row["detail"] for row in audit_of(jonas) if row["action"] == "request_extended"] == [{"days": 60}]
    assert [each["what"] for each in news(api, device)] == ["extended"]


def test_what_is_overdue_stands_on_top(api, officer):
    first, late = ask(api, text="First."), ask(api, text="Late.")
    PersonRequest.objects.filter(id=late).update(due_at=now_ms() - DAY_MS)
    page = pages_of(officer).get("/requests/").content.decode()
    assert page.index(late) < page.index(first)
    assert page.count("overdue</strong>") == 1


def test_an_answered_request_is_not_answered_again(api, officer):
    request = ask(api)
    second = make_person("otto@harbor.example", Role.PRIVACY_OFFICER)
    assert do(officer, request, "answer", text="Yes.").status_code == 302
    assert do(second, request, "decline", text="No.").status_code == 409
    assert mine(api.get("me")).requests[0].answer == "Yes."


def test_a_request_is_taken_back(api, jonas, officer):
    request = ask(api, RequestKind.CORRECTION)
    for _ in range(2):
        told = mine(api.post(f"me/requests/{request}/withdraw", b"{}")).requests[0]
    assert told.state is RequestState.WITHDRAWN
    assert do(officer, request, "decline", text="No.").status_code == 409
    assert [row["action"] for row in audit_of(jonas)].count("request_withdrawn") == 1


def test_a_correction_of_an_unknown_entry_is_refused(api, device, item):
    other = signed_in_api(lena := make_person("lena@harbor.example"))
    assign(item, lena, None)
    theirs = worked(other, MadeDevice(str(lena.id)), item)
    for entry_id in (str(uuid.uuid4()), theirs):
        reply = api.post("me/requests", Ask(str(uuid.uuid4()), RequestKind.CORRECTION, "Mine?", entry_id).encode())
        assert (reply.status_code, reply.json()["code"]) == (409, "no_such_entry")


def test_the_page_of_ones_own_data_does_the_same(jonas, officer):
    client = pages_of(jonas)
    page = client.get("/my-data/")
    assert b"at least 15 years old" in page.content
    request = str(uuid.uuid4())
    for _ in range(2):
        assert (
            client.post("/my-data/", {"act": "ask", "id": request, "kind": "concern", "text": "Why?"}).status_code
            == 302
        )
    assert (
        client.post("/my-data/", {"act": "say", "request": request, "id": uuid.uuid4(), "text": "Well?"}).status_code
        == 302
    )
    assert b"Well?" in client.get("/my-data/").content
    assert client.post("/my-data/", {"act": "withdraw", "request": request}).status_code == 302
    assert client.post("/my-data/", {"act": "acknowledge", "version": "0"}).status_code == 409
    for wrong in (
        {"act": "burn"},
        {},
        {"act": "ask"},
        {"act": "withdraw", "request": "x"},
        {"act": "ask", "id": "1", "kind": "all", "text": ""},
    ):
        assert client.post("/my-data/", wrong).status_code in (404, 409)
    assert [(each.state, each.messages.count()) for each in PersonRequest.objects.all()] == [("withdrawn", 1)]
    assert client.get("/my-data/export").status_code == 405
    reply = client.post("/my-data/export")
    assert reply["Content-Type"] == "application/zip"
    assert reply.getvalue().startswith(b"PK")


def test_flagged_time_counts_or_not_as_a_manager_says(api, device, item, jonas, admin, manager):
    other = make_item("PIER-9")
    assign(other, jonas, admin)
    rev = api.pull(device).changes[-1].data["assignment_rev"]
    unassign(other, jonas, admin)
    bodies, begun = [], []
    for number in range(2):
        entry_id, body = device.record(start(other.id, rev=rev, at=NINE + number * 7_200_000))
        begun.append(entry_id)
        bodies += [body, device.record(stop(entry_id, at=NINE + number * 7_200_000 + 3_600_000))[1]]
    assert [each.outcome.value for each in api.push(device, *bodies).verdicts][::2] == ["accepted_flagged"] * 2
    assert b"Jonas: PIER-9" in pages_of(manager).get("/flags/").content
    assert pages_of(manager).post("/flags/", {"act": "accept", "event": begun[0]}).status_code == 302
    assert pages_of(manager).post("/flags/", {"act": "decline", "event": begun[1], "reason": ""}).status_code == 409
    assert (
        pages_of(manager).post("/flags/", {"act": "decline", "event": begun[1], "reason": "Not ours."}).status_code
        == 302
    )
    assert pages_of(manager).post("/flags/", {"act": "accept", "event": begun[1]}).status_code == 409
    reply = api.pull(device)
    assert [folded(reply, each).voided for each in begun] == [False, True]
    last = {each.data["id"]: each.data["outcome"] for each in reply.changes if each.kind == "verdict"}
    assert last == dict.fromkeys(begun, "accepted")
    assert b"There is none" in pages_of(manager).get("/flags/").content
    decided = [(row["outcome"], row["actor"]) for row in audit_of(jonas) if row["action"] == "flag_decided"]
    assert decided == [("accepted", str(manager.id)), ("declined", str(manager.id))]


@pytest.mark.parametrize("role", [each for each in Role if each is not Role.MANAGER])
def test_nobody_else_decides_on_flagged_time(db, role):
    client = pages_of(make_person("reader@harbor.example", role))
    assert client.get("/flags/").status_code == 403
    assert client.post("/flags/", {"act": "accept", "event": uuid.uuid4()}).status_code == 403


def test_the_servers_own_device_is_nobodys_to_use(api, device, item, manager):
    begun = worked(api, device, item)
    do(manager, ask(api, RequestKind.CORRECTION, "So.", begun), "correct", **CORRECTED, text="So.")
    made = Event.objects.get(device__of_server=True)
    device.device = type(device.device)(str(made.device_id), 1, "Debian 12", "0.1.0")
    reply = api.post("push", device.push())
    assert (reply.status_code, reply.json()["code"]) == (403, "device_not_yours")
