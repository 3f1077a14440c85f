"""Words for what stands in a person's audit, what they asked for, and what the sync tells of their device."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tracker_core.model import Moment
from tracker_core.rights import PersonRequest
from tracker_core.timesheet import day_of
from tracker_desktop.services import words
from tracker_desktop.services.evidence import Alarm, KeptNote
from tracker_desktop.services.language import counted, tr
from tracker_desktop.services.privacy import Held
from tracker_desktop.services.privacy_labels import (
    ACTIONS,
    ALARMS,
    CHANGED_BY,
    DIAGNOSTICS,
    FINDINGS,
    KEEP,
    OUTCOMES,
    REFUSALS,
    REQUEST_KINDS,
    REQUEST_STATES,
    SIGN_IN_WAYS,
    SOUND_BUT_OLD,
)
from tracker_desktop.services.sentences import ERRORS, VERDICTS
from tracker_desktop.services.trail import Finding, Trail, alarm_of

REQUEST_WORDS: Mapping[str, str] = {
    name.value: text for name, text in (*REQUEST_KINDS.items(), *REQUEST_STATES.items())
}


def action(name: str) -> str:
    """What a row of the audit tells of."""
    return tr(ACTIONS.get(name, name))


def audit_reason(name: str, reason: str, outcome: str = "") -> str:
    """The reason of a row of the audit that tells of the action ``name``, and what came of it where ``name`` does not
    say so; what people wrote stays as it is.
    """
    said = REASONS.get(name)
    came = OUTCOMES.get(f"{name} {outcome}", OUTCOMES.get(outcome))
    told = (tr(came) if came else "", said(reason) if said and reason else reason)
    return ", ".join(each for each in told if each)


def request(value: PersonRequest) -> tuple[str, str]:
    """What was asked for, and where that stands."""
    return tr(REQUEST_KINDS[value.kind]), tr(REQUEST_STATES[value.state])


def diagnostic(name: str) -> str:
    """What a field is that the sync tells of this device."""
    return tr(DIAGNOSTICS.get(name, name))


def deleted(held: Held) -> str:
    """Since when records are kept, and what was deleted here for being older."""
    if held.keeps_from_ms is None:
        return tr("Your organization's server has not said yet from when on records are kept.")
    since = words.day_line(day_of(Moment(held.keeps_from_ms, 0)))
    if not held.deleted:
        return tr("Your organization keeps records from {date} on. Nothing here was older.", date=since)
    return counted(
        "Your organization keeps records from {date} on. What was older was deleted here: %n recorded action(s).",
        held.deleted,
        date=since,
    )


def sign_in_way(how: str) -> str:
    """How a sign-in came about or failed."""
    return tr(SIGN_IN_WAYS.get(how, how))


def trail(value: Trail) -> words.Words:
    """Whether the audit is sound, and what to do where it is not."""
    title, text = FINDINGS[value.finding]
    if value.finding is Finding.SOUND and value.purged:
        text = SOUND_BUT_OLD
    return words.Words(tr(title), tr(text, row=value.row, count=len(value.rows)))


def alarm(kind: Alarm) -> words.Words:
    """What is wrong with the organization's audit, and what to do about it; of a notice, what it means."""
    title, text = ALARMS[kind]
    if not kind.warns:
        return words.Words(tr(title), tr(text))
    return words.Words(tr(title), tr("{what} {todo}", what=tr(text), todo=tr(KEEP)))


def alarm_line(kind: Alarm) -> str:
    """The same in a few words."""
    return tr(ALARMS[kind][0])


def kept(notes: Sequence[KeptNote], now: Moment) -> str:
    """What this device keeps of the signed audit, and when it was last found to go on."""
    if not notes:
        return tr("No signed note of the audit is kept here yet.")
    latest = max(note.kept_ms for note in notes)
    months = counted("Signed notes of %n month(s) of the audit are kept here.", len({note.shard for note in notes}))
    when = words.clock_time(Moment(latest, now.offset), now)
    return tr("{months} The latest came or was checked at {time}.", months=months, time=when)


def _of_purge(code: str) -> str:
    return tr("before the backup from which the server was put back") if code == "restored" else code


def _of_device(code: str) -> str:
    return words.code(code).title if code in ERRORS else code


def _of_record(code: str) -> str:
    return words.verdict(code).title if code in VERDICTS else code


def _of_alarm(kind: str) -> str:
    """What a device told the server of: of all that is signed, or of the person's own audit."""
    if kind == "verify_audit":
        return tr("found on the server")
    if kind in set(Alarm):
        return alarm_line(Alarm(kind))
    found = next((finding for finding in Finding if alarm_of(finding) == kind), None)
    return kind if found is None else tr(FINDINGS[found][0])


# How the reason of a row of the audit is read, by what the row tells of.
REASONS: Mapping[str, Callable[[str], str]] = {
    **dict.fromkeys(
        (
            "signed_in",
            "sign_in_failed",
            "signed_out",
            "session_ended",
            "token_replayed",
            "account_locked",
            "identity_refused",
            "second_factor_added",
            "second_factor_removed",
            "password_changed",
            "device_revoked",
            "device_allowed",
        ),
        sign_in_way,
    ),
    **dict.fromkeys(
        (
            "request_opened",
            "request_answered",
            "request_read",
            "request_extended",
            "request_message",
            "request_withdrawn",
            "deletion_confirmed",
        ),
        lambda reason: tr(REQUEST_WORDS.get(reason, reason)),
    ),
    **dict.fromkeys(("event_refused", "flag_decided", "device_forked"), _of_record),
    **dict.fromkeys(
        ("person_added", "person_changed", "role_given", "team_changed"),
        lambda reason: tr(CHANGED_BY.get(reason, reason)),
    ),
    "device_refused": _of_device,
    "access_refused": lambda reason: tr(REFUSALS.get(reason, reason)),
    "audit_alarm": _of_alarm,
    "retention_purged": _of_purge,
    "policy_acknowledged": lambda version: tr("version {version}", version=version),
}
