"""Names of what stands in a person's audit, what they can ask for, what the sync tells. Tables only, in English."""

from __future__ import annotations

from collections.abc import Mapping

from tracker_core.rights import RequestKind, RequestState
from tracker_desktop.services.evidence import Alarm
from tracker_desktop.services.labels import FACTS
from tracker_desktop.services.trail import Finding

# What stands in the audit of a person.
ACTIONS: Mapping[str, str] = {
    **FACTS,
    "signed_in": "Signed in",
    "sign_in_failed": "A sign-in failed",
    "signed_out": "Signed out",
    "session_ended": "Sign-ins were ended",
    "audit_alarm": "A check found that the audit does not hold",
    "account_locked": "Your account was locked for a while",
    "account_unlocked": "Your account was unlocked",
    "identity_bound": "Your account was bound to your identity at the provider",
    "identity_refused": "What the provider said of you was not trusted",
    "identity_forgotten": "Your identity at the provider was forgotten",
    "second_factor_added": "A second factor was added",
    "second_factor_removed": "A second factor was removed",
    "second_factor_reset": "An admin took your second factor away",
    "password_changed": "Your password was changed",
    "password_set": "An admin set your password",
    "password_link_made": "A link to choose your password was made",
    "token_replayed": "An old sign-in was used again",
    "device_registered": "A device was added",
    "device_refused": "A device was refused",
    "device_revoked": "A device was locked out",
    "device_allowed": "A device was let in again",
    "device_forked": "A second copy of a device was found",
    "event_refused": "A record was not accepted",
    "event_unknown": "A record of an unknown kind",
    "server_restored": "The server was restored from a backup",
    "person_added": "You were added",
    "person_changed": "Your account was changed",
    "role_given": "You were given a role",
    "person_read": "Somebody looked at your account",
    "team_changed": "You were put into a team or taken out of one",
    "access_refused": "You were refused something",
    "item_assigned": "An item was assigned",
    "item_unassigned": "An item was taken away",
    "item_changed": "An item was changed",
    "audit_read": "Somebody read this audit",
    "sign_ins_read": "Somebody looked at your sign-ins and devices",
    "timesheet_read": "Somebody read your times",
    "request_read": "Somebody read what you asked for",
    "request_opened": "You asked for something",
    "request_answered": "A request of yours was answered",
    "request_extended": "An answer to a request takes longer",
    "request_overdue": "A request of yours was not answered in time",
    "request_message": "A message about a request",
    "request_withdrawn": "You took a request back",
    "flag_decided": "Flagged time was decided on",
    "deletion_confirmed": "The deletion of your data was confirmed",
    "legal_asked": "The law demanded an export of your data",
    "legal_decided": "An export for the law was decided on",
    "legal_fetched": "An export for the law was fetched",
    "policy_acknowledged": "You acknowledged the policy",
    "retention_purged": "What was too old was deleted",
    "data_exported": "All that is held of you was exported",
}
REQUEST_KINDS: Mapping[RequestKind, str] = {
    RequestKind.CORRECTION: "Correct something",
    RequestKind.DELETION: "Delete everything about me",
    RequestKind.CONCERN: "Raise a concern",
}
REQUEST_STATES: Mapping[RequestState, str] = {
    RequestState.OPEN: "waits for an answer",
    RequestState.DONE: "done",
    RequestState.DECLINED: "declined",
    RequestState.WITHDRAWN: "taken back",
}

# What the sync tells of a device.
DIAGNOSTICS: Mapping[str, str] = {
    "id": "A random id of this device",
    "epoch": "How many times its record was begun",
    "os": "Operating system",
    "version": "Version of TimeTracker",
}

# Why a person was refused something.
REFUSALS: Mapping[str, str] = {
    "role": "your role does not allow it",
    "not_theirs": "it is somebody else's",
}

# What came of it, where the action alone does not say so; for one action, or for any.
OUTCOMES: Mapping[str, str] = {
    "approved": "approved",
    "declined": "declined",
    "sealed until now": "the law kept it from you until now",
    "joined": "put into a team",
    "left": "taken out of a team",
    "flag_decided accepted": "it counts",
    "flag_decided declined": "it does not count",
}

# By what way accounts and teams were changed.
CHANGED_BY: Mapping[str, str] = {
    "scim": "by your organization's directory",
    "csv": "by a file of your organization",
}

# How a sign-in came about or failed, as the audit says.
SIGN_IN_WAYS: Mapping[str, str] = {
    "page": "in a browser",
    "link": "by a link",
    "device": "with TimeTracker",
    "provider": "at the organization's provider",
    "wrong_password": "the password was wrong",
    "wrong_code": "the code was wrong",
    "password_off": "a password, where the provider is asked for",
    "one": "one browser",
    "others": "all but one browser",
    "withdrawn": "access was withdrawn",
    "left": "the account may no longer sign in",
    "back": "the account may sign in again",
    "email_changed": "the provider told another e-mail address",
    "other_subject": "the provider told another identity",
    "totp": "an authenticator program",
    "recovery_codes": "recovery codes",
    "the whole sign-in was ended": "the whole sign-in was ended",
    "email_unverified": "the provider did not confirm the e-mail address",
    "provider_unreachable": "the provider could not be reached",
    "provider_answer": "the provider's answer could not be used",
    "unknown_state": "the sign-in was not begun here, or took too long",
    "unknown_person": "the provider knows somebody who is not known here",
    "bad_token": "what came was not signed by the provider",
    "expired_token": "what the provider said was too old",
    "wrong_audience": "what the provider said was meant for another program",
    "wrong_issuer": "another provider answered",
    "wrong_metadata": "the provider's description of itself is not right",
    "wrong_nonce": "the provider answered another sign-in",
    "wrong_subject": "the provider contradicted itself",
}

# What a check of the audit found, and what it means.
FINDINGS: Mapping[Finding, tuple[str, str]] = {
    Finding.SOUND: (
        "The audit is sound.",
        "All {count} rows follow from each other, and fit what this device was told before.",
    ),
    Finding.BROKEN: (
        "The audit was tampered with.",
        "At row {row} one was changed, taken out or put in. Tell your privacy officer.",
    ),
    Finding.REWRITTEN: (
        "The audit was rewritten.",
        "Up to row {row} it is not what this device was told before. Tell your privacy officer.",
    ),
    Finding.CUT: (
        "Rows are missing from the audit.",
        "Row {row} and later ones were there before: a restored backup, perhaps. Tell your privacy officer.",
    ),
    Finding.DELETED: (
        "Rows were deleted from the audit before their time.",
        "Row {row} should still be there, or its deletion on the record. Tell your privacy officer.",
    ),
}

SOUND_BUT_OLD = (
    "All {count} rows that are kept follow from each other, and fit what this device was told before. "
    "Older ones were deleted as their time was over, and the audit says so."
)

# What this device found wrong with what the server signs, and what it means. KEEP follows each.
ALARMS: Mapping[Alarm, tuple[str, str]] = {
    Alarm.INCONSISTENT: (
        "Your organization's record of what was done was changed after the fact",
        "What the server says now does not go on from what it signed before.",
    ),
    Alarm.ROLLED_BACK: (
        "Entries are missing from your organization's record of what was done",
        "The server signed for more of them before. Putting a backup back can be the cause.",
    ),
    Alarm.KEY_CHANGED: (
        "Your organization's record of what was done is signed with another key",
        "The server may have been set up anew, or somebody replaced the record.",
    ),
    Alarm.NOT_SIGNED: (
        "Your organization's record of what was done is not signed as it should be",
        "What the server told does not carry the signature of its key.",
    ),
    Alarm.PROOF_REFUSED: (
        "The server does not show that its record of what was done is unchanged",
        "It was asked whether the record goes on from what it signed before, and gives no answer to that.",
    ),
    Alarm.PUT_BACK: (
        "Your organization's server was put back from a backup",
        (
            "What it recorded of what was done since that backup may be missing. The notes that this computer kept "
            "before stay here, so that an auditor can compare. What this computer recorded is sent again."
        ),
    ),
}
KEEP = "Keep this computer's evidence, and give it to your auditor or privacy officer. Your time is tracked as before."
