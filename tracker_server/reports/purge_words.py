"""What the tables hold from which a purge takes rows, in words."""

from __future__ import annotations

from collections.abc import Mapping

KINDS: Mapping[str, str] = {
    "ledger.Event": "Recorded actions (starts, stops, corrections)",
    "streams.StreamRow": "What devices were told",
    "work_items.AssignmentChange": "What devices were told of assignments",
    "work_items.Assignment": "Assignments",
    "work_items.WorkItem": "Work items",
    "privacy.RequestMessage": "Messages about people's requests",
    "privacy.PersonRequest": "People's requests",
    "privacy.LegalRequest": "Exports that the law demanded",
    "privacy.PolicyAcknowledgement": "Acknowledgements of the policy",
    "retention.RetentionHold": "Ended holds of the law",
    "admin.LogEntry": "Log of the management pages",
    "ledger.DeviceChain": "How far the records of devices reached",
    "ledger.Device": "Devices",
    "audit.AuditRow": "Rows of the audit",
    "account.EmailConfirmation": "Mails that asked to confirm an address",
    "account.EmailAddress": "E-mail addresses",
    "socialaccount.SocialToken": "Tokens of the organization's provider",
    "socialaccount.SocialAccount": "Identities at the organization's provider",
    "directory.DirectoryUser": "How the directory names people",
    "mfa.Authenticator": "Second factors",
    "accounts.Team_members": "Who is in which team",
    "accounts.Person": "People who left",
}
