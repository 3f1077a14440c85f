"""Which tables a backup holds, whose each row is and of which month. A table that is not named here fails a test."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Field, Model, QuerySet

AUDIT_ROWS, AUDIT_STREAMS = "audit.AuditRow", "audit.AuditStream"


@dataclass(frozen=True, slots=True)
class Table:
    """How the rows of one table lie in a backup.

    ``person``: the way to the id of the person they concern, empty for nobody. ``at``: the column (UTC ms) that says of
    which month a row is; empty: of the month in which the backup is made. ``order``: what keeps a person's rows in
    time. ``private``: the columns that lie under the person's key; the others of that row lie under nobody's, since
    what is kept of other people refers to it.
    """

    person: str = ""
    at: str = ""
    order: str = "pk"
    private: tuple[str, ...] = ()


TABLES: Mapping[str, Table] = {
    "accounts.Person": Table(
        person="id",
        private=("password", "last_login", "email", "name", "employee_id", "external_id", "country", "is_active"),
    ),
    "accounts.Team": Table(),
    "accounts.Team_members": Table(person="person_id"),
    "directory.DirectoryUser": Table(person="person_id"),
    "mfa.Authenticator": Table(person="user_id"),
    "socialaccount.SocialAccount": Table(person="user_id"),
    "work_items.WorkItem": Table(),
    "work_items.Assignment": Table(person="person_id"),
    "work_items.AssignmentChange": Table(person="person_id"),
    "ledger.Device": Table(person="person_id"),
    "ledger.DeviceChain": Table(person="device__person_id"),
    "ledger.Event": Table(person="person_id", at="received_at", order="received_at"),
    "streams.PersonStream": Table(person="person_id"),
    "streams.StreamRow": Table(person="person_id", at="at", order="seq"),
    AUDIT_STREAMS: Table(),
    "audit.AuditShard": Table(),
    "audit.AuditSpan": Table(),
    "audit.AuditTile": Table(),
    AUDIT_ROWS: Table(person="stream_id", at="at", order="seq"),
    "retention.RetentionHold": Table(person="person_id"),
    "retention.RetentionReport": Table(),
    "privacy.PersonRequest": Table(person="person_id", at="opened_at", order="opened_at"),
    "privacy.RequestMessage": Table(
        person="request__person_id", at="request__opened_at", order="request__opened_at"
    ),  # as its request, which it is nothing without
    "privacy.PolicyAcknowledgement": Table(person="person_id", at="at", order="at"),
    "retention.RetentionMark": Table(person="person_id"),
    "privacy.PolicyVersion": Table(),
    "privacy.LegalRequest": Table(person="person_id", at="asked_at", order="asked_at"),
    "privacy.Receipt": Table(),
}

LEFT_OUT: Mapping[str, str] = {
    "audit.AuditFloor": "laid down anew by the settings",
    "admin.LogEntry": "the audit says the same",
    "auth.Permission": "made by the migrations",
    "auth.Group_permissions": "not used",
    "auth.Group": "not used",
    "contenttypes.ContentType": "made by the migrations",
    "sessions.Session": "not used",
    "accounts.BrowserSession": "people sign in again",
    "accounts.Attempts": "counted anew",
    "socialaccount.SocialApp": "not used: the provider stands in the settings",
    "socialaccount.SocialToken": "not used: nothing is asked of the provider later",
    "security.AlertWay": "what happened before the restoration is told already or past",
    "account.EmailAddress": "made again from the person at the next sign-in",
    "account.EmailConfirmation": "not used",
    "oauth2_provider.Application": "made by the migrations",
    "oauth2_provider.Grant": "lives for two minutes",
    "oauth2_provider.AccessToken": "people sign in again: an old token that comes back would read as a stolen one",
    "oauth2_provider.RefreshToken": "people sign in again: an old token that comes back would read as a stolen one",
    "oauth2_provider.IDToken": "lives for fifteen minutes",
    "oauth2_provider.DeviceGrant": "lives for half an hour",
    "directory.DirectoryLock": "made when it is needed",
    "directory.DirectoryToken": "a revoked one must not come back: the directory gets a new one",
    "jobs.JobRun": "every job has its next turn",
    "streams.ServerEpoch": "a restored database has another",
}


def columns_of(label: str) -> Mapping[str, Field[Any, Any]]:
    """The columns of the table ``label``."""
    return {field.attname: field for field in apps.get_model(label)._meta.concrete_fields}  # noqa: SLF001  # documented by Django


def rows_of(label: str) -> QuerySet[Model]:
    """Every row of the table ``label``."""
    model: type[Model] = apps.get_model(label)
    return model._default_manager.all()  # noqa: SLF001  # documented by Django
