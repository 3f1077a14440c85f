"""The encrypted database and its keys: what lies on the disk, and every wrong key or setting."""

import stat

import pytest
from django.db import connection
from django.db.utils import DatabaseError
from sqlcipher3 import dbapi2

from tests.server import settings
from tracker_core.errors import Refused, Unavailable
from tracker_server import config
from tracker_server.database import keys
from tracker_server.database.url import NOTICE_ITS_END, database_settings

sqlcipher = pytest.mark.skipif(settings.POSTGRES, reason="about the SQLCipher database")


@sqlcipher
def test_the_file_shows_nothing(jonas, item):
    name = connection.settings_dict["NAME"]
    held = b"".join(path.read_bytes() for path in settings.prepared.database_file.parent.iterdir())
    assert len(held) > 100_000
    for word in (b"SQLite format", b"jonas", b"PIER-7", b"CREATE TABLE"):
        assert word not in held
    plain = dbapi2.connect(name)
    with pytest.raises(dbapi2.DatabaseError, match="not a database"):
        plain.execute("SELECT count(*) FROM sqlite_master")
    plain.close()


@sqlcipher
def test_the_database_is_durable_and_checks_references(db):
    with connection.cursor() as cursor:
        found = [
            cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    assert found == ["wal", 2, 1]


@sqlcipher
def test_transactions_begin_immediate(db):
    assert connection.transaction_mode == "IMMEDIATE"


@sqlcipher
def test_another_key_does_not_open_it(db, tmp_path, monkeypatch):
    other = tmp_path / "other.key"
    other.write_text("ab" * 32)
    other.chmod(0o600)
    wrong = connection.copy("wrong")
    wrong.settings_dict = {**wrong.settings_dict, "OPTIONS": {"key_file": str(other)}}
    with pytest.raises(DatabaseError, match="not a database"):
        wrong.ensure_connection()


@pytest.mark.parametrize("text", ["", "ab" * 31, "ab" * 33, "ab" * 31 + "a", "xy" * 32, "ab" * 31 + "é "])
def test_a_key_that_is_none_is_refused(tmp_path, text):
    """Invariant 8: SQLCipher takes a 63-digit key for a passphrase without a word."""
    file = tmp_path / "database.key"
    file.write_text(text, encoding="utf-8")
    file.chmod(0o600)
    with pytest.raises((Refused, Unavailable)):
        keys.hex_key(file)


def test_keys_are_made_once_for_the_owner_alone(tmp_path):
    folder = tmp_path / "keys"
    keys.prepare(folder, tmp_path / "none.sqlite3")
    made = {file.name: file.read_bytes() for file in folder.iterdir()}
    assert set(made) == {keys.DATABASE_KEY, keys.SECRET_KEY, keys.SIGNING_KEY, keys.AUDIT_KEY}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}
    keys.prepare(folder, tmp_path / "none.sqlite3")
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == made


def test_a_database_whose_key_is_gone_gets_no_new_one(tmp_path):
    """Invariant 7."""
    database = tmp_path / "timetracker.sqlite3"
    database.write_bytes(b"something")
    with pytest.raises(Unavailable, match="Restore the key"):
        keys.prepare(tmp_path / "keys", database)
    assert not (tmp_path / "keys" / keys.DATABASE_KEY).exists()


def test_a_key_that_others_can_read_is_refused(tmp_path):
    file = tmp_path / "database.key"
    file.write_text("ab" * 32)
    file.chmod(0o644)
    with pytest.raises(Refused, match="chmod 600"):
        keys.hex_key(file)


def test_a_postgresql_url_becomes_djangos_settings(tmp_path):
    url = "postgresql://a%40b:p%3Aw@db.example:5433/time?sslmode=verify-full"
    found = database_settings(url, "", tmp_path, tmp_path)
    assert found["ENGINE"] == "django.db.backends.postgresql"
    assert (found["USER"], found["PASSWORD"], found["HOST"], found["PORT"]) == ("a@b", "p:w", "db.example", "5433")
    assert (found["NAME"], found["OPTIONS"]) == ("time", {**NOTICE_ITS_END, "sslmode": "verify-full"})
    assert database_settings(url, "from a file", tmp_path, tmp_path)["PASSWORD"] == "from a file"


WRONG = [
    ({"TIMETRACKER_LISTEN": "nowhere"}, "bad_listen"),
    ({"TIMETRACKER_LISTEN": "127.0.0.1:99999"}, "bad_listen"),
    ({"TIMETRACKER_LISTEN": "0.0.0.0:8440"}, "plain_http"),
    ({"TIMETRACKER_URL": "http://time.example.org"}, "plain_http"),
    ({"TIMETRACKER_URL": "https://time.example.org/path"}, "bad_url"),
    ({"TIMETRACKER_DATABASE_URL": "mysql://x"}, "bad_database_url"),
    ({"TIMETRACKER_DATABASE_APP_USER": 'a"; DROP'}, "bad_database_app_user"),
    ({"TIMETRACKER_TLS_CERT": "/cert.pem"}, "tls_incomplete"),
    ({"TIMETRACKER_TLS_CERT": "/no.pem", "TIMETRACKER_TLS_KEY": "/no.key"}, "tls_unreadable"),
    ({"TIMETRACKER_SERVER_CONFIG": "/no/such.toml"}, "config_unreadable"),
]


@pytest.mark.parametrize(("environ", "code"), WRONG, ids=str)
def test_a_wrong_setting_is_one_sentence(environ, code):
    with pytest.raises((Refused, Unavailable)) as caught:
        config.load(environ)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("content", "code"),
    [("organization = 7", "config_malformed"), ("nonsense", "config_malformed"), ("colour = 'red'", "config_unknown")],
)
def test_a_wrong_settings_file_is_one_sentence(tmp_path, content, code):
    file = tmp_path / "server.toml"
    file.write_text(content)
    with pytest.raises(Refused) as caught:
        config.load({"TIMETRACKER_SERVER_CONFIG": str(file)})
    assert caught.value.code == code


def test_the_environment_wins_over_the_file(tmp_path):
    file = tmp_path / "server.toml"
    file.write_text('organization = "From the file"\nlisten = "127.0.0.1:9000"\n')
    environ = {"TIMETRACKER_SERVER_CONFIG": str(file), "TIMETRACKER_ORGANIZATION": "From the environment"}
    found = config.load(environ)
    assert (found.organization, found.port, found.url) == ("From the environment", 9000, "http://127.0.0.1:9000")
    assert not found.encrypted_in_transit


def test_behind_a_proxy_that_ends_tls_the_server_knows_it_is_safe():
    found = config.load({"TIMETRACKER_URL": "https://time.example.org"})
    assert found.encrypted_in_transit
    assert found.host == "127.0.0.1"
