"""The index of the security events takes in requests that were not answered in time."""

from importlib import import_module

from django.db import migrations

before = import_module("tracker_server.security.migrations.0004_audit_key_changed")
ACTIONS = (*before.ACTIONS, "request_overdue")
index_of, DROP = before.before.index_of, before.DROP


class Migration(migrations.Migration):
    dependencies = [("security", "0004_audit_key_changed")]
    operations = [
        migrations.RunSQL([DROP, index_of(*ACTIONS)], [DROP, index_of(*before.ACTIONS)]),
    ]
