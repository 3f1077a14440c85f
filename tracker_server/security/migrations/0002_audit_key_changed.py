"""The index of the security events takes in that the audit has a new key."""

from django.db import migrations

BEFORE = (
    "audit_alarm",
    "token_replayed",
    "device_forked",
    "identity_refused",
    "account_locked",
    "second_factor_reset",
    "device_refused",
    "event_refused",
    "access_refused",
    "server_restored",
    "alert_failed",
    "alert_works",
    "account_unlocked",
    "second_factor_removed",
    "identity_forgotten",
    "session_ended",
    "device_revoked",
    "device_allowed",
)
ACTIONS = (*BEFORE, "audit_key_changed")
DROP = "DROP INDEX security_audit_row"


def create(actions: tuple[str, ...]) -> str:
    named = ", ".join(f"'{action}'" for action in actions)
    return f"CREATE INDEX security_audit_row ON audit_auditrow (at, id) WHERE action IN ({named})"


class Migration(migrations.Migration):
    dependencies = [("security", "0001_initial"), ("audit", "0006_signed_anew")]
    operations = [migrations.RunSQL([DROP, create(ACTIONS)], [DROP, create(BEFORE)])]
