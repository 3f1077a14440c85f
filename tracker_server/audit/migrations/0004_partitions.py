"""On PostgreSQL, rows lie in a partition for each month of ``at``; on both, rows lose an index that another covers."""

import django.db.models.deletion
from django.db import migrations, models

# The primary key has to hold the column that partitions; ``id`` only numbers rows, so it needs no index.
CREATE = """
ALTER TABLE audit_auditrow RENAME TO audit_auditrow_whole;
CREATE SEQUENCE audit_auditrow_number;
CREATE TABLE audit_auditrow (
    id bigint NOT NULL DEFAULT nextval('audit_auditrow_number'),
    seq bigint NOT NULL,
    at bigint NOT NULL,
    action varchar(40) NOT NULL,
    body bytea NOT NULL,
    hash varchar(64) NOT NULL,
    stream_id varchar(64) NOT NULL REFERENCES audit_auditstream (name) DEFERRABLE INITIALLY DEFERRED
) PARTITION BY RANGE (at);
ALTER SEQUENCE audit_auditrow_number OWNED BY audit_auditrow.id;
"""
# Runs as its owner, since the application's user may not make tables; makes nothing but partitions of this one table.
MAKE_PARTITION = """
CREATE FUNCTION audit_make_partition(wanted text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = {schema}, pg_temp AS $$
DECLARE
    named text := 'audit_auditrow_' || replace(wanted, '-', '_');
    first timestamp;
BEGIN
    IF wanted !~ '^[0-9]{{4}}-(0[1-9]|1[0-2])$' THEN
        RAISE EXCEPTION 'not a month: %', wanted;
    END IF;
    IF to_regclass(format('{schema}.%I', named)) IS NOT NULL THEN
        RETURN;
    END IF;
    LOCK TABLE audit_auditrow IN SHARE UPDATE EXCLUSIVE MODE;
    IF to_regclass(format('{schema}.%I', named)) IS NOT NULL THEN
        RETURN;
    END IF;
    first := (wanted || '-01')::timestamp;
    EXECUTE format('CREATE TABLE {schema}.%I (LIKE audit_auditrow INCLUDING DEFAULTS)', named);
    EXECUTE format(
        'ALTER TABLE audit_auditrow ATTACH PARTITION {schema}.%I FOR VALUES FROM (%s) TO (%s)',
        named,
        (extract(epoch FROM first) * 1000)::bigint,
        (extract(epoch FROM first + interval '1 month') * 1000)::bigint
    );
    -- The other triggers come with the parent; this kind does not.
    EXECUTE format(
        'CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON {schema}.%I '
        'FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()',
        named
    );
END $$;
REVOKE ALL ON FUNCTION audit_make_partition(text) FROM PUBLIC;
"""
MOVE = """
SELECT audit_make_partition(to_char(to_timestamp(at / 1000) AT TIME ZONE 'UTC', 'YYYY-MM'))
    FROM (SELECT DISTINCT ON (at / 86400000) at FROM audit_auditrow_whole) AS days;
SELECT audit_make_partition(to_char(now() AT TIME ZONE 'UTC' + make_interval(months => ahead), 'YYYY-MM'))
    FROM generate_series(0, 2) AS ahead;
INSERT INTO audit_auditrow SELECT id, seq, at, action, body, hash, stream_id FROM audit_auditrow_whole;
SET CONSTRAINTS ALL IMMEDIATE; -- a table with checks that wait cannot be altered
SELECT setval('audit_auditrow_number', coalesce((SELECT max(id) FROM audit_auditrow), 0) + 1, false);
DROP TABLE audit_auditrow_whole;
DROP FUNCTION audit_row_refuse();
ALTER TABLE audit_auditrow ADD CONSTRAINT audit_row_place PRIMARY KEY (stream_id, seq, at);
"""
REFUSE = """
CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the audit is only ever added to'; END $$;
"""


def reshape(apps, schema_editor):
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT quote_ident(current_schema())")
            schema = cursor.fetchone()[0]
            for statements in (REFUSE, CREATE, MAKE_PARTITION.format(schema=schema), MOVE):
                cursor.execute(statements)
        else:
            cursor.execute(
                "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'audit_auditrow' "
                "AND name LIKE 'audit_auditrow_stream_id%'"
            )
            for (name,) in cursor.fetchall():
                cursor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_trees")]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(reshape)],
            state_operations=[
                migrations.AlterField(
                    "auditrow",
                    "stream",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, to="audit.auditstream"
                    ),
                )
            ],
        )
    ]
