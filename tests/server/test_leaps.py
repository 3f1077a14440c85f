"""A purge that would delete months at once: by a wrong clock, a shorter term, another country. It waits for a word."""

from tests.server.conftest import make_person
from tests.server.worker import BORDER, DAY, HOUR, NOW, at, purge, server_audit
from tracker_core.retention import first_kept, month_of
from tracker_server.clock import now_ms
from tracker_server.retention.borders import keeps_from
from tracker_server.retention.models import RetentionMark
from tracker_server.retention.purging import Purge


def test_a_clock_that_is_years_ahead_deletes_nothing_and_says_so(worker):
    entry = worker.work(NOW - 2 * DAY, NOW - 2 * DAY + HOUR)
    purge()
    border = keeps_from(worker.person)
    with at(NOW + 800 * DAY):
        fresh = make_person("new@harbor.example")
        Purge(now_ms(), rest=lambda _: None).run()
        assert keeps_from(worker.person) == border, "nor do devices delete, or is anything turned away"
        ahead = month_of(first_kept(now_ms(), 24))
    assert worker.entries() == {entry}
    (told,) = [row for row in server_audit() if row["action"] == "purge_held"]
    assert told["detail"] == {"from": month_of(border), "to": ahead, "people": 1}, "who is new is as old as the clock"
    assert fresh.pk
    assert purge() == {}


def test_a_term_that_is_set_much_shorter_waits_for_somebody_to_agree(worker, settings):
    entry = worker.work(BORDER + 20 * DAY, BORDER + 20 * DAY + HOUR)
    purge()
    settings.KEEPS_MONTHS = 12
    assert purge() == {}
    assert keeps_from(worker.person) == BORDER
    assert worker.entries() == {entry}
    would = Purge(now_ms(), dry=True)
    assert would.run()["", "ledger.Event"] == 2
    assert not would.held_back
    agreed = Purge(now_ms(), rest=lambda _: None, agreed=[month_of(first_kept(NOW, 12))])
    assert agreed.run()["", "ledger.Event"] == 2
    assert not agreed.held_back
    assert keeps_from(worker.person) == first_kept(NOW, 12)
    assert purge() == {}


def test_who_comes_under_a_shorter_term_in_the_directory_loses_nothing_unasked(worker):
    entry = worker.work(first_kept(NOW, 12) - 20 * DAY, first_kept(NOW, 12) - 20 * DAY + HOUR)
    purge()
    worker.person.country = "FR"
    worker.person.save()
    assert purge() == {}
    assert worker.entries() == {entry}


def test_a_server_that_was_off_for_two_months_goes_on_by_itself(worker):
    worker.work(BORDER - DAY, BORDER - DAY + HOUR)
    RetentionMark.objects.update(term=first_kept(NOW, 26))
    assert purge()["", "ledger.Event"] == 2
