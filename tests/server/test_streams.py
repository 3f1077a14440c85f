"""Two writers at once, each on a connection of its own: numbers become visible in order, so no puller skips one."""

import threading
import time

import pytest
from django.db import connection, transaction

from tests.server import settings
from tracker_core.errors import Bug
from tracker_server.accounts.models import Person
from tracker_server.streams import reader
from tracker_server.streams.models import PersonStream, StreamRow
from tracker_server.streams.writer import StreamWriter

PATIENCE_S = 20


@pytest.fixture
def person(django_db_setup, django_db_blocker):
    """A person really committed, for other connections to see."""
    with django_db_blocker.unblock():
        made = Person.objects.create(email="two@harbor.example", name="Two Writers")
        yield made
        StreamRow.objects.filter(person=made).delete()
        PersonStream.objects.filter(person=made).delete()
        made.delete()


class Writer(threading.Thread):
    """Adds one row; with ``hold`` the transaction stays open until ``commit`` is set."""

    def __init__(self, person: Person, hold: bool = False) -> None:
        super().__init__()
        self.person = person
        self.written = threading.Event()
        self.commit = threading.Event()
        self.seq = 0
        if not hold:
            self.commit.set()

    def run(self) -> None:
        try:
            with transaction.atomic():
                writer = StreamWriter(self.person.id)
                self.seq = writer.add("note", {"by": self.name})
                writer.flush()
                self.written.set()
                assert self.commit.wait(PATIENCE_S)
        finally:
            connection.close()


def waits_for_the_lock() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
        return bool(cursor.fetchone()[0])


def test_a_puller_never_skips_a_row(person):
    """Invariant 15."""
    first, second = Writer(person, hold=True), Writer(person)
    first.start()
    assert first.written.wait(PATIENCE_S)
    second.start()
    deadline = time.monotonic() + PATIENCE_S
    while settings.POSTGRES and not waits_for_the_lock():
        assert time.monotonic() < deadline
    before = reader.page(person.id, "", lambda ids: {})
    assert before.changes == ()
    assert not second.written.is_set()
    first.commit.set()
    first.join(PATIENCE_S)
    second.join(PATIENCE_S)
    assert (first.seq, second.seq) == (1, 2)
    after = reader.page(person.id, before.cursor, lambda ids: {})
    assert [change.seq for change in after.changes] == [1, 2]


def test_a_hundred_rows_by_four_writers_have_no_hole(person):
    def write() -> None:
        for _ in range(25):
            worker = Writer(person)
            worker.run()

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    seen: list[int] = []
    cursor = ""
    while True:
        writing = any(thread.is_alive() for thread in threads)  # asked first: what was written by then is on the page
        page = reader.page(person.id, cursor, lambda ids: {})
        seen += [change.seq for change in page.changes]
        cursor = page.cursor
        if not writing and not page.changes:
            break
    assert seen == list(range(1, 101))


@pytest.mark.django_db  # the one marked test here: without any, this file run alone has no database
def test_a_database_has_an_epoch_from_the_start():
    assert len(reader.server_epoch()) == 32


def test_a_stream_is_written_in_a_transaction_only(person):
    with pytest.raises(Bug, match="within a transaction"):
        StreamWriter(person.id)
