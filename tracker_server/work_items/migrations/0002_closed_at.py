"""Says since when an item is closed; of those that are closed already: since now."""

from django.db import migrations, models

from tracker_server.clock import now_ms


def fill(apps, schema_editor):
    apps.get_model("work_items", "WorkItem").objects.filter(closed=True).update(closed_at=now_ms())


class Migration(migrations.Migration):
    dependencies = [("work_items", "0001_initial")]
    operations = [
        migrations.AddField("WorkItem", "closed_at", models.BigIntegerField(editable=False, null=True)),
        migrations.RunPython(fill),
    ]
