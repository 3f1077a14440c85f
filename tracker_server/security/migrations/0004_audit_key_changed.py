"""The index of the security events takes in that the audit has another key."""

from importlib import import_module

from django.db import migrations

before = import_module("tracker_server.security.migrations.0003_purges_held_back")
ACTIONS = (*before.ACTIONS, "audit_key_changed")
DROP = "DROP INDEX security_audit_row"


class Migration(migrations.Migration):
    dependencies = [("security", "0003_purges_held_back"), ("audit", "0006_signed_anew")]
    operations = [
        migrations.RunSQL([DROP, before.index_of(*ACTIONS)], [DROP, before.index_of(*before.ACTIONS)]),
    ]
