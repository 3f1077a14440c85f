"""PostgreSQL: the application's own user can add to the audit, and nothing else, by no statement."""

import pytest
from django.db import DatabaseError, connection, transaction

from tests.server import settings as of_tests
from tests.server.test_purging import JANUARY
from tests.server.test_sealing import assert_whole, record_many
from tracker_core.errors import Unavailable
from tracker_server.audit.grants import grant
from tracker_server.audit.models import AuditStream
from tracker_server.audit.purging import drop_month, purge_rows
from tracker_server.audit.sealing import seal
from tracker_server.opening import _migrate

pytestmark = pytest.mark.skipif(not of_tests.POSTGRES, reason="PostgreSQL alone has users")
APP = "timetracker_app"


@pytest.fixture
def application(own_database):
    """Everything below is done by the application's user."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [APP])
        if cursor.fetchone() is None:
            cursor.execute(f"CREATE ROLE {APP} LOGIN")
    grant(APP)
    owner = connection.settings_dict["USER"]
    connection.close()
    connection.settings_dict["USER"] = APP
    yield owner
    connection.close()
    connection.settings_dict["USER"] = owner


def test_it_does_all_that_the_server_does(application):
    record_many(300, "p", JANUARY)
    record_many(3, "p", JANUARY + 5 * 365 * 86_400_000)
    assert seal() == 303
    assert_whole("2025-01")
    assert purge_rows("p", 300) == 300
    drop_month("2025-01")
    assert AuditStream.objects.get(name="p").purged == 300
    assert _migrate(APP) == []


FORBIDDEN = [
    "UPDATE audit_auditrow SET at = 0",
    "UPDATE audit_auditrow_2025_01 SET at = 0",
    "DELETE FROM audit_auditrow",
    "DELETE FROM audit_auditrow_2025_01",
    "INSERT INTO audit_auditrow_2025_01 SELECT * FROM audit_auditrow",
    "TRUNCATE audit_auditrow",
    "TRUNCATE audit_auditrow_2025_01",
    "DROP TABLE audit_auditrow_2025_01",
    "ALTER TABLE audit_auditrow DETACH PARTITION audit_auditrow_2025_01",
    "ALTER TABLE audit_auditrow DISABLE TRIGGER ALL",
    "ALTER TABLE audit_auditrow_2025_01 DISABLE TRIGGER ALL",
    "DROP TRIGGER audit_no_update ON audit_auditrow",
    "DROP FUNCTION audit_refuse() CASCADE",
    "CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
    "ALTER TABLE audit_auditrow OWNER TO timetracker_app",
    "SET session_replication_role = replica",
    "SET ROLE timetracker",
    "CREATE TABLE anything (x int)",
    "UPDATE audit_auditstream SET purged = 1",
    "UPDATE audit_auditstream SET purged_head = 'x'",
    "DELETE FROM audit_auditstream",
    "TRUNCATE audit_auditstream CASCADE",
    "UPDATE audit_auditshard SET dropped = true",
    "DELETE FROM audit_auditshard",
    "UPDATE audit_auditspan SET count = 0",
    "DELETE FROM audit_auditspan",
    "DELETE FROM audit_audittile",
    "UPDATE audit_auditfloor SET min_age_ms = 0",
    "DELETE FROM audit_auditfloor",
    "INSERT INTO audit_auditfloor (id, min_age_ms) VALUES (2, 0)",
    "DELETE FROM django_migrations",
]
ONLY_GROWING = [
    "UPDATE audit_auditstream SET size = 0",
    "UPDATE audit_auditshard SET size = 0",
    "SELECT audit_purge_rows('p', 4)",
]


def test_it_cannot_do_more(application):
    record_many(3, "p", JANUARY)
    record_many(1, "p")
    seal()
    for statement in FORBIDDEN:
        with pytest.raises(DatabaseError, match=r"permission denied|must be owner"), transaction.atomic():
            connection.cursor().execute(statement)
    for statement in ONLY_GROWING:  # what it may write grows, and that is all
        with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
            connection.cursor().execute(statement)


def test_a_temporary_table_does_not_fool_the_owners_functions(application):
    record_many(3, "p", JANUARY)
    record_many(1, "p", JANUARY + 10 * 365 * 86_400_000)
    seal()
    with transaction.atomic():
        cursor = connection.cursor()
        cursor.execute("CREATE TEMPORARY TABLE audit_auditfloor AS SELECT 1 AS id, -9000000000000 AS min_age_ms")
        with pytest.raises(DatabaseError, match="only ever added to"):
            cursor.execute("SELECT audit_purge_rows('p', 4)")


def test_it_does_not_bring_the_database_up_to_date(application):
    connection.close()
    connection.settings_dict["USER"] = application
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'audit' AND name LIKE '0006%'")
    connection.close()
    connection.settings_dict["USER"] = APP
    with pytest.raises(Unavailable, match="of its owner") as error:
        _migrate(APP)
    assert error.value.code == "database_older"


def test_a_user_that_is_not_there_is_told_of(own_database):
    with pytest.raises(Unavailable, match="createuser") as error:
        _migrate("nobody_such")
    assert error.value.code == "database_user_missing"
