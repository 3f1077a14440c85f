"""The written list of everything the server holds of a person: column by column, what an export tells of it and what an
erasure does to it. A column that names a person and is not on this list fails a test.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet

from tracker_server.accounts.models import Person
from tracker_server.privacy.models import PersonRequest
from tracker_server.work_items.models import Assignment

Rows = QuerySet[Any]


class Erase(Enum):
    """What happens to rows when their person is erased."""

    DELETE = auto()  # the rows go
    FORGET = auto()  # the rows are somebody else's: the column is emptied
    LAST = auto()  # the person's own row, once nothing refers to it
    AUDIT = auto()  # by the purge of their audit
    NOTHING = auto()  # the rows go with another table's, named in the reason


@dataclass(frozen=True, slots=True)
class Holding:
    """A column ``column`` of the table ``model`` ("app.Model") that names a person.

    ``section``: under which name its rows stand in an export, empty where they do not, and then ``reason`` says why.
    ``told`` says in plain words what the rows are. ``omit``: columns an export leaves out, with the reason. ``joined``:
    names to add and where they come from, in Django's lookups. ``json``: columns that hold JSON. ``find``: how the rows
    are found where the column is no plain reference. ``shown``: which of them an export tells. ``law``: a hold of the
    law keeps them from being deleted.
    """

    model: str
    column: str
    erase: Erase
    section: str = ""
    told: str = ""
    reason: str = ""
    omit: Mapping[str, str] = field(default_factory=dict)
    joined: Mapping[str, str] = field(default_factory=dict)
    json: Sequence[str] = ()
    law: bool = False
    shown: Q = field(default_factory=Q)
    order: str = "pk"
    find: Callable[[Person], Rows] | None = None

    @property
    def table(self) -> type[Model]:
        """Its model."""
        return apps.get_model(self.model)

    def rows(self, person: Person) -> Rows:
        """The rows that name ``person``."""
        if self.find is not None:
            return self.find(person)
        table: Any = self.table
        rows: Rows = table.objects.filter(**{self.column: person.pk}).order_by(self.order)
        return rows

    @property
    def columns(self) -> Mapping[str, str]:
        """Name in an export -> Django's lookup."""
        own = {each.attname: each.attname for each in self.table._meta.concrete_fields}  # noqa: SLF001  # documented by Django
        return {name: path for name, path in own.items() if name not in self.omit} | dict(self.joined)


def _management_log(person: Person) -> Rows:
    """The log of the management pages names rows of any table, and repeats what they are called."""
    about = Q(pk__in=[])
    for model, ids in (
        (Person, [person.pk]),
        (Assignment, Assignment.objects.filter(person=person).values_list("pk", flat=True)),
        (PersonRequest, PersonRequest.objects.filter(person=person).values_list("pk", flat=True)),
    ):
        kind = ContentType.objects.get_for_model(model)
        about |= Q(content_type=kind, object_id__in=[str(each) for each in ids])
    return LogEntry.objects.filter(about).order_by("action_time")


SECRET = "a checksum or secret of a sign-in, which says nothing of you and could be misused"  # noqa: S105  # no secret
OTHERS = "the row is about somebody else, whose right it is to see it"
OF_LEGAL_REQUEST = "legal:"  # begins the reason of a hold that one set
OWN_ID = "your own id, the same in every row"

HOLDINGS: Sequence[Holding] = (
    Holding(
        "accounts.Person",
        "id",
        Erase.LAST,
        "person",
        "You, as your organization entered you",
        omit={"password": SECRET},
    ),
    Holding(
        "accounts.Team_members",
        "person",
        Erase.DELETE,
        "teams",
        "The teams you are in",
        omit={"person_id": OWN_ID},
        joined={"team": "team__name"},
    ),
    Holding(
        "work_items.Assignment",
        "person",
        Erase.DELETE,
        "assignments",
        "What was assigned to you, from when until when, and by whom (an id)",
        omit={"person_id": OWN_ID},
        joined={
            "key": "item__key",
            "title": "item__title",
            "kind": "item__kind",
            "project": "item__project",
            "closed": "item__closed",
        },
        law=True,
    ),
    Holding("work_items.Assignment", "assigned_by", Erase.FORGET, reason=OTHERS),
    Holding("work_items.Assignment", "unassigned_by", Erase.FORGET, reason=OTHERS),
    Holding(
        "work_items.AssignmentChange",
        "person",
        Erase.DELETE,
        "assignment_changes",
        "When your devices were told of each work item",
        omit={"person_id": OWN_ID},
        law=True,
    ),
    Holding(
        "ledger.Device",
        "person",
        Erase.DELETE,
        "devices",
        "Your devices",
        omit={"person_id": OWN_ID},
        order="registered_at",
        law=True,
    ),
    Holding(
        "ledger.DeviceChain",
        "device__person",
        Erase.DELETE,
        "device_chains",
        "How many records the server has of each of your devices",
        law=True,
    ),
    Holding(
        "ledger.Event",
        "person",
        Erase.DELETE,
        "events",
        "Every action as your device recorded it, byte for byte, and what the server said of it",
        omit={"person_id": OWN_ID},
        json=("body",),
        law=True,
    ),
    Holding(
        "streams.PersonStream",
        "person",
        Erase.DELETE,
        "stream_head",
        "How many messages your devices were sent",
    ),
    Holding(
        "streams.StreamRow",
        "person",
        Erase.DELETE,
        "stream",
        "What the server told your devices, message by message",
        omit={"person_id": OWN_ID},
        json=("body",),
        order="seq",
    ),
    Holding(
        "audit.AuditStream",
        "name",
        Erase.AUDIT,
        "audit_head",
        "How many lines your audit has, and the checksum of the last one",
    ),
    Holding(
        "audit.AuditRow",
        "stream",
        Erase.AUDIT,
        reason="in the folder audit, with the proofs",
    ),
    Holding("audit.AuditSpan", "stream", Erase.AUDIT, reason="in the folder audit: where the rows are in the trees"),
    Holding(
        "privacy.PersonRequest",
        "person",
        Erase.DELETE,
        "requests",
        "What you asked the organization for, and the answers",
        omit={"person_id": OWN_ID},
        order="opened_at",
    ),
    Holding("privacy.PersonRequest", "answered_by", Erase.FORGET, reason=OTHERS),
    Holding(
        "privacy.RequestMessage",
        "request__person",
        Erase.DELETE,
        "request_messages",
        "What was written about your requests, by you and the organization",
        order="at",
    ),
    Holding("privacy.RequestMessage", "author", Erase.FORGET, reason=OTHERS),
    Holding(
        "privacy.LegalRequest",
        "person",
        Erase.DELETE,
        "legal_requests",
        "Exports of your data that the law demanded, once you may be told of them",
        omit={"person_id": OWN_ID},
        law=True,
        shown=Q(told_at__isnull=False),
        order="asked_at",
    ),
    Holding("privacy.LegalRequest", "asked_by", Erase.FORGET, reason=OTHERS),
    Holding("privacy.LegalRequest", "decided_by", Erase.FORGET, reason=OTHERS),
    Holding(
        "privacy.Receipt",
        "rest",
        Erase.NOTHING,
        reason="it is made when your records are deleted, and names you only while the law holds some of them",
    ),
    Holding(
        "privacy.PolicyAcknowledgement",
        "person",
        Erase.DELETE,
        "acknowledgements",
        "Which versions of the privacy policy you acknowledged, and when",
        omit={"person_id": OWN_ID},
    ),
    Holding(
        "retention.RetentionHold",
        "person",
        Erase.DELETE,
        "holds",
        "What the law keeps from being deleted; what a legal request holds stands with that",
        omit={"person_id": OWN_ID},
        law=True,
        shown=~Q(reason__startswith=OF_LEGAL_REQUEST),
    ),
    Holding(
        "retention.RetentionMark",
        "person",
        Erase.DELETE,
        "retention",
        "From when on your records are kept (ms); what was older is deleted",
        law=True,
    ),
    Holding(
        "account.EmailAddress",
        "user",
        Erase.DELETE,
        "email_addresses",
        "E-mail addresses you can sign in with",
        omit={"user_id": OWN_ID},
    ),
    Holding(
        "account.EmailConfirmation",
        "email_address__user",
        Erase.DELETE,
        "email_confirmations",
        "E-mails that asked you to confirm an address",
        omit={"key": SECRET},
    ),
    Holding(
        "mfa.Authenticator",
        "user",
        Erase.DELETE,
        "second_factors",
        "Your second factors for signing in",
        omit={"user_id": OWN_ID, "data": SECRET},
    ),
    Holding(
        "oauth2_provider.AccessToken",
        "user",
        Erase.DELETE,
        "device_access",
        "Short-lived sign-ins of your devices",
        omit={"user_id": OWN_ID, "token": SECRET, "token_checksum": SECRET},
    ),
    Holding(
        "oauth2_provider.RefreshToken",
        "user",
        Erase.DELETE,
        "device_sign_ins",
        "Sign-ins of your devices",
        omit={"user_id": OWN_ID, "token": SECRET, "token_checksum": SECRET},
    ),
    Holding(
        "oauth2_provider.IDToken",
        "user",
        Erase.DELETE,
        "identities",
        "When your devices were told who you are",
        omit={"user_id": OWN_ID, "jti": SECRET},
    ),
    Holding(
        "oauth2_provider.Grant",
        "user",
        Erase.DELETE,
        "sign_in_codes",
        "Sign-ins of devices that were begun and not finished",
        omit={"user_id": OWN_ID, "code": SECRET, "code_challenge": SECRET, "nonce": SECRET},
    ),
    Holding(
        "oauth2_provider.DeviceGrant",
        "user",
        Erase.DELETE,
        "device_codes",
        "Codes shown by devices without a browser that you entered",
        omit={"user_id": OWN_ID, "device_code": SECRET, "user_code": SECRET},
    ),
    Holding("oauth2_provider.Application", "user", Erase.FORGET, reason="the programs that may sign in are nobody's"),
    Holding(
        "accounts.BrowserSession",
        "person",
        Erase.DELETE,
        "browser_sign_ins",
        "Sign-ins of your browsers",
        omit={"person_id": OWN_ID, "session_key": SECRET, "session_data": SECRET},
        order="expire_date",
    ),
    Holding(
        "sessions.Session", "session_data", Erase.NOTHING, reason="not used: sign-ins of browsers have a table of ours"
    ),
    Holding(
        "socialaccount.SocialAccount",
        "user",
        Erase.DELETE,
        "outside_identities",
        "By which identity at your organization's own provider you sign in",
        omit={"user_id": OWN_ID},
    ),
    Holding("socialaccount.SocialToken", "account__user", Erase.DELETE, reason=SECRET),
    Holding(
        "directory.DirectoryUser",
        "person",
        Erase.DELETE,
        "directory",
        "How your organization's directory names you",
        omit={"person_id": OWN_ID},
    ),
    Holding(
        "admin.LogEntry",
        "object_id",
        Erase.DELETE,
        "management_log",
        "What was done about you on the management pages, and by whom (an id)",
        omit={"content_type_id": "a number for the kind of row, which the text says in words"},
        find=_management_log,
    ),
    Holding("admin.LogEntry", "user", Erase.DELETE, reason=OTHERS),
)
