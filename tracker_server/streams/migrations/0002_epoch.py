"""Names this database's life."""

import secrets

from django.db import migrations


def name(apps, schema_editor):
    apps.get_model("streams", "ServerEpoch").objects.create(value=secrets.token_hex(16))


class Migration(migrations.Migration):
    dependencies = [("streams", "0001_initial")]
    operations = [migrations.RunPython(name)]
