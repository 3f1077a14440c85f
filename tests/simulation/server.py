"""The organization's real server inside the simulation's process, its encrypted database on a file system in memory.

Importing this module makes the server's home and founds the organization; ``Server.put_back`` returns to that state.
"""

from __future__ import annotations

import atexit
import datetime as dt
import logging
import os
import shutil
import tempfile
import uuid
from pathlib import Path
from random import Random

from tracker_server.config import FIELDS, load
from tracker_server.database import keys

MEMORY = Path("/dev/shm")
URL = "http://127.0.0.1:8440"
BEGIN = 1_767_268_800_000  # 2026-01-01T12:00:00Z
PEOPLE = ("Ann", "Ben")
ITEMS = ("APP-0", "APP-1", "APP-2", "APP-3")  # the last one is nobody's at the beginning
HOME = Path(tempfile.mkdtemp(prefix="simulation-", dir=MEMORY if MEMORY.is_dir() else None))
atexit.register(shutil.rmtree, HOME, ignore_errors=True)

for variable in FIELDS.values():
    os.environ.pop(variable, None)
os.environ.update(
    TIMETRACKER_SERVER_HOME=str(HOME), TIMETRACKER_URL=URL, DJANGO_SETTINGS_MODULE="tracker_server.settings"
)
CONFIG = load(os.environ)
keys.prepare(CONFIG.keys, CONFIG.database_file)
CONFIG.database_file.parent.mkdir()

import django  # noqa: E402  # the settings had to be there first

django.setup()
logging.disable(logging.CRITICAL)

import time_machine  # noqa: E402
from django.conf import settings  # noqa: E402
from django.core.cache import cache  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402
from oauth2_provider.models import (  # noqa: E402
    get_access_token_model,
    get_application_model,
    get_refresh_token_model,
)

from tracker_core.errors import Unavailable  # noqa: E402
from tracker_desktop.sync.exchange import Request, Response  # noqa: E402
from tracker_server.accounts.models import Person  # noqa: E402
from tracker_server.audit.sealing import seal  # noqa: E402
from tracker_server.directory.people import save_person  # noqa: E402
from tracker_server.restored import begin_new_epoch  # noqa: E402
from tracker_server.work_items.assigning import assign, save_item, unassign  # noqa: E402
from tracker_server.work_items.models import WorkItem  # noqa: E402


class ServerCrash(BaseException):
    """The server's process is gone, in the middle of what it did."""


def person_id(number: int) -> uuid.UUID:
    """The id of a person of the simulation."""
    return uuid.UUID(int=1 + number)


def item_id(number: int) -> uuid.UUID:
    """The id of a work item of the simulation."""
    return uuid.UUID(int=101 + number)


class Server:
    """One server. It answers requests, crashes at a statement of its database, and goes back to a backup."""

    def __init__(self) -> None:
        self._client = Client(raise_request_exception=False)
        self._crash_at = 0
        self._statements = 0
        self.crashes = 0

    def put_back(self, content: bytes) -> None:
        """Let the database be ``content``: a backup, or the beginning."""
        connection.close()
        for ending in ("", "-wal", "-shm"):
            Path(f"{CONFIG.database_file}{ending}").unlink(missing_ok=True)
        CONFIG.database_file.write_bytes(content)
        cache.clear()

    def backup(self) -> bytes:
        """The whole database."""
        self.query("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        return CONFIG.database_file.read_bytes()

    def crash_at(self, statement: int) -> None:
        """Crash in the next request, before its n-th statement; not at all when it has fewer."""
        self._crash_at = statement

    def answer(self, request: Request) -> Response:
        """The reply to ``request``. Raises ``Unavailable`` when the server crashed over it."""
        headers = {"Authorization": f"Bearer {request.bearer}"} if request.bearer else {}
        seal()  # the server's job, for what the requests before have put into the audit
        self._statements = 0
        try:
            with connection.execute_wrapper(self._count):
                reply = self._client.generic(
                    request.method,
                    request.url.removeprefix(URL),
                    request.body,
                    content_type=request.content_type,
                    headers={**headers, "Host": "127.0.0.1:8440"},
                )
        except ServerCrash:
            self.crashes += 1
            connection.close()  # what was not committed is gone
            raise Unavailable("connection_refused", "The server crashed.") from None
        finally:
            self._crash_at = 0
        retry_after = reply.headers.get("Retry-After")
        return Response(
            reply.status_code,
            reply.headers.get("Content-Type", ""),
            reply.content,
            None if retry_after is None else float(retry_after),
        )

    def query(self, sql: str, values: tuple[object, ...] = ()) -> list[tuple]:
        """Rows of the database, as they are."""
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            return cursor.fetchall()

    def sign_in(self, person: uuid.UUID, random: Random) -> str:
        """A refresh token, as a sign-in gives one."""
        token = f"{random.getrandbits(128):032x}"
        owner = Person.objects.get(id=person)
        application = get_application_model().objects.get(client_id=settings.NATIVE_CLIENT_ID)
        access = get_access_token_model().objects.create(
            user=owner, application=application, token=f"access {token}", expires=timezone.now(), scope="openid"
        )
        get_refresh_token_model().objects.create(
            user=owner,
            application=application,
            token=token,
            access_token=access,
            token_family=uuid.UUID(int=random.getrandbits(128)),
        )
        return token

    def revoke_tokens(self, person: uuid.UUID) -> None:
        """End every sign-in of a person, as an admin does."""
        get_refresh_token_model().objects.filter(user_id=person, revoked=None).update(revoked=timezone.now())
        get_access_token_model().objects.filter(user_id=person).delete()

    def set_active(self, person: uuid.UUID, active: bool) -> None:
        """Whether a person may sign in."""
        known = Person.objects.get(id=person)
        if known.is_active != active:
            known.is_active = active
            save_person(known, None)

    def is_active(self, person: uuid.UUID) -> bool:
        return Person.objects.get(id=person).is_active

    def assign(self, person: uuid.UUID, item: uuid.UUID) -> None:
        assign(WorkItem.objects.get(id=item), Person.objects.get(id=person), None)

    def unassign(self, person: uuid.UUID, item: uuid.UUID) -> None:
        unassign(WorkItem.objects.get(id=item), Person.objects.get(id=person), None)

    def close_or_open(self, item: uuid.UUID) -> bool:
        """Close an open item, open a closed one; whether it is closed now."""
        known = WorkItem.objects.get(id=item)
        known.closed = not known.closed
        save_item(known, None)
        return known.closed

    def tell_restored(self) -> None:
        """What the admin does after putting a backup back."""
        begin_new_epoch()

    def _count(self, execute, sql, params, many, context):
        self._statements += 1
        if self._statements == self._crash_at:
            raise ServerCrash
        return execute(sql, params, many, context)


def _found() -> bytes:
    """A new database with its people, their work, and nothing recorded."""
    with time_machine.travel(dt.datetime.fromtimestamp(BEGIN / 1000, dt.UTC), tick=False):
        call_command("migrate", interactive=False, verbosity=0)
        people = []
        for number, name in enumerate(PEOPLE):
            person = Person(id=person_id(number), email=f"{name}@example.org".lower(), name=name, employee_id=name)
            person.set_unusable_password()
            save_person(person, None)
            people.append(person)
        for number, key in enumerate(ITEMS):
            item = WorkItem(id=item_id(number), key=key, title=f"Thing {number}", kind="task", project="App")
            save_item(item, None)
            if number < len(ITEMS) - 1:
                for person in people:
                    assign(item, person, None)
    return Server().backup()


FOUNDED = _found()
