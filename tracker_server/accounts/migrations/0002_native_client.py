"""Registers our desktop program with the OpenID provider, so that nobody has to."""

from django.db import migrations

CLIENT_ID = "timetracker-desktop"
# RFC 8252, 7.3: whatever the port, when the address is the literal loopback one.
REDIRECT_URIS = "http://127.0.0.1/signed-in http://[::1]/signed-in"


def register(apps, schema_editor):
    application = apps.get_model("oauth2_provider", "Application")
    application.objects.create(
        client_id=CLIENT_ID,
        name="TimeTracker",
        client_type="public",
        client_secret="",
        hash_client_secret=False,
        authorization_grant_type="authorization-code",
        redirect_uris=REDIRECT_URIS,
        skip_authorization=True,
        algorithm="RS256",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("oauth2_provider", "0022_refreshtoken_token_family_index"),
    ]
    operations = [migrations.RunPython(register)]
