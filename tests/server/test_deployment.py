"""`timetracker-server check`: quiet on a proper deployment, and one sentence for each setting that is not."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests.server.conftest import make_person
from tracker_core.errors import Refused, Unavailable
from tracker_core.model import Role
from tracker_server import deployment, serving
from tracker_server.config import Config, load
from tracker_server.database.url import database_settings
from tracker_server.directory import tokens
from tracker_server.directory.models import DirectoryToken

PATIENCE_S = 120
URL = "https://time.example.org"
DATABASE = "postgresql://tt@db.example.org/tt"


@pytest.fixture
def proper(tmp_path, blank) -> dict[str, str]:
    """The environment of a server behind a proxy that ends TLS, migrated."""
    return {**blank.copy(tmp_path / "home"), "TIMETRACKER_URL": URL}


def command(environment, *words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    words = (sys.executable, "-W", "error", "-m", "tracker_server", *words)
    return subprocess.run(
        words, env=environment, input=stdin, capture_output=True, text=True, timeout=PATIENCE_S, check=False
    )


def loaded(tmp_path: Path, **changes: str) -> Config:
    return load({"TIMETRACKER_SERVER_HOME": str(tmp_path), "TIMETRACKER_URL": URL, **changes})


def test_a_proper_deployment_has_nothing_to_set_right(proper):
    done = command(proper, "check")
    assert (done.stdout, done.stderr, done.returncode) == ("Nothing to set right.\n", "", 0)


def test_what_is_wrong_is_told_in_one_sentence_each(proper, tmp_path):
    words = ("create-admin", "--email", "a@x.example", "--name", "A")
    assert command(proper, *words, stdin="a harbor at night\n").returncode == 0
    (tmp_path / "home" / "keys").chmod(0o755)
    done = command({**proper, "TIMETRACKER_URL": ""}, "check")
    assert done.returncode == 2
    said = done.stdout.splitlines()
    assert f"The folder of the keys is open to others. Run: chmod 700 {tmp_path}/home/keys" in said
    assert any(line.startswith("The url http://127.0.0.1:8440 is plain http. Set url") for line in said)
    assert any("role admin that have no second factor: 1" in line for line in said)
    assert any("SESSION_COOKIE_SECURE" in line for line in said)
    assert "Traceback" not in done.stderr


def test_a_check_changes_nothing(tmp_path):
    environment = {**os.environ, "TIMETRACKER_SERVER_HOME": str(tmp_path / "home"), "TIMETRACKER_URL": URL}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    done = command(environment, "check")
    assert (done.returncode, "`timetracker-server migrate` makes it" in done.stdout) == (2, True)
    assert not (tmp_path / "home").exists()


def test_a_key_that_others_can_read_is_named(proper, tmp_path):
    key = tmp_path / "home" / "keys" / "secret.key"
    key.chmod(0o644)
    assert command(proper, "check").stdout.splitlines() == [f"{key} can be read by others. Run: chmod 600 {key}"]


def test_keys_in_the_folder_of_the_data_are_named(tmp_path):
    config = loaded(tmp_path, TIMETRACKER_KEYS=str(tmp_path / "data" / "keys"))
    assert any("Keys and data lie in one folder" in line for line in deployment._keys(config))
    assert not any("one folder" in line for line in deployment._keys(loaded(tmp_path)))


@pytest.mark.parametrize("query", ["", "?sslmode=require", "?sslmode=disable"])
def test_a_connection_that_does_not_check_the_database_is_named(tmp_path, query):
    (said,) = deployment._transport_to_database(loaded(tmp_path, TIMETRACKER_DATABASE_URL=DATABASE + query))
    assert "Set sslmode=verify-full" in said


@pytest.mark.parametrize(
    "url", ["", f"{DATABASE}?sslmode=verify-full", "postgresql://tt@127.0.0.1/tt", "postgresql:///tt?host=/run"]
)
def test_a_checked_connection_or_one_on_this_machine_is_well(tmp_path, url):
    assert list(deployment._transport_to_database(loaded(tmp_path, TIMETRACKER_DATABASE_URL=url))) == []


def test_an_unencrypted_connection_is_found_at_the_database_itself(db, tmp_path, cluster):
    if cluster is None:
        pytest.skip("there is no connection to speak of")
    config = loaded(tmp_path, TIMETRACKER_DATABASE_URL=f"{DATABASE}?sslmode=verify-full")
    assert "not encrypted" in next(deployment._encryption(config))


def test_a_clock_that_is_behind_the_audit_is_named(db, admin, time_machine_at):
    assert list(deployment._clock()) == []
    with time_machine_at(datetime.now(UTC) - timedelta(days=400)):
        assert "clock is behind" in next(deployment._clock())


@pytest.fixture
def time_machine_at():
    import time_machine

    return lambda when: time_machine.travel(when, tick=True)


def test_only_privileged_accounts_need_a_second_factor(db, admin, tmp_path):
    make_person("jonas@harbor.example")
    make_person("otto@harbor.example", Role.AUDITOR)
    said = list(deployment._second_factor(loaded(tmp_path)))
    assert [line.split(" that ")[0] for line in said] == [
        "Accounts with the role admin",
        "Accounts with the role auditor",
    ]


@pytest.mark.parametrize(("days", "named"), [(-40, True), (3, True), (60, False)])
def test_a_directorys_token_that_ends_is_named(db, days, named):
    assert list(deployment._directory()) == [], "no directory"
    token, _ = tokens.make(days)
    assert list(deployment._directory()) == [], "never used"
    DirectoryToken.objects.filter(pk=token.pk).update(used_at=1)
    said = list(deployment._directory())
    assert [f"Token {token.pk} of your directory ends on" in line for line in said] == [True] * named
    tokens.make(90)
    assert list(deployment._directory()) == [], "there is a newer one"


def pem(host: str, days: int) -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, host)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=400))
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    return made.public_bytes(serialization.Encoding.PEM)


@pytest.mark.parametrize(
    ("host", "days", "says"),
    [
        ("time.example.org", 90, ""),
        ("*.example.org", 90, ""),
        ("time.example.org", 10, "Renew it"),
        ("other.example.org", 90, "is not for time.example.org"),
    ],
)
def test_a_certificate_is_looked_at(tmp_path, host, days, says):
    file = tmp_path / "cert.pem"
    file.write_bytes(pem(host, days))
    said = list(deployment._certificate(file, "time.example.org", datetime.now(UTC)))
    assert says in " ".join(said)
    assert bool(said) == bool(says)
    file.write_text("nonsense")
    assert "is not a PEM certificate" in next(deployment._certificate(file, "time.example.org", datetime.now(UTC)))


def test_a_secret_comes_from_a_file_and_is_in_no_log(tmp_path):
    file = tmp_path / "password"
    file.write_text("pier seven\n")
    file.chmod(0o644)
    config = loaded(tmp_path, TIMETRACKER_DATABASE_URL=DATABASE, TIMETRACKER_DATABASE_PASSWORD_FILE=str(file))
    made = database_settings(config.database_url, config.database_password, config.database_file, config.keys)
    assert made["PASSWORD"] == "pier seven"
    assert "pier seven" not in repr(config)
    assert list(deployment._secrets(config)) == [
        f"{file} holds a secret and can be read by others. Run: chmod 600 {file}"
    ]
    file.chmod(0o600)
    assert list(deployment._secrets(config)) == []


def test_a_configuration_file_with_a_password_in_it_is_for_its_owner_alone(tmp_path):
    file = tmp_path / "server.toml"
    file.write_text('database_url = "postgresql://tt:pier@127.0.0.1/tt"\n')
    file.chmod(0o644)
    config = loaded(tmp_path, TIMETRACKER_SERVER_CONFIG=str(file))
    assert len(list(deployment._secrets(config))) == 1
    file.write_text('database_url = "postgresql://tt@127.0.0.1/tt"\n')
    assert list(deployment._secrets(loaded(tmp_path, TIMETRACKER_SERVER_CONFIG=str(file)))) == []


def test_a_secret_that_is_not_there_is_told(tmp_path):
    with pytest.raises(Unavailable, match="cannot be read"):
        loaded(tmp_path, TIMETRACKER_DATABASE_PASSWORD_FILE=str(tmp_path / "none"))
    (tmp_path / "empty").touch()
    with pytest.raises(Refused, match="is empty"):
        loaded(tmp_path, TIMETRACKER_DATABASE_PASSWORD_FILE=str(tmp_path / "empty"))
    with pytest.raises(Refused, match="set one of them"):
        loaded(tmp_path, TIMETRACKER_DATABASE_PASSWORD="x", TIMETRACKER_DATABASE_PASSWORD_FILE=str(tmp_path / "empty"))


def test_what_a_command_makes_is_for_its_owner_alone(tmp_path):
    environment = {**os.environ, "TIMETRACKER_SERVER_HOME": str(tmp_path / "new" / "home")}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    words = (sys.executable, "-m", "tracker_server", "migrate")
    subprocess.run(words, env=environment, capture_output=True, timeout=PATIENCE_S, check=True, umask=0)
    made = list((tmp_path / "new").rglob("*"))
    assert len(made) > 6
    assert [path for path in (tmp_path / "new", *made) if path.stat().st_mode & 0o077] == []


def test_a_server_takes_the_open_files_that_its_connections_need():
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    if before[1] != resource.RLIM_INFINITY and before[1] < serving.DESCRIPTORS:
        pytest.skip("this system allows fewer")
    resource.setrlimit(resource.RLIMIT_NOFILE, (512, before[1]))
    try:
        serving._make_room()
        assert resource.getrlimit(resource.RLIMIT_NOFILE) == (serving.DESCRIPTORS, before[1])
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
