"""What people ask for about their own data, and who answers. Each change is audited, and told to their devices."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q, QuerySet

from tracker_core.errors import Refused
from tracker_core.model import Role
from tracker_core.rights import MAX_TEXT, Ask, News, RequestKind, RequestNews, RequestState, Saying
from tracker_server.accounts.models import Person
from tracker_server.accounts.rights import Right
from tracker_server.audit.record import Action, Audited, record
from tracker_server.clock import now_ms
from tracker_server.ledger.models import Event
from tracker_server.privacy.models import PersonRequest, RequestMessage
from tracker_server.streams.writer import StreamWriter

ANSWERED_WITHIN = timedelta(days=30)  # GDPR, article 12 (3): within one month,
HANDED_ON = timedelta(days=10)  # before its term ends, a correction that no manager decided waits for officers, too
LONGEST_EXTENSION = timedelta(days=60)  # "extended by two further months where necessary", with the reasons
MAX_OPEN = 20
MAX_MESSAGES = 200
MAX_REASON = 500


def ask(person: Person, asked: Ask) -> None:
    """Keep a request; the same one again changes nothing.

    Raises ``Refused``: too_many_requests, forbidden, no_such_entry, already_asked.
    """
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=person.pk)  # so that two at once are counted one after the other
        known = PersonRequest.objects.filter(id=UUID(asked.id)).first()
        if known is not None:
            if (known.person_id, known.kind, known.text) != (person.id, asked.kind.value, asked.text):
                raise Refused("forbidden", "Another request has that id.")
            return
        waiting = PersonRequest.objects.filter(person=person, state=RequestState.OPEN.value)
        if waiting.count() >= MAX_OPEN:
            raise Refused("too_many_requests", f"{MAX_OPEN} requests wait for an answer already.")
        if asked.kind is RequestKind.DELETION and waiting.filter(kind=asked.kind.value).exists():
            raise Refused("already_asked", "You asked for that already; it waits for an answer.")
        if asked.entry and not Event.objects.filter(person=person, event_id=UUID(asked.entry)).exists():
            raise Refused("no_such_entry", "The server does not know that entry yet. Sync first.")
        at = now_ms()
        PersonRequest.objects.create(
            id=UUID(asked.id),
            person=person,
            kind=asked.kind.value,
            text=asked.text,
            opened_at=at,
            due_at=at + _ms(ANSWERED_WITHIN),
            entry=UUID(asked.entry) if asked.entry else None,
        )
        audit(Action.REQUEST_OPENED, person, person, asked.id, asked.kind.value)


def say(person: Person, request_id: UUID, said: Saying) -> None:
    """Add the person's message to their concern, which opens it again; the same one again changes nothing.

    Raises ``Refused``: not_found, forbidden, too_many_messages.
    """
    with transaction.atomic():
        request = own(person, request_id)
        if RequestMessage.objects.filter(id=UUID(said.id), request=request).exists():
            return
        _add_message(request, person, UUID(said.id), said.text)
        if not request.is_open:
            request.state, request.answered_at, request.answered_by = RequestState.OPEN.value, None, None
            request.due_at, request.overdue_at = now_ms() + _ms(ANSWERED_WITHIN), None
            request.save()
        audit(Action.REQUEST_MESSAGE, person, person, str(request.id), request.kind)


def reply(request_id: UUID, by: Person, message_id: UUID, text: str) -> None:
    """Add a message of the privacy officer to a concern. Raises ``Refused`` as ``say`` and ``decidable`` do."""
    with transaction.atomic():
        request = decidable(request_id, by)
        if RequestMessage.objects.filter(id=message_id, request=request).exists():
            return
        _add_message(request, by, message_id, demand_text(text))
        tell(request, News.MESSAGE)
        audit(Action.REQUEST_MESSAGE, request.person, by, str(request.id), request.kind)


def answer(request_id: UUID, by: Person, state: RequestState, text: str) -> PersonRequest:
    """Close a request with an answer. Raises ``Refused``: text_missing, text_too_long, and those of ``decidable``."""
    with transaction.atomic():
        request = decidable(request_id, by)
        if request.erase_at is not None:
            raise Refused("already_answered", "That deletion was confirmed; only the person can stop it now.")
        close(request, by, state, demand_text(text))
        return request


def extend(request_id: UUID, by: Person, days: int, reason: str) -> None:
    """Give ``days`` more for the answer, once. Raises ``Refused``: already_extended, bad_term, and as ``answer``."""
    with transaction.atomic():
        request = decidable(request_id, by)
        if request.extended_at is not None or request.erase_at is not None:
            raise Refused("already_extended", "The term was made longer before, which the law allows once.")
        if not 1 <= days <= LONGEST_EXTENSION.days:
            raise Refused("bad_term", f"From 1 to {LONGEST_EXTENSION.days} days more.")
        request.due_at, request.overdue_at = request.due_at + _ms(timedelta(days=days)), None
        request.extended_at, request.extension = now_ms(), demand_text(reason, MAX_REASON)
        request.save()
        tell(request, News.EXTENDED)
        audit(Action.REQUEST_EXTENDED, request.person, by, str(request.id), request.kind, days=days)


def decidable(request_id: UUID, by: Person) -> PersonRequest:
    """An open request that ``by`` may decide, locked. Raises ``Refused``: not_found, forbidden, already_answered."""
    request = PersonRequest.objects.select_for_update().filter(id=request_id).first()
    if request is None or not may_decide(by, request):
        raise Refused("not_found", "There is no such request, or it is not yours to answer.")
    if not request.is_open:
        raise Refused("already_answered", "Somebody answered that request meanwhile, or it was withdrawn.")
    return request


def may_decide(by: Person, request: PersonRequest) -> bool:
    """Corrections: a manager of a team of the person; all else a privacy officer, and so a correction for which there
    is no manager, or which none has decided with ``HANDED_ON`` of its term left. Nobody decides their own.
    """
    if request.person_id == by.id:
        return False
    if request.kind == RequestKind.CORRECTION and (leading := managers_of(request.person)).exists():
        if by.may(Right.DECIDE_TEAM):
            return leading.filter(pk=by.pk).exists()
        if request.is_open and request.due_at - now_ms() > _ms(HANDED_ON):
            return False
    return by.may(Right.ANSWER_REQUESTS)


def managers_of(person: Person) -> QuerySet[Person]:
    """Who leads a team of ``person``; nobody where the person leads themselves."""
    if person.role == Role.MANAGER.value:
        return Person.objects.none()
    leading = Person.objects.filter(role=Role.MANAGER.value, is_active=True, teams__members=person)
    return leading.exclude(pk=person.pk).distinct()


def for_decider(by: Person) -> Sequence[PersonRequest]:
    """What ``by`` may decide: open ones first, of those what is due first; answered ones by when they were, newest
    first."""
    closed = _of_others(by).exclude(state=RequestState.OPEN.value).order_by(F("answered_at").desc(nulls_last=True))
    return [*_open_for(by), *(each for each in closed[:100] if may_decide(by, each))]


def _open_for(by: Person) -> Sequence[PersonRequest]:
    found = _of_others(by).filter(state=RequestState.OPEN.value).order_by("due_at")
    return [each for each in found if may_decide(by, each)]


def _of_others(by: Person) -> QuerySet[PersonRequest]:
    """Among which are those that ``by`` may decide."""
    found = PersonRequest.objects.select_related("person").exclude(person=by)
    if by.may(Right.ANSWER_REQUESTS):
        return found
    return found.filter(kind=RequestKind.CORRECTION.value, person__teams__members=by).distinct()


def tell_overdue() -> None:
    """Put each request that was not answered in time into its person's audit, which alerts; once for each term."""
    at = now_ms()
    late = PersonRequest.objects.filter(state=RequestState.OPEN.value, erase_at=None, overdue_at=None, due_at__lt=at)
    for request_id in late.values_list("pk", flat=True):
        with transaction.atomic():
            found = late.select_for_update().filter(pk=request_id).first()
            if found is None:
                continue  # answered, or another server was first
            found.overdue_at = at
            found.save(update_fields=["overdue_at"])
            told = Audited(Action.REQUEST_OVERDUE, str(found.person_id), subject=str(found.id), reason=found.kind)
            record([told], at)


def waiting_for(by: Person, at: int) -> tuple[int, int]:
    """How many requests ``by`` can answer now, and how many of them are overdue."""
    found = [each for each in _open_for(by) if each.erase_at is None]
    return len(found), sum(each.overdue(at) for each in found)


def own(person: Person, request_id: UUID) -> PersonRequest:
    """A request of ``person``, locked. Raises ``Refused("not_found")``."""
    request = PersonRequest.objects.select_for_update().filter(Q(id=request_id), person=person).first()
    if request is None:
        raise Refused("not_found", "You have no such request.")
    return request


def close(request: PersonRequest, by: Person, state: RequestState, text: str) -> None:
    """Keep an answer, tell the person's devices and the audit. Within a transaction."""
    request.state, request.answer = state.value, text
    request.answered_at, request.answered_by = now_ms(), by
    request.save()
    tell(request, News.ANSWERED)
    audit(Action.REQUEST_ANSWERED, request.person, by, str(request.id), request.state)


def tell(request: PersonRequest, news: News) -> None:
    """Tell the person's devices that there is news of ``request``; what it is they ask for themselves."""
    writer = StreamWriter(request.person_id)
    told = RequestNews(str(request.id), RequestKind(request.kind), news, now_ms())
    writer.add("request", told.as_json())
    writer.flush()


def demand_text(text: str, limit: int = MAX_TEXT) -> str:
    """``text`` without white space around it. Raises ``Refused``: text_missing, text_too_long."""
    text = text.strip()
    if not text:
        raise Refused("text_missing", "Say why, or what was done: the person reads it.")
    if len(text) > limit:
        raise Refused("text_too_long", f"At most {limit} characters.")
    return text


def audit(action: Action, person: Person, by: Person, subject: str, reason: str, **detail: object) -> None:
    """A row in the person's audit. Last in the transaction."""
    record([Audited(action, str(person.id), actor=str(by.id), subject=subject, reason=reason, detail=detail)])


def _add_message(request: PersonRequest, author: Person, message_id: UUID, text: str) -> None:
    if request.kind != RequestKind.CONCERN:
        raise Refused("forbidden", "Messages belong to concerns.")
    if request.messages.count() >= MAX_MESSAGES:
        raise Refused("too_many_messages", f"{MAX_MESSAGES} messages are the most; raise a new concern.")
    if RequestMessage.objects.filter(id=message_id).exists():
        raise Refused("forbidden", "Another message has that id.")
    RequestMessage.objects.create(id=message_id, request=request, author=author, at=now_ms(), text=text)


def _ms(term: timedelta) -> int:
    return int(term.total_seconds()) * 1000
