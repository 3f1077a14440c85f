"""The index of the feed holds purges that were held back, too."""

from django.db import migrations

WARNED = (
    "audit_alarm",
    "token_replayed",
    "device_forked",
    "identity_refused",
    "account_locked",
    "second_factor_reset",
    "device_refused",
    "event_refused",
    "access_refused",
    "role_given",
    "directory_refused",
    "server_restored",
)
REST = (
    "alert_failed",
    "alert_works",
    "password_set",
    "password_link_made",
    "account_unlocked",
    "second_factor_removed",
    "identity_forgotten",
    "session_ended",
    "device_revoked",
    "device_allowed",
)
ACTIONS = (*WARNED, "purge_held", *REST)


def index_of(*actions: str) -> str:
    named = ", ".join(f"'{action}'" for action in actions)
    return f"CREATE INDEX security_audit_row ON audit_auditrow (at, id) WHERE action IN ({named})"


class Migration(migrations.Migration):
    dependencies = [("security", "0002_passwords")]

    operations = [
        migrations.RunSQL(
            ["DROP INDEX security_audit_row", index_of(*ACTIONS)],
            ["DROP INDEX security_audit_row", index_of(*WARNED, *REST)],
        ),
    ]
