"""Starts Django for the server's tests, on SQLCipher or, with TIMETRACKER_TEST_DATABASE=postgres, on PostgreSQL."""

import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
import pytest

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.server.settings"
django.setup()

from django.core.cache import cache  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from tests.server import settings  # noqa: E402
from tests.server.backed_up import organization, other  # noqa: E402, F401  # fixtures
from tests.server.device import Api, MadeDevice, authorize_url, code_of, exchange, pkce  # noqa: E402
from tests.server.postgres import Cluster  # noqa: E402
from tests.server.serving import blank, demo, environment, filled, served  # noqa: E402, F401  # fixtures
from tests.server.worker import BORDER, DAY, Worker, at  # noqa: E402
from tracker_core.model import Kind, Role  # noqa: E402
from tracker_server.accounts.models import Person, Team  # noqa: E402
from tracker_server.audit import partitions  # noqa: E402
from tracker_server.directory.people import save_person  # noqa: E402
from tracker_server.work_items.assigning import assign, save_item  # noqa: E402
from tracker_server.work_items.models import WorkItem  # noqa: E402

PASSWORD = "correct horse battery"


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster | None]:
    """The PostgreSQL server of this run; None on SQLCipher."""
    if not settings.POSTGRES:
        yield None
        return
    server = Cluster(settings.POSTGRES_PORT)
    server.start()
    server.create("timetracker")
    yield server
    server.stop()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(cluster) -> None:
    """The database server has to run before Django makes its test database."""


@pytest.fixture(autouse=True)
def _no_rate_limits_left_over() -> None:
    cache.clear()


@contextmanager
def database(name: str) -> Iterator[None]:
    """Let Django use another database, with transactions that are really committed."""
    usual = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    partitions.forget()
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual
        partitions.forget()


@pytest.fixture(scope="session")
def empty_database(django_db_setup, django_db_blocker, cluster, tmp_path_factory) -> str:
    """The name of a database with all tables and nothing in them, to be copied."""
    name = f"empty_{uuid.uuid4().hex}" if cluster else str(tmp_path_factory.mktemp("empty") / "empty.sqlite3")
    if cluster:
        cluster.create(name)
    with django_db_blocker.unblock(), database(name):
        call_command("migrate", verbosity=0)
    return name


@pytest.fixture
def own_database(empty_database, django_db_blocker, cluster, tmp_path) -> Iterator[str]:
    """An empty database for one test alone; its name."""
    name = f"own_{uuid.uuid4().hex}" if cluster else str(tmp_path / "own.sqlite3")
    copy_database(cluster, empty_database, name)
    with django_db_blocker.unblock(), database(name):
        yield name


def copy_database(cluster: Cluster | None, source: str, target: str) -> None:
    """Copy a database that nobody has open."""
    if cluster:
        cluster.create(target, source)
    else:
        shutil.copy(source, target)
        assert not Path(f"{source}-wal").exists()


def make_person(email: str, role: Role = Role.EMPLOYEE) -> Person:
    person = Person(email=email, name=email.split("@", maxsplit=1)[0].title(), employee_id="E-1", role=role.value)
    person.set_password(PASSWORD)
    save_person(person, None)
    return person


def make_item(key: str, kind: Kind = Kind.TASK, title: str = "Some work") -> WorkItem:
    item = WorkItem(key=key, title=title, kind=kind.value, project="Pier")
    save_item(item, None)
    return item


def signed_in_api(person: Person) -> Api:
    """Signs ``person`` in through the pages and the token endpoint."""
    client = Client()
    assert client.login(request=None, email=person.email, password=PASSWORD)
    verifier, challenge = pkce()
    code = code_of(client.get(authorize_url(challenge)))
    return Api(Client(), exchange(Client(), code, verifier).json()["access_token"])


@pytest.fixture
def admin(db) -> Person:
    return make_person("mara@harbor.example", Role.ADMIN)


@pytest.fixture
def jonas(db) -> Person:
    return make_person("jonas@harbor.example")


@pytest.fixture
def manager(jonas) -> Person:
    """Of the team that ``jonas`` is in."""
    person = make_person("paul@harbor.example", Role.MANAGER)
    Team.objects.create(name="Quay").members.set([jonas, person])
    return person


@pytest.fixture
def officer(db) -> Person:
    return make_person("olga@harbor.example", Role.PRIVACY_OFFICER)


@pytest.fixture
def item(jonas, admin) -> WorkItem:
    """A bug assigned to Jonas."""
    made = make_item("PIER-7", Kind.BUG)
    assign(made, jonas, admin)
    return made


@pytest.fixture
def api(jonas) -> Api:
    return signed_in_api(jonas)


@pytest.fixture
def device(jonas) -> MadeDevice:
    return MadeDevice(str(jonas.id))


@pytest.fixture
def worker(db, settings):
    """Somebody who has worked here for longer than records are kept: 24 months, and 12 in France."""
    settings.KEEPS_MONTHS = 24
    settings.KEEPS_MONTHS_BY_COUNTRY = {"FR": 12}
    with at(BORDER - 400 * DAY):
        return Worker(make_person("jonas@harbor.example"))
