"""Says of each event of which entry it speaks and what its term is counted from."""

from django.db import migrations, models

from tracker_core import wire
from tracker_core.errors import Malformed
from tracker_server.ledger.ages import aged

AT_ONCE = 1000


def fill(apps, schema_editor):
    rows = apps.get_model("ledger", "Event").objects.order_by("pk")
    last = 0
    while found := list(rows.filter(pk__gt=last)[:AT_ONCE]):
        for row in found:
            try:
                event = wire.decode_event(bytes(row.body))
            except Malformed:
                event = None
            told = aged(event, row.received_at)
            row.entry, row.aged_from = told["entry"], told["aged_from"]
        rows.bulk_update(found, ["entry", "aged_from"])
        last = found[-1].pk


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_sign_ins_and_devices")]
    operations = [
        migrations.AddField("Event", "entry", models.UUIDField(null=True)),
        migrations.AddField("Event", "aged_from", models.BigIntegerField(default=0), preserve_default=False),
        migrations.RunPython(fill),
    ]
