"""Words for what stands in the audit: actions, outcomes, reasons. Neutral: not only the person reads them."""

from __future__ import annotations

from collections.abc import Mapping

from tracker_core.alarm import AlarmKind
from tracker_core.wire import Json

ACTIONS: Mapping[str, str] = {
    "timer_started": "Timer started",
    "timer_stopped": "Timer stopped",
    "entry_added": "Entry added",
    "entry_amended": "Entry corrected",
    "entry_voided": "Entry removed",
    "entry_restored": "Entry brought back",
    "start_refused": "A start was refused on the device",
    "signed_in": "Signed in",
    "sign_in_failed": "A sign-in failed",
    "signed_out": "Signed out",
    "session_ended": "Sign-ins were ended",
    "token_replayed": "An old sign-in was used again; it was ended",
    "account_locked": "The account was locked for a while",
    "account_unlocked": "The account was unlocked",
    "identity_bound": "Bound to the identity at the provider",
    "identity_refused": "What the provider said was not trusted",
    "identity_forgotten": "The identity at the provider was forgotten",
    "second_factor_added": "A second factor was added",
    "second_factor_removed": "A second factor was removed",
    "second_factor_reset": "The second factor was taken away by an admin",
    "password_changed": "The password was changed",
    "password_set": "The password was set by an admin",
    "password_link_made": "A link to choose a password was made",
    "device_registered": "A device was added",
    "device_refused": "A device was refused",
    "device_revoked": "A device's access was withdrawn",
    "device_allowed": "A device was let in again",
    "device_forked": "A second copy of a device was found",
    "event_refused": "A record was not accepted",
    "event_unknown": "A record of a kind that this server does not know",
    "audit_alarm": "A check found that the audit does not hold",
    "audit_key_changed": "The audit has another key",
    "alert_failed": "Alerts could not be delivered",
    "alert_works": "Alerts are delivered again",
    "security_read": "The security events were read",
    "server_restored": "The server was put back from a backup",
    "backup_made": "A backup was made",
    "backup_restored": "A backup was read in",
    "person_added": "The person was added",
    "person_changed": "The account was changed",
    "person_read": "The account was looked at",
    "role_given": "A role was given",
    "team_changed": "A team was changed",
    "directory_token_made": "A token for the directory was made",
    "directory_token_revoked": "A token for the directory was withdrawn",
    "directory_refused": "A call of the directory was refused",
    "item_assigned": "A work item was assigned",
    "item_unassigned": "A work item was taken away",
    "item_changed": "A work item was added or changed",
    "audit_read": "The audit was read",
    "sign_ins_read": "Sign-ins and devices were looked at",
    "timesheet_read": "The times were read",
    "access_refused": "Something was refused",
    "request_opened": "Asked for something",
    "request_read": "A request was read",
    "request_answered": "A request was answered",
    "request_extended": "The answer to a request takes longer",
    "request_message": "A message about a request",
    "request_withdrawn": "A request was taken back",
    "request_overdue": "A request was not answered in time",
    "flag_decided": "Flagged time was decided on",
    "deletion_confirmed": "The deletion of everything was confirmed",
    "person_erased": "Somebody's data were deleted as they had asked",
    "legal_asked": "The law demanded an export",
    "legal_decided": "An export that the law demanded was decided on",
    "legal_fetched": "An export that the law demanded was fetched",
    "policy_acknowledged": "The privacy policy was acknowledged",
    "records_purged": "What was older than it may be kept was deleted",
    "purge_held": "Nothing was deleted: too much would have gone at once",
    "retention_purged": "Rows that were older than they may be kept were deleted here",
    "data_exported": "All that is held of the person was exported",
}
OUTCOMES: Mapping[str, str] = {
    "accepted": "",  # as is usual
    "accepted_flagged": "counts, flagged",
    "rejected": "not accepted",
    "deferred": "to be sent again",
    "refused": "",  # the action says so
    "done": "",
    "approved": "approved",
    "declined": "declined",
    "sealed until now": "the law forbade to tell of it until now",
    "joined": "joined",
    "left": "left",
    "added": "added",
    "changed": "changed",
    "dissolved": "dissolved",
    "flag_decided accepted": "it counts",
    "flag_decided declined": "it does not count",
}
REASONS: Mapping[str, str] = {
    "page": "in a browser",
    "link": "by a link",
    "provider": "at the organization's provider",
    "device": "with TimeTracker",
    "wrong_password": "wrong password",
    "wrong_code": "wrong code",
    "password_off": "a password, where the provider is asked for",
    "unknown_person": "nobody here has that name or address",
    "email_unverified": "the provider did not confirm the e-mail address",
    "email_changed": "another e-mail address than here",
    "other_subject": "another identity than the one bound here",
    "provider_unreachable": "the provider could not be reached",
    "provider_answer": "the provider's answer could not be used",
    "unknown_state": "the sign-in was not begun here, or took too long",
    "bad_token": "not signed by the provider",
    "expired_token": "too old",
    "wrong_audience": "meant for another program",
    "wrong_issuer": "from another provider",
    "wrong_metadata": "the provider's description is not right",
    "wrong_nonce": "answers another sign-in",
    "wrong_subject": "contradicts itself",
    "totp": "an authenticator program",
    "recovery_codes": "recovery codes",
    "one": "one browser",
    "others": "all but one browser",
    "withdrawn": "access was withdrawn",
    "left": "may no longer sign in",
    "back": "may sign in again",
    "role": "the role does not allow it",
    "not_theirs": "it is somebody else's",
    "not_assigned": "the work item was not assigned",
    "unassigned_meanwhile": "the work item was taken away while the device was offline",
    "unknown_work_item": "no such work item",
    "restricted": "the records are restricted",
    "malformed": "it could not be read",
    "chain_broken": "it does not follow the records before it",
    "other_bytes": "another record has that number",
    "wrong_person": "recorded for somebody else",
    "expired": "older than records are kept",
    "device_revoked": "its access was withdrawn",
    "device_not_yours": "it is somebody else's",
    "token_unknown": "the token is not known",
    "token_expired": "the token has ended",
    "scim": "by the directory",
    "csv": "by a file of people",
    "restored": "before the backup that was read in",
    "verify_audit": "found on the server",
    "correction": "correction",
    "deletion": "deletion",
    "concern": "concern",
    "done": "done",
    "declined": "declined",
    "webhook_tls": "the webhook's certificate is not trusted",
    "webhook_unreachable": "the webhook could not be reached",
    "mail_refused": "the mail server does not take it",
    "mail_tls": "the mail server's certificate is not trusted",
    "mail_unreachable": "the mail server could not be reached",
    AlarmKind.BROKEN.value: "rows do not follow from each other",
    AlarmKind.REWRITTEN.value: "rows are not what a device was told before",
    AlarmKind.CUT.value: "rows that were there before are missing",
    AlarmKind.INCONSISTENT.value: "two signed states contradict each other",
    AlarmKind.ROLLED_BACK.value: "fewer rows than were signed before",
    AlarmKind.KEY_CHANGED.value: "another key than before",
    AlarmKind.NOT_SIGNED.value: "a state that the server did not sign",
    AlarmKind.PROOF_REFUSED.value: "the server does not prove that it goes on from before",
}
BEFORE: Mapping[str, str] = {  # what comes before a reason that is a number or a month
    "policy_acknowledged": "version ",
    "records_purged": "kept from ",
    "purge_held": "would keep from ",
}
CODED = "webhook_status_"  # with what a webhook answered


def action(name: str) -> str:
    """What a row tells of."""
    return ACTIONS.get(name, name.replace("_", " "))


def reason(name: str, code: str) -> str:
    """Why, in a row that tells of the action ``name``; what people wrote stays as it is."""
    if name in BEFORE:
        return f"{BEFORE[name]}{code}" if code else ""
    if code.startswith(CODED):
        return f"the webhook answered {code.removeprefix(CODED)}"
    return code if name in WRITTEN else REASONS.get(code, code)


def why(body: Json) -> str:
    """What came of it and why: for a row of the audit."""
    name, outcome = str(body["action"]), str(body["outcome"])
    came = OUTCOMES.get(f"{name} {outcome}", OUTCOMES.get(outcome, outcome))
    told = (came, reason(name, str(body["reason"])))
    return ": ".join(each for each in told if each)


WRITTEN = frozenset({"entry_added", "entry_amended", "entry_voided", "entry_restored"})  # somebody wrote the reason
