"""Every table of the server, and how what is in it dies. A table that is not named here fails a test."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Stays(NamedTuple):
    """It holds nothing of anybody, or nothing but how things stand now; ``why``."""

    why: str


class Expires(NamedTuple):
    """It goes by itself ``when``: with ended sign-ins once a day, with the month of the audit that it belongs to."""

    when: str


class Emptied(NamedTuple):
    """Rows of a person, named by ``person``, that go with what names them once they left and nothing else is left."""

    person: str


class InPieces(NamedTuple):
    """``dying`` decides which rows of a person go; ``when`` says by what."""

    when: str


class ByTerm(NamedTuple):
    """Rows of a person, named by ``person``, go when ``at`` is older than the term. ``is_date``: ``at`` is a date, not
    ms. ``but_last``: the latest of each person stays, since it says how things stand.
    """

    person: str
    at: str
    is_date: bool = False
    but_last: bool = False


Way = Stays | Expires | Emptied | InPieces | ByTerm

TABLES: Mapping[str, Way] = {  # in the order in which rows go: what names others before what is named
    "ledger.Event": InPieces("its entry, or where it is of none itself, is older than the term"),
    "streams.StreamRow": InPieces("its event is gone, or it and the row that took its place are older than the term"),
    "work_items.AssignmentChange": InPieces("with its row in the stream"),
    "work_items.Assignment": InPieces(
        "it ended, or its item was closed, before the term, and no event that is kept names the item"
    ),
    "work_items.WorkItem": InPieces("it was closed before the usual term and nothing names it any more"),
    "privacy.RequestMessage": ByTerm("request__person", "request__answered_at"),
    "privacy.PersonRequest": ByTerm("person", "answered_at"),
    "privacy.LegalRequest": ByTerm("person", "told_at"),
    "privacy.PolicyAcknowledgement": ByTerm("person", "at", but_last=True),
    "retention.RetentionHold": ByTerm("person", "until"),
    "admin.LogEntry": ByTerm("user", "action_time", is_date=True),
    "ledger.DeviceChain": InPieces("with its device"),
    "ledger.Device": InPieces("it was not seen since before the term and none of its events is kept"),
    "audit.AuditRow": InPieces("it is older than the term; its leaf in the tree of its month stays"),
    "account.EmailConfirmation": Emptied("email_address__user"),
    "account.EmailAddress": Emptied("user"),
    "socialaccount.SocialToken": Emptied("account__user"),
    "socialaccount.SocialAccount": Emptied("user"),
    "directory.DirectoryUser": Emptied("person"),
    "mfa.Authenticator": Emptied("user"),
    "accounts.Team_members": Emptied("person"),
    "accounts.Person": InPieces("name, e-mail and employee id go once they left and nothing else is left"),
    "oauth2_provider.Grant": Expires("its two minutes are over"),
    "oauth2_provider.AccessToken": Expires("its quarter of an hour is over"),
    "oauth2_provider.IDToken": Expires("likewise"),
    "oauth2_provider.RefreshToken": Expires("its 90 days are over"),
    "oauth2_provider.DeviceGrant": Expires("it ended a day ago"),
    "accounts.BrowserSession": Expires("it ended"),
    "accounts.Attempts": Expires("it has been quiet for long"),
    "sessions.Session": Expires("it ended"),
    "socialaccount.SocialApp": Stays("empty: the provider is in the settings"),
    "directory.DirectoryToken": Stays("the organization's"),
    "directory.DirectoryLock": Stays("nobody's"),
    "security.AlertWay": Stays("the organization's"),
    "accounts.Team": Stays("a name of the organization's, with nobody in it"),
    "audit.AuditSpan": Expires("its month has no row left"),
    "audit.AuditTile": Expires("its month has no row left"),
    "audit.AuditShard": Stays("the size, root and signed head of a month's tree"),
    "audit.AuditFloor": Stays("nobody's"),
    "audit.AuditStream": Stays("a random id, and where its chain goes on"),
    "auth.Group": Stays("empty: rights come from roles"),
    "auth.Group_permissions": Stays("empty"),
    "auth.Permission": Stays("the framework's"),
    "contenttypes.ContentType": Stays("the framework's"),
    "jobs.JobRun": Stays("nobody's"),
    "oauth2_provider.Application": Stays("the one program that signs in"),
    "privacy.PolicyVersion": Stays("texts that were in force"),
    "privacy.Receipt": Stays("numbers of rows, and a random id while something is held"),
    "retention.RetentionMark": Stays("a random id, and how far its purge went"),
    "retention.RetentionReport": Stays("numbers of rows"),
    "streams.PersonStream": Stays("a random id, and where its stream goes on"),
    "streams.ServerEpoch": Stays("nobody's"),
}
