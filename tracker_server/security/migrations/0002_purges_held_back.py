"""The index of the feed holds purges that were held back, too."""

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
)
AFTER = (
    "alert_failed",
    "alert_works",
    "account_unlocked",
    "second_factor_removed",
    "identity_forgotten",
    "session_ended",
    "device_revoked",
    "device_allowed",
)
DROPPED = "DROP INDEX security_audit_row"


def of(*actions: str) -> str:
    named = ", ".join(f"'{action}'" for action in actions)
    return f"CREATE INDEX security_audit_row ON audit_auditrow (at, id) WHERE action IN ({named})"


class Migration(migrations.Migration):
    dependencies = [("security", "0001_initial")]

    operations = [
        migrations.RunSQL([DROPPED, of(*BEFORE, "purge_held", *AFTER)], [DROPPED, of(*BEFORE, *AFTER)]),
    ]
