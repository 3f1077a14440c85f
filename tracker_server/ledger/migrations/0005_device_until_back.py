from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ledger", "0004_device_of_server")]

    operations = [
        migrations.AddField(
            model_name="device",
            name="until_back",
            field=models.BooleanField(db_default=False, default=False),
        ),
    ]
