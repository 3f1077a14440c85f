"""Rows get tags, by which a cursor is told from one of a stream that went another way."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("streams", "0002_epoch")]
    operations = [
        migrations.AddField("personstream", "tag", models.CharField(default="", max_length=16)),
        migrations.AddField("streamrow", "tag", models.CharField(default="", max_length=16)),
    ]
