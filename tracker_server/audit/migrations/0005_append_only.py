"""Makes the database itself refuse whatever does not add to the audit, but for a purge of rows that are old enough.

The conditions are the same in both databases, as far as both can say them. On PostgreSQL the application's user has no
right to purge by itself: it calls functions that run as the owner of the tables.
"""

from collections.abc import Iterator

from django.db import migrations

MIN_AGE_MS = 30 * 86_400_000

STREAM_GROWS = """NEW.name = OLD.name
    AND NEW.size >= OLD.size AND (NEW.size > OLD.size OR NEW.head = OLD.head)
    AND NEW.sealed >= OLD.sealed AND NEW.sealed <= NEW.size
    AND NEW.purged >= OLD.purged AND NEW.purged <= NEW.sealed
    AND (NEW.purged > OLD.purged OR NEW.purged_head = OLD.purged_head)"""
SHARD_GROWS = """NEW.month = OLD.month AND NOT OLD.dropped AND (
    (NEW.size > OLD.size AND NOT NEW.dropped)
    OR (NEW.dropped AND NEW.size = OLD.size AND NEW.root = OLD.root AND NEW.note = OLD.note))"""
TILE_GROWS = """NEW.shard_id = OLD.shard_id AND NEW.level = OLD.level AND NEW."index" = OLD."index"
    AND length(NEW.hashes) > length(OLD.hashes) AND length(NEW.hashes) <= 8192
    AND substr(NEW.hashes, 1, length(OLD.hashes)) = OLD.hashes"""
ROWS_LEFT = """EXISTS (
    SELECT 1 FROM audit_auditspan AS span JOIN audit_auditstream AS stream ON stream.name = span.stream_id
    WHERE span.shard_id = {month} AND span.first_seq + span.count - 1 > stream.purged)"""
IS_PURGED = """OLD.seq <= (SELECT purged FROM audit_auditstream WHERE name = OLD.stream_id)
    AND OLD.at <= {now} - (SELECT min_age_ms FROM audit_auditfloor WHERE id = 1)"""
IS_DROPPED = "(SELECT dropped FROM audit_auditshard WHERE month = OLD.shard_id)"

GROWING = (("stream", STREAM_GROWS), ("shard", SHARD_GROWS), ("tile", TILE_GROWS))
NEVER = (("stream", "DELETE"), ("shard", "DELETE"), ("row", "UPDATE"), ("span", "UPDATE"))


def sqlite() -> Iterator[str]:
    now = "CAST(strftime('%s', 'now') AS INTEGER) * 1000"
    rows_left = ROWS_LEFT.format(month="NEW.month")
    conditions = [(table, "UPDATE", f"NOT ({grows})") for table, grows in GROWING]
    conditions += [(table, verb, "1") for table, verb in NEVER]
    conditions += [
        ("shard", "UPDATE", f"NEW.dropped AND {rows_left}"),
        ("row", "DELETE", f"({IS_PURGED.format(now=now)}) IS NOT 1"),
        ("span", "DELETE", f"{IS_DROPPED} IS NOT 1"),
        ("tile", "DELETE", f"{IS_DROPPED} IS NOT 1"),
    ]
    yield "DROP TRIGGER audit_row_no_update"
    yield "DROP TRIGGER audit_row_no_delete"
    for number, (table, verb, refused) in enumerate(conditions):
        yield f"""CREATE TRIGGER audit_{table}_{number} BEFORE {verb} ON audit_audit{table} WHEN {refused}
        BEGIN SELECT RAISE(ABORT, 'the audit is only ever added to'); END"""


def postgresql(schema: str) -> Iterator[str]:
    now = "(extract(epoch FROM clock_timestamp()) * 1000)::bigint"
    for table, grows in GROWING:
        yield f"""CREATE TRIGGER audit_grows BEFORE UPDATE ON audit_audit{table}
        FOR EACH ROW WHEN (NOT ({grows})) EXECUTE FUNCTION audit_refuse()"""
    for table, verb in NEVER:
        yield f"""CREATE TRIGGER audit_no_{verb.lower()} BEFORE {verb} ON audit_audit{table}
        FOR EACH ROW EXECUTE FUNCTION audit_refuse()"""
    for table, allowed in (("row", IS_PURGED.format(now=now)), ("span", IS_DROPPED), ("tile", IS_DROPPED)):
        yield f"""CREATE FUNCTION audit_{table}_deleted() RETURNS trigger
        LANGUAGE plpgsql SET search_path = {schema}, pg_temp AS $$ BEGIN
            IF ({allowed}) IS NOT TRUE THEN
                RAISE EXCEPTION 'the audit is only ever added to';
            END IF;
            RETURN OLD;
        END $$"""
        yield f"""CREATE TRIGGER audit_deleted BEFORE DELETE ON audit_audit{table}
        FOR EACH ROW EXECUTE FUNCTION audit_{table}_deleted()"""
    for table in ("row", "stream", "shard", "span", "tile"):
        yield f"""CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit_audit{table}
        FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()"""
    yield f"""CREATE FUNCTION audit_purge_rows(wanted text, upto bigint) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = {schema}, pg_temp AS $$
    DECLARE
        stream audit_auditstream%ROWTYPE;
        gone bigint;
    BEGIN
        SELECT * INTO stream FROM audit_auditstream WHERE name = wanted FOR UPDATE;
        IF NOT FOUND OR upto > stream.sealed OR upto <= stream.purged THEN
            RAISE EXCEPTION 'there are no such rows';
        END IF;
        UPDATE audit_auditstream SET purged = upto, purged_head =
            (SELECT hash FROM audit_auditrow WHERE stream_id = wanted AND seq = upto) WHERE name = wanted;
        DELETE FROM audit_auditrow WHERE stream_id = wanted AND seq <= upto;
        GET DIAGNOSTICS gone = ROW_COUNT;
        RETURN gone;
    END $$"""
    # A lock that does not come within seconds is given up, so that no push waits behind this one.
    yield f"""CREATE FUNCTION audit_drop_month(wanted text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = {schema}, pg_temp SET lock_timeout = '2s' AS $$
    DECLARE
        part regclass := to_regclass(format('{schema}.%I', 'audit_auditrow_' || replace(wanted, '-', '_')));
        has_rows boolean := false;
    BEGIN
        IF {ROWS_LEFT.format(month="wanted")} THEN
            RAISE EXCEPTION 'the month has rows';
        END IF;
        UPDATE audit_auditshard SET dropped = true WHERE month = wanted;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'there is no such month';
        END IF;
        DELETE FROM audit_auditspan WHERE shard_id = wanted;
        DELETE FROM audit_audittile WHERE shard_id = wanted;
        IF part IS NOT NULL THEN
            EXECUTE format('SELECT EXISTS (SELECT 1 FROM %s)', part) INTO has_rows;
            IF NOT has_rows THEN
                EXECUTE format('DROP TABLE %s', part);
            END IF;
        END IF;
    END $$"""
    yield "REVOKE ALL ON FUNCTION audit_purge_rows(text, bigint), audit_drop_month(text) FROM PUBLIC"


def protect(apps, schema_editor):
    connection = schema_editor.connection
    apps.get_model("audit", "AuditFloor").objects.create(id=1, min_age_ms=MIN_AGE_MS)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT quote_ident(current_schema())")
            statements = postgresql(cursor.fetchone()[0])
        else:
            statements = sqlite()
        for statement in statements:
            cursor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("audit", "0004_partitions")]
    operations = [migrations.RunPython(protect)]
