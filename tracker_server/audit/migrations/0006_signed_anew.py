"""Lets a head be signed anew, of the same tree, which is what a new key of the audit needs; nothing else changes."""

from django.db import migrations

SHARD_GROWS = """NEW.month = OLD.month AND (
    (NOT OLD.dropped AND (
        (NEW.size > OLD.size AND NOT NEW.dropped)
        OR (NEW.dropped AND NEW.size = OLD.size AND NEW.root = OLD.root AND NEW.note = OLD.note)))
    OR (NEW.dropped = OLD.dropped AND NEW.size = OLD.size AND NEW.root = OLD.root))"""
SQLITE = (
    "DROP TRIGGER audit_shard_1",
    f"""CREATE TRIGGER audit_shard_1 BEFORE UPDATE ON audit_auditshard WHEN NOT ({SHARD_GROWS})
    BEGIN SELECT RAISE(ABORT, 'the audit is only ever added to'); END""",
)
POSTGRESQL = (
    "DROP TRIGGER audit_grows ON audit_auditshard",
    f"""CREATE TRIGGER audit_grows BEFORE UPDATE ON audit_auditshard
    FOR EACH ROW WHEN (NOT ({SHARD_GROWS})) EXECUTE FUNCTION audit_refuse()""",
)


def protect(apps, schema_editor):  # Django's signature
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        for statement in POSTGRESQL if connection.vendor == "postgresql" else SQLITE:
            cursor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("audit", "0005_append_only")]
    operations = [migrations.RunPython(protect)]
